"""The sample publication in; how its volumes are spaced by total fit and line by line, and what that costs, out.

Touches a temporary folder and processes, and poppler through `line_quality`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.line_quality import LineQuality, measure_lines
from benchmarks.tables import Table
from benchmarks.timing import time_work
from benchmarks.weasyprint_alone import record_jobs

_CONTENT = Path(__file__).parents[1] / "content"
TOTAL_FIT, LINE_BY_LINE = "diglot", "WeasyPrint alone"


class SpacedVolume(msgspec.Struct, frozen=True):
    """A volume whose lines were broken by one of two programs. cpu_seconds: of layout and PDF, the median."""

    lang: str
    by: str
    quality: LineQuality
    cpu_seconds: float


def compare_lines(rounds: int, tell: Callable[[str], None]) -> list[SpacedVolume]:
    """Set each volume of the sample publication in both ways in turn, and measure its lines.

    Raises: MeasurementFailed.
    """
    volumes = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(_CONTENT, folder / "content")
        for style, job in record_jobs(folder, "volume"):
            pdfs = {by: folder / f"{job.lang}-{number}.pdf" for number, by in enumerate((LINE_BY_LINE, TOTAL_FIT))}
            seconds: dict[str, list[float]] = {by: [] for by in pdfs}

            def set_volume() -> None:
                from diglot.adapters.typesetter import Typesetter
                from diglot.core.line_breaking import break_lines

                typesetter = Typesetter(style, break_lines if by == TOTAL_FIT else None)  # noqa: B023 - runs at once
                pdfs[by].write_bytes(typesetter.set_pdf(job).pdf)  # noqa: B023

            for turn in range(rounds):
                for by in pdfs:
                    seconds[by].append(time_work(set_volume).cpu_seconds or 0.0)
                    tell(f"{job.lang}, {by}, {turn + 1} of {rounds}: {seconds[by][-1]:.2f} s of the processor")
            volumes += [SpacedVolume(job.lang, by, measure_lines(pdf), median(seconds[by])) for by, pdf in pdfs.items()]
    return volumes


def lines_table(volumes: Sequence[SpacedVolume]) -> Table:
    """Return the table of the measured volumes."""
    head = (
        "of 100 lines",
        "loose",
        "very loose",
        "tight",
        "hyphens",
        "ladders",
        "letters",
        "rivers",
        "widest",
        "pages",
        "CPU s",
    )
    rows = [
        (
            f"{volume.lang}, {volume.by}",
            *(f"{share:.1f}" for share in (lines.loose, lines.very_loose, lines.tight, lines.hyphens)),
            *(str(count) for count in (lines.ladders, lines.letters, lines.rivers)),
            f"{lines.worst:.1f}",
            str(lines.pages),
            f"{volume.cpu_seconds:.1f}",
        )
        for volume in volumes
        for lines in (volume.quality,)
    ]
    return Table("Spaces and hyphens of justified lines", head, rows)
