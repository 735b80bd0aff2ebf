"""A site of another program in, a publication with copies of its texts out, so that commands can compare these.

Reads the site through the readers of `adopt`. Writes below `.diglot/` only: the site stays as it is.
"""

from __future__ import annotations

import json
import posixpath
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from diglot.adapters.databases.store import code_digest
from diglot.adapters.disk import Folder, remove_file, write_file, write_record
from diglot.adapters.disk.files import write_cache_file
from diglot.adapters.files.file_stats import scan, stat_in
from diglot.adapters.files.rooted_files import read_file
from diglot.core.settings.toml_lines import find_line
from diglot.core.toml_reader import TomlError, read_toml
from diglot.extensions.adopt.core import SiteLayout, SourcePage, our_language, place_pages
from diglot.extensions.adopt.model.problems import NotAdopted, UnreadableSite
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import (
    MADE,
    UNREAD,
    ForeignFolder,
    UnreadableSettings,
    open_foreign,
)
from diglot.extensions.adopt.pipeline.foreign_sites import OTHER_LANGUAGE, read_site
from diglot.extensions.watch.core.copies import copy_of
from diglot.extensions.watch.core.outdated_fields import mark_of
from diglot.extensions.watch.model.po_programs import PO_PROGRAMS
from diglot.extensions.watch.pipeline.site_finder import FOLDER, SETTINGS, languages_in
from diglot.model.file_stats import MISSING, FileStat
from diglot.model.languages import LANGUAGES, OWN_LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import NotWatched, Problem
from diglot.model.translation.watched_sites import WatchedSite

if TYPE_CHECKING:
    from diglot.extensions.watch.pipeline.po_sites import PoDocument

_NOT_MARKDOWN = N_("a text that is not Markdown")
_CACHE, _SEEN = ".cache", "site"
_SETTINGS_HEAD = "# The original's language and one other of the site, by their codes.\n"
_GITIGNORE = "# Copies, made again by every command.\n"


class Seen(msgspec.Struct, frozen=True):
    """What a site was seen as while these were its files, by this code. program: its key in `PROGRAMS`.

    languages: those that are compared, as the settings name them.
    """

    code: bytes
    languages: tuple[Lang, ...]
    files: Mapping[str, FileStat]
    program: str
    site: WatchedSite


def watch_site(folder: Path) -> WatchedSite | None:
    """Return the site of a folder, each text copied to its publication; None if it is of no program that is known.

    Raises: UnreadableSettings; OSError.
    """
    root, now_ns = str(folder / FOLDER), time.time_ns()
    files = {**scan(folder, skipped=MADE), **_hidden_settings(folder)}
    seen = last_seen(folder)
    chosen = _languages_of(folder)
    if seen and (seen.code, seen.languages, seen.files) == (code_digest(), chosen, files):
        return msgspec.structs.replace(seen.site, root=root)
    found = open_foreign(folder)
    read = _read_texts(found, chosen or OWN_LANGUAGES) or _read_po(found, chosen or OWN_LANGUAGES)
    if read is None:
        return None
    _copy_texts(folder, read.copies, read.langs)
    if read.documents:
        from diglot.extensions.watch.pipeline.po_ledgers import write_ledgers  # few sites have PO files

        write_ledgers(folder, read_file(folder, SETTINGS), read.documents, read.langs)
    site = msgspec.structs.replace(read.site, root=root)
    settled = {path: file for path, file in files.items() if file.is_settled(now_ns)}
    write_cache_file(
        folder / FOLDER / _CACHE,
        _SEEN,
        msgspec.msgpack.encode(Seen(code_digest(), languages_in(folder), settled, read.program, site)),
    )
    return site


def _languages_of(folder: Path) -> tuple[Lang, ...]:
    """Return the languages to compare that the settings name; () if there are no settings, or no languages in them.

    Raises: UnreadableSettings: the settings cannot be read, name one language only, or one that is not known. OSError.
    """
    try:
        source = read_file(folder, SETTINGS).decode()
        named = read_toml(source).get("languages", [])
    except FileNotFoundError:
        return ()
    except (TomlError, UnicodeDecodeError) as error:
        line = error.line if isinstance(error, TomlError) else 1
        raise UnreadableSettings(UnreadableSite(SETTINGS, line, "—")) from None
    codes = named if isinstance(named, list) and all(isinstance(one, str) and one in LANGUAGES for one in named) else []
    if named != codes or len(set(codes)) == 1:
        line = find_line(source, (), "languages") or 1
        raise UnreadableSettings(UnreadableSite(SETTINGS, line, source.splitlines()[line - 1].strip()[:60]))
    return tuple(codes)


class _Read(msgspec.Struct, frozen=True):
    """A site as read. copies: by their paths in the publication. langs: of the originals, and the other ones."""

    program: str
    site: WatchedSite
    langs: tuple[Lang, Lang]
    copies: Mapping[str, str]
    documents: tuple[PoDocument, ...] = ()


def _read_texts(found: ForeignFolder, chosen: Sequence[Lang]) -> _Read | None:
    """Return a site with texts in each language."""
    read = read_site(found, is_converted=False)
    if read is None or not any(page.body_line for page in read.pages):
        return None
    problems = [
        *(NotAdopted(page.path, None, _NOT_MARKDOWN, page.path) for page in read.pages if not page.body_line),
        *found.problems,
    ]
    compared = [page for page in read.pages if page.body_line and page.lang in chosen]
    pages = place_pages(compared, read.layout, problems)
    if not pages:
        return None
    default = _default(pages, read.layout)
    site = WatchedSite(
        "",
        PROGRAMS[read.program].title,
        Counter(page.lang for page in pages),
        sum(isinstance(one, NotAdopted) and one.kind == OTHER_LANGUAGE for one in problems)
        + sum(page.lang not in chosen for page in read.pages),
        {page.target: page.path for page in pages},
        tuple(_told(problems, {page.path for page in pages}, read.layout)),
        _marks(pages, default),
    )
    other = next(lang for lang in chosen if lang != default)
    return _Read(read.program, site, (default, other), {page.target: copy_of(page) for page in pages})


def _read_po(found: ForeignFolder, chosen: Sequence[Lang]) -> _Read | None:
    """Return a site whose translations are in PO files."""
    from diglot.extensions.watch.pipeline.po_sites import copies, read_po_site  # other sites need no reader of these

    read = read_po_site(found, chosen)
    if read is None:
        return None
    made = {path: (one.path, copy) for one in read.documents for path, copy in copies(one, read.langs).items()}
    places = {path: place for path, (place, _) in made.items()}
    texts, lines = ({path: getattr(copy, part) for path, (_, copy) in made.items()} for part in ("text", "lines"))
    counts = dict.fromkeys(read.langs, len(read.documents))
    title = PO_PROGRAMS[read.program].title
    site = WatchedSite("", title, counts, read.others, places, read.problems, lines=lines)
    return _Read(read.program, site, read.langs, texts, read.documents)


def copy_site(folder: Path, other: Path) -> str:
    """Return the publication with copies of a site as it is in another folder, in its languages. Raises: OSError."""
    settings = other / SETTINGS
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_bytes(read_file(folder, SETTINGS))
    watch_site(other)
    return str(other / FOLDER)


def _marks(pages: Sequence[SourcePage], default: Lang) -> Mapping[str, str]:
    """Return the marks of translations by the paths of their copies."""
    originals = {page.key: page for page in pages if page.lang == default}
    pairs = ((page, originals[page.key]) for page in pages if page.lang != default and page.key in originals)
    marks = {page.target: mark_of(page, original) for page, original in pairs}
    return {path: mark for path, mark in marks.items() if mark is not None}


def _hidden_settings(folder: Path) -> Mapping[str, FileStat]:
    """Return the stat of configurations in hidden files and folders, which are not looked for otherwise."""
    names = {name for program in PROGRAMS.values() for name in program.files if f"/{name}".count("/.")}
    stats = {name: stat_in(folder, name) for name in sorted(names)}
    return {name: stat for name, stat in stats.items() if stat != MISSING}


def last_seen(folder: Path) -> Seen | None:
    """Return what the site of a folder was when it was read last; None if it never was."""
    try:
        return msgspec.msgpack.decode(read_file(folder, f"{FOLDER}/{_CACHE}/{_SEEN}"), type=Seen)
    except (OSError, msgspec.DecodeError):
        return None


def _told(problems: Sequence[Problem], compared: Collection[str], layout: SiteLayout) -> Iterator[NotWatched]:
    """Yield what is wrong with texts: those that are not compared, and those whose fields are not."""
    told = set()
    for one in problems:
        if not isinstance(one, NotAdopted) or posixpath.splitext(one.file)[1].lower() not in layout.texts:
            continue
        is_lost = one.file not in compared and one.kind != OTHER_LANGUAGE
        if (is_lost or one.kind == UNREAD) and one.file not in told:
            told.add(one.file)
            yield NotWatched(one.file, one.line, one.kind, one.names)


# ---------------------------------------------------------------- copies


def _default(pages: Sequence[SourcePage], layout: SiteLayout) -> Lang:
    ours = our_language(layout.default)
    return ours if any(page.lang == ours for page in pages) else pages[0].lang


def _copy_texts(folder: Path, texts: Mapping[str, str], languages: Sequence[Lang]) -> None:
    """Bring the copies of texts up to date, and write the settings where there are none."""
    copies = {f"{FOLDER}/{path}": text.encode() for path, text in texts.items()}
    old = Folder(folder)
    for entry in [one for lang in LANGUAGES for one in old.list(f"{FOLDER}/content/{lang}")]:
        before = old.read(entry.name_on_disk)
        if entry.path not in copies:
            remove_file(folder, entry.name_on_disk, before)
        elif copies[entry.path] == before:
            del copies[entry.path]
        else:
            write_record(folder, entry.path, copies.pop(entry.path), is_flushed=False)
    for path, content in copies.items():
        write_record(folder, path, content, is_flushed=False)
    ignored = "".join([_GITIGNORE, *(f"/content/{lang}/\n" for lang in languages), "/.cache/\n"])
    for path, text in {
        SETTINGS_PATH: f"{_SETTINGS_HEAD}languages = {json.dumps(languages)}\n",
        ".gitignore": ignored,
    }.items():
        if not old.find(f"{FOLDER}/{path}"):
            write_file(folder, f"{FOLDER}/{path}", text.encode(), None)
