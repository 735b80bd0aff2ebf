"""What a typesetter is given and what it hands back. Touches nothing.

A worker gets a `PrintStyle` once, fonts and all (some megabytes); each `PrintJob` after that carries its own
pictures only. Both are plain values: they travel to another process, or to another machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

import msgspec

# ---------------------------------------------------------------- paper


class Trim(msgspec.Struct, frozen=True):
    """The size of the page after it is cut, in millimetres."""

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


class Margins(msgspec.Struct, frozen=True):
    """Paper around the text block, in millimetres. inner: at the spine, left on a recto, right on a verso."""

    top_mm: float
    bottom_mm: float
    inner_mm: float
    outer_mm: float


# A line of Source Serif 4 at 11 pt holds some 70 letters in 125 mm: longer ones tire the eye.
# Bringhurst, “The Elements of Typographic Style”, 2.1.2: 45 to 75 characters.
WIDEST_MEASURE_MM = 125.0


def margins_of(trim: Trim) -> Margins:
    """Margins that suit a page: generous outside and below, the measure never too wide to read.

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

# Two columns need a page so wide, or else it is turned: below 45 letters a line Russian stands loose.
_TWO_COLUMNS_MM = 170.0


def two_columns_trim(trim: Trim) -> Trim:
    """The page for two columns: the same, on its side where it is narrow.

    >>> two_columns_trim(TRIMS["A4"]), two_columns_trim(TRIMS["A5"])
    (Trim(width_mm=210, height_mm=297), Trim(width_mm=210, height_mm=148))
    """
    return trim if trim.width_mm >= _TWO_COLUMNS_MM else Trim(trim.height_mm, trim.width_mm)


def two_columns_margins(trim: Trim) -> Margins:
    """Margins of a page of two columns: narrower, each measure is half as wide as the page anyway."""
    side_mm = round(trim.width_mm * 0.09, 1)
    return Margins(round(trim.height_mm * 0.1, 1), round(trim.height_mm * 0.12, 1), side_mm, side_mm)


class Offcut(msgspec.Struct, frozen=True):
    """What is printed around the page and cut away at last, in millimetres.

    bleed_mm: how far pictures and grounds run over the edge, so that no white shows where the knife strays.
    marks_mm: the room beyond the bleed where the marks for the knife stand.
    """

    bleed_mm: float = 3.0
    marks_mm: float = 10.0

    @property
    def width_mm(self) -> float:
        """All of it, on each side of the page."""
        return self.bleed_mm + self.marks_mm


class PressSettings(msgspec.Struct, frozen=True):
    """The table `[press]` of the settings: what the print shop wants.

    profile: a file of assets/profiles without its `.icc`; inks: what pictures and coloured rules are printed in.
    """

    bleed_mm: float = 3.0
    profile: str = "FOGRA39L_coated"
    inks: Literal["black", "process"] = "black"


# ---------------------------------------------------------------- type


class FontFace(msgspec.Struct, frozen=True):
    """A font file as a stylesheet names it: one complete file for each style of a family.

    Two files under one family, weight and slant garble Cyrillic in WeasyPrint 70.
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


# ---------------------------------------------------------------- work


class PrintStyle(msgspec.Struct, frozen=True):
    """A look on paper, given to a worker once.

    css: the print stylesheet; it may speak of `@page` as it likes, except for size and margins, which come
    from here. It declares no `@font-face`: the typesetter does, for `faces`.
    fonts: the contents of each face's file, by file name.
    offcut: for a print shop, whose PDFs have no links, tags or claims; None for a PDF that is read.
    """

    css: str
    fonts: Mapping[str, bytes]
    trim: Trim = TRIMS["A4"]
    margins: Margins = _A4_MARGINS
    faces: tuple[FontFace, ...] = HOUSE_FACES
    offcut: Offcut | None = None


# Two classes of elements that a typesetter knows. `SET_LAST` begins a page, stands at a document's end and is set when
# the pages before it are known; in it, the links inside an element of `LOCATORS` show the pages that they lead to,
# each page once and runs of pages as such. It is how an index is made.
SET_LAST, LOCATORS = "set-last", "locators"


class PrintJob(msgspec.Struct, frozen=True):
    """One text to be set.

    name: what messages call it, for instance "ru/craft/facing-pages".
    html: a whole document; its notes stand in the text as `<span class="footnote">`.
    lang: a BCP 47 tag that fixes the hyphenation ("en-GB", not "en"); it becomes the document's language.
    pictures: by the address that the html has (`/media/spread.svg`), with their MIME type.
    site_url: where links that start with `/` lead, `https://example.org/`; "" if the html has none.
    """

    name: str
    html: str
    lang: str
    pictures: Mapping[str, tuple[str, bytes]] = msgspec.field(default_factory=dict)
    site_url: str = ""


FaultKind: TypeAlias = Literal[
    "note-displaced",
    "font-missing",
    "picture-dropped",
    "text-overflow",
    "heading-stranded",
    "link-homeless",
    "formula-failed",
    "css-or-log",
    "style",
]


class PrintFault(msgspec.Struct, frozen=True, order=True):
    """Something that a reader of the PDF would stumble over. page: from 1; 0 where no page is to blame."""

    kind: FaultKind
    page: int
    detail: str


class PrintedPdf(msgspec.Struct, frozen=True):
    """A finished PDF. pdf: empty where the typesetter refused an address that is not the house's."""

    pdf: bytes
    pages: int
    faults: tuple[PrintFault, ...]


class PageSketch(msgspec.Struct, frozen=True):
    """A page in a few words, for people who compare layouts. notes: how many are called on the page."""

    is_recto: bool
    head: str
    first_line: str
    last_line: str
    notes: int
    folio: str
