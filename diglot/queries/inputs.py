"""The files of a publication as inputs: what the system says of them, and the digest of their contents.

Touches the disk through its adapter only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from diglot.adapters.disk import FileEntry, Folder
from diglot.core.links.dead_links import LinkIndex
from diglot.model.building.dependencies import Dependency
from diglot.model.building.page_rows import TaskResult
from diglot.model.building.search import SearchText
from diglot.model.digests import Digest
from diglot.model.file_stats import FileStat
from diglot.model.languages import Lang
from diglot.queries.check_job import Checker
from diglot.queries.engine import Database, Query
from diglot.queries.text_job import Typesetter


class Indexer(Protocol):
    """Indexes the texts of the present site for search."""

    def search_text(self, href: str) -> SearchText:
        """Return what is searched of the page with an address."""

    def index(self, texts: Sequence[SearchText]) -> Iterable[bytes]:
        """Return the keys of the indexed texts in the store, in order."""


class SiteMaker(Protocol):
    """Makes the files of the tasks of the present site."""

    def digest(self, part: Dependency) -> Digest:
        """Return the digest of a part of the publication as it is now."""

    def make(self, db: Database, query: Query[TaskResult], key: str) -> TaskResult:
        """Make the files of a task by its key, for the query that it is a value of."""

    def spread(self, make: Callable[[str], bytes], keys: Sequence[str]) -> Iterable[bytes]:
        """Apply a function to the keys of tasks, many of them in other processes; yield the results in order."""


class LinkTargets(msgspec.Struct, frozen=True):
    """What links may lead to. texts: keys of the texts of this build by article and language; "" for a refused one.

    group: of the articles.
    """

    group: str
    index: LinkIndex
    texts: Mapping[tuple[str, Lang], str]


class Tools(msgspec.Struct):
    """What queries work with. files: those of the publication that `set_files` was given, by path.

    contents: of files that were read for their digests, until whoever reads them takes them; as many as there is room.
    typesetter, targets, indexer, checker, site_maker: to be set before the first text or task is asked for.
    """

    folder: Folder
    files: Mapping[str, FileEntry] = {}
    contents: dict[str, bytes] = {}
    typesetter: Typesetter | None = None
    targets: LinkTargets | None = None
    indexer: Indexer | None = None
    checker: Checker | None = None
    site_maker: SiteMaker | None = None


# Bytes: some hundred texts, such as a person edits at a time; of a whole checkout, the rest is read twice.
_ROOM = 2_000_000

STAT = Query[FileStat | int]("stat", 0, FileStat | int)
"""What the system says of a file: an input. A number where that proves nothing, another one in every session."""


def set_files(db: Database, entries: Iterable[FileEntry]) -> None:
    """Let these be the files of the publication: all others are gone."""
    files: Mapping[str, FileEntry] = {entry.path: entry for entry in entries}
    db.tools.files, db.tools.contents = files, {}
    db.set_all(STAT, {path: entry.stat or db.revision for path, entry in files.items()})


def _digest_of_file(db: Database, path: str) -> bytes:
    """Return the digest of a file's contents; a file that cannot be read is one of no bytes here.

    A different stat does not prove a change: after copying or checking out files, each is read once more.
    """
    db.get(STAT, path)
    contents = db.tools.contents
    try:
        content = db.tools.folder.read(db.tools.files[path].name_on_disk)
    except OSError:
        content = b""
    else:
        # So that what is read is what has this digest, whoever writes meanwhile.
        if sum(map(len, contents.values())) + len(content) <= _ROOM:
            contents[path] = content
    return hashlib.blake2b(content, digest_size=20).digest()


FILE = Query[bytes]("file", 1, bytes, _digest_of_file)
