"""The records of a benchmark: costs of runs, trials, verdicts, comparisons. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec


class MeasurementFailed(Exception):
    """What was to be measured did not do its work; `args[0]` says what, and the last that it printed."""


class Cost(msgspec.Struct, frozen=True):
    """The cost of one run; None for what is not known.

    cpu_seconds: of the process and of all descendants that it waited for, user and system together.
    peak_mb: the peak memory of the process itself; peak_mb_below: of its largest descendant, if there was one.
    """

    seconds: float
    cpu_seconds: float | None = None
    peak_mb: float | None = None
    peak_mb_below: float | None = None


class Trial(msgspec.Struct, frozen=True):
    """One kind of work, measured in several runs.

    by: "diglot", a part of it alone, or another program; what: "cold", "no-op", "edit"…; documents: how many texts
    the work was about. seconds and cpu_seconds are medians; least: the quickest run; peaks are the largest of all
    runs. ratio: the median of its seconds divided by diglot's, run by run in the same turn; None for diglot itself,
    and where runs were not made in turn.
    """

    by: str
    what: str
    pairs: int
    documents: int
    runs: int
    seconds: float
    least: float
    cpu_seconds: float | None
    peak_mb: float | None
    peak_mb_below: float | None
    ratio: float | None = None


class Verdict(msgspec.Struct, frozen=True):
    """A target beside what was measured. measured: None if nothing was; is_ceiling: less is better."""

    target: str
    pairs: int | None
    wanted: float
    is_ceiling: bool
    measured: float | None

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is reached; None if nothing was measured."""
        if self.measured is None:
            return None
        return self.measured <= self.wanted if self.is_ceiling else self.measured >= self.wanted


class Machine(msgspec.Struct, frozen=True):
    """The machine that was measured on, without anything that identifies it."""

    processor: str
    cores: int
    memory_gb: float
    system: str
    python: str


class Record(msgspec.Struct, frozen=True):
    """All trials of one run of `bench`. versions: by program; absent: programs that are not installed."""

    machine: Machine
    versions: Mapping[str, str]
    trials: Sequence[Trial]
    absent: Sequence[str]


class Comparison(msgspec.Struct, frozen=True):
    """One figure of this checkout beside that of another.

    what: the kind of work; unit: "seconds", "cpu_seconds", "peak_mb", "peak_mb_below". this, other: medians.
    ratio: the median of this divided by other, run by run in the same turn; low, high: an interval that contains
    the true median with 95 % probability, or the smallest and largest ratio if there are too few runs for it.
    """

    what: str
    unit: str
    pairs: int
    runs: int
    this: float
    other: float
    ratio: float
    low: float
    high: float
