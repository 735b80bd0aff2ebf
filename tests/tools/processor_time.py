"""Work in, the seconds of the processor that it takes out: what other programs do meanwhile is not counted."""

from __future__ import annotations

import time
from collections.abc import Callable


def least_seconds(work: Callable[[], object]) -> float:
    """Return what the quickest of three runs takes: not that in which this process happens to clean its memory."""
    return min(_seconds(work) for _ in range(3))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
