"""Arrange a number of pages on the sheets of a booklet. Pure functions."""

from __future__ import annotations

from diglot.extensions.booklet.model.booklet import BookletSheet, Imposition, PagePlace, SheetSide

PAGES_PER_SHEET = 4


def impose(pages: int, sheets_per_signature: int = 0, creep_mm: float = 0.0) -> Imposition:
    """Arrange pages on sheets for saddle stitching.

    pages: at least one. sheets_per_signature: 0 for a single signature with all sheets nested.
    creep_mm: how far each surrounding sheet pushes a sheet outwards at the fold; its pages are shifted back by as
    much, towards the fold. The last sheet is filled up with blank pages, at the end of the book.

    >>> (sheet,) = impose(4).sheets
    >>> (sheet.front.left, sheet.front.right), (sheet.back.left, sheet.back.right)
    ((3, 0), (1, 2))
    """
    total = -(-pages // PAGES_PER_SHEET)
    size = sheets_per_signature or total
    sheets: list[BookletSheet] = []
    for signature, first_sheet in enumerate(range(0, total, size), start=1):
        count = min(size, total - first_sheet)
        sheets += _fold(first_sheet * PAGES_PER_SHEET, count, pages, signature, creep_mm)
    return Imposition(tuple(sheets), -(-total // size), total * PAGES_PER_SHEET - pages)


def _fold(first: int, count: int, pages: int, signature: int, creep_mm: float) -> list[BookletSheet]:
    """Return the sheets of one signature, the outermost first. first: its first page; count: of sheets."""
    last = first + count * PAGES_PER_SHEET - 1

    def page_at(index: int) -> PagePlace:
        return index if index < pages else None

    sheets = []
    for depth in range(count):
        shift = depth * creep_mm
        low, high = first + 2 * depth, last - 2 * depth
        front = SheetSide(page_at(high), page_at(low), shift)
        back = SheetSide(page_at(low + 1), page_at(high - 1), shift)
        sheets.append(BookletSheet(front, back, signature, depth))
    return sheets
