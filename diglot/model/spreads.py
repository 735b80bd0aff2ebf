"""Types of laying out two texts level with each other: blocks, their measurements, and jobs. Touches nothing.

Lengths are in CSS pixels (96 per inch), down from the top of the block or of the text area.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Literal, TypeAlias

import msgspec

from diglot.model.alignment import AlignedSentences
from diglot.model.fields import fields_of, number_between, one_of, table_of
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.printing import PdfUse

PieceKind: TypeAlias = Literal["opening", "text", "note", "second-row", "close"]

SECOND_ROW = "second-row"
NOTE_REFERENCE = "note-reference"
"""The class of notes of the editor and the translator, and of their calls and marks."""
CONTINUED, GOES_ON = "continued", "goes-on"
"""The classes of what is divided: of its later parts, and of all but its last one."""
SMALLER = "smaller"
"""The class of pieces in the size of the smaller side."""
ROW_GAP_PX = 6.0
"""The space between the author's notes and those below. The same as in `assets/styles/leaves.css`."""


class TypesetBlock(msgspec.Struct, frozen=True):
    """Markup that is set as a unit: one or more blocks, or a note. lang: a BCP 47 tag.

    follows: it is a paragraph after another paragraph of its side, and so is indented.
    is_smaller: it is in the size of the smaller side.
    """

    html: str
    lang: str
    kind: PieceKind = "text"
    follows: bool = False
    is_smaller: bool = False


class LinePosition(msgspec.Struct, frozen=True):
    """A line of a block. foot_px: where it ends; letters: of the block up to its end, digits included."""

    foot_px: float
    letters: int


class MeasuredBlock(msgspec.Struct, frozen=True):
    """The measurements of a block.

    height_px: without the space above it (`lead_px`) and below it (`trail_px`).
    """

    height_px: float
    lead_px: float = 0.0
    trail_px: float = 0.0
    lines: tuple[LinePosition, ...] = ()


Measure: TypeAlias = Callable[[Sequence[str]], Sequence[MeasuredBlock]]
"""Measures blocks in one column; each is the markup of one element."""

AlignSentences: TypeAlias = Callable[[Sequence[str], Sequence[str]], AlignedSentences]
"""Aligns the sentences of the paragraphs on the left with those of the paragraphs on the right."""


class ColumnLayout(msgspec.Struct, frozen=True):
    """The dimensions of the column for one side of a page.

    depth_px: of the text area, notes included. line_px: from one line of running text to the next.
    notes_head_px: the space above the notes of a page, their rule included. smaller_line_px: as line_px, for the
    smaller side of facing pages.
    """

    width_px: float
    depth_px: float
    line_px: float
    notes_head_px: float
    smaller_line_px: float = 0.0


SpreadLayout: TypeAlias = Literal["facing", "columns"]
"""facing: on a verso and a recto; columns: in two columns of one page."""


SpreadLevel: TypeAlias = Literal["paragraph", "page"]
"""What is level on facing pages. paragraph: each with its counterpart; page: each page with the one opposite."""


# How small type and leading may be: below 0.85, notes have less than 7.2 points.
_SIZE = number_between(0.85, 1, N_("a number from 0.85 to 1, such as 0.9"))
_LEADING = number_between(0.7, 1, N_("a number from 0.7 to 1, such as 0.85"))


class SmallerSide(msgspec.Struct, frozen=True):
    """The side of facing pages whose text and notes are smaller, or set closer, than those of the other.

    side: "original", "translation" or a language. size, leading: those of the other side are 1.
    """

    side: Annotated[str, one_of("original", "translation", *LANGUAGES)] = msgspec.field(name="smaller")
    size: Annotated[float, _SIZE]
    leading: Annotated[float, _LEADING]

    def number_in(self, langs: tuple[Lang, Lang]) -> int | None:
        """Return 0 for the left side, 1 for the right one, None if neither is meant. langs: the original's first.

        >>> (
        ...     SmallerSide("translation", 0.9, 0.9).number_in(("ru", "en")),
        ...     SmallerSide("ru", 0.9, 0.9).number_in(("ru", "en")),
        ... )
        (1, 0)
        """
        sides = {"original": 0, "translation": 1} | {lang: number for number, lang in enumerate(langs)}
        return sides.get(self.side)


FACING = table_of(fields_of(SmallerSide), "smaller", "size")


class PairedRow(msgspec.Struct, frozen=True):
    """The markup of corresponding passages of both texts; one side may be empty. Note calls are links."""

    left_html: str
    right_html: str
    kind: PieceKind = "text"


class PairedText(msgspec.Struct, frozen=True):
    """Both texts of an article, to be set level with each other.

    notes: of either side, with their numbers; those after the first `own_notes` are in the second row.
    tags: the BCP 47 tags of both sides. titles: the running heads of versos and of rectos.
    heads: the headings of the left and of the right column, if there are two.
    id: of an article in a volume ("c3"), with which all of its ids begin.
    smaller: the number of the side whose text and notes are smaller, if one is.
    """

    langs: tuple[Lang, Lang]
    tags: tuple[str, str]
    rows: tuple[PairedRow, ...]
    notes: tuple[tuple[str, ...], tuple[str, ...]]
    titles: tuple[str, str]
    heads: tuple[str, str]
    own_notes: tuple[int, int]
    id: str = ""
    smaller: int | None = None

    @property
    def id_prefix(self) -> str:
        """What the ids of the article begin with."""
        return f"{self.id}-" if self.id else ""

    @property
    def leaves(self) -> str:
        """What stands in the document in place of its pages."""
        return f"<!-- leaves {self.id} -->" if self.id else "<!-- leaves -->"


class PairJob(msgspec.Struct, frozen=True):
    """A document of one or more articles in two languages.

    html: the document, with `PairedText.leaves` in place of the pages of each text.
    lang, pictures, site_url, signature, uses: as in `PrintJob`.
    """

    name: str
    layout: SpreadLayout
    column: ColumnLayout
    html: str
    lang: str
    texts: tuple[PairedText, ...]
    pictures: Mapping[str, tuple[str, bytes]] = msgspec.field(default_factory=dict)
    site_url: str = ""
    signature: int = 0
    level: SpreadLevel = "paragraph"
    uses: tuple[PdfUse, ...] = ("reader",)


HEAD_ROW_PX = 40.0
"""The height of the row of headings over two columns."""
