"""A question in, whether it was ever answered with yes out."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE_S = 300.0
"""How long tests wait for what must come: everything takes its time on a busy machine, and waiting costs nothing."""


def wait_until(is_so: Callable[[], bool], seconds: float = PATIENCE_S) -> bool:
    """Ask until the answer is yes; return False where it was not in all that time."""
    deadline, pause = time.monotonic() + seconds, 0.005
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
        pause = min(0.1, 1.2 * pause)  # what takes long is asked for seldom: to ask may be work as well
    return True
