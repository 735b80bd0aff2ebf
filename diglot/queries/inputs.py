"""The files of a publication as inputs: what the system says of them, and the digest of their contents.

Touches the disk through its adapter only.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from diglot.adapters.disk import FileEntry, Folder
from diglot.core.links.dead_links import LinkIndex
from diglot.model.building.dependencies import Dependency
from diglot.model.building.page_rows import TaskResult
from diglot.model.digests import Digest
from diglot.model.file_stats import MISSING, FileStat
from diglot.model.languages import Lang
from diglot.queries.database import Database
from diglot.queries.query import Query
from diglot.queries.text_job import Typesetter


class SiteMaker(Protocol):
    """Makes the files of the tasks of the present site."""

    def digest(self, part: Dependency) -> Digest:
        """Return the digest of a part of the site that is made of rows, which are read."""

    def make(self, db: Database, query: Query[TaskResult], key: str) -> TaskResult:
        """Make the files of a task by its key, for the query that it is a value of."""

    def spread(self, make: Callable[[str], bytes], keys: Sequence[str]) -> Iterable[bytes]:
        """Apply a function to the keys of tasks, many of them in other processes; yield the results in order."""


class LinkTargets(msgspec.Struct, frozen=True):
    """What links may lead to. texts: keys of the texts of this build by article and language; "" for a refused one.

    group: of the articles. lists: the group of the lists.
    """

    group: str
    lists: str
    index: LinkIndex
    texts: Mapping[tuple[str, Lang], str]


class Tools(msgspec.Struct):
    """What queries work with.

    contents: of files that were read for their digests, until whoever reads them takes them; as many as there is room.
    typesetter, targets, site_maker: to be set before the first text or task is asked for. added: what queries of
    extensions work with, by name.
    """

    folder: Folder
    contents: dict[str, bytes] = {}
    typesetter: Typesetter | None = None
    targets: LinkTargets | None = None
    site_maker: SiteMaker | None = None
    added: dict[str, Any] = {}


# Bytes: some hundred texts, such as a person edits at a time; of a whole checkout, the rest is read twice.
_ROOM = 2_000_000


class SourceFile(msgspec.Struct, frozen=True, array_like=True):
    """What the system says of a file. session: 0, or where a later change may not show, another one in every session.

    name: on the disk; b"" where the path is the name.
    """

    stat: FileStat
    session: int = 0
    name: bytes = b""


@dataclass(frozen=True)
class SourceFiles(Mapping[str, FileEntry]):
    """The files of a publication, by path, as their rows have them: who looks at one here does not depend on it."""

    db: Database

    def __getitem__(self, path: str) -> FileEntry:
        file = self.db.peek(STAT, path)
        if file is None:
            raise KeyError(path)
        name = os.fsdecode(file.name) if file.name else path
        return FileEntry(path, name, file.stat.size, "file", None if file.session else file.stat)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.db.keys(STAT)))

    def __len__(self) -> int:
        return len(self.db.keys(STAT))


def set_stats(db: Database, folder: str, entries: Iterable[FileEntry], *, are_known: bool = False) -> None:
    """Let these be the files directly in a folder. are_known: what was no file of the publication is none now."""
    files: dict[str, SourceFile] = {}
    for entry in entries:
        files.setdefault(entry.path, _source_file(entry, db.revision))
    for path in db.differing(STAT, files, f"{folder}/", is_flat=True):
        if not are_known or db.peek(STAT, path) is not None:
            db.set(STAT, path, files.get(path))


def _source_file(entry: FileEntry, session: int) -> SourceFile:
    name = b"" if entry.name_on_disk == entry.path else os.fsencode(entry.name_on_disk)
    return SourceFile(entry.stat, 0, name) if entry.stat else SourceFile(MISSING, session, name)


def _digest_of_file(db: Database, path: str) -> bytes:
    """Return the digest of a file's contents; a file that cannot be read is one of no bytes here.

    A different stat does not prove a change: after copying or checking out files, each is read once more.
    """
    db.get(STAT, path)
    contents = db.tools.contents
    try:
        content = db.tools.folder.read(SourceFiles(db)[path].name_on_disk)
    except OSError:
        content = b""
    else:
        # So that what is read is what has this digest, whoever writes meanwhile.
        if sum(map(len, contents.values())) + len(content) <= _ROOM:
            contents[path] = content
    return hashlib.blake2b(content, digest_size=20).digest()


FOLDER_STATS = Query[str]("stats of a folder", 50, str)
"""A digest of what the system says of the files in a folder, by path: an input that says which to compare."""
NAMES_IN = Query[tuple[tuple[str, str], ...]]("names in a folder", 0, tuple[tuple[str, str], ...])
"""The names in a folder with what they are ("file", "symbolic link"), in order: an input."""
LANGUAGE = Query[int]("language", 1, int)
"""The place of a language among those of the publication: an input, absent for others."""
STAT = Query[SourceFile]("stat", 2, SourceFile)
"""What the system says of a file of the publication, by path: an input."""
FILE = Query[bytes]("file", 3, bytes, _digest_of_file)
