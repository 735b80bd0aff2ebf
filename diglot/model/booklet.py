"""How pages lie on sheets that will be folded and stitched. Touches nothing.

A sheet carries four pages: two beside each other on its front, two on its back. Sheets laid into each other and
stitched through the fold are a signature; signatures laid on each other are the book.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

PagePlace: TypeAlias = int | None
"""A page by its index in the source, from 0; None where the paper stays blank."""


class SheetSide(msgspec.Struct, frozen=True):
    """One side of a sheet, as it lies before the folder. shift_mm: how far both pages move towards the fold."""

    left: PagePlace
    right: PagePlace
    shift_mm: float = 0.0


class BookletSheet(msgspec.Struct, frozen=True):
    """A sheet of paper; turned over its short edge, its back is seen upright.

    signature: from 1; depth: 0 for the outermost sheet of its signature.
    """

    front: SheetSide
    back: SheetSide
    signature: int
    depth: int


class Imposition(msgspec.Struct, frozen=True):
    """A whole booklet. blanks: how many pages at its end stay white."""

    sheets: tuple[BookletSheet, ...]
    signatures: int
    blanks: int
