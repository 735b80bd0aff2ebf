"""Types of the work that may be done in another process or on another machine: bytes in, bytes out. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeAlias

import msgspec

from diglot.model.problems import Problem

TaskFunction: TypeAlias = Callable[[bytes], bytes]
"""From a payload to its answer: the same answer for the same payload, wherever and however often it is called."""


class TaskType(msgspec.Struct, frozen=True):
    """What all tasks of one kind share.

    factory: the importable name "module:function" of what makes a `TaskFunction` from the config. A worker calls it
    once.
    config: sent to each worker once.
    local_limit: up to this many tasks are run in the calling process, where that is faster than starting workers.
    tasks_per_worker: after this many a process gives its memory back and is replaced.
    preload: the name of a module that is slow to import; it is imported before processes are forked.
    """

    factory: str
    config: bytes = b""
    local_limit: int = 0
    tasks_per_worker: int = 1000
    preload: str = ""


class TaskFailed(msgspec.Struct, frozen=True):
    """Stands in place of an answer: the worker died of the task, and so did the one that tried it again."""

    reason: str


class Executor(Protocol):
    """Runs tasks."""

    @property
    def workers(self) -> int:
        """The number of worker processes; 0 where all tasks are run in the calling one."""

    def map(self, task_type: TaskType, payloads: Iterable[bytes]) -> Iterator[bytes | TaskFailed]:
        """Yield the answers in the payloads' order.

        Payloads are taken as they are needed, a few ahead: there may be any number of them.
        """


class ExecutorUnavailable(Exception):
    """There is nobody to run the tasks. problem: why, for the editor."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
