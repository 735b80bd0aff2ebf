"""Reads the sources of a publication: takes its folder, returns settings, people, polls, volumes, issues, manuscripts.

Touches the disk through its adapter only.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

import msgspec

from diglot.adapters.disk import FileEntry, Folder
from diglot.adapters.words.standard_numbers import read_isbn
from diglot.core import settings
from diglot.core.links.file_names import is_portable_name
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.paper.volumes import Volume
from diglot.model.places import LEDGER_FOLDER, stem_of
from diglot.model.problems import (
    BadFileName,
    NoContent,
    NotAFile,
    Problem,
    SameName,
    StrayComment,
    StrayLedger,
    UnreadFile,
)
from diglot.model.publication import Contributor, Issue, Manuscript, ReaderPoll
from diglot.model.settings import SETTINGS_PATH, Settings
from diglot.model.translation.comments import COMMENTS_FOLDER, comment_stem, is_comment
from diglot.pipeline.base.move_journal import Move, read_journal
from diglot.pipeline.sources.extension_fields import check_extension_fields
from diglot.pipeline.sources.unread_files import SETTINGS_ELSEWHERE, find_unread
from diglot.queries.engine import Database
from diglot.queries.manuscripts import MANUSCRIPT, find_manuscripts, read_manuscript, want_manuscripts
from diglot.queries.source_files import SourceReader, T, read_comment

VOLUMES_FOLDER = "content/volumes"
ISSUES_FOLDER = "content/issues"
POLLS_PATH = "content/polls"
GLOSSARY_PATH = "content/glossary.toml"
# The name of the file of a volume, or of an issue, is part of its address.
_NAME_IN_ADDRESS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class LoadedSources(msgspec.Struct, frozen=True, dict=True):
    """Everything read from a publication's folder, except bodies, which stay on disk until they are typeset.

    read_manuscripts: reads all manuscripts, which a build after an edit need not know.
    """

    settings: Settings
    people: Mapping[str, Contributor]
    polls: Mapping[str, ReaderPoll]
    volumes: Mapping[str, Volume]
    issues: Mapping[str, Issue]
    read_manuscripts: Callable[[], tuple[Manuscript, ...]]
    files: Mapping[str, FileEntry]
    """Every file that a text may show or link to, by path from the root; of some articles, only their own files."""

    @cached_property
    def manuscripts(self) -> tuple[Manuscript, ...]:
        """All manuscripts, in the order of their paths."""
        return self.read_manuscripts()


def read_sources(
    folder: Folder,
    known: settings.KnownNames,
    only: Collection[str] | None = None,
    db: Database | None = None,
) -> tuple[LoadedSources, list[Problem]]:
    """Read everything but the bodies.

    only: the stems of the manuscripts to read; None for all. db: knows the manuscripts that were read before.
    """
    reader = SourceReader(folder)
    listed = folder.list("content") if only is None else _files_of(folder, only)
    files = dict(_regular_files(listed, reader))
    settings_read = _settings(files, reader, known)
    people = _tables(files, "content/people", reader, settings_read, settings.parse_person)
    polls = _tables(files, POLLS_PATH, reader, settings_read, settings.parse_poll)
    volumes = _tables(files, VOLUMES_FOLDER, reader, settings_read, partial(settings.parse_volume, read_isbn=read_isbn))
    issues = _tables(files, ISSUES_FOLDER, reader, settings_read, settings.parse_issue)
    reader.problems += _bad_names([*volumes.values(), *issues.values()])
    paths, read_manuscripts = _manuscripts(find_manuscripts(files, settings_read.languages, only), reader, db)
    if only is None:
        reader.problems += _stray_ledgers(files, paths)
        reader.problems += _unread_comments(folder, files, paths)
        reader.problems += find_unread(files, settings_read.languages)
        if folder.find("site.toml"):
            reader.problems.append(UnreadFile("site.toml", None, SETTINGS_ELSEWHERE))
    glossary = files.get(GLOSSARY_PATH)
    if glossary:
        with reader.blaming(GLOSSARY_PATH):
            table, source = reader.table(glossary)
            reader.take(settings.parse_glossary(table, source, GLOSSARY_PATH, settings_read.languages))
    if unfinished := read_journal(folder):
        reader.problems.append(unfinished.as_problem if isinstance(unfinished, Move) else unfinished)
    is_replaced = [entry.path for entry in listed] == ["content"]  # by a link, which is told
    if not paths and not is_replaced:
        reader.problems.append(NoContent("content", ", ".join(settings_read.languages)))
    problems = check_extension_fields(read_manuscripts, reader.problems, settings_read.extensions)
    return LoadedSources(settings_read, people, polls, volumes, issues, read_manuscripts, files), problems


def _manuscripts(
    entries: Iterable[FileEntry], reader: SourceReader, db: Database | None
) -> tuple[Collection[str], Callable[[], tuple[Manuscript, ...]]]:
    """Return the paths of all manuscripts, and the function that reads these."""
    if db is None:
        read = tuple(filter(None, (read_manuscript(entry, reader) for entry in entries)))
        return [manuscript.path for manuscript in read], lambda: read
    reader.problems += want_manuscripts(db, entries)
    return db.keys(MANUSCRIPT), lambda: tuple(manuscript for _, manuscript in db.values(MANUSCRIPT))


def read_settings(folder: Folder, known: settings.KnownNames) -> tuple[Settings, list[Problem]]:
    """Read `content/site.toml` alone."""
    reader = SourceReader(folder)
    entry = folder.find(SETTINGS_PATH)
    return _settings({SETTINGS_PATH: entry} if entry else {}, reader, known), reader.problems


def poll_names(folder: Folder) -> tuple[str, ...]:
    """Return the names of all polls."""
    names = (entry.path.removeprefix(f"{POLLS_PATH}/") for entry in folder.list(POLLS_PATH) if entry.kind == "file")
    return tuple(name.removesuffix(".toml") for name in names if name.endswith(".toml") and "/" not in name)


def read_poll(folder: Folder, name: str, languages: tuple[Lang, ...]) -> tuple[ReaderPoll | None, list[Problem]]:
    """Read the file of one poll as it is now, or None if there is none of this name."""
    entry = folder.find(f"{POLLS_PATH}/{name}.toml")
    if entry is None:
        return None, []
    reader = SourceReader(folder)
    table, source = reader.table(entry)
    return reader.take(settings.parse_poll(name, table, source, entry.path, languages)), reader.problems


# Folders with files of single articles, or of none; everything else is about all of them.
_OF_ARTICLES = frozenset([*LANGUAGES, "ledger", "comments", "media"])


def _files_of(folder: Folder, stems: Collection[str]) -> Sequence[FileEntry]:
    """Return the files of some articles and those that are about all, by path: there may be many others."""
    if not all(map(str.isascii, stems)):
        return folder.list("content")  # on the disk, the name of a folder may be in another Unicode form
    # `x.md` may be the edition of `x/index.md`.
    names = {name for stem in stems for name in (stem, stem.removesuffix("/index"))}
    found = list(folder.list("content", _OF_ARTICLES))
    for above in {posixpath.dirname(name) for name in names}:
        for top in (*LANGUAGES, "ledger"):
            found += folder.list_some(f"content/{top}/{above}".rstrip("/"), lambda path: stem_of(path) in names)
    for name in names:
        found += folder.list_some(f"{COMMENTS_FOLDER}/{name}", is_comment)
    return sorted(found, key=lambda entry: entry.path)


def _regular_files(entries: Iterable[FileEntry], reader: SourceReader) -> Iterator[tuple[str, FileEntry]]:
    """Yield the regular files whose names work on every system, by path; all others are problems."""
    seen: set[str] = set()
    for entry in entries:
        path, name = entry.path, posixpath.basename(entry.path)
        if path in seen:
            # Two Unicode forms of an accent: two files here, one file on a Mac.
            reader.problems.append(SameName(path, None, path))
            continue
        seen.add(path)
        if entry.kind != "file":
            reader.problems.append(NotAFile(path, None, entry.kind))
        elif not is_portable_name(name):
            reader.problems.append(BadFileName(path, None, name))
        else:
            yield path, entry


def _settings(files: Mapping[str, FileEntry], reader: SourceReader, known: settings.KnownNames) -> Settings:
    entry = files.get(SETTINGS_PATH)
    if entry is None:
        return Settings()
    with reader.blaming(entry.path):
        table, source = reader.table(entry)
        return reader.take(settings.parse_settings(table, source, entry.path, known))
    return Settings()


def _stray_ledgers(files: Iterable[str], paths: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each ledger that belongs to no article."""
    stems = set(map(stem_of, paths))
    for path in files:
        if path.startswith(f"{LEDGER_FOLDER}/") and path.endswith(".toml"):
            stem = stem_of(path)
            # `x.md` may be the edition of `x/index.md`.
            if stem not in stems and stem.removesuffix("/index") not in stems:
                yield StrayLedger(path, None, stem, "")


def _unread_comments(folder: Folder, files: Iterable[str], paths: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each comment that is damaged, or on no article."""
    stems = set(map(stem_of, paths))
    for path in filter(is_comment, files):
        comment, stem = read_comment(folder, path), comment_stem(path)
        if isinstance(comment, Problem):
            yield comment
        if stem not in stems and stem.removesuffix("/index") not in stems:
            yield StrayComment(path, None, stem)


Typing = Callable[[str, Mapping[str, Any], str, str, tuple[str, ...]], tuple[T, tuple[Problem, ...]]]


def _tables(
    files: Mapping[str, FileEntry], under: str, reader: SourceReader, site: Settings, type_table: Typing[T]
) -> dict[str, T]:
    """Read and type every TOML file of a folder; return the results by file name without suffix."""
    typed: dict[str, T] = {}
    for path, entry in files.items():
        folder, _, name = path.rpartition("/")
        if folder == under and name.endswith(".toml"):
            key = name.removesuffix(".toml")
            with reader.blaming(path):
                table, source = reader.table(entry)
                typed[key] = reader.take(type_table(key, table, source, path, site.languages))
    return typed


def _bad_names(records: Iterable[Volume | Issue]) -> Iterator[Problem]:
    for record in records:
        if not _NAME_IN_ADDRESS.fullmatch(record.key):
            yield BadFileName(record.path, None, record.key)
