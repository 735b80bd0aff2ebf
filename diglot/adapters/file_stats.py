"""A folder in, type, size and times of every file under it out; contents are read only for their digest.

Apart from `disk`, because a build that has nothing to do needs only this.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Mapping
from pathlib import Path

from diglot.model.digests import Digest, digest_of
from diglot.model.file_stats import MISSING, FileStat


def scan(
    folder: str | Path, *, with_hidden: bool = False, skipped: Container[str] = (), left_out: Container[str] = ()
) -> dict[str, FileStat]:
    """Return the stat of every file under a folder by its path inside it, in no particular order.

    Links are not followed. A folder that cannot be read is listed in place of its files, the given one as ""; a missing
    folder has no files; a file whose stat cannot be read is `MISSING`. skipped: names of files and folders.
    left_out: names of folders directly in this one.
    """
    stats: dict[str, FileStat] = {}
    root = os.fspath(folder)
    pending = [""]
    while pending:
        inside = pending.pop()
        try:
            entries = list(os.scandir(f"{root}/{inside}"))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            stats[inside.removesuffix("/")] = FileStat(stat.S_IFDIR)
            continue
        for entry in entries:
            name = entry.name
            if name in skipped or (name[0] == "." and not with_hidden):
                continue
            if entry.is_dir(follow_symlinks=False):
                if inside or name not in left_out:
                    pending.append(f"{inside}{name}/")
            else:
                try:
                    stats[inside + name] = _file_stat(entry.stat(follow_symlinks=False))
                except OSError:
                    stats[inside + name] = MISSING
    return stats


def stat_of(path: str) -> FileStat:
    """Return the stat of a file, `MISSING` where there is none."""
    try:
        return _file_stat(os.lstat(path))
    except OSError:
        return MISSING


def _file_stat(result: os.stat_result) -> FileStat:
    return FileStat(stat.S_IFMT(result.st_mode), result.st_size, result.st_mtime_ns, result.st_ctime_ns, result.st_ino)


def digest_of_stats(stats: Mapping[str, FileStat], *, of_sources: bool = False) -> Digest:
    """Return one digest of files by path: equal as long as no path, type, size or time of modification changes.

    of_sources: nor any other field, because `cp -p`, `rsync -t` and restored backups put other contents of the same
    size under the same time. Of published files these are left out: publishing links files, and so changes them
    without touching the contents.
    """
    lines = [
        f"{path}\0{file.file_type}\0{file.size}\0{file.mtime_ns}"
        + (f"\0{file.ctime_ns}\0{file.inode}" if of_sources else "")
        for path, file in stats.items()
    ]
    return digest_of("\n".join(sorted(lines)).encode("utf-8", "surrogateescape"))


def digest_of_file(path: str) -> Digest:
    """Return the digest of a regular file's contents; "" where it cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            return digest_of(file.read()) if stat.S_ISREG(os.fstat(descriptor).st_mode) else ""
    except OSError:
        return ""
