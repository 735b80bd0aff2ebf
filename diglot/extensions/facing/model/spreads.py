"""Types of laying out two texts level with each other: blocks, their column, and jobs. Touches nothing.

Lengths are in CSS pixels (96 per inch), down from the top of the block or of the text area.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

import msgspec

from diglot.model.languages import Lang
from diglot.model.paper.printing import PrintJob
from diglot.model.paper.spreads import MeasuredBlock, SpreadLevel
from diglot.model.translation.alignment import AlignedSentences

PieceKind: TypeAlias = Literal["opening", "text", "note", "second-row", "apparatus", "close"]

GOES_ON = "goes-on"
"""The class of all parts but the last one of what is divided."""
SPANNING = "spanning"
"""The class of what is across both columns of a page."""
SMALLER = "smaller"
"""The class of pieces in the size of the smaller side."""
HEAD_ROW_PX = 40.0
"""The height of the row of headings over two columns."""


class BlockToSet(msgspec.Struct, frozen=True):
    """Markup that is set as a unit: one or more blocks, or a note. lang: a BCP 47 tag.

    follows: it is a paragraph after another paragraph of its side, and so is indented.
    is_smaller: it is in the size of the smaller side. is_wide: it is a table across both columns of a page.
    """

    html: str
    lang: str
    kind: PieceKind = "text"
    follows: bool = False
    is_smaller: bool = False
    is_wide: bool = False


Measure: TypeAlias = Callable[[Sequence[str]], Sequence[MeasuredBlock]]
"""Measures blocks in one column; each is the markup of one element."""

AlignSentences: TypeAlias = Callable[[Sequence[str], Sequence[str]], AlignedSentences]
"""Aligns the sentences of the paragraphs on the left with those of the paragraphs on the right."""


class ColumnLayout(msgspec.Struct, frozen=True):
    """The dimensions of the column for one side of a page.

    depth_px: of the text area, notes included. line_px: from one line of running text to the next.
    notes_head_px: the space above the notes of a page, their rule included. smaller_line_px: as line_px, for the
    smaller side of facing pages. is_one_of_two: whether the other side is in a second column of the same page.
    """

    width_px: float
    depth_px: float
    line_px: float
    notes_head_px: float
    smaller_line_px: float = 0.0
    is_one_of_two: bool = False


SpreadLayout: TypeAlias = Literal["facing", "columns"]
"""facing: on a verso and a recto; columns: in two columns of one page."""


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


class PairJob(PrintJob, frozen=True, kw_only=True):
    """A document of one or more articles in two languages.

    html: the document, with `PairedText.leaves` in place of the pages of each text.
    """

    layout: SpreadLayout
    column: ColumnLayout
    texts: tuple[PairedText, ...]
    level: SpreadLevel = "paragraph"
