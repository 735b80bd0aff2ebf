"""Rows in, answers out, on this machine: a few in this process, many in processes that are forked for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from diglot.machines.executors.opening import opened
from diglot.words.work import Craft, Lost


class LocalExecutor:
    """The processors of this machine."""

    def __init__(self, width: int) -> None:
        """width: how many processes there may be; with one, all is done in this one."""
        self._width = max(1, width)

    @property
    def width(self) -> int:
        """How many rows can be under way at once."""
        return self._width

    def map(self, craft: Craft, rows: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """The answers in the rows' order."""
        ahead = iter(rows)
        first = list(islice(ahead, craft.few + 1))
        if self._width < 2 or len(first) <= craft.few:
            yield from map(opened(craft), chain(first, ahead)) if first else ()
            return
        # With it comes multiprocessing: only where there is work for several.
        from diglot.machines.executors.processes import map_in_processes

        yield from map_in_processes(craft, chain(first, ahead), self._width)
