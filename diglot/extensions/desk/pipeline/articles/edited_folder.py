"""A publication's folder as it would be with some edits written: so that they can be judged before they are.

Touches the disk through its adapter only, and writes nothing.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from diglot.adapters.disk import FileEntry, Folder
from diglot.pipeline.base.file_edits import FileEdit


class EditedFolder(Folder):
    """The folder of a publication, with the files of edits as these would leave them, each read once.

    Whoever writes into a text while it is being read, its head and its body are of the same bytes.
    """

    def __init__(self, root: Path, edits: Iterable[FileEdit]) -> None:
        super().__init__(root)
        self._contents = {edit.path: edit.after for edit in edits}
        self._kept: dict[str, bytes] = {}

    def list(self, under: str, skipped: Container[str] = ()) -> tuple[FileEntry, ...]:
        """Return every file under a folder except hidden ones, by path."""
        new = (name for name in self._contents if name.startswith(f"{under}/"))
        wanted = [name for name in new if not any(part in skipped for part in name.split("/"))]
        return self._edited(super().list(under, skipped), wanted)

    def list_some(self, under: str, is_wanted: Callable[[str], bool]) -> tuple[FileEntry, ...]:
        """Return the files in a folder whose paths are wanted, but not those in folders inside it."""
        wanted = [name for name in self._contents if posixpath.dirname(name) == under and is_wanted(name)]
        return self._edited(super().list_some(under, is_wanted), wanted)

    def _edited(self, found: Iterable[FileEntry], wanted: Iterable[str]) -> tuple[FileEntry, ...]:
        entries = {entry.name_on_disk: entry for entry in (*self._new(wanted), *found)}
        sizes = {name: len(content) for name, content in self._contents.items()}
        edited = (replace(one, size=sizes[name], stat=None) if name in sizes else one for name, one in entries.items())
        return tuple(sorted(edited, key=lambda entry: entry.path))

    @staticmethod
    def _new(names: Iterable[str]) -> Iterator[FileEntry]:
        return (FileEntry(name, name, 0, "file") for name in names)

    def read(self, name_on_disk: str) -> bytes:
        """Return a file's bytes.

        Raises: OSError.
        """
        if name_on_disk in self._contents:
            return self._contents[name_on_disk]
        if name_on_disk not in self._kept:
            self._kept[name_on_disk] = super().read(name_on_disk)
        return self._kept[name_on_disk]
