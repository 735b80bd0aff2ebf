"""Read manuscripts: their front matter, and what is known of their bodies.

A manuscript is a value of its file. Touches the disk through its adapter only.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import posixpath
import re
from collections.abc import Collection, Container, Iterator, Mapping

import msgspec

from diglot.adapters import yaml_reader
from diglot.adapters.disk import FileEntry, Folder
from diglot.adapters.extension_packages import own_front_matter
from diglot.core import encoding, front_matter, limits, pairing
from diglot.core.letter_counts import count_letters
from diglot.core.settings import key_lines
from diglot.core.toml_reader import MAX_FRONT_BYTES, TomlError, read_toml
from diglot.model.languages import LANGUAGES
from diglot.model.markup.citations import CITED_KEY
from diglot.model.places import MANUSCRIPT_SUFFIXES, stem_of
from diglot.model.problems import N_, BrokenFrontMatter
from diglot.model.publication import FrontMatter, Manuscript
from diglot.queries.database import Database
from diglot.queries.inputs import FILE, LANGUAGE, SourceFiles
from diglot.queries.query import Absent, Query
from diglot.queries.sources.source_files import SourceReader

# Fields that keep a text from being published, even if the lines around them cannot be read.
_HOLDS_BACK = re.compile(
    r"^[^\S\n]*+(?:draft\s*[:=](?!\s*(?:false|no)\b)|(?:embargo|expires)\s*[:=]|status\s*[:=]\s*[\"']?draft)",
    re.MULTILINE | re.IGNORECASE,
)
# How many characters from the top are searched for these in front matter without its closing line.
_LOST_FRONT = 2_000


def find_manuscripts(
    files: Mapping[str, FileEntry], languages: Collection[str], only: Collection[str] | None
) -> Iterator[FileEntry]:
    """Yield the files of manuscripts among some files. only: their stems; None for all."""
    for path, entry in files.items():
        if is_manuscript(path, languages):
            stem = stem_of(path)
            if only is None or stem in only or f"{stem}/index" in only:
                yield entry


def is_manuscript(path: str, languages: Container[str]) -> bool:
    """Return whether a file is a manuscript by its place and name."""
    parts = path.split("/")
    is_in_language = len(parts) > 2 and parts[1] in languages
    return is_in_language and posixpath.splitext(path)[1].lower() in MANUSCRIPT_SUFFIXES


def next_change(db: Database, today: dt.date) -> str:
    """Return the first day after this one on which an embargo or a publication ends, in ISO format; "" for none."""
    days = db.range(_DAYS, (today + dt.timedelta(days=1)).isoformat(), limit=1) if today < dt.date.max else ()
    return days[0][0] if days else ""


ARTICLES = "articles"
"""The list of the keys of all articles."""
STEMS = "stems"
"""The list of the stems of all manuscripts."""
ADDED = "added"
"""The list of the keys of articles with fields of extensions."""
_DAYS = "days"


def list_of_article(key: str) -> str:
    """Return the name of the list of the paths of an article's manuscripts."""
    return f"article {key}"


def _manuscript(db: Database, path: str) -> Manuscript:
    if not is_manuscript(path, LANGUAGES):
        raise Absent(path)
    db.get(LANGUAGE, path.split("/")[1])
    db.get(FILE, path)
    known = db.tools.contents.pop(path, None)
    reader = SourceReader(db.tools.folder, contents={} if known is None else {path: known})
    manuscript = read_manuscript(SourceFiles(db)[path], reader)
    for problem in reader.problems:
        db.report(problem)
    if manuscript is None:
        raise Absent(path)
    db.state(ARTICLES, manuscript.key, "")
    db.state(STEMS, stem_of(path), "")
    db.state(list_of_article(manuscript.key), path, "")
    if manuscript.front.added:
        db.state(ADDED, manuscript.key, "")
    for day in _days_of_change(manuscript.front):
        db.state(_DAYS, day.isoformat(), "")
    return manuscript


def _days_of_change(front: FrontMatter) -> Iterator[dt.date]:
    """Yield the days on which a text begins or ceases to be published."""
    if front.embargo:
        yield front.embargo
    # The last day of all has no day after it.
    if front.expires and front.expires < dt.date.max:
        yield front.expires + dt.timedelta(days=1)


MANUSCRIPT = Query[Manuscript]("manuscript", 4, Manuscript, _manuscript)


def read_manuscript(entry: FileEntry, reader: SourceReader) -> Manuscript | None:
    """Read the manuscript in a file; None, with a problem of that file, if diglot fails on it."""
    with reader.blaming(entry.path):
        return _read_manuscript(entry, reader)
    return None


def _read_manuscript(entry: FileEntry, reader: SourceReader) -> Manuscript:
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
        count_letters(parts.body, lang),
    )


def _front(parts: front_matter.ManuscriptParts, path: str, reader: SourceReader) -> FrontMatter:
    if not parts.is_closed:
        if parts.syntax:
            reader.problems.append(BrokenFrontMatter(path, 1, N_("the line that closes it (--- or +++) is missing")))
        return _unread(parts)
    try:
        if parts.syntax == "toml":
            table = read_toml(parts.front, MAX_FRONT_BYTES)
            lines = {name: key_lines(parts.front).get((name,), 1) + 1 for name in table}
            values = reader.take(encoding.clean_values(table, lines.get, path))
            return reader.take(front_matter.parse_front_matter(values, lines, path, own_front_matter()))
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
    reader.problems += front_matter.find_slips(parts.front, lines, parts.front_line, path)
    values = reader.take(encoding.clean_values(values, lambda name: lines.get(name, 1), path))
    return reader.take(front_matter.parse_front_matter(values, lines, path, own_front_matter()))


def _unread(parts: front_matter.ManuscriptParts) -> FrontMatter:
    """Return the front matter of a text whose own cannot be read: empty, but a text that asks to be held back is."""
    return FrontMatter(status="draft" if _HOLDS_BACK.search(parts.front or parts.body[:_LOST_FRONT]) else None)


def body_of(folder: Folder, entry: FileEntry) -> str:
    """Return the body of a manuscript. Its problems were reported when its front matter was read."""
    text, _ = encoding.decode(folder.read(entry.name_on_disk), entry.path)
    return front_matter.split_manuscript(text).body
