"""Payloads in, answers out, on this machine: a few tasks in this process, many, and isolated ones, in others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from diglot.adapters.executors.task_loading import warm_function
from diglot.model.tasks import Answer, TaskType


def run_task(task_type: TaskType, payload: bytes) -> Answer:
    """Return the answer to a payload, by what is kept warm for the next one: this process, or another if isolated."""
    if not task_type.is_isolated:
        return warm_function(task_type)(payload)
    from diglot.adapters.executors.process_pool import run_in_kept_process  # costs 70 ms

    return run_in_kept_process(task_type, payload)


class LocalExecutor:
    """Runs tasks on the processors of this machine."""

    def __init__(self, jobs: int) -> None:
        """jobs: how many processes there may be; with one, all tasks are run in this one but for isolated ones."""
        self._jobs = jobs

    @property
    def workers(self) -> int:
        """The number of worker processes; 0 where tasks are run in this one."""
        return self._jobs if self._jobs > 1 else 0

    def map(self, task_type: TaskType, payloads: Iterable[bytes]) -> Iterator[Answer]:
        """Yield the answers in the payloads' order."""
        remaining = iter(payloads)
        first = list(islice(remaining, task_type.local_limit + 1))
        if not first:
            return
        if not task_type.is_isolated and (not self.workers or len(first) <= task_type.local_limit):
            yield from map(warm_function(task_type), chain(first, remaining))
            return
        # This imports multiprocessing: only where there is work for several processes.
        from diglot.adapters.executors.process_pool import map_in_processes

        # With one job there may be threads, and fork() is unsafe with them.
        yield from map_in_processes(task_type, chain(first, remaining), max(1, self.workers), forks=self.workers > 0)
