"""Builds in, the pandoc processes of one lent to the next: to start one takes longer than to convert a small text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from diglot.adapters.pandoc import PandocPool, _Process

_kept: list[_Process] = []
# A fork would speak on the pipes of its parent.
os.register_at_fork(after_in_child=_kept.clear)


@contextmanager
def kept_pandocs() -> Iterator[None]:
    """Let each pool leave its idle processes to the next one, also after the end of the context.

    A process still converts no more documents than its limit, whoever they are from.
    """
    start, leave = PandocPool._start, PandocPool.__exit__

    def take_or_start(pool: PandocPool) -> _Process:
        while _kept:
            process = _kept.pop()
            if process._process.poll() is None:
                pool._all.add(process)
                return process
            process.close()
        return start(pool)

    def leave_and_keep(pool: PandocPool, *_: object) -> None:
        with pool._lock:
            while not pool._idle.empty():
                process = pool._idle.get_nowait()
                pool._all.discard(process)
                _kept.append(process)
        leave(pool)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PandocPool, "_start", take_or_start)
        patch.setattr(PandocPool, "__exit__", leave_and_keep)
        yield


def end_pandocs() -> None:
    """End the processes that are kept."""
    while _kept:
        _kept.pop().close()
