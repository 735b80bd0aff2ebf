"""What laying two texts level with each other speaks of: pieces of type, how tall they are, a job. Touches nothing.

Lengths are CSS pixels (96 an inch), down from the top of the piece or of the text block.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from diglot.model.alignment import AlignedSentences
from diglot.model.languages import Lang

PieceKind: TypeAlias = Literal["opening", "text", "note", "close"]


class TypesetBlock(msgspec.Struct, frozen=True):
    """Markup that is set as one: a block or some, or a note. lang: a BCP 47 tag.

    follows: it is a paragraph after a paragraph of its side, and so begins with an indent.
    """

    html: str
    lang: str
    kind: PieceKind = "text"
    follows: bool = False


class LinePosition(msgspec.Struct, frozen=True):
    """A line of a piece: how far down it ends, and how many letters and digits the piece has up to its end."""

    foot_px: float
    letters: int


class MeasuredBlock(msgspec.Struct, frozen=True):
    """A piece as it was measured.

    height_px: without the space that it wants above (`lead_px`) and below (`trail_px`).
    """

    height_px: float
    lead_px: float = 0.0
    trail_px: float = 0.0
    lines: tuple[LinePosition, ...] = ()


Measure: TypeAlias = Callable[[Sequence[str]], Sequence[MeasuredBlock]]
"""How tall pieces become in one column; each is the markup of one element."""

AlignSentences: TypeAlias = Callable[[Sequence[str], Sequence[str]], AlignedSentences]
"""The sentences of the paragraphs on the left and of those on the right, and which stand opposite each other."""


class ColumnLayout(msgspec.Struct, frozen=True):
    """Where the pieces of one side stand on a page.

    depth_px: of the text block, notes included. line_px: from one line of running text to the next.
    notes_head_px: above the notes of a page, their rule included.
    """

    width_px: float
    depth_px: float
    line_px: float
    notes_head_px: float


SpreadLayout: TypeAlias = Literal["facing", "columns"]
"""On a verso and a recto, or in two columns of one page."""


class PairedRow(msgspec.Struct, frozen=True):
    """What says the same in both texts, ready for the type; one side may be empty. Calls of notes are links."""

    left_html: str
    right_html: str
    kind: PieceKind = "text"


class PairJob(msgspec.Struct, frozen=True):
    """Both texts of an article, to be set level with each other.

    html: a whole document with `LEAVES` where the pages go. notes: of either side, their numbers in them.
    tags: the BCP 47 tags of both sides. titles: what the running heads of versos and of rectos say. heads: what stands
    over the left and over the right column, where there are two. pictures, site_url: as of a `PrintJob`.
    """

    name: str
    layout: SpreadLayout
    column: ColumnLayout
    html: str
    langs: tuple[Lang, Lang]
    tags: tuple[str, str]
    rows: tuple[PairedRow, ...]
    notes: tuple[tuple[str, ...], tuple[str, ...]]
    titles: tuple[str, str]
    heads: tuple[str, str]
    pictures: Mapping[str, tuple[str, bytes]] = msgspec.field(default_factory=dict)
    site_url: str = ""


LEAVES = "<!-- leaves -->"

HEAD_ROW_PX = 40.0
"""How tall the row of heads over two columns is."""
