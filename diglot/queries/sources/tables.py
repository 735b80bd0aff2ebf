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

    parse: takes the name of a file without suffix, its table, source and path, and the languages of the publication.
    """

    folder: str
    parse: Callable[[str, Mapping[str, Any], str, str, Sequence[Lang]], tuple[T, tuple[Problem, ...]]]
    name: str = ""

    def path(self, key: str) -> str:
        """Return the path of a file from its name without suffix."""
        return f"{self.folder}/{key}.toml"

    def key(self, path: str) -> str:
        """Return the name of a file without suffix; "" if it is none of these."""
        folder, _, name = path.rpartition("/")
        key = name.removesuffix(".toml")
        return key if folder == self.folder and key != name and key == (self.name or key) else ""

    def read(self, entry: FileEntry, reader: SourceReader, languages: Sequence[Lang]) -> T | None:
        """Return what a file says; None, with a problem of that file, if diglot fails on it."""
        with reader.blaming(entry.path):
            table, source = reader.table(entry)
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


def _table(files: TableFiles[T], db: Database, key: str) -> T:
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


PERSON = Query[Contributor]("person", 7, Contributor, partial(_table, PEOPLE))
"""A person by key."""
POLL = Query[ReaderPoll]("poll", 8, ReaderPoll, partial(_table, POLLS))
"""A poll by key."""
VOLUME = Query[Volume]("volume", 9, Volume, partial(_table, VOLUMES))
"""A volume by key."""
ISSUE = Query[Issue]("issue", 10, Issue, partial(_table, ISSUES))
"""An issue by key, as it was written."""
GLOSSARY = Query[Glossary]("glossary", 11, Glossary, partial(_table, TERMS))
"""The glossary, by the name of its file."""
