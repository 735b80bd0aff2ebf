"""Reads the sources of a publication: takes its folder, returns settings, people, polls, volumes, issues, manuscripts.

Touches the disk through its adapter only.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import msgspec

from diglot.adapters import yaml_reader
from diglot.adapters.disk import FileEntry, Folder
from diglot.adapters.standard_numbers import read_isbn
from diglot.core import encoding, front_matter, limits, pairing, settings, slugs
from diglot.core.file_names import is_portable_name
from diglot.core.toml_reader import MAX_FRONT_BYTES, TomlError, read_toml
from diglot.model.citations import BIBLIOGRAPHIES, CITED_KEY
from diglot.model.comments import COMMENTS_FOLDER, Comment, comment_stem
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.places import LEDGER_FOLDER
from diglot.model.problems import (
    N_,
    BadFileName,
    BrokenFrontMatter,
    BrokenToml,
    ConflictMarkers,
    DamagedComment,
    NoContent,
    NotAFile,
    Problem,
    SameName,
    StrayComment,
    StrayLedger,
    UnknownArticle,
    UnreadFile,
    nearest,
)
from diglot.model.publication import (
    EXPIRED,
    SETTINGS_PATH,
    Article,
    Contributor,
    FrontMatter,
    Issue,
    Manuscript,
    ReaderPoll,
    Settings,
    Volume,
)
from diglot.model.system_reasons import system_reason
from diglot.pipeline.base.move_journal import Move, read_journal
from diglot.pipeline.incremental.row_cache import ManuscriptCache

T = TypeVar("T")

VOLUMES_FOLDER = "content/volumes"
ISSUES_FOLDER = "content/issues"
POLLS_PATH = "content/polls"
GLOSSARY_PATH = "content/glossary.toml"
# The name of the file of a volume, or of an issue, is part of its address.
_NAME_IN_ADDRESS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

_MANUSCRIPT_SUFFIXES = frozenset([".md", ".markdown"])

# Fields that keep a text from being published, even if the lines around them cannot be read.
_HOLDS_BACK = re.compile(
    r"^\s*(?:draft\s*[:=](?!\s*(?:false|no)\b)|(?:embargo|expires)\s*[:=]|status\s*[:=]\s*[\"']?draft)",
    re.MULTILINE | re.IGNORECASE,
)
# How many characters from the top are searched for these in front matter without its closing line.
_LOST_FRONT = 2_000


class LoadedSources(msgspec.Struct, frozen=True):
    """Everything read from a publication's folder, except bodies, which stay on disk until they are typeset."""

    settings: Settings
    people: Mapping[str, Contributor]
    polls: Mapping[str, ReaderPoll]
    volumes: Mapping[str, Volume]
    issues: Mapping[str, Issue]
    manuscripts: tuple[Manuscript, ...]
    files: Mapping[str, FileEntry]
    """Every file that a text may show or link to, by path from the root; of some articles, only their own files."""


class SourceTexts(msgspec.Struct, frozen=True):
    """The sources of a build. articles: all, also those left out of it. held_back: why texts are not published."""

    sources: LoadedSources
    articles: tuple[Article, ...]
    held_back: Mapping[tuple[str, Lang], str]


@dataclass
class _SourceReader:
    """Reads files of a publication, and collects their problems."""

    folder: Folder
    cache: ManuscriptCache | None = None
    problems: list[Problem] = field(default_factory=list)

    def text(self, entry: FileEntry) -> str:
        try:
            content = self.folder.read(entry.name_on_disk)
        except OSError as error:
            self.problems.append(NotAFile(entry.path, None, system_reason(error)))
            return ""
        text, problems = encoding.decode(content, entry.path)
        self.problems += problems
        return text

    def table(self, entry: FileEntry) -> tuple[dict[str, Any], str]:
        """Return the table of a TOML file, empty if it cannot be read, and its source."""
        source = self.text(entry)
        if self.is_unmerged(entry.path):
            return {}, source
        try:
            table = read_toml(source)
        except TomlError as error:
            self.problems.append(BrokenToml(entry.path, error.line, error.reason))
            return {}, source
        return self.take(encoding.clean_values(table, lambda name: _line_of_key(name, source), entry.path)), source

    def is_unmerged(self, path: str) -> bool:
        """Return whether a file has conflict markers: then its other problems follow from these."""
        return any(isinstance(problem, ConflictMarkers) and problem.file == path for problem in self.problems)

    def take(self, read: tuple[T, tuple[Problem, ...]]) -> T:
        """Return the result of a reading, and add its problems."""
        self.problems += read[1]
        return read[0]


def read_table(folder: Folder, entry: FileEntry) -> tuple[dict[str, Any], str, list[Problem]]:
    """Return the table of a TOML file, its source, and its problems."""
    reader = _SourceReader(folder)
    table, source = reader.table(entry)
    return table, source, reader.problems


def read_sources(
    folder: Folder,
    known: settings.KnownNames,
    only: Collection[str] | None = None,
    cache: ManuscriptCache | None = None,
) -> tuple[LoadedSources, list[Problem]]:
    """Read everything but the bodies.

    only: the stems of the manuscripts to read; None for all. cache: manuscripts that were read before.
    """
    reader = _SourceReader(folder, cache)
    listed = folder.list("content") if only is None else _files_of(folder, only)
    files = dict(_regular_files(listed, reader))
    settings_read = _settings(files, reader, known)
    people = _tables(files, "content/people", reader, settings_read, settings.parse_person)
    polls = _tables(files, POLLS_PATH, reader, settings_read, settings.parse_poll)
    volumes = _tables(files, VOLUMES_FOLDER, reader, settings_read, partial(settings.parse_volume, read_isbn=read_isbn))
    issues = _tables(files, ISSUES_FOLDER, reader, settings_read, settings.parse_issue)
    reader.problems += _bad_names([*volumes.values(), *issues.values()])
    manuscripts = tuple(_manuscripts(files, reader, settings_read, only))
    if cache:
        cache.save(files)
    if only is None:
        reader.problems += _stray_ledgers(files, manuscripts)
        reader.problems += _unread_comments(folder, files, manuscripts)
        reader.problems += find_unread(files, settings_read.languages)
        if folder.find("site.toml"):
            reader.problems.append(UnreadFile("site.toml", None, SETTINGS_ELSEWHERE))
    glossary = files.get(GLOSSARY_PATH)
    if glossary:
        table, source = reader.table(glossary)
        reader.take(settings.parse_glossary(table, source, GLOSSARY_PATH, settings_read.languages))
    if unfinished := read_journal(folder):
        reader.problems.append(unfinished.as_problem if isinstance(unfinished, Move) else unfinished)
    if not manuscripts:
        reader.problems.append(NoContent("content", ", ".join(settings_read.languages)))
    return LoadedSources(settings_read, people, polls, volumes, issues, manuscripts, files), reader.problems


def read_settings(folder: Folder, known: settings.KnownNames) -> tuple[Settings, list[Problem]]:
    """Read `content/site.toml` alone."""
    reader = _SourceReader(folder)
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
    reader = _SourceReader(folder)
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


def _regular_files(entries: Iterable[FileEntry], reader: _SourceReader) -> Iterator[tuple[str, FileEntry]]:
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


def _settings(files: Mapping[str, FileEntry], reader: _SourceReader, known: settings.KnownNames) -> Settings:
    entry = files.get(SETTINGS_PATH)
    if entry is None:
        return Settings()
    table, source = reader.table(entry)
    return reader.take(settings.parse_settings(table, source, entry.path, known))


def _stray_ledgers(files: Iterable[str], manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Yield a problem for each ledger that belongs to no article."""
    stems = {stem_of(manuscript.path) for manuscript in manuscripts}
    for path in files:
        if path.startswith(f"{LEDGER_FOLDER}/") and path.endswith(".toml"):
            stem = stem_of(path)
            # `x.md` may be the edition of `x/index.md`.
            if stem not in stems and stem.removesuffix("/index") not in stems:
                yield StrayLedger(path, None, stem, "")


def is_comment(path: str) -> bool:
    """Return whether a file is in the place of a comment on an article."""
    return path.startswith(f"{COMMENTS_FOLDER}/") and path.endswith(".toml")


def read_comment(folder: Folder, path: str) -> Comment | DamagedComment:
    """Return the comment in a file, or the problem of a damaged one."""
    from diglot.core.ledger import parse_comment  # a build without comments need not load it

    try:
        source = folder.read(path).decode("utf-8")
    except OSError as error:
        return DamagedComment(path, None, system_reason(error))
    except UnicodeDecodeError as error:
        return DamagedComment(path, error.object.count(b"\n", 0, error.start) + 1, "not UTF-8")
    try:
        table = read_toml(source)
    except TomlError as error:
        return DamagedComment(path, error.line, error.reason)
    return parse_comment(table, source, path)


def _unread_comments(folder: Folder, files: Iterable[str], manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Yield a problem for each comment that is damaged, or on no article."""
    stems = {stem_of(manuscript.path) for manuscript in manuscripts}
    for path in filter(is_comment, files):
        comment, stem = read_comment(folder, path), comment_stem(path)
        if isinstance(comment, Problem):
            yield comment
        if stem not in stems and stem.removesuffix("/index") not in stems:
            yield StrayComment(path, None, stem)


# Suffixes of files that people write texts or settings in.
_DOCUMENTS = (".md", ".markdown", ".txt", ".docx", ".doc", ".odt", ".rtf")
_TABLES = (".yml", ".yaml", ".json")
_BIBLIOGRAPHY_SUFFIXES = (".bib", ".bibtex", "/bibliography.json")
_ATTACHED = (".txt", ".docx", ".doc", ".odt", ".rtf")
SETTINGS_ELSEWHERE = N_("settings are read only from content/site.toml")


_SETTINGS_ALIKE = re.compile(r"content/site\.(?:toml|ya?ml|json)", re.IGNORECASE)


def find_unread(files: Iterable[str], languages: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each file that looks like a text or settings, but is not read."""
    for path in files:
        reason = _why_unread(path, languages)
        if reason:
            yield UnreadFile(path, None, reason)


def find_unlinked(files: Iterable[str], languages: Collection[str], used: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each document among the manuscripts that no text links to: it may be meant as a text."""
    for path in files:
        _, top, *rest = path.split("/")
        name = path.lower()
        is_attached = rest and top in languages and name.endswith(_ATTACHED) and path not in used
        if is_attached and not name.endswith((".md.txt", ".markdown.txt")) and not rest[-1].startswith("~"):
            yield UnreadFile(path, None, N_("its name does not end in .md, and no text links to it"))


def _why_unread(path: str, languages: Collection[str]) -> str:
    if path != SETTINGS_PATH and _SETTINGS_ALIKE.fullmatch(path):
        return SETTINGS_ELSEWHERE
    _, top, *rest = path.split("/")
    suffix = posixpath.splitext(path)[1].lower()
    if rest and top in languages:
        is_text = path.lower().endswith((".md.txt", ".markdown.txt"))
        return N_("its name ends in .txt, which many systems hide") if is_text else ""
    if top != "media" and path.lower().endswith(_BIBLIOGRAPHY_SUFFIXES) and path not in BIBLIOGRAPHIES:
        return N_("a bibliography is read only from content/bibliography.bib and content/bibliography.json")
    if top in ("people", "polls", "volumes", "issues", "comments") and suffix in (*_DOCUMENTS, *_TABLES):
        return N_("only files that end in .toml are read in this folder")
    is_other_data = rest and top in ("media", "ledger")
    is_for_colleagues = not rest and re.match(r"(?:readme|license|contributing|changelog)\b", top, re.IGNORECASE)
    if suffix in _MANUSCRIPT_SUFFIXES and not is_other_data and top not in LANGUAGES and not is_for_colleagues:
        return N_("it is not in the folder of one of the publication's languages")
    return ""


Typing = Callable[[str, Mapping[str, Any], str, str, tuple[str, ...]], tuple[T, tuple[Problem, ...]]]


def _tables(
    files: Mapping[str, FileEntry], under: str, reader: _SourceReader, site: Settings, type_table: Typing[T]
) -> dict[str, T]:
    """Read and type every TOML file of a folder; return the results by file name without suffix."""
    typed: dict[str, T] = {}
    for path, entry in files.items():
        folder, _, name = path.rpartition("/")
        if folder == under and name.endswith(".toml"):
            table, source = reader.table(entry)
            key = name.removesuffix(".toml")
            typed[key] = reader.take(type_table(key, table, source, path, site.languages))
    return typed


def _bad_names(records: Iterable[Volume | Issue]) -> Iterator[Problem]:
    for record in records:
        if not _NAME_IN_ADDRESS.fullmatch(record.key):
            yield BadFileName(record.path, None, record.key)


def _manuscripts(
    files: Mapping[str, FileEntry], reader: _SourceReader, site: Settings, only: Collection[str] | None
) -> Iterator[Manuscript]:
    for path, entry in files.items():
        parts = path.split("/")
        is_in_language = len(parts) > 2 and parts[1] in site.languages
        if is_in_language and posixpath.splitext(path)[1].lower() in _MANUSCRIPT_SUFFIXES:
            stem = stem_of(path)
            if only is None or stem in only or f"{stem}/index" in only:
                yield _manuscript(entry, reader)


def _manuscript(entry: FileEntry, reader: _SourceReader) -> Manuscript:
    """Return a manuscript from the cache, or else read it."""
    if reader.cache is None:
        return _read_manuscript(entry, reader)
    cached = reader.cache.get(entry)
    if cached is None:
        first_problem = len(reader.problems)
        manuscript = _read_manuscript(entry, reader)
        reader.cache.put(entry, manuscript, reader.problems[first_problem:])
        return manuscript
    manuscript, problems = cached
    reader.problems += problems
    return manuscript


def stem_of(path: str) -> str:
    """Return the stem that all files of an article share: the path below the language, without suffix.

    >>> stem_of("content/ru/asia/seoul-1990.md"), stem_of("content/ledger/asia/index.toml")
    ('asia/seoul-1990', 'asia/index')
    """
    stem = path.split("/", 2)[2].rpartition(".")[0]
    return f"{stem.removesuffix('_index')}index" if stem == "_index" or stem.endswith("/_index") else stem


def _read_manuscript(entry: FileEntry, reader: _SourceReader) -> Manuscript:
    text = reader.text(entry)
    parts = front_matter.split_manuscript(text)
    late_line = front_matter.find_late_front_matter(text)
    if late_line:
        reason = N_("nothing may come before it, not even an empty line")
        reader.problems.append(BrokenFrontMatter(entry.path, late_line, reason))
        parts = msgspec.structs.replace(parts, is_closed=False)
    first_problem = len(reader.problems)
    front = _front(parts, entry.path, reader)
    if reader.is_unmerged(entry.path):
        del reader.problems[first_problem:]
    excess = limits.find_excess(parts.body, entry.path)
    reader.problems += [problem.at(problem.position[1] + parts.body_line - 1) for problem in excess]
    lang, key, kind = pairing.kind_and_key(entry.path)
    digest = hashlib.blake2b(parts.body.encode(), digest_size=20).digest()
    return Manuscript(
        entry.path,
        lang,
        key,
        kind,
        front,
        parts.body_line,
        digest,
        front_matter.detect_substance(parts.body),
        front_matter.may_have_title(parts.body),
        tuple(dict.fromkeys(CITED_KEY.findall(parts.body))) if "@" in parts.body else (),
    )


def _front(parts: front_matter.ManuscriptParts, path: str, reader: _SourceReader) -> FrontMatter:
    if not parts.is_closed:
        if parts.syntax:
            reader.problems.append(BrokenFrontMatter(path, 1, N_("the line that closes it (--- or +++) is missing")))
        return _unread(parts)
    try:
        if parts.syntax == "toml":
            table = read_toml(parts.front, MAX_FRONT_BYTES)
            lines = {name: _line_of_key(name, parts.front) + 1 for name in table}
            values = reader.take(encoding.clean_values(table, lines.get, path))
            return reader.take(front_matter.parse_front_matter(values, lines, path))
        values, front_lines = yaml_reader.read_mapping(parts.front)
    except yaml_reader.YamlError as error:
        line = error.line + parts.front_line - 1
        reader.problems.append(BrokenFrontMatter(path, line, error.reason))
        return _unread(parts)
    except TomlError as error:
        line = error.line + parts.front_line - 1
        reader.problems.append(BrokenFrontMatter(path, line, error.reason))
        return _unread(parts)
    lines = {name: line + parts.front_line - 1 for name, line in front_lines.items()}
    values = reader.take(encoding.clean_values(values, lines.get, path))
    reader.problems += front_matter.find_cut_values(parts.front, lines, parts.front_line, path)
    values = reader.take(encoding.clean_values(values, lambda name: lines.get(name, 1), path))
    return reader.take(front_matter.parse_front_matter(values, lines, path))


def _unread(parts: front_matter.ManuscriptParts) -> FrontMatter:
    """Return the front matter of a text whose own cannot be read: empty, but a text that asks to be held back is."""
    return FrontMatter(status="draft" if _HOLDS_BACK.search(parts.front or parts.body[:_LOST_FRONT]) else None)


def body_of(folder: Folder, entry: FileEntry) -> str:
    """Return the body of a manuscript. Its problems were reported when its front matter was read."""
    text, _ = encoding.decode(folder.read(entry.name_on_disk), entry.path)
    return front_matter.split_manuscript(text).body


# ---------------------------------------------------------------- articles


def pair_sources(
    sources: LoadedSources, site: Settings, today: dt.date, *, with_drafts: bool
) -> tuple[tuple[Article, ...], list[Problem]]:
    """Pair manuscripts into articles, and check their references."""
    make = partial(slugs.make_slug, latin_only=site.slugs == "transliterated")
    names = pairing.Slugs(slugs.is_slug, make)
    manuscripts = pairing.with_keys(sources.manuscripts, sources.people)
    articles, problems = pairing.pair(manuscripts, site, names, today, with_drafts)
    return articles, [*problems, *pairing.check_references(articles, site, sources.people, sources.polls)]


def find_gone(
    sources: LoadedSources, site: Settings, today: dt.date, held: Mapping[tuple[str, Lang], str]
) -> Iterator[tuple[Lang, str]]:
    """Yield the languages and addresses of texts that are no longer published. held: why texts are not published."""
    expired = {key for (key, _), reason in held.items() if reason == EXPIRED}
    if not expired:
        return
    # Only a text that is paired has an address; it depends on the blog that it is in.
    few = tuple(one for one in sources.manuscripts if one.key in expired or one.kind == "blog")
    articles, _ = pair_sources(msgspec.structs.replace(sources, manuscripts=few), site, today, with_drafts=True)
    for article in articles:
        for edition in article.editions:
            if held.get((article.key, edition.lang)) == EXPIRED:
                yield edition.lang, edition.href


def find_articles(articles: Sequence[Article], names: Iterable[str]) -> tuple[tuple[Article, ...], list[Problem]]:
    """Return the articles named by key or by one of their files; unknown names are problems."""
    by_name = {article.key: article for article in articles}
    by_name |= {edition.manuscript.path: article for article in articles for edition in article.editions}
    named: dict[str, Article] = {}
    problems: list[Problem] = []
    for name in names:
        bare = name.strip("/")
        article = by_name.get(bare) or by_name.get(bare.removesuffix(".md"))
        if article:
            named[article.key] = article
        else:
            like = nearest(bare, [article.key for article in articles])
            problems.append(UnknownArticle(name, f" ({like}?)" if like else ""))
    return tuple(named.values()), problems


def _line_of_key(name: str, source: str) -> int:
    """Return the line of a key or table in a TOML text, from 1."""
    match = re.search(rf"^\s*\[*\"?{re.escape(name)}\"?\s*[\]=]", source, re.MULTILINE)
    return source.count("\n", 0, match.end()) + 1 if match else 1
