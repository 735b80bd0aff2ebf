"""The folders of a publication: what is in them, which of it are manuscripts, and what is wrong with the rest.

A folder whose digest is as it was is not looked into. Touches the disk through its adapter only.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from diglot.adapters.disk import FileEntry, SeenFolder, names_by_path
from diglot.core.links.file_names import is_portable_name
from diglot.core.links.unread_files import find_unread, is_document
from diglot.model.digests import Digest, digest_of_values
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.places import MANUSCRIPT_SUFFIXES, is_ledger, is_ledger_folder, stem_of
from diglot.model.problems import BadFileName, NotAFile, Problem, SameName, StrayComment, StrayLedger
from diglot.model.translation.comments import article_of_comment, is_comment
from diglot.queries.database import Database
from diglot.queries.inputs import FILE, FOLDER_STATS, LANGUAGE, NAMES_IN, set_stats
from diglot.queries.query import LAST, Query
from diglot.queries.sources.manuscripts import ARTICLES, MANUSCRIPT, STEMS, is_manuscript
from diglot.queries.sources.source_files import damaged_comments


def regular_files(entries: Iterable[FileEntry], problems: list[Problem]) -> Iterator[FileEntry]:
    """Yield the regular files whose names work on every system; all others are problems. entries: by path."""
    seen: set[str] = set()
    for entry in entries:
        path, name = entry.path, posixpath.basename(entry.path)
        if path in seen:
            # Two Unicode forms of an accent: two files here, one file on a Mac.
            problems.append(SameName(path, None, path))
            continue
        seen.add(path)
        if entry.kind != "file":
            problems.append(NotAFile(path, None, entry.kind))
        elif not is_portable_name(name):
            problems.append(BadFileName(path, None, name))
        else:
            yield entry


def find_strays(files: Iterable[str], stems: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each ledger and comment that belongs to no article. stems: of all manuscripts."""
    for path in files:
        is_of_ledger = is_ledger(path)
        if is_of_ledger or is_comment(path):
            stem = stem_of(path) if is_of_ledger else article_of_comment(path)
            # `x.md` may be the edition of `x/index.md`.
            if stem not in stems and stem.removesuffix("/index") not in stems:
                yield StrayLedger(path, None, stem, "") if is_of_ledger else StrayComment(path, None, stem)


def want_sources(db: Database, digests: Mapping[str, Digest], languages: Collection[Lang]) -> list[Problem]:
    """Let the files of the publication be what is in its folders; return the problems of all but tables.

    digests: as `Folder.digests` had them a moment ago. Which names are in a folder is set after its manuscripts are
    made, and what says how it was after everything else: a session that ends before leaves it to the next one.
    """
    db.tools.contents = {}
    db.set_all(LANGUAGE, {lang: place for place, lang in enumerate(languages)})
    folders = names_by_path(digests)
    seen = {path: _state(path, digest, languages) for path, (_, digest) in folders.items()}
    found = {path: _look_into(db, path, folders, languages) for path in db.differing(FOLDER_STATS, seen)}
    manuscripts = [path for one in found.values() for path in one.manuscripts]
    db.keep(MANUSCRIPT, manuscripts, [path for one in found.values() for path in one.gone])
    for path, one in found.items():
        db.set(NAMES_IN, path, one.names or None)
    there = [path for path, one in found.items() if one.names]
    db.keep(SOURCE_FOLDER, there, found.keys() - there)
    for path, one in found.items():
        db.set(FOLDER_STATS, path, one.state if one.names else None)
    db.keys(SOURCE_FOLDER)  # makes what an unfinished session has left
    return [*db.problems(SOURCE_FOLDER), *db.problems(MANUSCRIPT)]


def has_manuscripts(db: Database) -> bool:
    """Return whether the publication has any manuscript."""
    return bool(db.range(ARTICLES, limit=1))


def is_replaced(db: Database) -> bool:
    """Return whether something else is in the place of the folder of all manuscripts."""
    return any(name == "" for name, _ in db.peek(NAMES_IN, "content") or ())


def documents_in(db: Database, languages: Iterable[Lang]) -> list[str]:
    """Return the documents among the manuscripts of some languages that may be meant as texts."""
    folders = (f"content/{lang}/" for lang in languages)
    return [path for folder in folders for path, _ in db.range(_DOCUMENTS, folder, folder + LAST)]


_DOCUMENTS = "documents"


@dataclass(frozen=True)
class _Found:
    """A folder that differs. manuscripts: those to be made; none if it has the same names as before.

    gone: paths that were of manuscripts, and are no more.
    """

    state: str
    names: tuple[tuple[str, str], ...]
    manuscripts: Sequence[str] = ()
    gone: Collection[str] = ()


def _state(path: str, digest: Digest, languages: Collection[Lang]) -> str:
    """Return what decides which files are in a folder, and which of them are manuscripts."""
    return f"{digest}{_of_language(path, languages)}"


def _of_language(path: str, languages: Collection[Lang]) -> str:
    lang = "/".join(path.split("/")[1:2])
    return f" {lang}" if lang in languages else " "


def _look_into(
    db: Database, folder: str, folders: Mapping[str, tuple[tuple[str, ...], Digest]], languages: Collection[Lang]
) -> _Found:
    """Set the stats of the files in a folder."""
    names_on_disk, _ = folders.get(folder, ((folder,), ""))
    seen = db.tools.folder.look_into(names_on_disk)
    if folder not in folders and any(entry.path == folder for entry in seen.files):
        seen = SeenFolder((), "")  # a link stands in its place, or on the way there, and is told where it stands
    names = tuple((entry.path[len(folder) + 1 :], entry.kind) for entry in seen.files)
    before, old_names = db.peek(FOLDER_STATS, folder) or "", db.peek(NAMES_IN, folder) or ()
    state = _state(folder, seen.digest, languages)
    if names == old_names and before.endswith(_of_language(folder, languages)):
        set_stats(db, folder, seen.files, are_known=True)
        return _Found(state, names)
    regular = list(regular_files(seen.files, []))
    set_stats(db, folder, regular)
    manuscripts = [entry.path for entry in regular if is_manuscript(entry.path, languages)]
    old_paths = (f"{folder}/{name}" for name, _ in old_names)
    gone = {path for path in old_paths if is_manuscript(path, LANGUAGES)}.difference(manuscripts)
    return _Found(state, names, manuscripts, gone)


def _stems(db: Database, folder: str) -> Collection[str]:
    """Return the stems of manuscripts that ledgers and comments in a folder may belong to, among others."""
    inside = "/".join(folder.split("/")[2:])
    return {stem for stem, _ in db.range(STEMS, inside.removesuffix("/index"), f"{inside}/{LAST}" if inside else LAST)}


def _languages(db: Database) -> Sequence[Lang]:
    """Return the languages of the publication, in their order."""
    places = {lang: db.find(LANGUAGE, lang) for lang in LANGUAGES}
    return [lang for place, lang in sorted((place, lang) for lang, place in places.items() if place is not None)]


def _source_folder(db: Database, folder: str) -> Digest:
    """Return a digest of the names of the files that are no manuscripts."""
    entries = [FileEntry(f"{folder}/{name}".rstrip("/"), name, 0, kind) for name, kind in db.get(NAMES_IN, folder)]
    problems: list[Problem] = []
    files = [entry.path for entry in regular_files(entries, problems)]
    top = (*folder.split("/"), "")[1]
    is_of_language = bool(top) and db.find(LANGUAGE, top) is not None
    problems += find_unread(files, _languages(db) if is_ledger_folder(top) else (top,) if is_of_language else ())
    if top == "comments" or is_ledger_folder(top):
        for path in filter(is_comment, files):
            db.get(FILE, path)
            db.tools.contents.pop(path, None)
        problems += [*damaged_comments(db.tools.folder, files), *find_strays(files, _stems(db, folder))]
    for path in filter(is_document, files) if is_of_language else ():
        db.state(_DOCUMENTS, path, "")
    for problem in problems:
        db.report(problem)
    return digest_of_values([path for path in files if not path.endswith(MANUSCRIPT_SUFFIXES)])


SOURCE_FOLDER = Query[Digest]("files of a folder", 5, str, _source_folder)
"""A digest of the names of the files in a folder that are no manuscripts, with the problems of all names."""
