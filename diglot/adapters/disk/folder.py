"""The folder of a publication in, its files and their contents out.

Links are not followed and only regular files are opened: a publication may come from anybody.
"""

from __future__ import annotations

import os
import stat
import time
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from pathlib import Path

import msgspec

from diglot.adapters.files.file_stats import (
    digest_of_sources,
    joined_digests,
    scan,
    scan_digests,
    scan_folders,
    stat_in,
)
from diglot.adapters.files.rooted_files import names_in, read_file
from diglot.model.digests import Digest
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


class SeenFolder(msgspec.Struct, frozen=True):
    """What is directly in a folder, by path. digest: as `Folder.digests` has it, "" if a later change may not show."""

    files: tuple[FileEntry, ...]
    digest: Digest


class Folder:
    """The folder of a publication, read-only."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def has(self, under: str) -> bool:
        """Return whether there is a folder of this name, or what `list` says is none."""
        return stat_in(self.root, under).file_type not in (0, stat.S_IFREG)

    def list(self, under: str, skipped: Container[str] = ()) -> tuple[FileEntry, ...]:
        """Return every file under a folder except hidden ones, by path. Links are not followed.

        skipped: names of files and folders.
        """
        now_ns = time.time_ns()
        stats = scan(self.root, under, skipped=skipped)
        entries = [_entry(f"{under}/{inside}" if inside else under, file, now_ns) for inside, file in stats.items()]
        return tuple(sorted(entries, key=lambda entry: (entry.path, entry.name_on_disk)))

    def digests(self, under: str) -> Mapping[str, Digest]:
        """Return a digest of every folder with files, as named on the disk: it changes with any file directly in it.

        Hidden files are left out; what is in the place of the given folder is a file in it.
        """
        return scan_digests(self.root, under).digests

    def look_into(self, names_on_disk: Iterable[str]) -> SeenFolder:
        """Return what is directly in folders of one path: there may be two Unicode forms of it."""
        now_ns = time.time_ns()
        entries: list[FileEntry] = []
        digests: list[Digest] = []
        for name in names_on_disk:
            files = next((files for inside, files in scan_folders(self.root, name, is_deep=False) if not inside), {})
            entries += [_entry(f"{name}/{inside}" if inside else name, file, now_ns) for inside, file in files.items()]
            digests.append(digest_of_sources(files))
        is_settled = all(entry.stat for entry in entries)
        listed = tuple(sorted(entries, key=lambda entry: (entry.path, entry.name_on_disk)))
        return SeenFolder(listed, joined_digests(digests) if is_settled else "")

    def list_some(self, under: str, is_wanted: Callable[[str], bool]) -> tuple[FileEntry, ...]:
        """Return the files in a folder whose paths are wanted, but not those in folders inside it.

        Empty where `list` would not come: in hidden folders, and behind links.
        """
        now_ns = time.time_ns()
        paths = (f"{under}/{name}" for name in names_in(self.root, under))
        names = [name for name in paths if is_wanted(_path(name)) and "/." not in name]
        stats = {name: stat_in(self.root, name) for name in names}
        return tuple(_entry(name, file, now_ns) for name, file in stats.items() if not stat.S_ISDIR(file.file_type))

    def find(self, path: str) -> FileEntry | None:
        """Return a regular file by its path from the root, or None."""
        file = stat_in(self.root, path)
        return FileEntry(path, path, file.size, _kind(file)) if stat.S_ISREG(file.file_type) else None

    def look_up(self, path: str) -> FileEntry | None:
        """Return a regular file by its path in NFC, whatever the form of its name on the disk, or None."""
        on_disk: tuple[str, ...] = ()
        for part in path.split("/"):
            above = "/".join(on_disk)
            same = () if part.isascii() else (one for one in names_in(self.root, above) if _path(one) == part)
            on_disk = (*on_disk, next(iter(same), part))
        entry = self.find("/".join(on_disk))
        return entry and msgspec.structs.replace(entry, path=path)

    def can_read(self, name_on_disk: str) -> bool:
        """Return whether the system lets us read a file."""
        return os.access(self.root / name_on_disk, os.R_OK)

    def stats(self, under: str) -> Mapping[str, FileStat]:
        """Return the stat of every file under a folder, by path from the root, in order."""
        stats = scan(self.root, under)
        return {_path(f"{under}/{inside}"): stats[inside] for inside in sorted(stats) if inside}

    def read(self, name_on_disk: str) -> bytes:
        """Return a file's bytes. A link that took a file's place since it was listed is refused.

        Raises: OSError.
        """
        return read_file(self.root, name_on_disk)


def names_by_path(digests: Mapping[str, Digest]) -> Mapping[str, tuple[tuple[str, ...], Digest]]:
    """Return the names on the disk and the digest of folders by path. digests: by name on the disk."""
    names: dict[str, list[str]] = {}
    for name in sorted(digests):
        names.setdefault(_path(name), []).append(name)
    return {path: (tuple(same), joined_digests([digests[name] for name in same])) for path, same in names.items()}


def _path(name_on_disk: str) -> str:
    """Return a name as text in NFC; bytes that are not UTF-8 become U+FFFD."""
    if name_on_disk.isascii():
        return name_on_disk
    return unicodedata.normalize("NFC", os.fsencode(name_on_disk).decode("utf-8", "replace"))


def _entry(name: str, file: FileStat, now_ns: int) -> FileEntry:
    return FileEntry(_path(name), name, file.size, _kind(file), file if file.is_settled(now_ns) else None)


_KINDS = {
    stat.S_IFREG: "file",
    stat.S_IFDIR: N_("folder that cannot be read"),
    stat.S_IFLNK: N_("symbolic link"),
    stat.S_IFIFO: N_("pipe"),
    stat.S_IFSOCK: N_("socket"),
    stat.S_IFCHR: N_("device"),
    stat.S_IFBLK: N_("device"),
}


def _kind(file: FileStat) -> str:
    return _KINDS.get(file.file_type, N_("special file"))
