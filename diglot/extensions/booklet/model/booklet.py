"""Imposition: the positions of pages on sheets that are folded and stitched. Touches nothing.

A sheet holds four pages: two side by side on its front, two on its back. Sheets nested in each other and stitched
through the fold are a signature; a book is a stack of signatures.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

PagePlace: TypeAlias = int | None
"""The index of a page in the source, from 0; None for a blank page."""


class SheetSide(msgspec.Struct, frozen=True):
    """One side of a flat sheet. shift_mm: how far both pages are moved towards the fold."""

    left: PagePlace
    right: PagePlace
    shift_mm: float = 0.0


class BookletSheet(msgspec.Struct, frozen=True):
    """A sheet of paper; its back is upright when it is turned over its short edge.

    signature: from 1; depth: 0 for the outermost sheet of its signature.
    """

    front: SheetSide
    back: SheetSide
    signature: int
    depth: int


class Imposition(msgspec.Struct, frozen=True):
    """A whole booklet. signatures, blanks: the number of signatures, and of blank pages at the end."""

    sheets: tuple[BookletSheet, ...]
    signatures: int
    blanks: int
