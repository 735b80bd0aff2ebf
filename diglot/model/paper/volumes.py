"""Volumes: the books of a publication, with what each field of their files may hold. Touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from diglot.model.fields import (
    COUNT,
    LABELS,
    NAMES,
    NOT_IN_FILE,
    PAGES_OF_A_SHEET,
    PATH,
    TEXT,
    TEXTS,
    Field,
    Fields,
    Schema,
    fields_of,
    matching,
    number_between,
    table_of,
    tables_of,
)
from diglot.model.languages import LANGUAGES, LocalizedText
from diglot.model.messages import N_
from diglot.model.paper.printing import TRIMS, CoverSide, page_size
from diglot.model.paper.spreads import FACING, SmallerSide, SpreadLevel

# A volume, or a part of it, selects articles by one of these.
SELECTIONS: tuple[Literal["blog", "year", "tag", "articles"], ...] = ("blog", "year", "tag", "articles")
SELECTION: Fields = {"blog": TEXT, "year": COUNT, "tag": TEXT, "articles": NAMES}
PART: Fields = {"title": TEXTS, **SELECTION}


def one_selection(*others: str) -> Schema:
    """Return what a table must be that selects articles in one of these ways."""
    return {"oneOf": [{"required": [name]} for name in (*SELECTIONS, *others)]}


_PARTS = Field(
    {"type": "array", "minItems": 1, "items": {**table_of(PART).schema, **one_selection()}}, tables_of({}).expected
)


class Selection(msgspec.Struct, frozen=True):
    """The texts of a volume: those of a blog, a year or a tag, or a list of articles in this order.

    names: one for a blog, a year or a tag; otherwise the keys of the articles. lines: of each name in its file.
    """

    kind: Literal["blog", "year", "tag", "articles"]
    names: tuple[str, ...]
    lines: tuple[int | None, ...]


class VolumePart(msgspec.Struct, frozen=True):
    """A part of a volume. title: empty for the name of its blog, year or tag."""

    selection: Selection
    title: LocalizedText = LocalizedText()


# The index of either classification alone: a class, and what is put to it by the signs of the scheme.
_UDC = matching(
    r"^\d{1,3}(?:\.\d{1,3})*(?:[-:/+='\"(\[* ][-\d.:/+='\"()\[\]* A-Za-z\u00c0-\uffff]*"
    r"[\dA-Za-z\u00c0-\uffff)\]'\"])?$",
    N_("the UDC class number alone, such as 82-4 or 821.161.1-4"),
)
_BBK = matching(
    r"^(?:\d{1,2}|[А-Я]\d*)(?:[-.=,:(\[+ я][-.=,:()\[\]+ \dA-Za-zА-Яа-я]*[\dA-Za-zА-Яа-я)\]])?$",
    N_("the BBK class number alone, such as 84(2)6-4 or 76.17"),
)
ISBN = matching(r"^97[89][- 0-9]{10,14}$", N_("an ISBN of 13 digits, the last of which agrees with the others"))
ISBNS: Fields = dict.fromkeys([f"{name}{form}" for form in ("", "-epub") for name in (*LANGUAGES, "both")], ISBN)
# Of subjects, and of places, languages, times, readers, interests and styles, which begin with a digit.
_THEMA = matching(
    r"^(?:[A-Y][A-Z0-9]{0,7}|[1-6][A-Z0-9-]{0,11})(?: (?:[A-Y][A-Z0-9]{0,7}|[1-6][A-Z0-9-]{0,11}))*$",
    N_("Thema codes with spaces between them, the main one first, such as DNL 1QBDA"),
)
_AUTHOR_MARK = matching(r"^[А-ЯЁA-Z]\d{2,3}$", N_("a capital letter and two or three digits, such as Д24"))
_AGE = matching(r"^(?:0|6|12|16|18)\+$", "0+ / 6+ / 12+ / 16+ / 18+")
_SHEET = matching(r"^\d{2,3}x\d{2,3}/\d{1,3}$", N_("a paper size and the fraction of the sheet, such as 60x90/16"))
_YEAR = Field({"type": "integer", "minimum": 1900, "maximum": 2999}, N_("a year, such as 2026"))


class Imprint(msgspec.Struct, frozen=True):
    """The table `[imprint]` of a volume: what its title leaf and its last page say of the edition.

    text: Markdown for the back of the title page. udc, bbk, author_mark: the classes of a Russian book and its mark in
    the tables of authors. thema: its classes in the book trade. age: the sign of Federal Law 436-FZ ("16+").
    kind: of the edition («Научное издание»). edition: which one it is (“Second edition, revised”).
    first_published: when and where. copyright: a holder a line.
    sheet: the paper and its share of a page ("60x90/16"); "" for that of the page size.
    year: of publication; 0 for that of `signed`, or of the newest text. signed: the day it was passed for press.
    """

    text: Annotated[LocalizedText, NOT_IN_FILE] = LocalizedText()
    udc: Annotated[str, _UDC] = ""
    bbk: Annotated[str, _BBK] = ""
    thema: Annotated[str, _THEMA] = ""
    author_mark: Annotated[str, _AUTHOR_MARK] = ""
    age: Annotated[str, _AGE] = ""
    kind: LocalizedText = LocalizedText()
    edition: LocalizedText = LocalizedText()
    first_published: LocalizedText = LocalizedText()
    annotation: LocalizedText = LocalizedText()
    copyright: LocalizedText = LocalizedText()
    place: LocalizedText = LocalizedText()
    address: LocalizedText = LocalizedText()
    printer: LocalizedText = LocalizedText()
    paper: LocalizedText = LocalizedText()
    printing: LocalizedText = LocalizedText()
    order: str = ""
    sheet: Annotated[str, _SHEET] = ""
    year: Annotated[int, _YEAR] = 0
    signed: dt.date | None = None
    print_run: int = 0


IMPRINT: Fields = {**LABELS, **fields_of(Imprint)}


_SPINE = number_between(0.5, 150, N_("a width in millimetres, such as 12.5"))
_FLAPS = number_between(0, 250, N_("a width in millimetres, such as 80"))


class CoverArtwork(msgspec.Struct, frozen=True):
    """A picture that the publisher brings for a side of a cover. path: from assets/. line: of the field."""

    path: str
    line: int | None


class CoverSettings(msgspec.Struct, frozen=True):
    """The table `[cover]` of a volume: the cover for the print shop.

    leaf_mm: the thickness of a leaf of the inside; spine_mm: the printer's own figure, 0 if it follows from the leaves.
    flaps_mm: the width of a flap; 0 without flaps. spine_text: the direction in which it runs; "" for that of the
    language. artwork: by the side of the cover; others are drawn. line: of the table.
    """

    leaf_mm: Annotated[float, NOT_IN_FILE] = 0.0
    spine_mm: Annotated[float, _SPINE] = 0.0
    flaps_mm: Annotated[float, _FLAPS] = 0.0
    spine_text: Literal["", "up", "down", "none"] = ""
    inks: Literal["process", "black"] = "process"
    blurb: LocalizedText = LocalizedText()
    artwork: Annotated[Mapping[CoverSide, CoverArtwork], NOT_IN_FILE] = msgspec.field(default_factory=dict)
    line: Annotated[int | None, NOT_IN_FILE] = None

    def spine_of(self, pages: int) -> float:
        """Return the width of the spine of a book with so many pages, in millimetres, to a tenth.

        >>> CoverSettings(leaf_mm=0.105).spine_of(161), CoverSettings(spine_mm=12.25).spine_of(1)
        (8.5, 12.25)
        """
        return self.spine_mm or round(-(-pages // 2) * self.leaf_mm, 1)


_ARTWORK = matching(
    rf"^covers/{PATH}\.(?:pdf|svg|png|jpe?g)$", N_("the path of a file in assets/covers/, such as covers/front.pdf")
)
COVER: Fields = {
    # Thinner than Bible paper, and thicker than board, are another unit by mistake.
    "caliper_mm": number_between(0.02, 1, N_("a thickness in millimetres, such as 0.1")),
    "bulk": number_between(0.5, 4, N_("a bulk in cm³/g, such as 1.25")),
    "grammage": number_between(20, 500, N_("a weight in g/m², such as 80")),
    **fields_of(CoverSettings),
    "front": _ARTWORK,
    "back": _ARTWORK,
}
_THICKNESSES = (("spine_mm",), ("caliper_mm",), ("bulk", "grammage"))
ONE_THICKNESS: Schema = {
    "oneOf": [
        {
            "required": list(names),
            "properties": {other: {"type": "null"} for others in _THICKNESSES if others != names for other in others},
        }
        for names in _THICKNESSES
    ]
}


_IMPRINT_OR_TEXT = Field({**table_of(IMPRINT).schema, "type": ["object", "string"]}, N_("a table"))
_ONE_COVER = Field({**table_of(COVER).schema, **ONE_THICKNESS}, N_("a table"))


class Volume(msgspec.Struct, frozen=True):
    """A volume in `content/volumes/<key>.toml`: texts of the publication as one book in each language.

    is_divided: its parts have title pages; otherwise it has a single part, which is not shown.
    is_manual: on the site, its contents are beside each of its texts.
    isbn: by what is published: "en", "ru", "both", and "en-epub", "ru-epub", "both-epub"; with hyphens.
    trim: "" for that of the settings. cover: None if it is made elsewhere.
    signature: the numbers of pages of printed sheets, which are to be full, the largest first; () for as many pages as
    there are. chapters: where they begin, in a book in one language. heads: what rectos of such a book say; versos name
    its parts, or its texts where rectos name sections.
    level: what is level on the facing pages of its edition in two languages.
    smaller: the side of them that is smaller than the other; None for that of the settings.
    """

    key: Annotated[str, NOT_IN_FILE]
    title: LocalizedText
    parts: Annotated[tuple[VolumePart, ...], _PARTS]
    subtitle: LocalizedText = LocalizedText()
    is_divided: Annotated[bool, NOT_IN_FILE] = False
    is_manual: bool = msgspec.field(name="manual", default=False)
    editors: tuple[str, ...] = ()
    imprint: Annotated[Imprint, _IMPRINT_OR_TEXT] = Imprint()
    isbn: Annotated[Mapping[str, str], table_of(ISBNS)] = msgspec.field(default_factory=dict)
    cover: Annotated[CoverSettings | None, _ONE_COVER] = None
    trim: Annotated[str, page_size("", *TRIMS)] = ""
    signature: Annotated[tuple[int, ...], PAGES_OF_A_SHEET] = ()
    chapters: Literal["recto", "next", "run-on"] = "recto"
    heads: Literal["texts", "sections"] = "texts"
    level: SpreadLevel = "paragraph"
    smaller: Annotated[SmallerSide | None, FACING] = msgspec.field(name="facing", default=None)
    path: Annotated[str, NOT_IN_FILE] = ""
