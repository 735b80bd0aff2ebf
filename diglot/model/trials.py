"""What trials of speed speak of: costs, trials, the record that is kept. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec


class TrialFailed(Exception):
    """What was to be measured did not do its work; `args[0]` says what, and what it said last."""


class Cost(msgspec.Struct, frozen=True):
    """What one run took; None for what is not known.

    cpu_seconds: of the process and of all its descendants that it waited for, user and system together.
    peak_mb: the most memory that the process itself held; peak_mb_below: the most that one of its descendants did,
    if there was one.
    """

    seconds: float
    cpu_seconds: float | None = None
    peak_mb: float | None = None
    peak_mb_below: float | None = None


class Trial(msgspec.Struct, frozen=True):
    """One thing measured, in some runs of the same kind.

    by: who did it: "diglot", a part of it alone, or another program. what: "cold", "no-op", "edit"…
    documents: how many the work was about. seconds, cpu_seconds: medians; least: the quickest run. Peaks are the
    largest of all runs.
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


class Verdict(msgspec.Struct, frozen=True):
    """A target beside what was measured. measured: None where nothing was. is_ceiling: less is better."""

    target: str
    pairs: int | None
    wanted: float
    is_ceiling: bool
    measured: float | None

    @property
    def is_reached(self) -> bool | None:
        """None where nothing was measured."""
        if self.measured is None:
            return None
        return self.measured <= self.wanted if self.is_ceiling else self.measured >= self.wanted


class Machine(msgspec.Struct, frozen=True):
    """The machine that it was measured on, with nothing that would name it."""

    processor: str
    cores: int
    memory_gb: float
    system: str
    python: str


class Record(msgspec.Struct, frozen=True):
    """All trials of one run of `bench`. versions: by program. absent: other programs that were not there."""

    machine: Machine
    versions: Mapping[str, str]
    trials: Sequence[Trial]
    absent: Sequence[str]
