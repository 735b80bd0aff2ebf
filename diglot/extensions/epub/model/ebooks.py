"""The parts of an e-book. Touches nothing."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

EPUB_MIME = "application/epub+zip"
XHTML_MIME = "application/xhtml+xml"

# The package document, and the folder of all other files of the book.
PACKAGE_PLACE = "EPUB/package.opf"
BOOK_FOLDER = "EPUB"


class BookFile(msgspec.Struct, frozen=True):
    """A file of a book. place: its path inside the book's folder ("text.xhtml").

    role: "cover" and "contents" for files that reading systems look up, "page" for the pages of the reading order,
    "part" for the resources that pages use.
    """

    place: str
    mime: str
    content: bytes
    role: Literal["cover", "contents", "page", "part"] = "part"


class Credit(msgspec.Struct, frozen=True):
    """A person who contributed to the book. role: a MARC code: "aut", "trl", "edt"."""

    name: str
    role: str


class BookFacts(msgspec.Struct, frozen=True):
    """The metadata of a book. Texts are plain, URLs absolute; a field is empty where its value is not known.

    languages: BCP 47 tags, that of the title first. source_url: of the original of a translation. relation_urls: of
    the other editions. isbn: with hyphens. dois: of the editions in it. collection: the publication. summary: the
    accessibility summary. pictures: how many.
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
    isbn: str = ""
    dois: tuple[str, ...] = ()
    collection: str = ""
    summary: str = ""
    pictures: int = 0
    are_described: bool = True
    """Whether every picture has a description."""
    is_still: bool = True
    """Whether no picture is animated."""
