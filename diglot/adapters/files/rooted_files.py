"""A root and a path inside it in, the open folder or file out: part by part, no link on the way or at the end followed.

One place knows how anything in a publication is opened: whoever sends one may have put a link, a pipe or a device in
the place of any of its folders and files. The root itself is the choice of whoever runs diglot, and may be a link.
Apart from `disk`, because a build that has nothing to do needs this and writes nothing.
"""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from diglot.adapters.system.folder_calls import os
from diglot.model.wording.system_reasons import SPECIAL_FILE

LISTED = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
"""How a folder is opened whose names are read."""
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
"""How a file is opened that must not exist yet."""
# To look up a name takes less permission than to list all of them.
_PASSED = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def open_folder(root: str | os.PathLike[str], path: str = "", flags: int = _PASSED) -> int:
    """Return the descriptor of a folder. path: from the root; "" for the root itself.

    Raises: OSError with the path of the part that is not a folder.
    """
    parts = path.split("/") if path else []
    modes = [*([_PASSED] * len(parts)), flags]
    descriptor = os.open(root, modes[0] & ~os.O_NOFOLLOW)
    for number, part in enumerate(parts, start=1):
        try:
            inner = open_inside(descriptor, part, modes[number], "/".join(parts[:number]))
        finally:
            os.close(descriptor)
        descriptor = inner
    return descriptor


def open_inside(folder: int, name: str, flags: int, path: str) -> int:
    """Return the descriptor of what has a name in an open folder. path: what an error names.

    Raises: OSError with the path, which says of a link that it is one: systems differ in what they call it.
    """
    try:
        return os.open(_sound(name), flags, dir_fd=folder)
    except OSError as error:
        number = error.errno
    if number == errno.ENOTDIR and stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
        number = errno.ELOOP
    raise OSError(number, os.strerror(number or errno.EIO), path)


def open_file_inside(folder: int, name: str, path: str) -> int:
    """Return the descriptor of a regular file in an open folder, to read it. path: what an error names.

    Raises: OSError with the path.
    """
    # O_NONBLOCK: opening a pipe must not block.
    descriptor = open_inside(folder, name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, path)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, SPECIAL_FILE, path)
    return descriptor


def open_file(root: str | os.PathLike[str], path: str) -> int:
    """Return the descriptor of a regular file, to read it.

    Raises: OSError with the path.
    """
    with folder_of(root, path) as (folder, name):
        return open_file_inside(folder, name, path)


@contextmanager
def folder_of(root: str | os.PathLike[str], path: str) -> Iterator[tuple[int, str]]:
    """Provide the descriptor of the folder that a file is in, and the file's name in it.

    Raises: OSError with the path of the part that is not a folder.
    """
    above, _, name = path.rpartition("/")
    folder = open_folder(root, above)
    try:
        yield folder, _sound(name)
    finally:
        os.close(folder)


def read_file(root: str | os.PathLike[str], path: str) -> bytes:
    """Return the contents of a regular file.

    Raises: OSError with the path.
    """
    with os.fdopen(open_file(root, path), "rb") as file:
        return file.read()


def names_in(root: str | os.PathLike[str], path: str) -> tuple[str, ...]:
    """Return the names in a folder; none where there is no such folder, or a link is on the way."""
    try:
        folder = open_folder(root, path, LISTED)
    except OSError:
        return ()
    try:
        with os.scandir(folder) as entries:
            return tuple(entry.name for entry in entries)
    finally:
        os.close(folder)


def is_file(root: str | os.PathLike[str], path: str) -> bool:
    """Return whether a path leads to a regular file, without a link."""
    try:
        with folder_of(root, path) as (folder, name):
            return stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
    except OSError:
        return False


def is_folder(root: str | os.PathLike[str], path: str) -> bool:
    """Return whether a path leads to a folder, without a link."""
    try:
        os.close(open_folder(root, path))
    except OSError:
        return False
    return True


def _sound(part: str) -> str:
    """Return a part of a path. Raises: FileNotFoundError for one that no file inside can have."""
    if part in ("", ".", "..") or "\0" in part:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    return part
