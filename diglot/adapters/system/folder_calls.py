"""`os` as code that opens folders in folders needs it: the real module, or one that does the same by paths.

Windows opens no folders, follows links unless it is asked about each, and lacks some calls. There an open folder is a
number of this module's own, which stands for a path; a link is looked for before a name is opened. Between the look and
the call somebody else may put a link there, which nothing can prevent: no more is promised on such a system.
"""

from __future__ import annotations

import errno
import os as _os
import stat
from itertools import count
from typing import TYPE_CHECKING, Any

# Numbers that no system gives to a file, and flags that none has.
_FIRST_FOLDER = 1 << 40
_DIRECTORY, _NO_FOLLOW = 1 << 40, 1 << 41


class OsByPaths:
    """The calls of `os` that take or return the descriptor of a folder; all others are those of `os`."""

    O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_CLOEXEC = _DIRECTORY, _NO_FOLLOW, 0, 0

    def __init__(self) -> None:
        self._paths: dict[int, str] = {}
        self._numbers = count(_FIRST_FOLDER)

    def __getattr__(self, name: str) -> Any:
        return getattr(_os, name)

    def path_of(self, folder: int | None, name: Any) -> Any:
        """Return the path of a name in an open folder; of what is no name in a folder, itself."""
        return _os.path.join(self._paths[folder], name) if folder is not None else self._paths.get(name, name)

    def open(self, name: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        """Open a regular file, or a folder as a number of its own.

        Raises: OSError, also for a link where none may be followed, and for what is neither.
        """
        path = self.path_of(dir_fd, name)
        try:
            state = _os.lstat(path) if flags & _NO_FOLLOW else _os.stat(path)
        except FileNotFoundError:
            if not flags & _os.O_CREAT:
                raise
            state = None
        number = _refusal(state, flags)
        if number:
            raise OSError(number, _os.strerror(number), path)
        if flags & _DIRECTORY:
            return self._new(path)
        flags &= ~(_DIRECTORY | _NO_FOLLOW)
        return _os.open(path, flags | getattr(_os, "O_BINARY", 0) | getattr(_os, "O_NOINHERIT", 0), mode)

    def _new(self, path: str) -> int:
        number = next(self._numbers)
        self._paths[number] = _os.path.abspath(path)
        return number

    def close(self, descriptor: int) -> None:
        """Close a file or a folder."""
        if self._paths.pop(descriptor, None) is None:
            _os.close(descriptor)

    def dup(self, descriptor: int) -> int:
        """Return another descriptor of a file or a folder."""
        return self._new(self._paths[descriptor]) if descriptor in self._paths else _os.dup(descriptor)

    def fsync(self, descriptor: int) -> None:
        """Put a file on the disk; the names in a folder are up to the system."""
        if descriptor not in self._paths:
            _os.fsync(descriptor)

    def fstat(self, descriptor: int) -> _os.stat_result:
        """Return the stat of an open file or folder."""
        return _os.stat(self._paths[descriptor]) if descriptor in self._paths else _os.fstat(descriptor)

    def scandir(self, folder: Any) -> Any:
        """Return the entries of a folder."""
        return _os.scandir(self.path_of(None, folder))

    def stat(self, name: Any, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> _os.stat_result:
        """Return the stat of a name."""
        return _os.stat(self.path_of(dir_fd, name), follow_symlinks=follow_symlinks)

    def mkdir(self, name: Any, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
        """Make a folder."""
        _os.mkdir(self.path_of(dir_fd, name), mode)

    def rmdir(self, name: Any, *, dir_fd: int | None = None) -> None:
        """Remove an empty folder."""
        _os.rmdir(self.path_of(dir_fd, name))

    def unlink(self, name: Any, *, dir_fd: int | None = None) -> None:
        """Remove a file or a link."""
        _os.unlink(self.path_of(dir_fd, name))

    def replace(self, old: Any, new: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
        """Rename a file; one that has the new name is replaced."""
        _os.replace(self.path_of(src_dir_fd, old), self.path_of(dst_dir_fd, new))

    def rename(self, old: Any, new: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
        """Rename a file or a folder."""
        _os.rename(self.path_of(src_dir_fd, old), self.path_of(dst_dir_fd, new))

    def link(
        self,
        old: Any,
        new: Any,
        *,
        src_dir_fd: int | None = None,
        dst_dir_fd: int | None = None,
        follow_symlinks: bool = False,
    ) -> None:
        """Make a hard link to a regular file."""
        path = self.path_of(src_dir_fd, old)
        if not follow_symlinks and not stat.S_ISREG(_os.lstat(path).st_mode):
            raise OSError(errno.ELOOP, _os.strerror(errno.ELOOP), path)
        _os.link(path, self.path_of(dst_dir_fd, new))

    def symlink(self, target: Any, name: Any, *, dir_fd: int | None = None) -> None:
        """Make a link."""
        _os.symlink(target, self.path_of(dir_fd, name))

    def fchmod(self, descriptor: int, mode: int) -> None:
        """Give a file a mode, where files have one."""
        if hasattr(_os, "fchmod"):
            _os.fchmod(descriptor, mode)

    def fchown(self, descriptor: int, owner: int, group: int) -> None:
        """Give a file an owner, where files have one."""
        if hasattr(_os, "fchown"):
            _os.fchown(descriptor, owner, group)

    def geteuid(self) -> int:
        """Return the user's number, 0 where users have none, as `stat` has it there."""
        return _os.geteuid() if hasattr(_os, "geteuid") else 0

    def pread(self, descriptor: int, size: int, offset: int) -> bytes:
        """Return what a file holds at an offset."""
        _os.lseek(descriptor, offset, _os.SEEK_SET)
        return _os.read(descriptor, size)

    def pwrite(self, descriptor: int, content: bytes, offset: int) -> int:
        """Write into a file at an offset."""
        _os.lseek(descriptor, offset, _os.SEEK_SET)
        return _os.write(descriptor, content)


def _refusal(state: _os.stat_result | None, flags: int) -> int:
    """Return the number of the error of opening what has such a stat; 0 for none."""
    if state is None:
        return 0
    # Windows has junctions too.
    is_junction = getattr(state, "st_reparse_tag", 0) == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    if stat.S_ISLNK(state.st_mode) or is_junction:
        return errno.ELOOP if flags & _NO_FOLLOW else 0
    is_folder = stat.S_ISDIR(state.st_mode)
    if flags & _DIRECTORY:
        return 0 if is_folder else errno.ENOTDIR
    if is_folder:
        return errno.EISDIR
    return 0 if stat.S_ISREG(state.st_mode) else errno.EINVAL


_BY_PATHS = None if _os.open in _os.supports_dir_fd else OsByPaths()

if TYPE_CHECKING:
    import os as os
else:
    os = _BY_PATHS or _os


def remove_tree(folder: int, name: str) -> None:
    """Remove a folder in an open folder, with all that is in it.

    Raises: OSError.
    """
    import shutil  # a build that has nothing to do removes nothing

    if _BY_PATHS:
        shutil.rmtree(_BY_PATHS.path_of(folder, name))
    else:
        shutil.rmtree(name, dir_fd=folder)
