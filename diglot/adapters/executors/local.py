"""Payloads in, answers out, on this machine: a few tasks in this process, many in processes forked for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from diglot.adapters.executors.task_loading import warm_function
from diglot.model.tasks import TaskFailed, TaskType


class LocalExecutor:
    """Runs tasks on the processors of this machine."""

    def __init__(self, jobs: int) -> None:
        """jobs: how many processes there may be; with one, every task is run in this one."""
        self._jobs = jobs

    @property
    def workers(self) -> int:
        """The number of worker processes; 0 where all tasks are run in this one."""
        return self._jobs if self._jobs > 1 else 0

    def map(self, task_type: TaskType, payloads: Iterable[bytes]) -> Iterator[bytes | TaskFailed]:
        """Yield the answers in the payloads' order."""
        remaining = iter(payloads)
        first = list(islice(remaining, task_type.local_limit + 1))
        if not self.workers or len(first) <= task_type.local_limit:
            yield from map(warm_function(task_type), chain(first, remaining)) if first else ()
            return
        # This imports multiprocessing: only where there is work for several processes.
        from diglot.adapters.executors.process_pool import map_in_processes

        yield from map_in_processes(task_type, chain(first, remaining), self.workers)
