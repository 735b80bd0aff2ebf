"""Single files and folders: written whole or not at all, compared, removed only where they hold what is expected."""

from __future__ import annotations

import errno
import fcntl
import filecmp
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

import msgspec

from diglot.adapters.rooted_files import refuse_links
from diglot.model.messages import N_
from diglot.model.system_reasons import system_reason


class FileChanged(Exception):
    """A file is not what it was when it was read, or has appeared since; `args[0]` is its path."""


def write_file(root: Path, path: str, content: bytes, before: bytes | None) -> None:
    """Write a file of a publication in one step, if it holds what it held when it was read.

    before: what it held; None where there must be no file yet.

    Raises: FileChanged; OSError with the path, also where the file may not be written to, has another name, or is or
    lies behind a link.
    """
    target = root / path
    refuse_links(root, path)
    with _replacement(target) as file:
        _fill(file, content)
        # As late as can be: whatever an editor has saved until now stays.
        existing = _existing(target)
        if (existing.content if existing else None) != before:
            raise FileChanged(path)
        if existing:
            existing.give_mode(file)


def write_given_file(path: Path, content: bytes) -> None:
    """Write a file that a person named, whole or not at all; make its folder, replace a regular file of that name.

    Raises: OSError with the path, also where the file may not be written to or has another name.
    """
    with _replacement(path) as file:
        _fill(file, content)
        if existing := _existing(path):
            existing.give_mode(file)


def write_record(path: Path, content: bytes, *, is_flushed: bool = True) -> None:
    """Write a document of diglot's own, whole or not at all, in place of whatever has its name.

    is_flushed: it must be on the disk before it takes its place. Raises: OSError with the path.
    """
    with _replacement(path, is_flushed=is_flushed) as file:
        _fill(file, content, is_flushed=is_flushed)


def write_cache_file(cache: Path, name: str, content: bytes) -> None:
    """Write a file of the cache, whole or not at all.

    Raises: OSError, also where a folder on the way is a link.
    """
    path = cache / name
    for folder in (cache.parent, cache, path.parent):
        refuse_link(folder)
    write_record(path, content, is_flushed=False)


_NOT_PRIVATE = N_("it may be known to others: it is not only yours, or too short; remove it, and a new one is made")


def private_folder(folder: Path) -> Path:
    """Return a folder that only its owner may enter, and that git passes over; created if it does not exist.

    Raises: OSError, also where it is a link or has links in it: a publication may come from anybody.
    """
    refuse_link(folder)
    folder.mkdir(mode=0o700, exist_ok=True)
    for path in folder.iterdir():
        refuse_link(path)
    if not (folder / ".gitignore").exists():
        write_record(folder / ".gitignore", b"*\n")
    return folder


def private_record(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return a record that only its owner may read; created if it does not exist.

    Raises: OSError with the path, also where somebody else may have made or read it, or it is shorter than a new one.
    """
    made = make()
    if not path.exists():
        with _replacement(path) as file:
            os.fchmod(file.fileno(), stat.S_IRUSR | stat.S_IWUSR)
            _fill(file, made)
    found, content = path.stat(), path.read_bytes()
    if found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & 0o077 or len(content) < len(made):
        raise OSError(errno.EPERM, _NOT_PRIVATE, str(path))
    return content


def remove_file(root: Path, name_on_disk: str, before: bytes) -> None:
    """Remove a file that still holds what it held when it was read, and its folder if that is empty then.

    What is gone already need not be removed. Raises: FileChanged, OSError.
    """
    target = root / name_on_disk
    refuse_links(root, name_on_disk)
    if target.exists() and (not target.is_file() or target.read_bytes() != before):
        raise FileChanged(name_on_disk)
    target.unlink(missing_ok=True)
    if target.parent.is_dir():
        flush_folder(target.parent)
        if not any(target.parent.iterdir()):
            target.parent.rmdir()


def read_outside(path: Path, limit: int) -> bytes:
    """Return the contents of any regular file; of one that is larger than the limit, one byte more than the limit.

    Raises: OSError.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        return file.read(limit + 1)


class _Existing(msgspec.Struct, frozen=True):
    """A regular file that is to be replaced: its contents, its mode, and whom it belongs to."""

    content: bytes
    mode: int
    owner: int
    group: int

    def give_mode(self, file: BinaryIO) -> None:
        """Give mode and owner to the file that takes its place."""
        with suppress(PermissionError):  # only root may give files away
            os.fchown(file.fileno(), self.owner, self.group)
        os.fchmod(file.fileno(), self.mode)


def _existing(target: Path) -> _Existing | None:
    """Return the file at a path if it may be replaced, or None if there is no file.

    Raises: OSError where it is not a regular file, may not be written to, or has another name: a rename would take one
    name from the file and leave the old text under the other.
    """
    refuse_link(target)
    try:
        # rename() would replace a read-only file without asking; open() respects its mode.
        descriptor = os.open(target, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        if state.st_nlink > 1:
            raise OSError(errno.EMLINK, N_("it has another name too (a hard link), which would keep the old text"))
        return _Existing(file.read(), stat.S_IMODE(state.st_mode), state.st_uid, state.st_gid)


@contextmanager
def _replacement(target: Path, *, is_flushed: bool = True) -> Iterator[BinaryIO]:
    """Provide a new file, which takes the place of the target at the end; on failure nothing is left.

    Its name cannot be foreseen, so that no link can wait there for what is written. It is locked while it is written:
    one without a lock was left by a killed process, and the next one removes it.

    Raises: OSError with the path of the target.
    """
    made: list[Path] = []
    try:
        made = _make_folders(target.parent)
        _remove_abandoned(target.parent)
        partial = target.with_name(f".{os.urandom(8).hex()}.staged")
        try:
            with partial.open("xb") as file:
                with suppress(OSError):  # some file systems have no locks
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield file
                partial.replace(target)
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
        if is_flushed:
            flush_folder(target.parent)
    except BaseException as error:
        with suppress(OSError):
            for folder in reversed(made):
                folder.rmdir()
        if isinstance(error, OSError):
            # The system names the partial file, or none.
            raise OSError(error.errno, error.strerror or str(error), str(target)) from error
        raise


def _fill(file: BinaryIO, content: bytes, *, is_flushed: bool = True) -> None:
    file.write(content)
    file.flush()
    if is_flushed:
        os.fsync(file.fileno())


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; return those that were made, the outermost first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


_PARTIAL = re.compile(r"\.[0-9a-f]{16}\.staged")


@cache
def _remove_abandoned(folder: Path) -> None:
    """Remove what killed processes have left half written in a folder; once in a process, since it lists the folder."""
    with suppress(OSError):
        for path in filter(is_partial, folder.iterdir()):
            _remove_unlocked(path)


def is_partial(path: Path) -> bool:
    """Return whether a file has the name of one that is being written, or that a killed process has left."""
    return bool(_PARTIAL.fullmatch(path.name))


def _remove_unlocked(path: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb"):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def flush_folder(folder: Path) -> None:
    """Put the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Provide a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="diglot-") as folder:
        yield Path(folder)


def room(folder: Path) -> tuple[int, str]:
    """Return the bytes that are free where a folder is or would be made, and why it cannot be written to, or ""."""
    there = next(path for path in (folder, *folder.parents) if path.is_dir())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        return shutil.disk_usage(there).free, system_reason(error)
    return shutil.disk_usage(there).free, ""


# More than a lock and an empty store take.
_BYTES_TO_BEGIN = 32_768


@contextmanager
def working_folder(wanted: Path) -> Iterator[tuple[Path, str]]:
    """Provide the cache folder: the wanted one and "", or a temporary one and the reason why.

    A publication may lie where nothing can be written: on a read-only medium, in a container, on a full disk. And it
    may come from anybody: a cache with links in it could lead whatever is written there outside.
    """
    try:
        refuse_link(wanted.parent)
        refuse_link(wanted)
        wanted.mkdir(parents=True, exist_ok=True)
        for path in wanted.iterdir():
            refuse_link(path)
        with tempfile.TemporaryFile(dir=wanted) as file:
            file.write(bytes(_BYTES_TO_BEGIN))
    except OSError as error:
        with scratch_folder() as folder:
            yield folder, system_reason(error)
    else:
        yield wanted, ""


def refuse_link(path: Path) -> None:
    """Make sure that a path is a regular file, a folder, or nothing yet.

    Raises: OSError.
    """
    kind = stat.S_IFMT(path.lstat().st_mode) if os.path.lexists(path) else stat.S_IFREG
    if kind == stat.S_IFLNK:
        raise OSError(errno.ELOOP, N_("it contains a symbolic link"), str(path))
    if kind not in (stat.S_IFREG, stat.S_IFDIR):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def remove_folder(folder: Path) -> None:
    """Remove a folder of ours as far as possible; where a link or a file has its place, that alone."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def differing_files(folder: Path, other: Path) -> tuple[str, ...]:
    """Return the paths of files that differ between two folders or are in one of them only."""
    paths = [
        {path.relative_to(parent).as_posix() for path in parent.rglob("*") if path.is_file()}
        for parent in (folder, other)
    ]
    _, different, unreadable = filecmp.cmpfiles(folder, other, sorted(paths[0] & paths[1]), shallow=False)
    return tuple(sorted((paths[0] ^ paths[1]).union(different, unreadable)))
