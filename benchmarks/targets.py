"""Costs of runs in, trials, comparisons and verdicts out. Touches nothing.

The targets are those of docs/performance.md: each is a row here, with the function that measures it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import comb
from statistics import median
from typing import Any

import msgspec

from benchmarks.records import Comparison, Cost, Machine, Record, Trial, Verdict

DIGLOT, PANDOC, WEASYPRINT, PANDOC_LOOP, HUGO = "diglot", "pandoc", "weasyprint", "pandoc --pdf-engine", "hugo"


def trial_of(
    by: str, what: str, pairs: int, documents: int, costs: Sequence[Cost], beside: Sequence[Cost] = ()
) -> Trial:
    """Return a trial of several runs. beside: diglot's runs of the same work, in the same turns.

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
        median(cost.seconds / ours.seconds for cost, ours in zip(costs, beside, strict=False)) if beside else None,
    )


def _largest(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)


# ---------------------------------------------------------------- this checkout beside another


def comparisons_of(what: str, pairs: int, this: Sequence[Cost], other: Sequence[Cost]) -> Iterator[Comparison]:
    """Yield a comparison for each unit that both sides have in every run, which are in the order of the turns."""
    for unit in Cost.__struct_fields__:
        ours, theirs = ([getattr(cost, unit) for cost in costs] for costs in (this, other))
        if all((*ours, *theirs)):
            ratios = sorted(one / another for one, another in zip(ours, theirs, strict=True))
            low, high = interval(ratios)
            yield Comparison(what, unit, pairs, len(ratios), median(ours), median(theirs), median(ratios), low, high)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % confidence interval of the median of sorted values; of five or fewer, the whole range.

    It is that of the sign test, so it assumes nothing about how the values are distributed.

    >>> interval([1, 2, 3, 4, 5, 6, 7, 8, 9])
    (2, 8)
    """
    count, rank, outside = len(values), 0, 0.5 ** len(values)
    while outside + comb(count, rank + 1) * 0.5**count <= 0.025:
        rank += 1
        outside += comb(count, rank) * 0.5**count
    return values[rank], values[-1 - rank]


# ---------------------------------------------------------------- the targets


class _Trials(msgspec.Struct, frozen=True):
    """The trials of one size, by program and work."""

    rows: Mapping[tuple[str, str], Trial]

    def seconds(self, by: str, what: str) -> float | None:
        trial = self.rows.get((by, what))
        return trial.seconds if trial else None

    def cpu_seconds(self, by: str, what: str) -> float | None:
        trial = self.rows.get((by, what))
        return trial.cpu_seconds if trial else None

    def seconds_each(self, by: str, what: str) -> float | None:
        trial = self.rows.get((by, what))
        return trial.seconds / trial.documents if trial else None

    def ratio(self, by: str, what: str) -> float | None:
        """Return how long a program takes beside diglot; of the medians if the runs were not made in turn."""
        trial = self.rows.get((by, what))
        return trial.ratio if trial and trial.ratio else _divided(self.seconds(by, what), self.seconds(DIGLOT, what))


Measure = Callable[[_Trials], float | None]


class Target(msgspec.Struct, frozen=True):
    """A target. pairs: in which size; None: that of the PDFs; 0: of none; is_ceiling: this much or less."""

    name: str
    pairs: int | None
    wanted: float
    measure: Measure
    is_ceiling: bool = True


def _seconds(what: str) -> Measure:
    return lambda trials: trials.seconds(DIGLOT, what)


def _ratio_of(by: str, what: str) -> Measure:
    return lambda trials: trials.ratio(by, what)


def _divided(over: float | None, under: float | None) -> float | None:
    return over / under if over is not None and under else None


def _pdf(trials: _Trials) -> float | None:
    """Return the seconds that one PDF adds to a cold build."""
    whole, pages = trials.seconds_each(DIGLOT, "pdf-cold"), trials.seconds_each(DIGLOT, "pdf-pages")
    return whole - pages if whole is not None and pages is not None else None


def _memory(what: str, *, below: bool) -> Measure:
    def measure(trials: _Trials) -> float | None:
        trial = trials.rows.get((DIGLOT, what))
        return (trial.peak_mb_below if below else trial.peak_mb) if trial else None

    return measure


def _search(trials: _Trials) -> float | None:
    """Return the seconds that the search adds to a build after an edit."""
    whole, pages = trials.seconds(DIGLOT, "search-edit"), trials.seconds(DIGLOT, "edit")
    return whole - pages if whole is not None and pages is not None else None


def _check_to_cold(trials: _Trials) -> float | None:
    """Return the processor time of a first `check`, as a multiple of that of a cold build."""
    return _divided(trials.cpu_seconds(DIGLOT, "check"), trials.cpu_seconds(DIGLOT, "cold"))


def _memory_to_status(trials: _Trials) -> float | None:
    """Return how long it takes to index the memory, as a multiple of the status before it, which reads all texts."""
    return _divided(trials.seconds(DIGLOT, "memory-index"), trials.seconds(DIGLOT, "status"))


TARGETS: Sequence[Target] = (
    Target("cold-to-pandoc", 1_000, 1.5, lambda trials: _divided(1.0, trials.ratio(PANDOC, "cold"))),
    Target("cpu-of-cold", 1_000, 50, lambda trials: trials.cpu_seconds(DIGLOT, "cold")),
    Target("memory", 10_000, 250, _memory("cold", below=False)),
    Target("memory-of-a-worker", 10_000, 300, _memory("cold", below=True)),
    Target("no-op", 1_000, 0.15, _seconds("no-op")),
    Target("no-op", 10_000, 0.3, _seconds("no-op")),
    Target("hugo-to-no-op", 1_000, 10, _ratio_of(HUGO, "no-op"), is_ceiling=False),
    Target("edit", 1_000, 0.45, _seconds("edit")),
    Target("edit", 10_000, 0.6, _seconds("edit")),
    Target("first-edit", 1_000, 0.45, _seconds("first-edit")),
    Target("first-edit", 10_000, 0.6, _seconds("first-edit")),
    Target("memory-of-an-edit", 1_000, 90, _memory("edit", below=False)),
    Target("memory-of-an-edit", 10_000, 120, _memory("edit", below=False)),
    Target("title", 10_000, 0.8, _seconds("title")),
    Target("date", 10_000, 1, _seconds("date")),
    Target("search-in-edit", 1_000, 0.3, _search),
    Target("hugo-to-edit", 1_000, 5, _ratio_of(HUGO, "edit"), is_ceiling=False),
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
    Target("saved-to-shown", 1_000, 0.4, _seconds("saved")),
    Target("saved-to-shown", 10_000, 0.4, _seconds("saved")),
    Target("served", 1_000, 2, _seconds("served")),
    Target("status", 10_000, 0.6, _seconds("status-no-op")),
    Target("check-to-cold", 1_000, 0.6, _check_to_cold),
    Target("check-edit", 1_000, 0.6, _seconds("check-edit")),
    Target("desk-first", 1_000, 0.5, _seconds("desk-first")),
    Target("desk-open", 1_000, 0.5, _seconds("desk-open")),
    Target("desk-saved", 1_000, 0.5, _seconds("desk-saved")),
    Target("desk-suggestion", 1_000, 0.05, _seconds("desk-suggestion")),
    Target("desk-suggestion", 10_000, 0.05, _seconds("desk-suggestion")),
    Target("memory-to-status", 10_000, 1, _memory_to_status),
    Target("memory-of-the-desk", 1_000, 250, _memory("desk-first", below=False)),
    Target("help", 0, 0.08, _seconds("help")),
    Target(
        "cluster-to-pool",
        None,
        0.95,
        lambda trials: _divided(trials.seconds(DIGLOT, "pdf-cold"), trials.seconds(DIGLOT, "pdf-cluster")),
        is_ceiling=False,
    ),
)


def judge(trials: Sequence[Trial]) -> tuple[Verdict, ...]:
    """Return a verdict on every target."""
    return tuple(
        Verdict(
            target.name, target.pairs, target.wanted, target.is_ceiling, target.measure(_of_size(trials, target.pairs))
        )
        for target in TARGETS
    )


def _of_size(trials: Sequence[Trial], pairs: int | None) -> _Trials:
    """Return the trials that a target is about: PDFs are measured in one size only."""
    rows = [row for row in trials if row.pairs == pairs or (pairs is None and row.what.startswith("pdf"))]
    return _Trials({(row.by, row.what): row for row in rows})


# ---------------------------------------------------------------- the record as scripts read it


def document_of(record: Record) -> dict[str, Any]:
    """Return a record and its verdicts as JSON, figures rounded to a thousandth."""
    trials = [rounded(row) for row in record.trials]
    # Of the rounded figures, so that a reader of the file comes to the same verdicts.
    verdicts = [{**rounded(row), "is_reached": row.is_reached} for row in judge([Trial(**row) for row in trials])]
    return {
        "machine": msgspec.to_builtins(record.machine),
        "versions": dict(record.versions),
        "trials": trials,
        "verdicts": verdicts,
        "absent": list(record.absent),
    }


def rounded(row: Trial | Verdict | Comparison) -> dict[str, Any]:
    """Return a row as JSON, figures rounded to a thousandth."""
    return {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in msgspec.structs.asdict(row).items()
    }


def record_from(document: Mapping[str, Any]) -> Record:
    """Return the record that a JSON document was made of."""
    return Record(
        Machine(**document["machine"]),
        document["versions"],
        tuple(Trial(**row) for row in document["trials"]),
        tuple(document["absent"]),
    )
