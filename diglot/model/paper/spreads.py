"""What setting two texts level with each other means to settings, notes and the typesetter. Touches nothing.

Lengths are in CSS pixels (96 per inch), down from the top of the block or of the text area.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec

from diglot.model.fields import fields_of, number_between, one_of, table_of
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_

SECOND_ROW = "second-row"
"""The class of notes that are not the author's, and of their calls and marks."""
APPARATUS_ROW = "apparatus"
"""The second class of those among them that are entries of a critical apparatus, which stand below all others."""
LEMMA = "lemma"
"""The class of the words of the text that an entry is about, there and at the beginning of the entry."""
MARGIN = "margin"
"""The class that an author gives a number of another edition, which is to stand in the margin."""
MARGIN_NUMBER = "margin-number"
"""The class of such a number in markup: the sheets take it out of its line; what is around it keeps the place."""
NOTE_REFERENCE = "note-reference"
"""The class of a reference to a note in another note."""
CONTINUED = "continued"
"""The class of the later parts of what is divided."""
ROW_GAP_PX = 6.0
"""The space between the author's notes and those below. The same as in `assets/styles/leaves.css`."""
TOLERANCE_PX = 0.5
"""By how much two lengths may differ because they were rounded: invisible in print."""


class LinePosition(msgspec.Struct, frozen=True):
    """A line of a block. foot_px: where it ends; letters: of the block up to its end, digits included."""

    foot_px: float
    letters: int


class MeasuredBlock(msgspec.Struct, frozen=True):
    """The measurements of a block.

    height_px: without the space above it (`lead_px`) and below it (`trail_px`). is_too_wide: whether a table in it is.
    """

    height_px: float
    lead_px: float = 0.0
    trail_px: float = 0.0
    lines: tuple[LinePosition, ...] = ()
    is_too_wide: bool = False


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
