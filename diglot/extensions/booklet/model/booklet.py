"""Imposition: the positions of pages on sheets that are folded and stitched. Touches nothing.

A sheet is folded one to three times, and then holds two, four or eight pages on each side. Sheets nested in each other
and stitched through the fold are a signature; a book is a stack of signatures.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

PagePlace: TypeAlias = int | None
"""The index of a page in the source, from 0; None for a blank page."""

SheetFace: TypeAlias = Literal["front", "back", "both"]
"""both: of a sheet that is printed from one plate on both sides, and then cut into two alike."""


class FoldingScheme(msgspec.Struct, frozen=True):
    """How pages are laid on sheets.

    pages_a_side: 2, 4 or 8. sheets_a_signature: 0 for all sheets in one signature.
    creep_mm: how far each layer of paper around a page pushes it outwards at the fold.
    is_work_and_turn: front and back are beside each other on one plate, for half a sheet each: 4 or 8 pages a side.
    """

    pages_a_side: int = 2
    sheets_a_signature: int = 0
    creep_mm: float = 0.0
    is_work_and_turn: bool = False


class PageCell(msgspec.Struct, frozen=True):
    """The place of a page on a flat sheet.

    is_turned: it stands on its head. shift_mm: how far it is moved towards its spine, which is as the page is read.
    """

    page: PagePlace
    is_turned: bool = False
    shift_mm: float = 0.0
    is_spine_left: bool = True


class SheetSide(msgspec.Struct, frozen=True):
    """One side of a flat sheet.

    rows: of cells, from above. Of a row, the first and the second meet at a spine, the third and the fourth at another.
    """

    face: SheetFace
    rows: tuple[tuple[PageCell, ...], ...]


class BookletSheet(msgspec.Struct, frozen=True):
    """A sheet of paper; its back is upright when it is turned over like a page.

    sides: front and back, or the one that is printed on both. signature: from 1; depth: 0 for the outermost sheet of
    its signature.
    """

    sides: tuple[SheetSide, ...]
    signature: int
    depth: int


class SheetMarks(msgspec.Struct, frozen=True):
    """What is printed around the pages of sheets besides the marks of trim and folds.

    line: on every side, with places for `{signature}`, `{sheet}` and `{side}`. sides: what a face is called.
    inks: those that have patches in the colour bar.
    """

    line: str
    sides: dict[SheetFace, str]
    inks: tuple[str, ...] = ()


class Imposition(msgspec.Struct, frozen=True):
    """A whole booklet. signatures, blanks: the number of signatures, and of blank pages at the end."""

    sheets: tuple[BookletSheet, ...]
    signatures: int
    blanks: int
