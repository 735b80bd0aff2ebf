"""Rows in, answers out, on this machine: a few in this process, many in processes that are forked for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from diglot.adapters.executors.task_loading import opened
from diglot.model.tasks import TaskFailed, TaskType


class LocalExecutor:
    """The processors of this machine."""

    def __init__(self, jobs: int) -> None:
        """jobs: how many processes there may be; with one, all is done in this one."""
        self._jobs = jobs

    @property
    def workers(self) -> int:
        """How many others there are to do it."""
        return self._jobs if self._jobs > 1 else 0

    def map(self, craft: TaskType, rows: Iterable[bytes]) -> Iterator[bytes | TaskFailed]:
        """The answers in the rows' order."""
        ahead = iter(rows)
        first = list(islice(ahead, craft.few + 1))
        if not self.workers or len(first) <= craft.few:
            yield from map(opened(craft), chain(first, ahead)) if first else ()
            return
        # With it comes multiprocessing: only where there is work for several.
        from diglot.adapters.executors.process_pool import map_in_processes

        yield from map_in_processes(craft, chain(first, ahead), self.workers)
