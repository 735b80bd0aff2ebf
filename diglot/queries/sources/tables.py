"""People, polls, volumes, issues and the glossary: each a value of its TOML file.

Touches the disk through its adapter only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

import msgspec

from diglot.adapters.disk import FileEntry
from diglot.adapters.extension_packages import own_person
from diglot.adapters.words.standard_numbers import read_isbn
from diglot.core import settings
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.paper.volumes import Volume
from diglot.model.problems import Problem
from diglot.model.publication import Contributor, Issue, ReaderPoll
from diglot.model.translation.passages import Glossary
from diglot.queries.database import Database
from diglot.queries.inputs import FILE, LANGUAGE, NAMES_IN, SourceFiles
from diglot.queries.query import Absent, Query
from diglot.queries.sources.source_files import SourceReader

T = TypeVar("T")


class TableFiles(msgspec.Struct, Generic[T], frozen=True):
    """The TOML files directly in a folder that are of one kind. name: of the only one; "" for all others.

    parse: takes the key of a file, its table (empty where it is no TOML), source and path, and the languages of the
    publication. suffixes: where they are not TOML alone; the key of a file then has its suffix.
    """

    folder: str
    parse: Callable[[str, Mapping[str, Any], str, str, Sequence[Lang]], tuple[T, tuple[Problem, ...]]]
    name: str = ""
    suffixes: tuple[str, ...] = ()

    def path(self, key: str) -> str:
        """Return the path of a file from its key."""
        return f"{self.folder}/{key}" if self.suffixes else f"{self.folder}/{key}.toml"

    def key(self, path: str) -> str:
        """Return the key of a file, its name without suffix; "" if it is none of these."""
        folder, _, name = path.rpartition("/")
        if folder != self.folder or not name.endswith(self.suffixes or ".toml"):
            return ""
        key = name if self.suffixes else name.removesuffix(".toml")
        return key if key == (self.name or key) else ""

    def read(self, entry: FileEntry, reader: SourceReader, languages: Sequence[Lang]) -> T | None:
        """Return what a file says; None, with a problem of that file, if diglot fails on it."""
        with reader.blaming(entry.path):
            table, source = reader.table(entry) if entry.path.endswith(".toml") else ({}, reader.text(entry))
            return reader.take(self.parse(self.key(entry.path), table, source, entry.path, languages))
        return None


PEOPLE = TableFiles(
    "content/people",
    lambda key, table, source, path, languages: settings.parse_person(
        key, table, source, path, languages, own_person()
    ),
)
POLLS = TableFiles("content/polls", settings.parse_poll)
VOLUMES = TableFiles("content/volumes", partial(settings.parse_volume, read_isbn=read_isbn))
ISSUES = TableFiles("content/issues", settings.parse_issue)
TERMS = TableFiles("content", lambda _, *read: settings.parse_glossary(*read), "glossary")


def want_tables(db: Database, query: Query[T], files: TableFiles[T]) -> tuple[Mapping[str, T], list[Problem]]:
    """Return what the files of one kind say, by their names without suffix, and their problems."""
    found = SourceFiles(db)
    names = (f"{files.folder}/{name}" for name, _ in db.peek(NAMES_IN, files.folder) or ())
    keys = [files.key(path) for path in names if files.key(path) and path in found]
    return db.collect(query, keys, are_all=True), db.problems(query)


def table_value(files: TableFiles[T], db: Database, key: str) -> T:
    """Return what a file says, for its row."""
    path = files.path(key)
    db.get(FILE, path)
    known = db.tools.contents.pop(path, None)
    reader = SourceReader(db.tools.folder, contents={} if known is None else {path: known})
    places = {lang: place for lang in LANGUAGES if (place := db.find(LANGUAGE, lang)) is not None}
    value = files.read(SourceFiles(db)[path], reader, tuple(sorted(places, key=places.__getitem__)))
    for problem in reader.problems:
        db.report(problem)
    if value is None:
        raise Absent(path)
    return value


PERSON = Query[Contributor]("person", 6, Contributor, partial(table_value, PEOPLE))
"""A person by key."""
POLL = Query[ReaderPoll]("poll", 7, ReaderPoll, partial(table_value, POLLS))
"""A poll by key."""
VOLUME = Query[Volume]("volume", 8, Volume, partial(table_value, VOLUMES))
"""A volume by key."""
ISSUE = Query[Issue]("issue", 9, Issue, partial(table_value, ISSUES))
"""An issue by key, as it was written."""
GLOSSARY = Query[Glossary]("glossary", 10, Glossary, partial(table_value, TERMS))
"""The glossary, by the name of its file."""
