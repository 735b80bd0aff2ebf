"""The folder of a publication in, its files and their contents out.

Links are not followed and only regular files are opened: a publication may come from anybody.
"""

from __future__ import annotations

import errno
import os
import stat
import time
import unicodedata
from collections.abc import Callable, Container, Mapping
from pathlib import Path

import msgspec

from diglot.adapters.file_stats import scan, stat_of
from diglot.model.file_stats import FileStat
from diglot.model.messages import N_


class FileEntry(msgspec.Struct, frozen=True):
    """A file in the publication's folder. path: from the root, in NFC. kind: "file", or what it is instead.

    stat: None where the file was changed so recently that a later change may not show.
    """

    path: str
    name_on_disk: str
    size: int
    kind: str
    stat: FileStat | None = None


class Folder:
    """The folder of a publication, read-only."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def has(self, under: str) -> bool:
        """Return whether there is a folder of this name."""
        return (self.root / under).is_dir()

    def list(self, under: str, skipped: Container[str] = ()) -> tuple[FileEntry, ...]:
        """Return every file under a folder except hidden ones, by path. Links are not followed.

        skipped: names of files and folders.
        """
        now_ns = time.time_ns()
        stats = scan(self.root / under, skipped=skipped)
        entries = [_entry(f"{under}/{inside}" if inside else under, file, now_ns) for inside, file in stats.items()]
        return tuple(sorted(entries, key=lambda entry: entry.path))

    def list_some(self, under: str, is_wanted: Callable[[str], bool]) -> tuple[FileEntry, ...]:
        """Return the files in a folder whose paths are wanted, but not those in folders inside it.

        Empty where `list` would not come: in hidden folders, and behind links.
        """
        if not self._is_reached(under):
            return ()
        now_ns = time.time_ns()
        with os.scandir(self.root / under) as inside:
            names = [f"{under}/{entry.name}" for entry in inside if entry.name[0] != "."]
        stats = {name: stat_of(f"{self.root}/{name}") for name in names if is_wanted(_path(name))}
        return tuple(_entry(name, file, now_ns) for name, file in stats.items() if not stat.S_ISDIR(file.file_type))

    def _is_reached(self, under: str) -> bool:
        """Return whether a folder is one that `list` looks into."""
        parts = under.split("/")
        folders = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        return all(part and part[0] != "." and "\0" not in part for part in parts) and all(
            stat.S_ISDIR(stat_of(f"{self.root}/{name}").file_type) for name in folders
        )

    def find(self, path: str) -> FileEntry | None:
        """Return a regular file by its path from the root, or None."""
        file = stat_of(f"{self.root}/{path}")
        return FileEntry(path, path, file.size, _kind(file)) if stat.S_ISREG(file.file_type) else None

    def can_read(self, name_on_disk: str) -> bool:
        """Return whether the system lets us read a file."""
        return os.access(self.root / name_on_disk, os.R_OK)

    def stats(self, under: str) -> Mapping[str, FileStat]:
        """Return the stat of every file under a folder, by path from the root, in order."""
        stats = scan(self.root / under)
        return {_path(f"{under}/{inside}"): stats[inside] for inside in sorted(stats) if inside}

    def read(self, name_on_disk: str) -> bytes:
        """Return a file's bytes. A link that took a file's place since it was listed is refused.

        Raises: OSError.
        """
        # O_NONBLOCK: a pipe put in a file's place must not block the build.
        descriptor = os.open(self.root / name_on_disk, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError(errno.EINVAL, "not a regular file", name_on_disk)
            return file.read()


def _path(name_on_disk: str) -> str:
    """Return a name as text in NFC; bytes that are not UTF-8 become U+FFFD."""
    if name_on_disk.isascii():
        return name_on_disk
    return unicodedata.normalize("NFC", os.fsencode(name_on_disk).decode("utf-8", "replace"))


def _entry(name: str, file: FileStat, now_ns: int) -> FileEntry:
    return FileEntry(_path(name), name, file.size, _kind(file), file if file.is_settled(now_ns) else None)


def _kind(file: FileStat) -> str:
    names = {
        stat.S_IFREG: "file",
        stat.S_IFDIR: N_("folder that cannot be read"),
        stat.S_IFLNK: N_("symbolic link"),
        stat.S_IFIFO: N_("pipe"),
        stat.S_IFSOCK: N_("socket"),
        stat.S_IFCHR: N_("device"),
        stat.S_IFBLK: N_("device"),
    }
    return names.get(file.file_type, N_("special file"))
