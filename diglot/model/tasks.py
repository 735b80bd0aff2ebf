"""Types of tasks that may run in another process or on another machine: bytes in, bytes out. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeAlias

import msgspec

from diglot.model.messages import N_
from diglot.model.problems import Problem

TaskFunction: TypeAlias = Callable[[bytes], bytes]
"""Returns the answer to a payload: always the same for the same payload, wherever it is called."""


TOO_LONG = N_("it used up the limit of processor time, twice")
"""Why a task failed that is itself too much work."""

TOO_BUSY = N_("the computer was too busy to finish it in time, twice")
"""Why a task failed that waited for a processor most of the time: it is not to be blamed."""


class Budget(msgspec.Struct, frozen=True):
    """What a task may use before its process is ended.

    seconds: of processor time, and ten times as many of the clock. seconds_per_mb: more of them for each megabyte of
    the payload, for long texts are honest.
    memory: bytes beyond those that the process has when it begins; 0 without a limit.
    """

    seconds: float = 1800.0
    seconds_per_mb: float = 0.0
    memory: int = 0

    def seconds_for(self, payload: bytes) -> float:
        """Return how long a task may take.

        >>> Budget(60, seconds_per_mb=10).seconds_for(bytes(2_000_000))
        80.0
        """
        return self.seconds + self.seconds_per_mb * len(payload) / 1_000_000


class TaskType(msgspec.Struct, frozen=True):
    """The properties that all tasks of one kind share.

    factory: the importable name, "module:function", of the function that makes a `TaskFunction` from the config.
    Each worker calls it once.
    config: sent to each worker once.
    local_limit: up to this many tasks are run in the calling process, which is faster than starting workers.
    tasks_per_worker: after this many a worker process is replaced, to free its memory.
    preload: the name of a module that is slow to import; it is imported before processes are forked.
    budget: the limits of each task, where it runs in a process of its own.
    is_isolated: whether every task must have such a process, so that its limits hold, however few there are.
    """

    factory: str
    config: bytes = b""
    local_limit: int = 0
    tasks_per_worker: int = 1000
    preload: str = ""
    budget: Budget = Budget()
    is_isolated: bool = False


class TaskFailed(msgspec.Struct, frozen=True):
    """The result of a task that used up its budget, or killed its worker, and did so again when it was tried again."""

    reason: str


Answer: TypeAlias = bytes | TaskFailed
"""What comes of a payload."""


class Executor(Protocol):
    """Runs tasks."""

    @property
    def workers(self) -> int:
        """The number of worker processes; 0 if all tasks are run in the calling one."""

    def map(self, task_type: TaskType, payloads: Iterable[bytes]) -> Iterator[Answer]:
        """Yield the answers in the payloads' order.

        Payloads are consumed as they are needed, a few in advance, so there may be any number of them.
        """


class ExecutorUnavailable(Exception):
    """No workers can run the tasks. problem: why, for the editor."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
