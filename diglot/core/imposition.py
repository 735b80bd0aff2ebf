"""A number of pages in, the sheets of a booklet out. Touches nothing."""

from __future__ import annotations

from diglot.model.booklet import BookletSheet, Imposition, PagePlace, SheetSide

PAGES_A_SHEET = 4


def impose(pages: int, sheets_a_signature: int = 0, creep_mm: float = 0.0) -> Imposition:
    """Lay pages on sheets for saddle stitching.

    pages: at least one; sheets_a_signature: 0 for one signature, all sheets in each other.
    creep_mm: how far the fold pushes a sheet outward for each sheet around it; its pages move back by as much,
    towards the fold. What is wanting to whole sheets stays blank, at the end of the book.

    >>> (sheet,) = impose(4).sheets
    >>> (sheet.front.left, sheet.front.right), (sheet.back.left, sheet.back.right)
    ((3, 0), (1, 2))
    """
    total = -(-pages // PAGES_A_SHEET)
    size = sheets_a_signature or total
    sheets: list[BookletSheet] = []
    for signature, first_sheet in enumerate(range(0, total, size), start=1):
        count = min(size, total - first_sheet)
        sheets += _fold(first_sheet * PAGES_A_SHEET, count, pages, signature, creep_mm)
    return Imposition(tuple(sheets), -(-total // size), total * PAGES_A_SHEET - pages)


def _fold(first: int, count: int, pages: int, signature: int, creep_mm: float) -> list[BookletSheet]:
    """One signature of `count` sheets, from the outermost inward; its first page is `first`."""
    last = first + count * PAGES_A_SHEET - 1

    def place(index: int) -> PagePlace:
        return index if index < pages else None

    sheets = []
    for depth in range(count):
        shift = depth * creep_mm
        low, high = first + 2 * depth, last - 2 * depth
        front = SheetSide(place(high), place(low), shift)
        back = SheetSide(place(low + 1), place(high - 1), shift)
        sheets.append(BookletSheet(front, back, signature, depth))
    return sheets
