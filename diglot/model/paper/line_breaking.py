"""Types of breaking a paragraph into lines: its measured items, and the lines that they make. Touches nothing.

The model is TeX's: boxes, glue and penalties, in any unit of length.
Source: D. E. Knuth, M. F. Plass, “Breaking Paragraphs into Lines”, Software: Practice and Experience 11 (1981).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf
from typing import TypeAlias

import msgspec

FORCED = -inf
"""The cost of a break that must be made."""


class Box(msgspec.Struct, frozen=True, gc=False):
    """Material that is not divided, such as a syllable. stretch, shrink: of its letters, at the ratios 1 and -1."""

    width: float
    stretch: float = 0.0
    shrink: float = 0.0


class Glue(msgspec.Struct, frozen=True, gc=False):
    """A space. Lines end before it, and never begin with it. stretch: infinite in glue that fills the last line."""

    width: float
    stretch: float = 0.0
    shrink: float = 0.0


class Penalty(msgspec.Struct, frozen=True, gc=False):
    """A place to break a line. cost: how bad a break is there. width: of what a break adds, such as a hyphen."""

    cost: float
    width: float = 0.0
    is_hyphen: bool = False


Item: TypeAlias = Box | Glue | Penalty


class MeasuredParagraph(msgspec.Struct, frozen=True):
    """A paragraph to be broken. The last of its items is a forced break, as are those at which the text has breaks.

    width: of a full line. least_last: the last line should not be narrower. ragged: how much white at the end of a
    line is as good as a justified line at full stretch; 0 for justified text. is_balanced: it is a title, whose lines
    should be few and of like length. looseness: by how many lines it
    should be longer (or, below 0, shorter) than it is at its best. leaf_line: the number of the line after which the
    reader turns the leaf; it should end with a whole word; 0 for none. hanging: how far into the margins the last
    character before a break hangs, and the first one after it, by the index of the break's item, -1 for the start of
    the text.
    """

    items: Sequence[Item]
    width: float
    least_last: float = 0.0
    ragged: float = 0.0
    is_balanced: bool = False
    looseness: int = 0
    leaf_line: int = 0
    hanging: Mapping[int, tuple[float, float]] = {}


class BrokenLine(msgspec.Struct, frozen=True):
    """A line. stop: the index of the item at which it ends, which is glue or a penalty.

    ratio: how much of their stretch (or, below 0, of their shrink) its boxes and glue need to fill the line; 0 for
    a line that is filled with white. Below -1, the line is too wide.
    """

    stop: int
    ratio: float


BreakLines: TypeAlias = Callable[[MeasuredParagraph], Sequence[BrokenLine]]
"""Breaks a paragraph into lines."""
