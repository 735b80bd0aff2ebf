"""What may be done in another process, or on another machine, speaks of this: bytes in, bytes out. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeAlias

import msgspec

from diglot.model.problems import Problem

Work: TypeAlias = Callable[[bytes], bytes]
"""A row in, its answer out: the same answer for the same row, wherever and however often it is done."""


class TaskType(msgspec.Struct, frozen=True):
    """What all rows of a kind of work share.

    opener: the importable name "module:function" of what makes a `Work` of the setting. A worker opens a craft once.
    setting: goes to each worker once.
    few: so many rows are sooner done here than sent to others.
    rows_a_worker: after so many a process gives its memory back and is replaced.
    heavy: the name of a module that takes long to import, and is imported before processes are forked.
    """

    opener: str
    setting: bytes = b""
    few: int = 0
    rows_a_worker: int = 1000
    heavy: str = ""


class TaskFailed(msgspec.Struct, frozen=True):
    """In place of an answer: the worker that had the row died, and so did the one that tried it again."""

    reason: str


class Executor(Protocol):
    """Who does work."""

    @property
    def workers(self) -> int:
        """How many others there are to do it; 0 where this process does all."""

    def map(self, craft: TaskType, rows: Iterable[bytes]) -> Iterator[bytes | TaskFailed]:
        """The answers in the rows' order. Rows are taken as they are needed, a few ahead: there may be any number."""


class WorkRefused(Exception):
    """Nobody is there to do the work. problem: why, for the editor."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
