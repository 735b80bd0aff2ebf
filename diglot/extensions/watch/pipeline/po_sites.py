"""The folder of a site whose translations are in PO files in, the two texts of each document out. Writes nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from diglot.adapters.extension_packages import import_attribute
from diglot.extensions.adopt.core import our_language
from diglot.extensions.adopt.model.problems import UnreadableSite
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder, UnreadableSettings
from diglot.extensions.watch.adapters.po_files import UnreadablePo, read_po
from diglot.extensions.watch.core import po_copies
from diglot.extensions.watch.model.po import PoFile
from diglot.extensions.watch.model.po_programs import PO_PROGRAMS
from diglot.extensions.watch.pipeline.po_programs import PoLayout
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import NotWatched

_DOCUMENTS = frozenset([".md", ".mdx", ".rst", ".txt", ".adoc", ".html", ".xml", ".pod", ".tex"])
_OBSOLETE = N_("translations of what is in no document any more")
_PLURAL = N_("a message with several forms")
_OPEN = N_("a message with markup that ends outside of it")


class PoDocument(msgspec.Struct, frozen=True):
    """A document and its translation. stem: of its copies. path: of the PO file. file: what that says.

    messages: those of the document.
    """

    stem: str
    path: str
    file: PoFile
    messages: po_copies.Order


class PoSite(msgspec.Struct, frozen=True):
    """A site whose translations are in PO files. program: a key of `PO_PROGRAMS`. langs: of original and translation.

    others: how many PO files are in other languages.
    """

    program: str
    langs: tuple[Lang, Lang]
    documents: tuple[PoDocument, ...]
    others: int
    problems: tuple[NotWatched, ...]


def read_po_site(folder: ForeignFolder, chosen: Sequence[Lang], only: str = "") -> PoSite | None:
    """Return the site of a folder; None if it is of no program that is known, or in none of two languages.

    only: the path of the PO file to read, "" for all. Raises: UnreadableSettings; OSError.
    """
    for program in PO_PROGRAMS:
        layout = read_po_layout(folder, program)
        default = our_language(layout.default) if layout else ""
        if layout is None or default not in chosen:
            continue
        target = next(lang for lang in chosen if lang != default)
        files = [(path, name) for code, path, name in layout.files if our_language(code) == target]
        if files:
            read = [(path, name, read_file(folder, path)) for path, name in files if path == (only or path)]
            documents = tuple(_documents(folder, layout, read))
            problems = tuple(one for path, _, file in read for one in _told(path, file))
            others = sum(our_language(code) not in (default, target) for code, _, _ in layout.files)
            return PoSite(program, (default, target), documents, others, problems)
    return None


def read_po_layout(folder: ForeignFolder, program: str) -> PoLayout | None:
    """Return where a program has its PO files; None if it has not made this site. Raises: UnreadableSettings."""
    found: PoLayout | None = import_attribute(PO_PROGRAMS[program].reader)(folder)
    return found


def read_file(folder: ForeignFolder, path: str) -> PoFile:
    """Return what a PO file says. Raises: UnreadableSettings, if it cannot be read: nothing is guessed."""
    text = folder.text(path)
    if text is None:
        raise UnreadableSettings(UnreadableSite(path, 1, "—"))
    try:
        return read_po(text)
    except UnreadablePo as unreadable:
        names = text.split("\n")[unreadable.line - 1].strip()[:60]
        raise UnreadableSettings(UnreadableSite(path, unreadable.line, names)) from None


def _documents(
    folder: ForeignFolder, layout: PoLayout, read: Sequence[tuple[str, str, PoFile]]
) -> Iterator[PoDocument]:
    """Yield the documents that PO files have messages of, each at a stem of its own."""
    source_of = _source_of(folder, layout)
    stems: set[str] = set()
    for path, name, file in read:
        found = po_copies.documents(file.messages, name, source_of)
        for key, messages in found.items():
            whole = [(number, one) for number, one in messages if po_copies.is_whole(one)]
            if whole:
                stem = _free(key, stems)
                stems.add(stem)
                yield PoDocument(stem, path, file, tuple(whole))


def _free(key: str, stems: set[str]) -> str:
    """Return a stem for a document. `a` and `a/index` would be one article, and so would two of one name."""
    stem, number = key, 1
    while {stem, f"{stem}/index", stem.removesuffix("/index")} & stems:
        number += 1
        stem = f"{key}-{number}"
    return stem


def _source_of(folder: ForeignFolder, layout: PoLayout) -> Callable[[str], str]:
    """Return a function from a place as a PO file has it to the stem of the document; "" for what is none."""
    documents = {path for path in folder.paths if posixpath.splitext(path)[1] in _DOCUMENTS}
    known: dict[str, str] = {}

    def stem(place: str) -> str:
        bare = place.lstrip("./")
        inside = posixpath.join(layout.root, bare)
        path = next((one for one in (inside, bare) if one in documents), "")
        stem = posixpath.splitext(path)[0]
        return stem.removeprefix(f"{layout.root}/") if layout.root else stem

    def source_of(place: str) -> str:
        if place not in known:
            known[place] = stem(place)
        return known[place]

    return source_of


def _told(path: str, file: PoFile) -> Iterator[NotWatched]:
    """Yield what of a PO file is not compared."""
    if file.obsolete:
        yield NotWatched(path, None, _OBSOLETE, str(file.obsolete))
    for line in file.plural:
        yield NotWatched(path, line, _PLURAL, "msgid_plural")
    for one in file.messages:
        if not po_copies.is_whole(one):
            yield NotWatched(path, one.line + 1, _OPEN, " ".join(one.text.split())[:60])


def copies(document: PoDocument, langs: tuple[Lang, Lang]) -> Mapping[str, po_copies.Copy]:
    """Return the copies of a document by their paths in the publication."""
    original, target = langs
    return {
        f"content/{original}/{document.stem}.md": po_copies.original(document.messages),
        f"content/{target}/{document.stem}.md": po_copies.translation(document.messages),
    }
