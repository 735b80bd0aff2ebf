"""Single files and folders: written whole or not at all, compared, removed only where they hold what is expected."""

from __future__ import annotations

import errno
import filecmp
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from diglot.adapters.disk.mounts import mounts_in
from diglot.adapters.disk.open_folder import OpenFolder
from diglot.adapters.files.rooted_files import (
    LISTED,
    NEW,
    folder_of,
    open_file_inside,
    open_folder,
    open_inside,
)
from diglot.adapters.system.file_locks import lock_file
from diglot.adapters.system.folder_calls import os
from diglot.model.messages import N_
from diglot.model.wording.system_reasons import SPECIAL_FILE, system_reason


class FileChanged(Exception):
    """A file is not what it was when it was read, or has appeared since; `args[0]` is its path."""


def write_file(root: Path, path: str, content: bytes, before: bytes | None) -> None:
    """Write a file of a publication in one step, if it holds what it held when it was read.

    before: what it held; None where there must be no file yet.

    Raises: FileChanged; OSError with the path, also where the file may not be written to, has another name, or is or
    lies behind a link.
    """
    with _place_of(root, path) as place, _replacement(place) as file:
        _fill(file, content)
        # As late as can be: whatever an editor has saved until now stays.
        existing = _existing(place)
        if (existing.content if existing else None) != before:
            raise FileChanged(path)
        if existing:
            existing.give_mode(file)


def write_given_file(path: Path, content: bytes) -> None:
    """Write a file that a person named, whole or not at all; make its folder, replace a regular file of that name.

    Raises: OSError with the path, also where the file may not be written to or has another name.
    """
    with _place_of(path.parent, path.name) as place, _replacement(place) as file:
        _fill(file, content)
        if existing := _existing(place):
            existing.give_mode(file)


def write_record(root: Path, path: str, content: bytes, *, is_flushed: bool = True) -> None:
    """Write a document of diglot's own, whole or not at all, in place of whatever has its name.

    is_flushed: it must be on the disk before it takes its place.

    Raises: OSError with the path, also where a folder on the way from the root is a link.
    """
    with _place_of(root, path) as place, _replacement(place, is_flushed=is_flushed) as file:
        _fill(file, content, is_flushed=is_flushed)


def write_cache_file(cache: Path, name: str, content: bytes) -> None:
    """Write a file of the cache, whole or not at all.

    Raises: OSError, also where a folder on the way is a link.
    """
    write_record(cache.parent.parent, f"{cache.parent.name}/{cache.name}/{name}", content, is_flushed=False)


def keep_newest_in_cache(cache: Path, name: str, number: int) -> None:
    """Remove all but so many documents (`.json`) of a folder of the cache, the newest ones.

    Raises: OSError, also where a folder on the way is a link.
    """
    folder = open_folder(cache.parent.parent, f"{cache.parent.name}/{cache.name}/{name}", LISTED)
    try:
        with os.scandir(folder) as entries:
            documents = [entry for entry in entries if entry.name.endswith(".json")]
        documents.sort(key=lambda entry: -entry.stat(follow_symlinks=False).st_mtime_ns)
        for entry in documents[number:]:
            os.unlink(entry.name, dir_fd=folder)
    finally:
        os.close(folder)


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
        write_record(folder.parent, f"{folder.name}/.gitignore", b"*\n")
    return folder


def private_record(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return a record that only its owner may read; created if it does not exist.

    Raises: OSError with the path, also where somebody else may have made or read it, or it is shorter than a new one.
    """
    made = make()
    with _place_of(path.parent.parent, f"{path.parent.name}/{path.name}") as place:
        try:
            descriptor = open_file_inside(*place, str(path))
        except FileNotFoundError:
            with _replacement(place) as file:
                os.fchmod(file.fileno(), stat.S_IRUSR | stat.S_IWUSR)
                _fill(file, made)
            descriptor = open_file_inside(*place, str(path))
        with os.fdopen(descriptor, "rb") as file:
            found, content = os.fstat(descriptor), file.read()
    if found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & 0o077 or len(content) < len(made):
        raise OSError(errno.EPERM, _NOT_PRIVATE, str(path))
    return content


def remove_file(root: Path, name_on_disk: str, before: bytes) -> None:
    """Remove a file that still holds what it held when it was read, and its folder if that is empty then and no mount.

    What is gone already need not be removed. Raises: FileChanged, OSError.
    """
    above, _, name = name_on_disk.rpartition("/")
    try:
        folder = open_folder(root, above, LISTED)
    except FileNotFoundError:
        return
    try:
        with suppress(FileNotFoundError):
            with os.fdopen(open_file_inside(folder, name, name_on_disk), "rb") as file:
                if file.read() != before:
                    raise FileChanged(name_on_disk)
            os.unlink(name, dir_fd=folder)
        os.fsync(folder)
        with os.scandir(folder) as entries:
            is_empty = next(entries, None) is None
    finally:
        os.close(folder)
    if above and is_empty:
        with folder_of(root, above) as (outer, inner):
            if not mounts_in(outer, inner):
                os.rmdir(inner, dir_fd=outer)


def read_outside(path: Path, limit: int) -> bytes:
    """Return the contents of any regular file; of one that is larger than the limit, one byte more than the limit.

    Raises: OSError.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, SPECIAL_FILE, str(path))
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


class _Place(NamedTuple):
    """Where a file is, or is to be: a name in an open folder."""

    folder: int
    name: str


@contextmanager
def _place_of(root: Path, path: str) -> Iterator[_Place]:
    """Provide the place of a file that is to be written. Its folders are made; on failure, none of them is left.

    root: chosen by the user, it may be a link; below it, no link is followed.

    Raises: OSError with the path of the file.
    """
    *parts, name = path.split("/")
    try:
        with ExitStack() as stack:
            for missing in [folder for folder in (root, *root.parents) if not folder.exists()][::-1]:
                missing.mkdir(exist_ok=True)
                _undo_on_failure(stack, missing.rmdir)
            folder = os.open(root, LISTED & ~os.O_NOFOLLOW)
            stack.callback(os.close, folder)
            for part in parts:
                with suppress(FileExistsError):
                    os.mkdir(part, dir_fd=folder)
                    _undo_on_failure(stack, partial(os.rmdir, part, dir_fd=folder))
                folder = open_inside(folder, part, LISTED, path)
                stack.callback(os.close, folder)
            yield _Place(folder, name)
    except OSError as error:
        # The system names the part, the partial file, or nothing.
        raise OSError(error.errno, error.strerror or str(error), str(root / path)) from error


def _undo_on_failure(stack: ExitStack, undo: Callable[[], object]) -> None:
    """Have something undone when an error ends a stack of contexts."""

    def leave(kind: type[BaseException] | None, *_: object) -> None:
        if kind:
            with suppress(OSError):
                undo()

    stack.push(leave)


def _existing(place: _Place) -> _Existing | None:
    """Return the file at a place if it may be replaced, or None if there is no file.

    Raises: OSError where it is not a regular file, may not be written to, or has another name: a rename would take one
    name from the file and leave the old text under the other.
    """
    try:
        _refuse_mode(os.stat(place.name, dir_fd=place.folder, follow_symlinks=False).st_mode, place.name)
        # rename() would replace a read-only file without asking; open() respects its mode.
        flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        descriptor = os.open(place.name, flags, dir_fd=place.folder)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        if state.st_nlink > 1:
            raise OSError(errno.EMLINK, N_("it has another name too (a hard link), which would keep the old text"))
        return _Existing(file.read(), stat.S_IMODE(state.st_mode), state.st_uid, state.st_gid)


@contextmanager
def _replacement(place: _Place, *, is_flushed: bool = True) -> Iterator[BinaryIO]:
    """Provide a new file, which takes the place of another at the end; on failure it is not left.

    Its name cannot be foreseen, so that no link can wait there for what is written. It is locked while it is written:
    one without a lock was left by a killed process, and the next one removes it.
    """
    folder = place.folder
    _remove_abandoned(folder)
    staged = f".{os.urandom(8).hex()}.staged"
    try:
        with os.fdopen(os.open(staged, NEW, 0o666, dir_fd=folder), "wb") as file:
            with suppress(OSError):  # some file systems have no locks
                lock_file(file.fileno(), waits=False)
            yield file
            os.replace(staged, place.name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        with suppress(OSError):
            os.unlink(staged, dir_fd=folder)
    if is_flushed:
        os.fsync(folder)


def _fill(file: BinaryIO, content: bytes, *, is_flushed: bool = True) -> None:
    file.write(content)
    file.flush()
    if is_flushed:
        os.fsync(file.fileno())


_PARTIAL = re.compile(r"\.[0-9a-f]{16}\.staged")
# Folders, by device and number, that this process has looked into: to list one takes time.
_swept: set[tuple[int, int]] = set()


def _remove_abandoned(folder: int) -> None:
    """Remove what killed processes have left half written in an open folder; once in a process."""
    state = os.fstat(folder)
    if (key := (state.st_dev, state.st_ino)) in _swept:
        return
    _swept.add(key)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_partial(entry):
                _remove_unlocked(folder, entry.name)


def is_partial(path: Path | os.DirEntry[str]) -> bool:
    """Return whether a file has the name of one that is being written, or that a killed process has left."""
    return bool(_PARTIAL.fullmatch(path.name))


def _remove_unlocked(folder: int, name: str) -> None:
    with suppress(OSError), os.fdopen(open_file_inside(folder, name, name), "rb") as file:
        lock_file(file.fileno(), waits=False)
        os.unlink(name, dir_fd=folder)


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
        OpenFolder(wanted.parent.parent, f"{wanted.parent.name}/{wanted.name}").close()
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
    with suppress(FileNotFoundError):
        _refuse_mode(path.lstat().st_mode, str(path))


def _refuse_mode(mode: int, path: str) -> None:
    if stat.S_ISLNK(mode):
        raise OSError(errno.ELOOP, N_("it contains a symbolic link"), path)
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, SPECIAL_FILE, path)


def differing_files(folder: Path, other: Path) -> tuple[str, ...]:
    """Return the paths of files that differ between two folders or are in one of them only."""
    paths = [
        {path.relative_to(parent).as_posix() for path in parent.rglob("*") if path.is_file()}
        for parent in (folder, other)
    ]
    _, different, unreadable = filecmp.cmpfiles(folder, other, sorted(paths[0] & paths[1]), shallow=False)
    return tuple(sorted((paths[0] ^ paths[1]).union(different, unreadable)))
