"""How pages lie on sheets that will be folded and stitched. Touches nothing.

A sheet carries four pages: two beside each other on its front, two on its back. Sheets laid into each other and
stitched through the fold are a signature; signatures laid on each other are the book.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Place: TypeAlias = int | None
"""A page by its index in the source, from 0; None where the paper stays blank."""


@dataclass(frozen=True)
class Side:
    """One side of a sheet, as it lies before the folder. shift_mm: how far both pages move towards the fold."""

    left: Place
    right: Place
    shift_mm: float = 0.0


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper; turned over its short edge, its back is seen upright.

    signature: from 1; depth: 0 for the outermost sheet of its signature.
    """

    front: Side
    back: Side
    signature: int
    depth: int


@dataclass(frozen=True)
class Imposition:
    """A whole booklet. blanks: how many pages at its end stay white."""

    sheets: tuple[Sheet, ...]
    signatures: int
    blanks: int
