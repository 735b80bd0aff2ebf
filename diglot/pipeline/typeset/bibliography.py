"""Reads the bibliography of a publication: takes its files, returns items by key.

pandoc reads BibTeX and CSL JSON; the result is in the store, by the digest of the file. Touches the disk and pandoc
through their adapters only.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from diglot.adapters.databases.store import Store, cache_key, code_digest
from diglot.adapters.disk import FileEntry, Folder
from diglot.adapters.files.file_faults import fault_reason
from diglot.adapters.pandoc import PandocFailure, PandocMissing, PandocPool, pandoc_version
from diglot.core import citations, encoding
from diglot.model.languages import LANGUAGES, LATIN, Lang
from diglot.model.markup.citations import BIBLIOGRAPHIES, Bibliography, Reference
from diglot.model.messages import N_
from diglot.model.problems import (
    BibliographyKeyTwice,
    BrokenBibliography,
    BusyComputer,
    FileFailed,
    FileOutOfReach,
    Problem,
)
from diglot.model.tasks import TOO_BUSY
from diglot.model.wording.system_reasons import system_reason

# Where a file says the key of an item.
_KEYS = {
    "bib": re.compile(r"^[ \t]*@(?!(?i:comment|string|preamble)\b)\w+\s*[{(]\s*([^\s,{}()]+)\s*,", re.MULTILINE),
    "json": re.compile(r'"id"\s*:\s*"([^"\\]+)"'),
}
_LINE = re.compile(r"\bline (\d+)")


def read_bibliography(
    folder: Folder, files: Mapping[str, FileEntry], store: Store, pandoc: PandocPool
) -> tuple[Bibliography, list[Problem]]:
    """Return the items of both files of a bibliography; of two with one key, the first. None if there is no file."""
    problems: list[Problem] = []
    items: dict[str, Reference] = {}
    places: dict[str, str] = {}
    for path in BIBLIOGRAPHIES:
        entry = files.get(path)
        if entry is None:
            continue
        try:
            source, found = encoding.decode(folder.read(entry.name_on_disk), path)
        except OSError as error:
            problems.append(FileOutOfReach(path, system_reason(error)))
            continue
        problems += found
        try:
            read: tuple[Reference, ...] | Problem = _read(source, path, store, pandoc)
        except (OSError, PandocMissing):
            raise
        except Exception as error:
            read = FileFailed(path, None, fault_reason(error))
        if isinstance(read, Problem):
            problems.append(read)
            continue
        for key, line in _lines_of_keys(source, path):
            if key in places:
                problems.append(BibliographyKeyTwice(path, line, key, places[key]))
            places.setdefault(key, f"{path}:{line}")
        for item in read:
            items.setdefault(item.key, item)
    return Bibliography(items), problems


def _lines_of_keys(source: str, path: str) -> Iterator[tuple[str, int]]:
    line, done = 1, 0
    for found in _KEYS[path.rpartition(".")[2]].finditer(source):
        line, done = line + source.count("\n", done, found.start(1)), found.start(1)
        yield found[1], line


def _read(
    source: str, path: str, store: Store, pandoc: PandocPool
) -> tuple[Reference, ...] | BrokenBibliography | BusyComputer:
    key = cache_key("bibliography", code_digest(), pandoc_version(), path, source)
    stored = store.get(key)
    if stored is not None:
        return msgspec.msgpack.decode(stored, type=tuple[Reference, ...])
    if path.endswith(".json"):
        try:
            json.loads(source)
        except RecursionError:
            return BrokenBibliography(path, None, N_("its structure is too complex"))
        except ValueError as error:
            reason = N_("it is not valid JSON; a comma, a quotation mark or a bracket may be missing, or one too many")
            return BrokenBibliography(path, getattr(error, "lineno", None), reason)
        answer = pandoc.one("csljson", source.encode())
    else:
        answer = pandoc.one("bibtex", citations.protect_titles(source).encode())
    if isinstance(answer, PandocFailure):
        return _failure(answer, path)
    items = tuple(_references(json.loads(answer)["meta"].get("references", {}).get("c", ())))
    store.put(key, msgspec.msgpack.encode(items))
    return items


def _failure(failure: PandocFailure, path: str) -> BrokenBibliography | BusyComputer:
    if failure.reason == TOO_BUSY:
        return BusyComputer(path, None)
    place = _LINE.search(failure.reason)
    reason = N_("a comma, a brace or a quotation mark may be missing here or before")
    return BrokenBibliography(path, int(place[1]) if place else None, reason if place else failure.reason)


def _references(items: Iterable[Mapping[str, Any]]) -> Iterator[Reference]:
    for item in items:
        fields = item["c"]
        language = _words(fields.get("language"))
        titles = " ".join(_words(fields.get(name)) for name in ("title", "container-title"))
        yield Reference(_words(fields["id"]), _described_in(language, titles), json.dumps(item, ensure_ascii=False))


def _described_in(language: str, titles: str) -> Lang:
    """Return the language that describes an item: its own, or that of its titles; of those it knows, the first."""
    if language:
        own = (code for code in LANGUAGES if language.lower().startswith(code))
    else:
        scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in titles} - {LATIN}
        own = (code for code in LANGUAGES if LANGUAGES[code].script in scripts)
    return next(own, next(iter(LANGUAGES)))


def _words(value: object) -> str:
    """Return the words in a value of pandoc's metadata."""
    match value:
        case {"t": "Str" | "MetaString", "c": str(text)}:
            return text
        case {"t": "Space" | "SoftBreak"}:
            return " "
        case {"c": inner}:
            return _words(inner)
        case list():
            return "".join(map(_words, value))
    return ""
