"""A folder in, type, size and times of every file under it out; contents are read only for their digest.

Apart from `disk`, because a build that has nothing to do needs only this.
"""

from __future__ import annotations

import hashlib
import stat
import time
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from diglot.adapters.files.rooted_files import LISTED, folder_of, open_folder
from diglot.adapters.system.folder_calls import os
from diglot.model.digests import Digest, digest_of
from diglot.model.file_stats import MISSING, FileStat

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def scan(
    root: str | Path,
    under: str = "",
    *,
    with_hidden: bool = False,
    skipped: Container[str] = (),
    left_out: Container[str] = (),
) -> dict[str, FileStat]:
    """Return the stat of every file under a folder by its path inside it, in no particular order.

    The rest is as `scan_folders` has it.
    """
    folders = scan_folders(root, under, with_hidden=with_hidden, skipped=skipped, left_out=left_out)
    return {inside + name: file for inside, files in folders for name, file in files.items()}


@dataclass(slots=True)
class _Level:
    """A folder that is being looked at. names: of the folders in it that are still to be looked at."""

    descriptor: int
    inside: str
    names: list[str] = field(default_factory=list)
    files: dict[str, FileStat] = field(default_factory=dict)


def scan_folders(
    root: str | Path,
    under: str = "",
    *,
    with_hidden: bool = False,
    skipped: Container[str] = (),
    left_out: Container[str] = (),
    is_deep: bool = True,
) -> Iterator[tuple[str, dict[str, FileStat]]]:
    """Yield every folder under one by its path inside it ("", "en/", "en/asia/"), with the files directly in it.

    under: the folder, from the root. No link is followed, neither on the way to it nor inside. A folder that cannot be
    read is listed as a file, the given one as ""; so is what is in the place of the given one, unless it is a regular
    file. A missing folder has no files; a file whose stat cannot be read is `MISSING`. skipped: names of files and
    folders. left_out: names of folders directly in this one. is_deep: not only the given folder.
    """

    def look(level: _Level) -> None:
        files = level.files
        with os.scandir(level.descriptor) as entries:
            for entry in entries:
                name = entry.name
                if name in skipped or (name[0] == "." and not with_hidden):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if level.inside or name not in left_out:
                        level.names.append(name)
                else:
                    try:
                        files[name] = _file_stat(entry.stat(follow_symlinks=False))
                    except OSError:
                        files[name] = MISSING

    try:
        top = _Level(open_folder(root, under, LISTED), "")
    except OSError:
        found = _first_that_is_no_folder(root, under)
        if found.file_type not in (0, stat.S_IFREG):
            yield "", {"": found}
        return
    # The folders from the given one down, open.
    way = [top]
    try:
        look(top)
        while way:
            level = way[-1]
            if not level.names:
                way.pop()
                _close(level.descriptor)
                yield level.inside, level.files
                continue
            name = level.names.pop()
            try:
                if level.descriptor == _CLOSED:
                    level.descriptor = open_folder(root, f"{under}/{level.inside}".strip("/"), LISTED)
                inner = _Level(os.open(name, LISTED, dir_fd=level.descriptor), f"{level.inside}{name}/")
                if not is_deep:
                    _close(inner.descriptor)
                    continue
                way.append(inner)
                look(inner)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError:
                level.files[name] = FileStat(stat.S_IFDIR)
            if len(way) > _MOST_OPEN and way[-_MOST_OPEN].descriptor != _CLOSED:
                _close(way[-_MOST_OPEN].descriptor)
                way[-_MOST_OPEN].descriptor = _CLOSED
    finally:
        for level in way:
            _close(level.descriptor)


# How many folders inside each other are open at once. A system may allow 256 files, and folders may nest for ever.
_MOST_OPEN = 40
_CLOSED = -1
_SUM_BYTES = 16


def _close(folder: int) -> None:
    if folder != _CLOSED:
        os.close(folder)


def _first_that_is_no_folder(root: str | Path, path: str) -> FileStat:
    """Return the stat of the first part of a path that is no folder, or of all of it, with its type alone."""
    parts = path.split("/")
    for number in range(len(parts)):
        found = stat_in(root, "/".join(parts[: number + 1])) if path else stat_of(os.fspath(root))
        if not stat.S_ISDIR(found.file_type):
            return found
    return FileStat(stat.S_IFDIR)


def stat_in(root: str | Path, path: str) -> FileStat:
    """Return the stat of a file by its path from a root; `MISSING` if there is none, or a link is on the way."""
    try:
        with folder_of(root, path) as place:
            return stat_at(*place)
    except OSError:
        return MISSING


def stat_at(folder: int, name: str) -> FileStat:
    """Return the stat of what has a name in an open folder.

    Raises: OSError.
    """
    return _file_stat(os.stat(name, dir_fd=folder, follow_symlinks=False))


def stat_of(path: str) -> FileStat:
    """Return the stat of a file, or `MISSING` if there is none."""
    try:
        return _file_stat(os.lstat(path))
    except OSError:
        return MISSING


def _file_stat(result: os.stat_result) -> FileStat:
    return FileStat(stat.S_IFMT(result.st_mode), result.st_size, result.st_mtime_ns, result.st_ctime_ns, result.st_ino)


def digest_of_site(stats: Mapping[str, FileStat]) -> Digest:
    """Return a digest of published files: another one if a place, type, size or time of modification changes.

    Not if any other field does: publishing links files, and so changes them without touching the contents.
    stats: by place.
    """
    return digest_of_sum(sum_of_stats(stats))


def changed_digest(before: Digest, old: Mapping[str, FileStat], new: Mapping[str, FileStat]) -> Digest:
    """Return the digest of a site after some of its files were replaced. old, new: the stats of these, by place.

    >>> one, two, three = (FileStat(32768, size) for size in (1, 2, 3))
    >>> changed_digest(digest_of_site({"a": one, "b": two}), {"b": two}, {"c": three}) == digest_of_site(
    ...     {"a": one, "c": three}
    ... )
    True
    """
    return digest_of_sum(int(before, 16) - sum_of_stats(old) + sum_of_stats(new))


def sum_of_stats(stats: Mapping[str, FileStat], under: str = "") -> int:
    """Return the sum of the hashes of files. under: what their paths begin with."""
    return sum(
        int.from_bytes(
            hashlib.blake2b(
                f"{under}{path}\0{file.file_type}\0{file.size}\0{file.mtime_ns}".encode("utf-8", "surrogateescape"),
                digest_size=_SUM_BYTES,
            ).digest(),
            "big",
        )
        for path, file in stats.items()
    )


def digest_of_sum(total: int) -> Digest:
    """Return a sum of hashes as a digest."""
    return f"{total % 256**_SUM_BYTES:0{2 * _SUM_BYTES}x}"


def digest_of_sources(stats: Mapping[str, FileStat]) -> Digest:
    """Return one digest of files: equal as long as no path and no field of a stat changes.

    `cp -p`, `rsync -t` and restored backups put other contents of the same size under the same time.
    """
    try:
        return digest_of(_encode(stats))
    except UnicodeEncodeError:  # a name that is no text
        return digest_of(_encode(sorted((os.fsencode(path), file) for path, file in stats.items())))


class FolderDigests(msgspec.Struct, frozen=True):
    """The digests of the sources directly in folders, by path from the root; none of empty folders.

    new: the paths of files that were changed so recently that a later change may not show.
    """

    digests: Mapping[str, Digest]
    new: tuple[str, ...]


def scan_digests(root: str | Path, under: str, *, skipped: Container[str] = ()) -> FolderDigests:
    """Return the digests of a folder and of those inside it."""
    now_ns = time.time_ns()
    digests: dict[str, Digest] = {}
    new: list[str] = []
    for inside, files in scan_folders(root, under, skipped=skipped):
        if files:
            digests[f"{under}/{inside}".rstrip("/")] = digest_of_sources(files)
            new += [f"{under}/{inside}{name}" for name, file in files.items() if not file.is_settled(now_ns)]
    return FolderDigests(digests, tuple(new))


def joined_digests(digests: Sequence[Digest]) -> Digest:
    """Return one digest of several; of one, itself."""
    return digests[0] if len(digests) == 1 else digest_of("\n".join(digests).encode())


def digest_of_file(path: str) -> Digest:
    """Return the digest of a regular file's contents; "" where it cannot be read."""
    try:
        # Not fdopen(), which leaves a folder open that it refuses.
        with open(path, "rb", opener=_open_now) as file:
            return digest_of(file.read()) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else ""
    except OSError:
        return ""


def _open_now(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
