"""A folder in, type, size and times of every file under it out; contents are read only for their digest.

Apart from `disk`, because a build that has nothing to do needs only this.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from diglot.adapters.files.rooted_files import LISTED, folder_of, open_folder
from diglot.model.digests import Digest, digest_of
from diglot.model.file_stats import MISSING, FileStat


def scan(
    root: str | Path,
    under: str = "",
    *,
    with_hidden: bool = False,
    skipped: Container[str] = (),
    left_out: Container[str] = (),
) -> dict[str, FileStat]:
    """Return the stat of every file under a folder by its path inside it, in no particular order.

    under: the folder, from the root. No link is followed, neither on the way to it nor inside. A folder that cannot be
    read is listed in place of its files, the given one as ""; so is what is in the place of the given one, unless it is
    a regular file. A missing folder has no files; a file whose stat cannot be read is `MISSING`. skipped: names of
    files and folders. left_out: names of folders directly in this one.
    """
    stats: dict[str, FileStat] = {}

    def look(folder: int, inside: str) -> Iterator[str]:
        """Note the files of a folder; yield the names of its folders."""
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name in skipped or (name[0] == "." and not with_hidden):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if inside or name not in left_out:
                        yield name
                else:
                    try:
                        stats[inside + name] = _file_stat(entry.stat(follow_symlinks=False))
                    except OSError:
                        stats[inside + name] = MISSING

    try:
        top = open_folder(root, under, LISTED)
    except OSError:
        found = _first_that_is_no_folder(root, under)
        return {} if found.file_type in (0, stat.S_IFREG) else {"": found}
    # The folders from the given one down, open, each with the names of those in it that are still to be looked at.
    way: list[tuple[int, str, list[str]]] = [(top, "", [])]
    try:
        way[0][2].extend(look(top, ""))
        while way:
            folder, inside, names = way[-1]
            if not names:
                way.pop()
                _close(folder)
                continue
            name = names.pop()
            try:
                if folder == _CLOSED:
                    folder = open_folder(root, f"{under}/{inside}".strip("/"), LISTED)
                    way[-1] = (folder, inside, names)
                way.append((os.open(name, LISTED, dir_fd=folder), f"{inside}{name}/", []))
                way[-1][2].extend(look(way[-1][0], way[-1][1]))
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError:
                stats[inside + name] = FileStat(stat.S_IFDIR)
            if len(way) > _MOST_OPEN and way[-_MOST_OPEN][0] != _CLOSED:
                _close(way[-_MOST_OPEN][0])
                way[-_MOST_OPEN] = (_CLOSED, *way[-_MOST_OPEN][1:])
    finally:
        for folder, _, _ in way:
            _close(folder)
    return stats


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
    """Return the stat of a file by its path from a root, `MISSING` where there is none or a link is on the way."""
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
    """Return the stat of a file, `MISSING` where there is none."""
    try:
        return _file_stat(os.lstat(path))
    except OSError:
        return MISSING


def _file_stat(result: os.stat_result) -> FileStat:
    return FileStat(stat.S_IFMT(result.st_mode), result.st_size, result.st_mtime_ns, result.st_ctime_ns, result.st_ino)


def digest_of_stats(stats: Mapping[str, FileStat]) -> Digest:
    """Return one digest of sources by path: equal as long as no path and no field of a stat changes.

    Times and sizes alone are not enough, because `cp -p`, `rsync -t` and restored backups put other contents of the
    same size under the same time.
    """
    lines = [
        f"{path}\0{file.file_type}\0{file.size}\0{file.mtime_ns}\0{file.ctime_ns}\0{file.inode}"
        for path, file in stats.items()
    ]
    return digest_of("\n".join(sorted(lines)).encode("utf-8", "surrogateescape"))


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
