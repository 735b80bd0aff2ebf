"""Costs of runs in, trials and verdicts out. Touches nothing.

The targets are those of docs/performance.md: each is a row here, and says what it takes of which trials.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Any

import msgspec

from diglot.model.trials import Cost, Machine, Record, Trial, Verdict

# Who did it, where it was not diglot itself.
PANDOC, WEASYPRINT, PANDOC_LOOP, HUGO = "pandoc", "weasyprint", "pandoc --pdf-engine", "hugo"
DIGLOT = "diglot"


def trial_of(by: str, what: str, pairs: int, documents: int, costs: Sequence[Cost]) -> Trial:
    """Some runs of one kind as a trial.

    >>> trial_of("diglot", "no-op", 9, 18, [Cost(3, 3, 9), Cost(1, 1, 8), Cost(2, 1, 7)]).seconds
    2
    """
    seconds = [cost.seconds for cost in costs]
    cpu_seconds = [cost.cpu_seconds for cost in costs if cost.cpu_seconds is not None]
    return Trial(
        by,
        what,
        pairs,
        documents,
        len(costs),
        median(seconds),
        min(seconds),
        median(cpu_seconds) if cpu_seconds else None,
        _largest(cost.peak_mb for cost in costs),
        _largest(cost.peak_mb_below for cost in costs),
    )


def _largest(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)


# ---------------------------------------------------------------- the targets


class _Trials(msgspec.Struct, frozen=True):
    """Trials of one size, to be asked for by name."""

    rows: Mapping[tuple[str, str], Trial]

    def seconds(self, by: str, what: str) -> float | None:
        trial = self.rows.get((by, what))
        return trial.seconds if trial else None

    def seconds_each(self, by: str, what: str) -> float | None:
        trial = self.rows.get((by, what))
        return trial.seconds / trial.documents if trial else None


Measure = Callable[[_Trials], float | None]


class Target(msgspec.Struct, frozen=True):
    """What is wanted. pairs: of which size; None: of that which PDFs are measured with. is_ceiling: or less."""

    name: str
    pairs: int | None
    wanted: float
    measure: Measure
    is_ceiling: bool = True


def _seconds(what: str) -> Measure:
    return lambda trials: trials.seconds(DIGLOT, what)


def _ratio(over: tuple[str, str], under: tuple[str, str]) -> Measure:
    return lambda trials: _divided(trials.seconds(*over), trials.seconds(*under))


def _divided(over: float | None, under: float | None) -> float | None:
    return over / under if over is not None and under else None


def _pdf(trials: _Trials) -> float | None:
    """What one PDF adds to a build that has nothing yet."""
    whole, pages = trials.seconds_each(DIGLOT, "pdf-cold"), trials.seconds_each(DIGLOT, "pdf-pages")
    return whole - pages if whole is not None and pages is not None else None


def _memory(what: str, *, below: bool) -> Measure:
    def measure(trials: _Trials) -> float | None:
        trial = trials.rows.get((DIGLOT, what))
        return (trial.peak_mb_below if below else trial.peak_mb) if trial else None

    return measure


TARGETS: Sequence[Target] = (
    Target("cold-to-pandoc", 1_000, 1.5, _ratio((DIGLOT, "cold"), (PANDOC, "cold"))),
    Target("no-op", 1_000, 0.15, _seconds("no-op")),
    Target("hugo-to-no-op", 1_000, 10, _ratio((HUGO, "no-op"), (DIGLOT, "no-op")), is_ceiling=False),
    Target("no-op", 10_000, 0.6, _seconds("no-op")),
    Target("edit", 1_000, 0.4, _seconds("edit")),
    Target("hugo-to-edit", 1_000, 5, _ratio((HUGO, "edit"), (DIGLOT, "edit")), is_ceiling=False),
    Target(
        "pdf-to-weasyprint",
        None,
        1.15,
        lambda trials: _divided(_pdf(trials), trials.seconds_each(WEASYPRINT, "pdf-cold")),
    ),
    Target(
        "loop-to-pdf",
        None,
        7,
        lambda trials: _divided(trials.seconds_each(PANDOC_LOOP, "pdf-cold"), _pdf(trials)),
        is_ceiling=False,
    ),
    Target("memory", 10_000, 400, _memory("cold", below=False)),
    Target("memory-of-a-worker", 10_000, 300, _memory("cold", below=True)),
    Target("saved-to-shown", 1_000, 0.5, _seconds("saved")),
    Target("cluster-to-pool", None, 0.9, _ratio((DIGLOT, "pdf-cold"), (DIGLOT, "pdf-cluster")), is_ceiling=False),
)


def judge(trials: Sequence[Trial]) -> tuple[Verdict, ...]:
    """Every target beside what was measured."""
    return tuple(
        Verdict(
            target.name, target.pairs, target.wanted, target.is_ceiling, target.measure(_of_size(trials, target.pairs))
        )
        for target in TARGETS
    )


def _of_size(trials: Sequence[Trial], pairs: int | None) -> _Trials:
    """The trials that a target is about: PDFs are measured in one size only."""
    rows = [row for row in trials if row.pairs == pairs or (pairs is None and row.what.startswith("pdf"))]
    return _Trials({(row.by, row.what): row for row in rows})


# ---------------------------------------------------------------- the record as scripts read it


def document_of(record: Record) -> dict[str, Any]:
    """A record as JSON has it, with its verdicts; figures to a thousandth."""
    trials = [_rounded(row) for row in record.trials]
    # Of the figures as they are kept, so that whoever reads them comes to the same verdicts.
    verdicts = [{**_rounded(row), "is_reached": row.is_reached} for row in judge([Trial(**row) for row in trials])]
    return {
        "machine": msgspec.to_builtins(record.machine),
        "versions": dict(record.versions),
        "trials": trials,
        "verdicts": verdicts,
        "absent": list(record.absent),
    }


def _rounded(row: Trial | Verdict) -> dict[str, Any]:
    return {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in msgspec.structs.asdict(row).items()
    }


def record_from(document: Mapping[str, Any]) -> Record:
    """The record that a document was made of; verdicts are judged anew."""
    return Record(
        Machine(**document["machine"]),
        document["versions"],
        tuple(Trial(**row) for row in document["trials"]),
        tuple(document["absent"]),
    )
