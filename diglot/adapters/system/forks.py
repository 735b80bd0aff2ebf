"""Whether this system forks processes, and what a forked one does first. On Windows it does not: work stays in one."""

from __future__ import annotations

import os
from collections.abc import Callable


def can_fork() -> bool:
    """Return whether this system forks processes."""
    return hasattr(os, "fork")


def after_fork(work: Callable[[], None]) -> None:
    """Have something done first in every process that this one will fork."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=work)


def fork() -> int | None:
    """Fork this process; return 0 in the new one, its number in this one, None where the system starts no more."""
    try:
        return os.fork() if can_fork() else None
    except OSError:
        return None
