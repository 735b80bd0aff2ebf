"""What a book is made of, between the press that fills it and the desk that assembles it. Touches nothing."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

import msgspec

EPUB_MIME = "application/epub+zip"
XHTML_MIME = "application/xhtml+xml"

# The package document, and the folder that every other file of the book stands in.
PACKAGE_PLACE = "EPUB/package.opf"
BOOK_FOLDER = "EPUB"


class BookFile(msgspec.Struct, frozen=True):
    """A file of a book. place: inside the book's folder ("text.xhtml").

    role: "cover" and "contents" for what reading systems ask for by name, "page" for what is read one after
    another, "part" for all that pages are made with.
    """

    place: str
    mime: str
    content: bytes
    role: Literal["cover", "contents", "page", "part"] = "part"


class Credit(msgspec.Struct, frozen=True):
    """Somebody who made the book. role: MARC's code: "aut", "trl", "edt"."""

    name: str
    role: str


class BookFacts(msgspec.Struct, frozen=True):
    """What a book says of itself. Texts are plain; urls absolute; empty where not known.

    languages: BCP 47, that of the title first. source_url: of what it was translated from; relation_urls: of its
    other editions. collection: the publication. summary: what readers with other needs should know, in words.
    """

    identifier: str
    languages: tuple[str, ...]
    title: str
    credits: tuple[Credit, ...]
    modified: dt.date
    published: dt.date | None = None
    publisher: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    rights: str = ""
    source_url: str = ""
    relation_urls: tuple[str, ...] = ()
    collection: str = ""
    summary: str = ""
    pictures: int = 0
    are_described: bool = True
    """Has every picture a description?"""
    is_still: bool = True
    """Does no picture move?"""


# ---------------------------------------------------------------- the cover

CoverFace: TypeAlias = Literal["display", "text", "italic", "sans"]


class CoverWords(msgspec.Struct, frozen=True):
    """What stands on a cover. leaf: which leaf of the open book is inked: 0 the left, 1 the right, 2 both."""

    publication: str
    kicker: str
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    translators: str
    leaf: int = 0


class CoverLine(msgspec.Struct, frozen=True):
    """A line of type on a cover; x and y in px, of its left end on the baseline. spacing: in px after each letter."""

    text: str
    face: CoverFace
    size: int
    x: int
    y: int
    colour: str
    spacing: int = 0


class CoverShape(msgspec.Struct, frozen=True):
    """A filled shape on a cover: its corners in px. Two corners make an upright rectangle."""

    corners: tuple[tuple[int, int], ...]
    colour: str


class CoverDesign(msgspec.Struct, frozen=True):
    """A cover before it is painted: width and height in px, the shapes below the lines."""

    size: tuple[int, int]
    paper: str
    shapes: tuple[CoverShape, ...]
    lines: tuple[CoverLine, ...]
