"""Single files and folders: written whole or not at all, compared, removed only where they hold what is expected."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diglot.model.messages import N_


class FileChanged(Exception):
    """A file is not what it was when it was read, or has appeared since; `args[0]` is its path."""


def write_file(root: Path, path: str, content: bytes, before: bytes | None) -> None:
    """Write a file of a publication in one step, if it holds what it held when it was read.

    before: what it held; None where there must be no file yet. Raises: FileChanged, OSError.
    """
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    # A symbolic link on the way must not lead out of the publication.
    if not target.parent.resolve().is_relative_to(root.resolve()) or target.is_symlink():
        raise FileChanged(path)
    if (target.read_bytes() if target.exists() else None) != before:
        raise FileChanged(path)
    with _replacement(target) as partial:
        _write_new(partial, content, is_flushed=True)
        if before is not None:
            shutil.copymode(target, partial)


def remove_file(root: Path, name_on_disk: str, before: bytes) -> None:
    """Remove a file that still holds what it held when it was read, and its folder if that is empty then.

    Raises: FileChanged, OSError.
    """
    target = root / name_on_disk
    if target.is_symlink() or not target.is_file() or target.read_bytes() != before:
        raise FileChanged(name_on_disk)
    target.unlink()
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


def write_given_file(path: Path, content: bytes, *, is_flushed: bool = False) -> None:
    """Write a file that a person named, whole or not at all; make its folder, replace one of that name.

    is_flushed: it must be on the disk before it takes its place. Raises: OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _replacement(path) as partial:
        _write_new(partial, content, is_flushed=is_flushed)


def write_cache_file(cache: Path, name: str, content: bytes) -> None:
    """Write a file of the cache, whole or not at all.

    Raises: OSError, also where a folder on the way is a link.
    """
    path = cache / name
    for folder in (cache.parent, cache, path.parent):
        refuse_link(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_given_file(path, content)


@contextmanager
def _replacement(target: Path) -> Iterator[Path]:
    """Provide the path of a new file, which takes the place of the target at the end.

    The name cannot be foreseen, so that no link can wait there for what is written.
    """
    partial = target.with_name(f".{os.urandom(8).hex()}.staged")
    try:
        yield partial
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes, *, is_flushed: bool) -> None:
    with path.open("xb") as file:
        file.write(content)
        if is_flushed:
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Provide a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="diglot-") as folder:
        yield Path(folder)


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
            yield folder, error.strerror or str(error)
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
