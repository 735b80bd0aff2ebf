"""Reads the sources of a publication: takes its folder, returns settings, people, polls, volumes, issues, manuscripts.

Touches the disk through its adapter only.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any, Protocol

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import FileEntry, Folder
from diglot.adapters.extension_packages import overlay_of, own_hooks
from diglot.core import settings
from diglot.core.links.unread_files import SETTINGS_ELSEWHERE, find_unread
from diglot.model.digests import Digest
from diglot.model.languages import LANGUAGES
from diglot.model.paper.volumes import Volume
from diglot.model.places import SETTINGS_PATH, stem_of
from diglot.model.problems import BadFileName, NoContent, Problem, UnreadFile
from diglot.model.publication import Contributor, Issue, Manuscript, ReaderPoll
from diglot.model.settings import Settings
from diglot.model.translation.comments import COMMENTS_FOLDER, is_comment
from diglot.pipeline.base.move_journal import Move, read_journal
from diglot.pipeline.base.styles import own_looks
from diglot.pipeline.sources.added_fields import check_added_fields
from diglot.queries.database import Database
from diglot.queries.inputs import SourceFiles
from diglot.queries.query import Query
from diglot.queries.sources.manuscripts import ADDED, MANUSCRIPT, find_manuscripts, list_of_article, read_manuscript
from diglot.queries.sources.source_files import SourceReader, T, damaged_comments
from diglot.queries.sources.source_folders import (
    find_strays,
    has_manuscripts,
    is_replaced,
    regular_files,
    want_sources,
)
from diglot.queries.sources.tables import (
    GLOSSARY,
    ISSUE,
    ISSUES,
    PEOPLE,
    PERSON,
    POLL,
    POLLS,
    TERMS,
    VOLUME,
    VOLUMES,
    TableFiles,
    want_tables,
)

GLOSSARY_PATH = "content/glossary.toml"
# The name of the file of a volume, or of an issue, is part of its address.
_NAME_IN_ADDRESS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class LoadedSources(msgspec.Struct, frozen=True, dict=True):
    """Everything read from a publication's folder, except bodies, which stay on disk until they are typeset.

    read_manuscripts: reads all manuscripts, which a build after an edit need not know. read_added: reads those of
    articles with fields of extensions that come along. added: the tables of these extensions, by the names of the
    queries and by key.
    """

    settings: Settings
    people: Mapping[str, Contributor]
    polls: Mapping[str, ReaderPoll]
    volumes: Mapping[str, Volume]
    issues: Mapping[str, Issue]
    read_manuscripts: Callable[[], tuple[Manuscript, ...]]
    files: Mapping[str, FileEntry]
    """Every file that a text may show or link to, by path from the root; of some articles, only their own files."""
    read_added: Callable[[], Sequence[Manuscript]] = tuple
    added: Mapping[str, Mapping[str, Any]] = {}

    @cached_property
    def manuscripts(self) -> tuple[Manuscript, ...]:
        """All manuscripts, in the order of their paths."""
        return self.read_manuscripts()


def read_sources(
    folder: Folder,
    known: settings.KnownNames,
    only: Collection[str] | None = None,
    db: Database | None = None,
    digests: Mapping[str, Digest] | None = None,
) -> tuple[LoadedSources, list[Problem]]:
    """Read everything but the bodies.

    only: the stems of the manuscripts to read; None for all. db: knows what was read before.
    digests: of the folders, if somebody has just looked at them.
    """
    reader = SourceReader(folder)
    found = _find_by_key(db, reader, known, digests) if db else _find(folder, reader, known, only)
    settings_read = found.settings
    people, polls = found.read(PERSON, PEOPLE), found.read(POLL, POLLS)
    volumes, issues = found.read(VOLUME, VOLUMES), found.read(ISSUE, ISSUES)
    reader.problems += _bad_names([*volumes.values(), *issues.values()])
    if only is None and folder.find("site.toml"):
        reader.problems.append(UnreadFile("site.toml", None, SETTINGS_ELSEWHERE))
    found.read(GLOSSARY, TERMS)  # for its problems
    added = {query.name: found.read(query, kind) for query, kind in own_hooks("tables")}
    if unfinished := read_journal(folder):
        reader.problems.append(unfinished.as_problem if isinstance(unfinished, Move) else unfinished)
    if found.is_empty:
        reader.problems.append(NoContent("content", ", ".join(settings_read.languages)))
    records: list[Contributor | Issue] = [*people.values(), *issues.values()]
    problems = check_added_fields(found.read_manuscripts, records, reader.problems, settings_read)
    sources = LoadedSources(
        settings_read, people, polls, volumes, issues, found.read_manuscripts, found.files, found.read_added, added
    )
    return sources, [*problems, *(problem for check in own_hooks("source-checks") for problem in check(sources))]


class ReadTables(Protocol):
    """Reads the files of one kind of table."""

    def __call__(self, query: Query[T], kind: TableFiles[T]) -> Mapping[str, T]:
        """Return what they say, by name."""


class _FoundSources(msgspec.Struct, frozen=True):
    """The files of a publication. read: returns what the files of one kind of table say, by name.

    is_empty: there are no manuscripts, and nothing else says why. read_added: reads the manuscripts of articles with
    fields of extensions that come along.
    """

    settings: Settings
    files: Mapping[str, FileEntry]
    read: ReadTables
    read_manuscripts: Callable[[], tuple[Manuscript, ...]]
    is_empty: bool
    read_added: Callable[[], Sequence[Manuscript]]


def _find_by_key(
    db: Database, reader: SourceReader, known: settings.KnownNames, digests: Mapping[str, Digest] | None
) -> _FoundSources:
    """Find what has changed since the last build; of everything else only the digests of folders are looked at."""
    site = _settings(reader.folder.find(SETTINGS_PATH), reader, known)
    digests = reader.folder.digests("content") if digests is None else digests
    reader.problems += want_sources(db, digests, site.languages)
    files = SourceFiles(db)

    def read(query: Query[T], kind: TableFiles[T]) -> Mapping[str, T]:
        tables, problems = want_tables(db, query, kind)
        reader.problems += problems
        return tables

    is_empty = not has_manuscripts(db) and not is_replaced(db)
    return _FoundSources(
        site,
        files,
        read,
        lambda: tuple(one for _, one in db.values(MANUSCRIPT)),
        is_empty,
        lambda: [db.get(MANUSCRIPT, path) for key, _ in db.range(ADDED) for path, _ in db.range(list_of_article(key))],
    )


def _find(
    folder: Folder, reader: SourceReader, known: settings.KnownNames, only: Collection[str] | None
) -> _FoundSources:
    """Find all files, or those of some articles."""
    listed = folder.list("content") if only is None else _files_of(folder, only)
    files = {entry.path: entry for entry in regular_files(listed, reader.problems)}
    site = _settings(files.get(SETTINGS_PATH), reader, known)
    entries = find_manuscripts(files, site.languages, only)
    manuscripts = tuple(filter(None, (read_manuscript(entry, reader) for entry in entries)))
    if only is None:
        stems = {stem_of(manuscript.path) for manuscript in manuscripts}
        reader.problems += damaged_comments(folder, files)
        reader.problems += [*find_strays(files, stems), *find_unread(files, site.languages)]

    def read(query: Query[T], kind: TableFiles[T]) -> Mapping[str, T]:
        keys = {kind.key(path): entry for path, entry in files.items() if kind.key(path)}
        tables = ((key, kind.read(entry, reader, site.languages)) for key, entry in keys.items())
        return {key: table for key, table in tables if table is not None}

    is_empty = not manuscripts and [entry.path for entry in listed] != ["content"]  # a link is told already
    keys = {one.key for one in manuscripts if one.front.added}
    added = [one for one in manuscripts if one.key in keys]
    return _FoundSources(site, files, read, lambda: manuscripts, is_empty, lambda: added)


def read_settings(folder: Folder, known: settings.KnownNames) -> tuple[Settings, list[Problem]]:
    """Read `content/site.toml` alone."""
    reader = SourceReader(folder)
    return _settings(folder.find(SETTINGS_PATH), reader, known), reader.problems


# Folders with the texts of single articles and their ledgers, which have the same names.
_TEXTS = (*LANGUAGES, "ledger", *(f"ledger-{one}-{other}" for one, other in combinations(sorted(LANGUAGES), 2)))
# Folders with files of single articles, or of none; everything else is about all of them.
_OF_ARTICLES = frozenset([*_TEXTS, "comments", "media"])


def _files_of(folder: Folder, stems: Collection[str]) -> Sequence[FileEntry]:
    """Return the files of some articles and those that are about all, by path: there may be many others."""
    if not all(map(str.isascii, stems)):
        return folder.list("content")  # on the disk, the name of a folder may be in another Unicode form
    # `x.md` may be the edition of `x/index.md`.
    names = {name for stem in stems for name in (stem, stem.removesuffix("/index"))}
    found = list(folder.list("content", _OF_ARTICLES))
    for above in {posixpath.dirname(name) for name in names}:
        for top in _TEXTS:
            found += folder.list_some(f"content/{top}/{above}".rstrip("/"), lambda path: stem_of(path) in names)
    for name in names:
        found += folder.list_some(f"{COMMENTS_FOLDER}/{name}", is_comment)
    return sorted(found, key=lambda entry: entry.path)


def _settings(entry: FileEntry | None, reader: SourceReader, known: settings.KnownNames) -> Settings:
    if entry is None:
        return Settings()
    with reader.blaming(entry.path):
        table, source = reader.table(entry)
        known = replace(known, looks=lambda: own_looks(overlay_of(reader.folder.root)))
        return reader.take(settings.parse_settings(table, source, entry.path, known))
    return Settings()


def _bad_names(records: Iterable[Volume | Issue]) -> Iterator[Problem]:
    for record in records:
        if not _NAME_IN_ADDRESS.fullmatch(record.key):
            yield BadFileName(record.path, None, record.key)
