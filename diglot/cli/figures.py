"""A record of trials in, tables in words out: for the terminal, and for docs/performance.md. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from diglot.core.trials import DIGLOT, PANDOC, PANDOC_LOOP, WEASYPRINT, judge
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.trials import Record, Trial, Verdict

_NOT_MEASURED = "—"

# Those that are no programs of their own; others go by their names.
_PARTS: Mapping[str, str] = {
    PANDOC: N_("pandoc alone"),
    WEASYPRINT: N_("WeasyPrint alone, warm"),
    PANDOC_LOOP: N_("one pandoc a PDF"),
}

_TARGETS: Mapping[str, str] = {
    "cold-to-pandoc": N_("a cold build: so many times what pandoc alone takes"),
    "no-op": N_("a build with nothing to do, seconds"),
    "hugo-to-no-op": N_("with nothing to do, Hugo takes so many times what we take"),
    "edit": N_("a build after an edit, seconds"),
    "hugo-to-edit": N_("after an edit, Hugo takes so many times what we take"),
    "pdf-to-weasyprint": N_("a PDF: so many times what warm WeasyPrint alone takes"),
    "loop-to-pdf": N_("one pandoc a PDF takes so many times what we take"),
    "memory": N_("memory of the build itself, MB"),
    "memory-of-a-worker": N_("memory of its largest worker, MB"),
    "saved-to-shown": N_("from a saved file to its page in the preview, seconds"),
    "cluster-to-pool": N_("a cluster of this machine does so many times what the machine does by itself"),
}


class Table(msgspec.Struct, frozen=True):
    """A table in words. The first column is text, the others are figures."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def lines(self) -> Iterator[str]:
        """As a terminal shows it."""
        table = [self.head, *self.rows]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        yield self.title
        for first, *others in table:
            figures = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
            yield "  ".join([first.ljust(widths[0]), *figures]).rstrip()

    def markdown(self) -> str:
        """As documents have it, without its title."""
        rows = [self.head, ["---", *["--:"] * (len(self.head) - 1)], *self.rows]
        return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def tables(record: Record, formatter: MessageFormatter) -> Mapping[str, Table]:
    """The tables of a record by name; those about which nothing was measured have no rows."""
    return {
        "machine": _machine(record, formatter),
        "targets": _targets(record, formatter),
        "builds": _builds(record, formatter),
        "pdfs": _pdfs(record, formatter),
        "growth": _growth(record, formatter),
    }


def _machine(record: Record, formatter: MessageFormatter) -> Table:
    say, machine = formatter.say, record.machine
    rows = [
        (say(N_("processor")), machine.processor),
        (say(N_("cores")), formatter.words.number(machine.cores)),
        (say(N_("memory, GB")), formatter.words.decimal(machine.memory_gb)),
        (say(N_("system")), machine.system),
        ("Python", machine.python),
        *record.versions.items(),
        *((name, say(N_("not installed"))) for name in record.absent),
    ]
    return Table(say(N_("The machine")), (say(N_("what")), say(N_("which"))), rows)


def _targets(record: Record, formatter: MessageFormatter) -> Table:
    head = _said(formatter, N_("target"), N_("pairs"), N_("wanted"), N_("measured"), N_("reached"))
    return Table(formatter.say(N_("Targets")), head, [_target(row, formatter) for row in judge(record.trials)])


def _target(row: Verdict, formatter: MessageFormatter) -> Sequence[str]:
    words = {True: N_("yes"), False: N_("no"), None: N_("not measured")}
    return (
        formatter.say(_TARGETS[row.target]),
        formatter.words.number(row.pairs) if row.pairs else _NOT_MEASURED,
        f"{'≤' if row.is_ceiling else '≥'} {formatter.words.decimal(row.wanted)}",
        _figure(row.measured, formatter),
        formatter.say(words[row.is_reached]),
    )


def _builds(record: Record, formatter: MessageFormatter) -> Table:
    head = _said(
        formatter,
        N_("seconds"),
        N_("pairs"),
        N_("cold"),
        N_("its CPU time"),
        N_("nothing to do"),
        N_("after an edit"),
        N_("another title"),
        N_("saved to shown"),
        N_("MB"),
        N_("MB of a worker"),
    )
    compared = {row.pairs for row in record.trials if row.by != DIGLOT}
    sets = [(key, row) for key, row in _by_maker(record).items() if "cold" in row and key[0] in compared]
    rows = [_build(by, pairs, row, formatter) for (pairs, by), row in sets]
    return Table(formatter.say(N_("Builds, beside pandoc alone and other programs")), head, rows)


def _build(by: str, pairs: int, trials: Mapping[str, Trial], formatter: MessageFormatter) -> Sequence[str]:
    cold = trials["cold"]
    later = [_figure(trials[what].seconds if what in trials else None, formatter) for what in _LATER]
    return (
        _name(by, formatter),
        formatter.words.number(pairs),
        _figure(cold.seconds, formatter),
        _figure(cold.cpu_seconds, formatter),
        *later,
        _figure(cold.peak_mb, formatter),
        _figure(cold.peak_mb_below, formatter),
    )


_LATER = ("no-op", "edit", "title", "saved")


def _by_maker(record: Record) -> Mapping[tuple[int, str], Mapping[str, Trial]]:
    found: dict[tuple[int, str], dict[str, Trial]] = {}
    for row in record.trials:
        if not row.what.startswith("pdf"):
            found.setdefault((row.pairs, row.by), {})[row.what] = row
    return found


def _pdfs(record: Record, formatter: MessageFormatter) -> Table:
    head = _said(
        formatter,
        N_("who makes PDFs"),
        N_("documents"),
        N_("seconds"),
        N_("seconds each"),
        N_("CPU seconds each"),
        N_("MB"),
        N_("MB of a worker"),
    )
    rows = [_pdf(row, formatter) for row in record.trials if row.what in _PDFS]
    return Table(formatter.say(N_("Builds with PDFs, beside WeasyPrint alone")), head, rows)


_PDFS: Mapping[str, str] = {
    "pdf-pages": N_("{name}: pages only, cold"),
    "pdf-cold": N_("{name}: cold"),
    "pdf-edit": N_("{name}: after an edit"),
    "pdf-cluster": N_("{name}: cold, by a cluster"),
}


def _pdf(row: Trial, formatter: MessageFormatter) -> Sequence[str]:
    is_ours = row.by == DIGLOT
    # After an edit one PDF is made, of all that there are.
    share = None if row.what == "pdf-edit" else row.documents
    return (
        formatter.say(_PDFS[row.what], name=row.by) if is_ours else _name(row.by, formatter),
        formatter.words.number(row.documents),
        _figure(row.seconds, formatter),
        _figure(row.seconds / share if share else None, formatter),
        _figure(row.cpu_seconds / share if share and row.cpu_seconds else None, formatter),
        _figure(row.peak_mb, formatter),
        _figure(row.peak_mb_below, formatter),
    )


def _growth(record: Record, formatter: MessageFormatter) -> Table:
    head = _said(
        formatter,
        N_("pairs"),
        N_("cold, s"),
        N_("ms a document"),
        N_("nothing to do, s"),
        N_("after an edit, s"),
        N_("another title, s"),
        N_("MB"),
        N_("MB of a worker"),
    )
    ours = [(pairs, row) for (pairs, by), row in _by_maker(record).items() if by == DIGLOT and "cold" in row]
    rows = [[formatter.words.number(pairs), *_grown(row, formatter)] for pairs, row in ours]
    return Table(formatter.say(N_("Growth")), head, rows)


def _grown(trials: Mapping[str, Trial], formatter: MessageFormatter) -> Iterator[str]:
    cold = trials["cold"]
    later = [trials[what].seconds if what in trials else None for what in ("no-op", "edit", "title")]
    for value in (cold.seconds, cold.seconds / cold.documents * 1000, *later, cold.peak_mb, cold.peak_mb_below):
        yield _figure(value, formatter)


def _said(formatter: MessageFormatter, *words: str) -> tuple[str, ...]:
    return tuple(map(formatter.say, words))


def _name(by: str, formatter: MessageFormatter) -> str:
    return formatter.say(_PARTS[by]) if by in _PARTS else by


def _figure(value: float | None, formatter: MessageFormatter) -> str:
    """A figure with as many digits as mean anything: three of them."""
    if value is None:
        return _NOT_MEASURED
    return formatter.words.decimal(round(value, 2 if value < 10 else 1 if value < 100 else 0))
