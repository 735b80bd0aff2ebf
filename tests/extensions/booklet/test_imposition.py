"""A booklet's sheets, against a dummy folded from paper."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.extensions.booklet.core.imposition import impose
from diglot.extensions.booklet.model.booklet import BookletSheet, FoldingScheme, PageCell, PagePlace, SheetSide

# What lies at a place of a sheet that is being folded, from above: leaves as they lie, each a cell above and one below.
Leaf = tuple[PageCell, PageCell]
Stack = list[Leaf]


def paper(sheet: BookletSheet) -> list[list[Stack]]:
    """Return the rows of a printed sheet, front up. Behind a cell is what is in its place when the sheet is turned over."""
    front, back = (side.rows for side in sheet.sides)
    return [
        [[leaf] for leaf in zip(above, reversed(below), strict=True)] for above, below in zip(front, back, strict=True)
    ]


def turn_over(stack: Stack) -> Stack:
    return [(below, above) for above, below in reversed(stack)]


def fold(rows: list[list[Stack]]) -> Stack:
    """Fold as folding machines do: across, down, across; the part with the first page is always on top."""
    while len(rows) > 1 or len(rows[0]) > 1:
        columns = len(rows[0])
        if columns > 2 or len(rows) == 1:
            middle = columns // 2
            rows = [
                [above + turn_over(below) for above, below in zip(row[middle:], reversed(row[:middle]), strict=True)]
                for row in rows
            ]
        else:
            upper, lower = rows
            rows = [[above + turn_over(below) for above, below in zip(lower, upper, strict=True)]]
    return rows[0][0]


def heads(sheet: BookletSheet) -> list[tuple[int, bool]]:
    """Return the row of each cell and whether it stands on its head."""
    return [(row, cell.is_turned) for side in sheet.sides for row, cells in enumerate(side.rows) for cell in cells]


def read_through(sheets: Sequence[BookletSheet]) -> list[PagePlace]:
    """Return the pages in the order in which a reader of the folded booklet finds them."""
    read_pages: list[PagePlace] = []
    for signature in sorted({sheet.signature for sheet in sheets}):
        folded = [fold(paper(sheet)) for sheet in sheets if sheet.signature == signature]
        first_halves = [stack[: len(stack) // 2] for stack in folded]
        second_halves = [stack[len(stack) // 2 :] for stack in reversed(folded)]
        read_pages += [cell.page for half in (*first_halves, *second_halves) for leaf in half for cell in leaf]
    return read_pages


@given(pages=st.integers(1, 400), signature=st.integers(0, 12), up=st.sampled_from([2, 4, 8]))
def test_the_folded_booklet_has_its_pages_in_order_and_upright(pages: int, signature: int, up: int) -> None:
    plan = impose(pages, FoldingScheme(up, signature))
    assert read_through(plan.sheets) == [*range(pages), *[None] * plan.blanks]
    assert len(plan.sheets) == math.ceil(pages / (2 * up))
    assert plan.blanks < 2 * up
    # Folded down from above, the upper row comes to stand as the lower one.
    rows = len(plan.sheets[0].sides[0].rows)
    assert all(is_turned == (row < rows - 1) for sheet in plan.sheets for row, is_turned in heads(sheet))


@given(pages=st.integers(1, 100), up=st.sampled_from([4, 8]))
def test_a_sheet_printed_twice_from_one_plate_is_two_of_half_its_pages(pages: int, up: int) -> None:
    """Turned over like a leaf, the plate's left half has its right half behind it."""
    halves = []
    for sheet in impose(pages, FoldingScheme(up, 1, is_work_and_turn=True)).sheets:
        (plate,) = sheet.sides
        middle = len(plate.rows[0]) // 2
        printed = [[row[:middle] for row in plate.rows], [row[middle:] for row in plate.rows]]
        front, back = (SheetSide("front", tuple(rows)) for rows in printed)
        halves.append(BookletSheet((front, back), sheet.signature, sheet.depth))
    assert read_through(halves)[:pages] == [*range(pages)]


# As printers' handbooks have them: 4, 8 and 16 pages, front and back, ~ for those that stand on their heads.
TABLES = {
    2: ("4 1", "2 3"),
    4: ("~5 ~4 / 8 1", "~3 ~6 / 2 7"),
    8: ("~5 ~12 ~9 ~8 / 4 13 16 1", "~7 ~10 ~11 ~6 / 2 15 14 3"),
}


@pytest.mark.parametrize("up", TABLES)
def test_a_sheet_is_as_every_printer_knows_it(up: int) -> None:
    (sheet,) = impose(2 * up, FoldingScheme(up)).sheets
    drawn = []
    for side in sheet.sides:
        rows = [
            " ".join("~" * cell.is_turned + str(cell.page + 1) for cell in row if cell.page is not None)
            for row in side.rows
        ]
        drawn.append(" / ".join(rows))
    assert tuple(drawn) == TABLES[up]


@given(pages=st.integers(1, 100), signature=st.integers(0, 4), up=st.sampled_from([2, 4, 8]))
def test_a_book_that_is_bound_at_the_right_is_read_from_the_other_end(pages: int, signature: int, up: int) -> None:
    plan = impose(pages, FoldingScheme(up, signature), is_bound_right=True)
    bound = [sheet for number in range(plan.signatures, 0, -1) for sheet in plan.sheets if sheet.signature == number]
    renumbered = [BookletSheet(sheet.sides, plan.signatures + 1 - sheet.signature, sheet.depth) for sheet in bound]
    assert read_through(renumbered) == [*[None] * plan.blanks, *reversed(range(pages))]
    assert [sheet.signature for sheet in plan.sheets] == sorted(sheet.signature for sheet in plan.sheets)


def test_sixteen_pages_on_nested_sheets_are_in_the_usual_order() -> None:
    """16 and 1, 2 and 15…"""
    sides = [side for sheet in impose(16, FoldingScheme()).sheets for side in sheet.sides]
    folios = [tuple(cell.page + 1 for cell in side.rows[0] if cell.page is not None) for side in sides]
    assert folios == [(16, 1), (2, 15), (14, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9)]


def test_signatures_are_stacked_and_the_last_has_the_remaining_sheets() -> None:
    plan = impose(20, FoldingScheme(sheets_a_signature=2))
    assert [(sheet.signature, sheet.depth) for sheet in plan.sheets] == [(1, 0), (1, 1), (2, 0), (2, 1), (3, 0)]
    assert plan.signatures == 3


def test_pages_are_shifted_towards_the_fold_for_each_layer_of_paper_around_them() -> None:
    """The shift starts from zero in each signature; in a folded sheet, its own leaves are layers too."""

    def shifts(up: int, signature: int) -> list[float]:
        cells = [
            cell
            for sheet in impose(32, FoldingScheme(up, signature, creep_mm=0.1)).sheets
            for side in sheet.sides
            for row in side.rows
            for cell in row
        ]
        by_page = {cell.page: round(cell.shift_mm, 3) for cell in cells if cell.page is not None}
        return [by_page[page] for page in range(0, 16, 2)]

    assert shifts(2, 4) == shifts(8, 1) == [0, 0.1, 0.2, 0.3, 0.3, 0.2, 0.1, 0]
    assert shifts(8, 2) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
