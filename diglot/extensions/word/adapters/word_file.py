"""Word files in, their checked parts out; parts in, a Word file out. The only module that opens them.

A Word file is a zip of XML that comes by mail: it is checked before anything else reads it. Nothing in it is followed,
run or unpacked to the disk.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from diglot.extensions.word.model.docx import MEDIA, NAMESPACES, DocxParts
from diglot.model.problems import N_

MAX_BYTES = 50_000_000
MAX_ENTRIES = 2_000
MAX_UNPACKED = 50_000_000
MAX_RATIO = 100
# Below this size a high ratio is harmless: a page of empty cells compresses well.
_SMALL = 2_000_000
MAX_DEPTH = 250
MAX_TABLES_INSIDE = 5
MAX_ELEMENTS = 1_000_000
# Word writes about one an element, and up to thirty at the root.
MAX_ATTRIBUTES = 1_500_000
MAX_ATTRIBUTES_OF_ONE = 200
MAX_TAG_BYTES = 1_000_000

_MAIN = "word/document.xml"
_CHUNK_BYTES = 1 << 16
# Backslashes and drives of Windows, absolute names, parent folders, control characters.
_BAD_ENTRY = re.compile(r"\\|^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)|[\x00-\x1f]")
# No others may be in such a file (ECMA-376, part 2); of others, zipfile unpacks as much at once as there is.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = N_("it is damaged: its parts cannot be unpacked")
_OLD_WORD, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_TABLE = f"{{{NAMESPACES['w']}}}tbl"
_STRICT = "http://purl.oclc.org/ooxml/"

for _prefix, _uri in NAMESPACES.items():
    ElementTree.register_namespace(_prefix, _uri)


@dataclass(frozen=True)
class WordFileRefused(Exception):
    """A file is not read. reason: an entry of the catalogue."""

    reason: str


def open_word_file(content: bytes) -> DocxParts:
    """Return the parts of a Word file: XML as trees, pictures as bytes; everything else is left out.

    Raises: WordFileRefused.
    """
    if len(content) > MAX_BYTES:
        raise WordFileRefused(N_("it is larger than 50 MB"))
    if content.startswith(_OLD_WORD):
        raise WordFileRefused(N_("it is protected with a password, or in the Word format from before 2007"))
    if not content.startswith(_ZIP):
        raise WordFileRefused(N_("it is not a Word file, whatever its name says"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _parts(package)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        # zipfile raises all of these: for unknown compression, a password, a wrong size.
        raise WordFileRefused(_DAMAGED) from None


def _parts(package: zipfile.ZipFile) -> DocxParts:
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES:
        raise WordFileRefused(N_("it has more parts than any document needs"))
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise WordFileRefused(_DAMAGED)
    if any(_BAD_ENTRY.search(name) for name in names):
        raise WordFileRefused(N_("one of its parts has a name that points outside the file"))
    if len({name.casefold() for name in names}) < len(names):
        raise WordFileRefused(N_("two of its parts have the same name"))
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise WordFileRefused(N_("it contains macros"))
    if _MAIN not in names:
        raise WordFileRefused(N_("it is not a Word file, whatever its name says"))
    xml: dict[str, Element] = {}
    media: dict[str, bytes] = {}
    budget = MAX_UNPACKED
    for entry in entries:
        is_xml = entry.filename.endswith((".xml", ".rels"))
        if entry.is_dir() or not (is_xml or entry.filename.startswith(MEDIA)):
            continue
        part = _unpack(package, entry, budget)
        budget -= len(part)
        if is_xml:
            xml[entry.filename] = _parse(part)
        else:
            media[entry.filename] = part
    if xml[_MAIN].tag.startswith(f"{{{_STRICT}"):
        raise WordFileRefused(N_("it is “Strict Open XML”; save it as an ordinary Word document"))
    return DocxParts(xml, media)


def _unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int) -> bytes:
    """Return the bytes of a part, counted while they are read: the size in its header may be false."""
    pieces, size = [], 0
    with package.open(entry) as stream:
        while piece := stream.read(_CHUNK_BYTES):
            size += len(piece)
            if size > budget or (size > _SMALL and size > MAX_RATIO * max(entry.compress_size, 1)):
                raise WordFileRefused(N_("unpacked, it would be larger than any document"))
            pieces.append(piece)
    return b"".join(pieces)


class _Guard(ElementTree.TreeBuilder):
    """Builds a tree within the limits of what a word processor writes."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._tables = self._elements = self._attributes = 0
        self.events = 0
        """How many tags and pieces of text there were."""

    def doctype(self, *_: object) -> None:
        # Needed by entity bombs and for reading other files; Office writes none.
        raise WordFileRefused(N_("one of its parts declares a document type (<!DOCTYPE>)"))

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._elements += 1
        self._attributes += len(attrs)
        self.events += 1
        self._tables += tag == _TABLE
        if self._depth > MAX_DEPTH or self._tables > MAX_TABLES_INSIDE:
            raise WordFileRefused(N_("its elements are nested too deeply"))
        if self._elements > MAX_ELEMENTS or self._attributes > MAX_ATTRIBUTES or len(attrs) > MAX_ATTRIBUTES_OF_ONE:
            raise WordFileRefused(N_("unpacked, it would be larger than any document"))
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        self.events += 1
        self._tables -= tag == _TABLE
        return super().end(tag)

    def data(self, text: str, /) -> None:
        self.events += 1
        super().data(text)


def _parse(part: bytes) -> Element:
    guard = _Guard()
    parser = ElementTree.XMLParser(target=guard)
    try:
        for start in range(0, len(part), MAX_TAG_BYTES):
            piece, before = part[start : start + MAX_TAG_BYTES], guard.events
            parser.feed(piece)
            # The attributes of a tag are counted only when all of it was read, which may take ten times its size.
            if len(piece) == MAX_TAG_BYTES and guard.events == before:
                raise WordFileRefused(N_("unpacked, it would be larger than any document"))
        root: Element = parser.close()
    except (ElementTree.ParseError, ValueError, LookupError):
        raise WordFileRefused(N_("it is damaged: one of its parts is not well-formed XML")) from None
    return root


def pack_word_file(parts: DocxParts, others: Mapping[str, bytes] | None = None) -> bytes:
    """Return a Word file of these parts, the same bytes for the same parts. others: parts to copy unchanged."""
    content = {**(others or {}), **parts.media}
    for name, root in parts.xml.items():
        content[name] = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        # Office expects the list of types first.
        for name in sorted(content, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content[name])
    return file.getvalue()


def raw_parts(content: bytes) -> dict[str, bytes]:
    """Return every part of a Word file that diglot made."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
