"""Records in, tables out: for the terminal in English, for docs/performance.md in both languages.

Reads the words of the Russian tables from `russian.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import msgspec
from babel.numbers import format_decimal

from benchmarks.records import Comparison, Record, Trial
from benchmarks.targets import DIGLOT, PANDOC, PANDOC_LOOP, WEASYPRINT, judge

Cell: TypeAlias = str | float | tuple[str, float] | None
"""A word, a figure, nothing measured, or a limit with its sign."""

# The programs that are measured in an unusual way; others go by their names.
_NAMES: Mapping[str, str] = {
    PANDOC: "pandoc alone",
    WEASYPRINT: "WeasyPrint alone, warm",
    PANDOC_LOOP: "one pandoc process per PDF",
}
TARGET_NAMES: Mapping[str, str] = {
    "cold-to-pandoc": "a cold build, as a multiple of the time of pandoc alone",
    "cpu-of-cold": "processor time of a cold build, seconds",
    "no-op": "a build with nothing to do, seconds",
    "hugo-to-no-op": "Hugo with nothing to do, as a multiple of the time of diglot",
    "edit": "a build after an edit, seconds",
    "first-edit": "the first build after an edit that follows a cold build, seconds",
    "memory-of-an-edit": "memory of a build after an edit, MB",
    "title": "a build after another title, seconds",
    "date": "a build after another date, seconds",
    "search-in-edit": "the search in a build after an edit, in addition, seconds",
    "hugo-to-edit": "Hugo after an edit, as a multiple of the time of diglot",
    "pdf-to-weasyprint": "a PDF, as a multiple of the time of WeasyPrint alone, warm",
    "loop-to-pdf": "one pandoc process per PDF, as a multiple of the time of diglot",
    "memory": "memory of the build itself, MB",
    "memory-of-a-worker": "memory of its largest worker, MB",
    "saved-to-shown": "from a saved file to its page in the preview, seconds",
    "served": "from the start of a preview of what is built to its first page, seconds",
    "status": "`status` with nothing new, seconds",
    "check-to-cold": "processor time of a first `check`, as a multiple of that of a cold build",
    "check-edit": "`check` after an edit, seconds",
    "desk-first": "an article on the desk, the first one after its start, seconds",
    "desk-open": "another article on the desk, seconds",
    "desk-saved": "from a save on the desk to its page there, seconds",
    "desk-suggestion": "suggestions from the memory for a row on the desk, seconds",
    "memory-to-status": "indexing the memory, as a multiple of the time of the first status",
    "memory-of-the-desk": "memory of the desk, MB",
    "help": "the help of the command line, seconds",
    "cluster-to-pool": "throughput of a cluster on this machine, as a multiple of that of the machine itself",
}
_PDF_NAMES: Mapping[str, str] = {
    "pdf-pages": "diglot: pages only, cold",
    "pdf-cold": "diglot: cold",
    "pdf-edit": "diglot: after an edit",
    "pdf-cluster": "diglot: cold, on a cluster",
}
_UNITS: Mapping[str, str] = {
    "seconds": "s",
    "cpu_seconds": "CPU s",
    "peak_mb": "MB",
    "peak_mb_below": "MB of a worker",
}
WORKS: Mapping[str, str] = {
    "cold": "cold",
    "no-op": "nothing to do",
    "first-edit": "the first edit",
    "edit": "after an edit",
    "first-title": "the first other title",
    "title": "another title",
    "first-date": "the first other date",
    "date": "another date",
    "status": "the first `status`",
    "status-no-op": "`status`, nothing new",
    "status-edit": "`status` after an edit",
    "check": "the first `check`",
    "check-no-op": "`check`, nothing new",
    "check-edit": "`check` after an edit",
}
_LATER = ("no-op", "edit", "title")


class Table(msgspec.Struct, frozen=True):
    """A table in English. The first column is text, the others are figures."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def lines(self) -> Iterator[str]:
        """Yield the lines that a terminal shows."""
        table = self._texts("en")
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        yield self.title
        for first, *others in table:
            figures = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
            yield "  ".join([first.ljust(widths[0]), *figures]).rstrip()

    def markdown(self, lang: str) -> str:
        """Return the table as Markdown, without its title."""
        head, *rows = self._texts(lang)
        rule = ["---", *["--:"] * (len(head) - 1)]
        return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))

    def _texts(self, lang: str) -> list[list[str]]:
        return [[_text(cell, lang) for cell in row] for row in (self.head, *self.rows)]


@cache
def russian() -> Mapping[str, str]:
    """Return the Russian words of the tables, by the English ones."""
    return tomllib.loads(Path(__file__).with_name("russian.toml").read_text(encoding="utf-8"))


def _text(cell: Cell, lang: str) -> str:
    """Return the text of a cell; figures with three significant digits, if they have a fraction."""
    if cell is None:
        return "—"
    if isinstance(cell, str):
        return russian().get(cell, cell) if lang == "ru" else cell
    if isinstance(cell, tuple):
        return f"{cell[0]} {_text(cell[1], lang)}"
    return format_decimal(round(cell, 2 if cell < 10 else 1 if cell < 100 else 0), locale=lang)


def tables(record: Record) -> Mapping[str, Table]:
    """Return the tables of a record by name; those about which nothing was measured have no rows."""
    return {
        "machine": _machine(record),
        "targets": _targets(record),
        "builds": _builds(record),
        "pdfs": _pdfs(record),
        "growth": _growth(record),
    }


def ratio_table(record: Record) -> Table:
    """Return the table of other programs beside diglot, by the ratios of runs made in the same turn."""
    rows = [
        (_NAMES.get(by, by), pairs, *(works[name].ratio if name in works else None for name in ("cold", *_LATER)))
        for (pairs, by), works in _by_program(record).items()
        if any(work.ratio for work in works.values())
    ]
    head = ("time, as a multiple of that of diglot", "pairs", "cold", "nothing to do", "after an edit", "another title")
    return Table("Other programs beside diglot, in the same turn", head, rows)


def comparison_table(comparisons: Sequence[Comparison]) -> Table:
    """Return the table of one checkout beside another."""
    rows = [
        (WORKS[row.what], _UNITS[row.unit], row.pairs, row.this, row.other, row.ratio, row.low, row.high)
        for row in comparisons
    ]
    head = ("what", "unit", "pairs", "this version", "the other", "ratio", "at least", "at most")
    return Table("This checkout beside the other", head, rows)


def _machine(record: Record) -> Table:
    machine = record.machine
    rows: list[Sequence[Cell]] = [
        ("processor", machine.processor),
        ("cores", machine.cores),
        ("memory, GB", machine.memory_gb),
        ("system", machine.system),
        ("Python", machine.python),
        *record.versions.items(),
        *((name, "not installed") for name in record.absent),
    ]
    return Table("The machine", ("what", "which"), rows)


def _targets(record: Record) -> Table:
    reached = {True: "yes", False: "no", None: "not measured"}
    rows = [
        (
            TARGET_NAMES[row.target],
            row.pairs or None,
            ("≤" if row.is_ceiling else "≥", row.wanted),
            row.measured,
            reached[row.is_reached],
        )
        for row in judge(record.trials)
    ]
    return Table("Targets", ("target", "pairs", "wanted", "measured", "reached"), rows)


def _builds(record: Record) -> Table:
    head = (
        *("seconds", "pairs", "cold", "its CPU time", "nothing to do", "after an edit", "another title"),
        *("saved to shown", "MB", "MB of a worker"),
    )
    compared = {row.pairs for row in record.trials if row.by != DIGLOT}
    rows = [
        (
            _NAMES.get(by, by),
            pairs,
            works["cold"].seconds,
            works["cold"].cpu_seconds,
            *_seconds_of(works, *_LATER, "saved"),
            works["cold"].peak_mb,
            works["cold"].peak_mb_below,
        )
        for (pairs, by), works in _by_program(record).items()
        if "cold" in works and pairs in compared
    ]
    return Table("Builds, beside pandoc alone and other programs", head, rows)


def _by_program(record: Record) -> Mapping[tuple[int, str], Mapping[str, Trial]]:
    found: dict[tuple[int, str], dict[str, Trial]] = {}
    for row in record.trials:
        if row.pairs and not row.what.startswith("pdf"):
            found.setdefault((row.pairs, row.by), {})[row.what] = row
    return found


def _seconds_of(works: Mapping[str, Trial], *names: str) -> Iterator[float | None]:
    return (works[name].seconds if name in works else None for name in names)


def _pdfs(record: Record) -> Table:
    head = ("who makes PDFs", "documents", "seconds", "seconds each", "CPU seconds each", "MB", "MB of a worker")
    rows = [_pdf(row) for row in record.trials if row.what in _PDF_NAMES]
    return Table("Builds with PDFs, beside WeasyPrint alone", head, rows)


def _pdf(row: Trial) -> Sequence[Cell]:
    # After an edit one PDF of many is made.
    share = None if row.what == "pdf-edit" else row.documents
    return (
        _PDF_NAMES[row.what] if row.by == DIGLOT else _NAMES[row.by],
        row.documents,
        row.seconds,
        row.seconds / share if share else None,
        row.cpu_seconds / share if share and row.cpu_seconds else None,
        row.peak_mb,
        row.peak_mb_below,
    )


def _growth(record: Record) -> Table:
    head = (
        *("pairs", "cold, s", "ms a document", "nothing to do, s", "after an edit, s", "another title, s"),
        *("MB", "MB of a worker"),
    )
    rows = [
        (
            pairs,
            cold.seconds,
            cold.seconds / cold.documents * 1000,
            *_seconds_of(works, *_LATER),
            cold.peak_mb,
            cold.peak_mb_below,
        )
        for (pairs, by), works in _by_program(record).items()
        if by == DIGLOT and (cold := works.get("cold"))
    ]
    return Table("Growth", head, rows)
