"""Locks in files: one build of a publication at a time.

A lock is free as soon as the process that took it ends, however it ends: forked processes do not inherit it. No link
is followed: a publication may come from anybody, and a lock is written to.
"""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from diglot.adapters.disk.open_folder import OpenFolder, rooted
from diglot.adapters.files.rooted_files import folder_of
from diglot.adapters.system.file_locks import lock_file
from diglot.adapters.system.folder_calls import os
from diglot.adapters.system.forks import after_fork
from diglot.model.wording.system_reasons import SPECIAL_FILE

_held: set[int] = set()
"""The descriptors of the locks that this process holds."""


def _close_inherited() -> None:
    # flock(2) belongs to the open file, which a fork shares: it would hold the lock after the death of its parent.
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


after_fork(_close_inherited)


class InUse(Exception):
    """A process holds a lock; `args[0]` is its number, "" where the number is not known."""


class Lock:
    """A lock file that this process has opened. Closing it frees the lock."""

    def __init__(self, path: Path) -> None:
        """Open the file, which is made where there is none.

        Raises: OSError where it, or its folder, is a link or of another kind.
        """
        self._path = path
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        root, above = rooted(path.parent, None)
        with folder_of(root, f"{above}/{path.name}") as (folder, name):
            self._descriptor = os.open(name, flags, 0o666, dir_fd=folder)
        _held.add(self._descriptor)
        if not stat.S_ISREG(os.fstat(self._descriptor).st_mode):
            self.close()
            raise OSError(errno.EINVAL, SPECIAL_FILE, str(path))

    def take(self, *, is_shared: bool = False, waits: bool = True) -> None:
        """Take the lock and write the number of this process into it. Options: as `lock_file` has them.

        Raises: BlockingIOError where another process holds it and this one does not wait.
        """
        lock_file(self._descriptor, is_shared=is_shared, waits=waits)
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"{os.getpid()}\n".encode(), 0)

    @property
    def holder(self) -> str:
        """The number of the process that holds the lock; "" where it is not known, or no process has it any more."""
        number = os.pread(self._descriptor, 20, 0).decode("ascii", "replace").strip()
        try:
            os.kill(int(number), 0)
        except (ValueError, OverflowError, ProcessLookupError):
            return ""
        except PermissionError:  # it is somebody else's, and there
            pass
        return number

    @property
    def is_at_its_path(self) -> bool:
        """Whether the file still has its name: a lock on one that was removed keeps nobody out."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), self._path.lstat())
        except FileNotFoundError:
            return False

    def close(self) -> None:
        """Free the lock."""
        if self._descriptor in _held:
            _held.remove(self._descriptor)
            os.close(self._descriptor)


@contextmanager
def locked(path: Path, on_wait: Callable[[str], None] = lambda holder: None) -> Iterator[None]:
    """Hold a lock alone, after waiting for it.

    on_wait: called with the number of the process that holds the lock before the waiting begins.

    Raises: OSError where the file system has no locks, or cannot be written to.
    """
    while True:
        OpenFolder(*rooted(path.parent, None)).close()
        lock = Lock(path)
        try:
            try:
                lock.take(waits=False)
            except BlockingIOError:
                on_wait(lock.holder)
                lock.take()
            # `clean` removes locks with the folder.
            if lock.is_at_its_path:
                yield
                return
        finally:
            lock.close()


@contextmanager
def unused(path: Path) -> Iterator[None]:
    """Make sure that no process holds a lock, and keep others from taking it.

    Raises: InUse, OSError.
    """
    if not path.parent.is_dir() or path.parent.is_symlink():
        yield
        return
    lock = Lock(path)
    try:
        lock.take(waits=False)
    except BlockingIOError:
        raise InUse(lock.holder) from None
    else:
        yield
    finally:
        lock.close()


def acquire_lock(path: Path) -> Lock:
    """Hold a lock, shared with others, until the returned one is closed.

    Raises: OSError.
    """
    lock = Lock(path)
    lock.take(is_shared=True)
    return lock
