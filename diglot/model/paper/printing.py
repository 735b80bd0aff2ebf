"""The input and output of a typesetter: page sizes, styles, jobs, finished PDFs and their faults. Touches nothing.

A worker gets a `PrintStyle` once, with its fonts (some megabytes); each `PrintJob` after that has only its pictures.
Both are plain values that can be sent to another process, or to another machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

import msgspec

from diglot.model.fields import (
    COLOUR,
    NOT_IN_FILE,
    Field,
    fields_of,
    matching,
    number_between,
    one_of_or_matching,
    tables_of,
)
from diglot.model.messages import N_


class Trim(msgspec.Struct, frozen=True):
    """The size of a trimmed page, in millimetres."""

    width_mm: float
    height_mm: float


# ISO 216; the Russian sizes are those of the cut block, ГОСТ 5773-90 (60×90/16: a sheet of 60 by 90 cm folded
# to sixteen leaves); the British and American ones are trade sizes (Royal and Demy octavo, US Trade, Digest).
TRIMS: Mapping[str, Trim] = MappingProxyType(
    {
        "A4": Trim(210, 297),
        "A5": Trim(148, 210),
        "A6": Trim(105, 148),
        "B5": Trim(176, 250),
        "B6": Trim(125, 176),
        "60x84/16": Trim(145, 200),
        "60x90/16": Trim(145, 215),
        "70x90/16": Trim(170, 215),
        "70x100/16": Trim(170, 240),
        "84x108/32": Trim(130, 200),
        "5.5x8.5in": Trim(139.7, 215.9),
        "6x9in": Trim(152.4, 228.6),
        "7x10in": Trim(177.8, 254),
        "Demy": Trim(138, 216),
        "Royal": Trim(156, 234),
        "Crown Quarto": Trim(189, 246),
        "Letter": Trim(215.9, 279.4),
    }
)


# A size of one's own, in millimetres: from a small notebook to a large album.
OWN_TRIM = r"^([6-9]\d|[1-5]\d\d)(\.\d)?x([6-9]\d|[1-5]\d\d)(\.\d)?mm$"


def page_size(*names: str) -> Field:
    """Return the field of a page size: one of these names, or a size in millimetres."""
    expected = N_("a page size such as A5 or 60x90/16, or your own in millimetres, such as 140x210mm")
    return one_of_or_matching(names, OWN_TRIM, expected)


def trim_of(name: str) -> Trim:
    """Return a page size by its name in the table, or as `OWN_TRIM` writes one.

    >>> trim_of("A5"), trim_of("140x207.5mm")
    (Trim(width_mm=148, height_mm=210), Trim(width_mm=140.0, height_mm=207.5))
    """
    if name in TRIMS:
        return TRIMS[name]
    width, _, height = name.removesuffix("mm").partition("x")
    return Trim(float(width), float(height))


class Margins(msgspec.Struct, frozen=True):
    """The margins of the text block. inner_mm: at the spine: left on a recto, right on a verso."""

    top_mm: float
    bottom_mm: float
    inner_mm: float
    outer_mm: float


# A line of 125 mm holds about 70 letters of Source Serif 4 at 11 pt; longer lines are tiring to read.
# Bringhurst, “The Elements of Typographic Style”, 2.1.2: 45 to 75 characters.
WIDEST_MEASURE_MM = 125.0


def margins_of(trim: Trim) -> Margins:
    """Return the margins of a page: wider outside and below, and such that the measure is never too wide to read.

    >>> margins_of(TRIMS["A4"])
    Margins(top_mm=32.7, bottom_mm=38.6, inner_mm=38.2, outer_mm=46.8)
    >>> margins_of(TRIMS["A5"])
    Margins(top_mm=23.1, bottom_mm=27.3, inner_mm=17.3, outer_mm=21.2)
    """
    measure_mm = min(trim.width_mm * 0.74, WIDEST_MEASURE_MM)
    around_mm = trim.width_mm - measure_mm
    return Margins(
        top_mm=round(trim.height_mm * 0.11, 1),
        bottom_mm=round(trim.height_mm * 0.13, 1),
        inner_mm=round(around_mm * 0.45, 1),
        outer_mm=round(around_mm * 0.55, 1),
    )


_A4_MARGINS = margins_of(TRIMS["A4"])


class Offcut(msgspec.Struct, frozen=True):
    """The paper around the page that is printed on and cut off.

    bleed_mm: how far pictures and backgrounds extend over the edge, so that an inexact cut shows no white.
    marks_mm: the width beyond the bleed for the crop marks.
    """

    bleed_mm: float = 3.0
    marks_mm: float = 10.0

    @property
    def width_mm(self) -> float:
        """The whole width, on each side of the page."""
        return self.bleed_mm + self.marks_mm


CoverSide: TypeAlias = Literal["front", "back"]


_INK_NAME = matching(
    r"^(?!(?:Cyan|Magenta|Yellow|Black|All|None)$)[^\s/\x00-\x1f](?:[^/\x00-\x1f]{0,98}[^\s/\x00-\x1f])?$",
    N_("the name of an ink besides the four, such as PANTONE 186 C"),
)
_CMYK = Field(
    {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 100}, "minItems": 4, "maxItems": 4},
    N_("four numbers from 0 to 100: cyan, magenta, yellow, black"),
)


class SpotInk(msgspec.Struct, frozen=True):
    """An ink that is mixed before it is printed, on a plate of its own.

    colour: the one on screen that is printed in it, as "#rrggbb". cmyk: what stands for it where there is no such ink,
    from 0 to 1.
    """

    name: Annotated[str, _INK_NAME]
    colour: Annotated[str, COLOUR]
    cmyk: Annotated[tuple[float, float, float, float], _CMYK]


class PressSettings(msgspec.Struct, frozen=True):
    """The table `[press]` of the settings: the requirements of the print shop.

    profile: a file in assets/profiles, without `.icc`; profile_line: where it is set. inks: those for pictures and
    coloured rules. spot: inks besides.
    """

    # Wider than any print shop asks for, so that another unit by mistake is noticed.
    bleed_mm: Annotated[float, number_between(0, 25, N_("a length in millimetres, such as 3 or 4.5"))] = 3.0
    profile: str = "FOGRA39L_coated"
    inks: Literal["black", "process"] = "black"
    spot: Annotated[tuple[SpotInk, ...], tables_of(fields_of(SpotInk), "name", "cmyk")] = ()
    profile_line: Annotated[int | None, NOT_IN_FILE] = None


class FontFace(msgspec.Struct, frozen=True):
    """A font file and its CSS descriptors; one complete file for each style of a family.

    With two files of one family, weight and slant, WeasyPrint 70 garbles Cyrillic.
    """

    file: str
    family: str
    weight: int
    is_italic: bool = False


# The table of `assets/fonts/README.md`, print column.
HOUSE_FACES: tuple[FontFace, ...] = (
    FontFace("SourceSerif4-Regular.ttf", "Source Serif 4", 400),
    FontFace("SourceSerif4-It.ttf", "Source Serif 4", 400, is_italic=True),
    FontFace("SourceSerif4-Semibold.ttf", "Source Serif 4", 600),
    FontFace("SourceSerif4-SemiboldIt.ttf", "Source Serif 4", 600, is_italic=True),
    FontFace("SourceSerif4Display-Regular.ttf", "Source Serif 4 Display", 400),
    FontFace("SourceSerif4Display-Semibold.ttf", "Source Serif 4 Display", 600),
    FontFace("SourceSerif4SmText-Regular.ttf", "Source Serif 4 SmText", 400),
    FontFace("SourceSerif4SmText-It.ttf", "Source Serif 4 SmText", 400, is_italic=True),
    FontFace("SourceSans3-Regular.ttf", "Source Sans 3", 400),
    FontFace("SourceSans3-It.ttf", "Source Sans 3", 400, is_italic=True),
    FontFace("SourceSans3-Semibold.ttf", "Source Sans 3", 600),
    FontFace("SourceCodePro-Regular.ttf", "Source Code Pro", 400),
)


class PrintStyle(msgspec.Struct, frozen=True):
    """The style of printed pages, sent to a worker once.

    css: the print stylesheet. Its `@page` rules may set anything except size and margins, which are set from here.
    It declares no `@font-face`: the typesetter does, for `faces`.
    fonts: the content of each face's file, by file name.
    offcut: around the pages of a PDF for a print shop.
    hyphenation: words with a hyphen wherever they may be divided, by language; others are divided by patterns.
    """

    css: str
    fonts: Mapping[str, bytes]
    trim: Trim = TRIMS["A4"]
    margins: Margins = _A4_MARGINS
    faces: tuple[FontFace, ...] = HOUSE_FACES
    offcut: Offcut = Offcut()
    hyphenation: Mapping[str, Sequence[str]] = msgspec.field(default_factory=dict)


# Two CSS classes with a meaning for the typesetter. An element of `SET_LAST` is at the end of a document, begins a page
# and is set when the pages before it are known; in it, the links inside an element of `LOCATORS` show the page numbers
# of their targets, each page once and consecutive pages as a range. Indexes are made with them.
SET_LAST, LOCATORS = "set-last", "locators"

# Four more, for the last page of a document, an element of `AT_THE_END` with an id. With a signature, blank pages go
# before it, and elements of `SHEET_COUNT` in it get the number of sheets, those of `PAGE_COUNT` of pages. Elements of
# `PRINTED_SHEETS` get the volume in Russian conventional sheets («усл. печ. л.»): pages by their `SHEETS_A_PAGE`.
AT_THE_END, SHEET_COUNT, PRINTED_SHEETS, PAGE_COUNT = "at-the-end", "sheet-count", "printed-sheets", "page-count"
SHEETS_A_PAGE = "data-sheets-a-page"


PdfUse: TypeAlias = Literal["press", "reader"]
"""What a PDF is for: a print shop wants the offcut around the pages; readers want links, tags and accessibility."""


class PrintJob(msgspec.Struct, frozen=True):
    """A text to be typeset.

    name: its name in messages, such as "ru/craft/facing-pages".
    html: a whole document, with its notes in the text as `<span class="footnote">`.
    lang: the document's language as a BCP 47 tag that is specific enough for hyphenation ("en-GB", not "en").
    pictures: their MIME types and contents, by their addresses in the HTML (`/media/spread.svg`).
    site_url: the base of links that start with `/`, such as `https://example.org/`; "" if there are none.
    signature: the numbers of pages of printed sheets, which are to be full, the largest first; () for as many as there
    are.
    uses: a PDF is made for each, of one layout.
    """

    name: str
    html: str
    lang: str
    pictures: Mapping[str, tuple[str, bytes]] = msgspec.field(default_factory=dict)
    site_url: str = ""
    signature: tuple[int, ...] = ()
    uses: tuple[PdfUse, ...] = ("reader",)


FaultKind: TypeAlias = Literal[
    "note-displaced",
    "font-missing",
    "picture-dropped",
    "text-overflow",
    "page-overfull",
    "blank-pages",
    "heading-stranded",
    "words-out-of-order",
    "pages-differ",
    "link-homeless",
    "formula-failed",
    "css-or-log",
    "patch",
    "program",
    "style",
]


class PrintFault(msgspec.Struct, frozen=True, order=True):
    """A fault that a reader of the PDF would notice. page: from 1; 0 if it belongs to no page.

    chapter: the id of the chapter on that page of a book, or "".
    """

    kind: FaultKind
    page: int
    detail: str
    chapter: str = ""


class PrintedPdf(msgspec.Struct, frozen=True):
    """A finished PDF. pdf: empty if the typesetter refused an address outside the publication."""

    pdf: bytes
    pages: int
    faults: tuple[PrintFault, ...]
