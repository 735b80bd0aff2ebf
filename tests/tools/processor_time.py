"""Work in, the seconds of the processor that it takes out: what other programs do meanwhile is not counted."""

from __future__ import annotations

import time
from collections.abc import Callable


def ends_within(seconds: float, work: Callable[[], object]) -> bool:
    """Return whether one of three runs does: not that in which this process happens to clean its memory."""
    return any(_seconds(work) < seconds for _ in range(3))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
