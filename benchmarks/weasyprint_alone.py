"""A publication in, the print jobs of its PDFs out; and the same jobs rendered by WeasyPrint alone.

Touches the publication's folder and processes. The only part of the benchmarks that knows diglot from inside.
"""

from __future__ import annotations

import io
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from benchmarks.records import Cost, MeasurementFailed
from benchmarks.timing import time_work

if TYPE_CHECKING:
    from diglot.adapters.typesetter import Typesetter
    from diglot.model.paper.printing import PrintJob, PrintStyle
    from diglot.model.tasks import Answer, TaskType


def record_jobs(root: Path, pdf_format: str = "pdf") -> list[tuple[PrintStyle, PrintJob]]:
    """Return the jobs that a build with PDFs gives to the typesetter, each with its style. No PDF is made.

    Raises: MeasurementFailed.
    """
    from diglot.adapters.executors import process_pool
    from diglot.adapters.executors.task_loading import new_function
    from diglot.adapters.typesetter import Typesetter  # loads WeasyPrint: 700 ms
    from diglot.cli.command_line import main
    from diglot.model.paper.printing import PrintedPdf

    styles: dict[int, PrintStyle] = {}
    jobs: list[tuple[PrintStyle, PrintJob]] = []

    def open_typesetter(self: Typesetter, style: PrintStyle, *_: object) -> None:
        styles[id(self)] = style
        self.style_faults = ()

    def record_job(self: Typesetter, job: PrintJob) -> tuple[PrintedPdf, ...]:
        jobs.append((styles[id(self)], job))
        return (PrintedPdf(b"", 0, ()),) * len(job.uses)

    def map_here(task_type: TaskType, payloads: Iterable[bytes], *_: object, **__: object) -> Iterator[Answer]:
        return map(new_function(task_type), payloads)

    # Processes forked later could not use Pango if this one had used it.
    with (
        patch.object(process_pool, "map_in_processes", map_here),
        patch.object(Typesetter, "__init__", open_typesetter),
        patch.object(Typesetter, "set_pdfs", record_job),
        redirect_stdout(io.StringIO()),
    ):
        main(["--root", str(root), "--json", "build", "--fresh", "--formats", f"html,{pdf_format}", "--jobs", "1"])
    if not jobs:
        raise MeasurementFailed("weasyprint: the build made no print jobs")
    return jobs


def time_jobs(jobs: Sequence[tuple[PrintStyle, PrintJob]], cores: int) -> Cost:
    """Return the cost of rendering jobs of one style, in as many processes as there are cores.

    Styles and fonts are read once in each; nothing is checked, mended or kept.
    Raises: MeasurementFailed.
    """

    def render_share(start: int) -> None:
        from weasyprint import HTML

        from diglot.adapters.typesetter import HOME, Typesetter
        from diglot.adapters.typesetter.engine import VARIANT

        typesetter = Typesetter(jobs[0][0])
        for _, job in jobs[start::cores]:
            html = HTML(string=job.html, base_url=HOME, url_fetcher=typesetter._fetcher(job))
            typesetter._render(html, typesetter._sheets).write_pdf(pdf_variant=VARIANT)

    def render_all() -> None:
        context = multiprocessing.get_context("fork")
        workers = [context.Process(target=render_share, args=(start,)) for start in range(cores)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert not any(worker.exitcode for worker in workers)

    return time_work(render_all)
