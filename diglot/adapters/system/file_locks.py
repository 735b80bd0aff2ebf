"""An open file in, a lock on it out, which ends with the file: by `fcntl`; on systems without it, nothing is locked."""

from __future__ import annotations


def lock_file(descriptor: int, *, is_shared: bool = False, waits: bool = True) -> None:
    """Lock an open file for this process, alone or with others that share it.

    waits: until the lock is free. Without locks, two processes that write at one time do not notice each other.

    Raises: BlockingIOError where another process holds it and this one does not wait; OSError where the file system has
    no locks.
    """
    try:
        import fcntl  # here, so that a system without it loads this module
    except ImportError:
        return
    mode = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
    fcntl.flock(descriptor, mode if waits else mode | fcntl.LOCK_NB)
