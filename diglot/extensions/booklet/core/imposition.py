"""Arrange a number of pages on the sheets of a booklet. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

import msgspec

from diglot.extensions.booklet.model.booklet import (
    BookletSheet,
    FoldingScheme,
    Imposition,
    PageCell,
    PagePlace,
    SheetSide,
)

_Hinge: TypeAlias = Literal["left", "head"]

# By the pages of a side, the edges at which a folded sheet is opened, the spine first.
_HINGES: dict[int, tuple[_Hinge, ...]] = {2: ("left",), 4: ("left", "head"), 8: ("left", "head", "left")}


class _Leaf(msgspec.Struct, frozen=True):
    """A leaf of a folded sheet as it lies: the pages above and below, and whether they stand on their heads."""

    upper: int
    lower: int
    is_turned: bool = False

    def opened(self, hinge: _Hinge) -> _Leaf:
        """Return the leaf after it was turned over at an edge."""
        return _Leaf(self.lower, self.upper, self.is_turned != (hinge == "head"))


_Stack: TypeAlias = Sequence[_Leaf]
"""The leaves that lie on each other, from above."""


def impose(pages: int, scheme: FoldingScheme, *, is_bound_right: bool = False) -> Imposition:
    """Arrange pages on sheets for saddle stitching or for sewing in signatures.

    pages: at least one. The last sheet is filled up with blank pages, at the end of the book. is_bound_right: a book in
    Hebrew or Arabic, which lies as any other does that is read from its end.

    >>> (sheet,) = impose(8, FoldingScheme(pages_a_side=4)).sheets
    >>> [[[cell.page + 1 for cell in row] for row in side.rows] for side in sheet.sides]
    [[[5, 4], [8, 1]], [[3, 6], [2, 7]]]
    """
    folded = scheme.pages_a_side // 2 if scheme.is_work_and_turn else scheme.pages_a_side
    total = -(-pages // (2 * folded))
    size = scheme.sheets_a_signature or total
    last, signatures = total * 2 * folded - 1, -(-total // size)

    def page_at(place: int) -> PagePlace:
        page = last - place if is_bound_right else place
        return page if page < pages else None

    sheets: list[BookletSheet] = []
    for signature, first_sheet in enumerate(range(0, total, size), start=1):
        count = min(size, total - first_sheet)
        number = signatures + 1 - signature if is_bound_right else signature
        sheets += (
            BookletSheet(_sides(first_sheet, count, depth, page_at, folded, scheme), number, depth)
            for depth in range(count)
        )
    sheets.sort(key=lambda sheet: sheet.signature)
    return Imposition(tuple(sheets), signatures, last + 1 - pages)


def _sides(
    first_sheet: int,
    count: int,
    depth: int,
    page_at: Callable[[int], PagePlace],
    folded: int,
    scheme: FoldingScheme,
) -> tuple[SheetSide, ...]:
    """Return the sides of a sheet.

    first_sheet, count: of its signature; folded: pages on a side of what is folded. page_at: the page of a place.
    """
    first, last = first_sheet * 2 * folded, (first_sheet + count) * 2 * folded - 1

    def cell_of(page: int, *, is_turned: bool) -> PageCell:
        layers = min(page - first, last - page) // 2
        return PageCell(page_at(page), is_turned, layers * scheme.creep_mm, is_spine_left=page % 2 == 0)

    half = range(depth * folded, (depth + 1) * folded, 2)
    leaves = [_Leaf(first + page, first + page + 1) for page in half]
    leaves += [_Leaf(last - page - 1, last - page) for page in reversed(half)]
    grid = _open(leaves, _HINGES[folded])
    front = tuple(tuple(cell_of(leaf.upper, is_turned=leaf.is_turned) for leaf in row) for row in grid)
    back = tuple(tuple(cell_of(leaf.lower, is_turned=leaf.is_turned) for leaf in reversed(row)) for row in grid)
    if scheme.is_work_and_turn:
        return (SheetSide("both", tuple((*left, *right) for left, right in zip(front, back, strict=True))),)
    return SheetSide("front", front), SheetSide("back", back)


def _open(leaves: _Stack, hinges: Sequence[_Hinge]) -> list[list[_Leaf]]:
    """Return the rows of a flat sheet, from above, that is made by opening a folded one at these edges in turn.

    As with paper: the lower half of each stack is turned over, to the left or upwards.
    """
    rows: list[list[_Stack]] = [[leaves]]
    for hinge in hinges:
        upper: list[list[_Stack]] = [[stack[: len(stack) // 2] for stack in row] for row in rows]
        lower = [[_turned_over(stack[len(stack) // 2 :], hinge) for stack in row] for row in rows]
        if hinge == "left":
            rows = [[*reversed(below), *above] for below, above in zip(lower, upper, strict=True)]
        else:
            rows = [*reversed(lower), *upper]
    return [[leaf for (leaf,) in row] for row in rows]


def _turned_over(stack: _Stack, hinge: _Hinge) -> _Stack:
    return [leaf.opened(hinge) for leaf in reversed(stack)]
