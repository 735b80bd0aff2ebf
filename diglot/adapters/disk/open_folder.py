"""A folder in; files and folders inside it are made, linked, moved and removed. No link on the way is followed.

Each folder is opened in the one before it, as in `rooted_files`: whoever may write to a
publication, or to the folder that it is published into, may put a link on the way at any moment.
"""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from diglot.adapters.disk.mounts import mounts_in
from diglot.adapters.disk.name_exchange import exchange_names
from diglot.adapters.files.file_stats import stat_at
from diglot.adapters.files.rooted_files import LISTED, NEW, open_file_inside, open_folder, open_inside
from diglot.adapters.system.folder_calls import os, remove_tree
from diglot.model.file_stats import MISSING, FileStat
from diglot.model.messages import N_

MOUNTED_INSIDE = N_("something is mounted in it")

# Folders that stay open between two writes: more than the levels of a site, and few of the files that a system allows.
_MOST_KEPT = 16


def rooted(path: Path, publication: Path | None) -> tuple[Path, str]:
    """Return a folder that may lie behind links, and the way from it to a path, on which there may be none.

    A place in a publication is reached from there; elsewhere, a person has named the folders on the way.
    """
    there = _absolute(path)
    root = _absolute(publication) if publication else there
    if root in there.parents:
        return root, there.relative_to(root).as_posix()
    return there.parent, there.name


def _absolute(path: Path) -> Path:
    return path.resolve() if ".." in path.parts else path.absolute()


class OpenFolder:
    """A folder that is open, and those in it that were used last. Paths are those inside it. Threads may share it.

    All methods raise OSError with the path of what is no folder, or with the name that is in the way.
    """

    def __init__(self, root: Path, path: str = "") -> None:
        """Open a folder. root: it may lie behind links; path: from there, made where it is missing.

        Raises: OSError.
        """
        with suppress(FileExistsError):  # by a file, which opening it tells
            root.mkdir(parents=True, exist_ok=True)
        self._descriptor = open_folder(root)
        self._kept: dict[str, int] = {}
        self._lock = threading.RLock()
        if path:
            above, self._descriptor = self._descriptor, os.dup(self._folder(path, is_made=True))
            self.forget()
            os.close(above)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all descriptors; nothing can be written afterwards."""
        with self._lock:
            self.forget()
            os.close(self._descriptor)

    def stat(self, path: str) -> FileStat:
        """Return the stat of a file; `MISSING` if it does not exist."""
        try:
            return stat_at(*self.place(path))
        except OSError:
            return MISSING

    def stats(self, paths: Iterable[str]) -> dict[str, FileStat]:
        """Return the stat of each file, as its name leads to it now; `MISSING` if it does not exist."""
        with self._lock:
            self.forget()
            return {path: self.stat(path) for path in sorted(paths)}

    def make(self, path: str) -> None:
        """Make a folder and those on the way to it, unless they are there."""
        with self._lock:
            self._folder(path, is_made=True)
            self._trim()

    def write(self, path: str, content: bytes, *, is_flushed: bool = False) -> None:
        """Create a file, and its folder if that is missing. is_flushed: return only when it is on the disk."""
        with self._lock:
            descriptor = self._new_file(path)
        try:
            # Not by a file object, which asks the system four more things of each file.
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if is_flushed:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def link(self, source: str, path: str) -> None:
        """Make a hard link to a regular file, or a copy of it on a file system without hard links."""
        with self._lock:
            folder, name = self._place(source)
            other, new = self._place(path, is_made=True)
            try:
                os.link(name, new, src_dir_fd=folder, dst_dir_fd=other, follow_symlinks=False)
            except OSError:  # no links, or too many of this file
                descriptors = open_file_inside(folder, name, source), self._new_file(path)
                with os.fdopen(descriptors[0], "rb") as file, os.fdopen(descriptors[1], "wb") as copy:
                    shutil.copyfileobj(file, copy)
                    copy.flush()
                    times = os.fstat(file.fileno())
                    os.utime(copy.fileno(), ns=(times.st_atime_ns, times.st_mtime_ns))
            self._trim()

    def move_file(self, source: str, path: str) -> None:
        """Rename a file; one that has the new name is replaced."""
        with self._lock:
            folder, name = self._place(source)
            other, new = self._place(path, is_made=True)
            os.replace(name, new, src_dir_fd=folder, dst_dir_fd=other)
            self._trim()

    def move_folder(self, source: str, path: str) -> None:
        """Rename a folder. The new name must be free."""
        with self._lock:
            self.forget()
            folder, name = self._place(source)
            other, new = self._place(path)
            os.rename(name, new, src_dir_fd=folder, dst_dir_fd=other)

    def remove_file(self, path: str) -> None:
        """Remove a file or a link if it exists."""
        with self._lock, suppress(FileNotFoundError):
            folder, name = self._place(path)
            os.unlink(name, dir_fd=folder)

    def remove(self, path: str) -> None:
        """Remove a file, a link, or a folder with its contents, if it exists; not a folder in which one is mounted."""
        with self._lock, suppress(FileNotFoundError):
            try:
                self.remove_file(path)
            except (IsADirectoryError, PermissionError):  # what systems say of a folder
                if self.mounts(path):
                    raise OSError(errno.EBUSY, MOUNTED_INSIDE, path) from None
                self.forget()
                folder, name = self._place(path)
                remove_tree(folder, name)

    def mounts(self, path: str) -> Sequence[str]:
        """Return what is mounted in a folder, as `mounts_in` has it."""
        with self._lock, suppress(FileNotFoundError):
            return mounts_in(*self._place(path))
        return ()

    def exchange(self, path: str, other: str) -> bool:
        """Let two names change places in one step; return whether the system could."""
        with self._lock:
            self.forget()
            return exchange_names(*self._place(path), *self._place(other))

    def remove_empty(self, path: str) -> None:
        """Remove a folder that is empty."""
        with self._lock:
            self.forget()
            folder, name = self._place(path)
            os.rmdir(name, dir_fd=folder)

    def forget(self) -> None:
        """Close all folders inside: their names may lead to others now."""
        with self._lock:
            while self._kept:
                os.close(self._kept.popitem()[1])

    def place(self, path: str) -> tuple[int, str]:
        """Return the descriptor of the folder that a file is in, and its name there, until the next call."""
        with self._lock:
            self._trim()
            return self._place(path)

    def _place(self, path: str, *, is_made: bool = False) -> tuple[int, str]:
        above, _, name = path.rpartition("/")
        return self._folder(above, is_made=is_made), name

    def _new_file(self, path: str) -> int:
        folder, name = self._place(path, is_made=True)
        descriptor = os.open(name, NEW, 0o666, dir_fd=folder)
        self._trim()
        return descriptor

    def _folder(self, path: str, *, is_made: bool = False) -> int:
        """Return the descriptor of a folder; it stays open at least until `_trim`."""
        if not path:
            return self._descriptor
        if path in self._kept:
            self._kept[path] = self._kept.pop(path)  # as the last one
            return self._kept[path]
        above, name = self._place(path, is_made=is_made)
        if is_made:
            with suppress(FileExistsError):
                os.mkdir(name, dir_fd=above)
        self._kept[path] = open_inside(above, name, LISTED, path)
        if outer := path.rpartition("/")[0]:
            self._kept[outer] = self._kept.pop(outer)  # it has others, too, and outlives each of them
        return self._kept[path]

    def _trim(self) -> None:
        """Close the folders that have not been used for longest."""
        while len(self._kept) > _MOST_KEPT:
            os.close(self._kept.pop(next(iter(self._kept))))


def flush_folder(folder: OpenFolder, path: str) -> None:
    """Put the names in a folder on the disk.

    Raises: OSError.
    """
    above, name = folder.place(path)
    descriptor = open_inside(above, name, LISTED, path)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
