"""Locks in files: one build of a publication at a time. A lock frees itself when the process that holds it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def locked(path: Path, on_wait: Callable[[str], None] = lambda holder: None) -> Iterator[None]:
    """Hold a lock alone, after waiting for it.

    on_wait: called with the process that holds the lock before the waiting begins.

    Raises: OSError where the file system has no locks, or cannot be written to.
    """
    with ExitStack() as locks:
        while True:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = locks.enter_context(path.open("a+"))
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                on_wait(file.read().strip())
                fcntl.flock(file, fcntl.LOCK_EX)
            if _is_at(file, path):
                break
            # Its holder has removed the folder: a lock on a file without a name keeps nobody out.
        _sign(file)
        yield


class InUse(Exception):
    """A process holds a lock; `args[0]` is its number."""


@contextmanager
def unused(path: Path) -> Iterator[None]:
    """Make sure that no process holds a lock, and keep others from taking it.

    Raises: InUse, OSError.
    """
    if not path.parent.is_dir() or path.parent.is_symlink():
        yield
        return
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise InUse(file.read().strip()) from None
        yield


def hold(path: Path) -> IO[str]:
    """Hold a lock, shared with others, until the returned file is closed.

    Raises: OSError.
    """
    file = path.open("a+")
    fcntl.flock(file, fcntl.LOCK_SH)
    _sign(file)
    return file


def _sign(file: IO[str]) -> None:
    """Write the number of this process into a lock."""
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()


def _is_at(file: IO[str], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
