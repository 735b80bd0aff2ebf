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
    staged = target.with_name(f".{target.name}.staged")
    staged.unlink(missing_ok=True)
    with staged.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if before is not None:
        shutil.copymode(target, staged)
    staged.replace(target)


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


def write_given_file(path: Path, content: bytes) -> None:
    """Write a file that a person named, whole or not at all; make its folder, replace one of that name.

    Raises: OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.half")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


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

    A publication may lie where nothing can be written: on a read-only medium, in a container, on a full disk.
    """
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=wanted) as file:
            file.write(bytes(_BYTES_TO_BEGIN))
    except OSError as error:
        with scratch_folder() as folder:
            yield folder, error.strerror or str(error)
    else:
        yield wanted, ""


def differing_files(one: Path, other: Path) -> tuple[str, ...]:
    """Return the paths of files that differ between two folders or are in one of them only."""
    files = [
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} for folder in (one, other)
    ]
    _, different, unreadable = filecmp.cmpfiles(one, other, sorted(files[0] & files[1]), shallow=False)
    return tuple(sorted((files[0] ^ files[1]).union(different, unreadable)))
