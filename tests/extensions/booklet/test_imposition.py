"""A booklet's sheets, against a dummy folded from paper."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from diglot.extensions.booklet.core.imposition import impose
from diglot.extensions.booklet.model.booklet import BookletSheet, PagePlace


def read_through(sheets: Sequence[BookletSheet]) -> list[PagePlace]:
    """Return the pages in the order in which a reader of the folded booklet finds them.

    As in a dummy folded from paper: each sheet lies with its front down, the outermost below, and is folded along its
    middle. The right half of the front is then the outer page of the first leaf. Behind it, since the sheet was turned
    over its short edge for printing the back, is the left half of the back.
    """
    read_pages: list[PagePlace] = []
    for signature in sorted({sheet.signature for sheet in sheets}):
        nested = [sheet for sheet in sheets if sheet.signature == signature]
        for sheet in nested:
            read_pages += [sheet.front.right, sheet.back.left]
        for sheet in reversed(nested):
            read_pages += [sheet.back.right, sheet.front.left]
    return read_pages


@given(pages=st.integers(1, 400), signature=st.integers(0, 12))
def test_the_folded_booklet_has_its_pages_in_order(pages: int, signature: int) -> None:
    plan = impose(pages, signature)
    read_pages = read_through(plan.sheets)
    assert read_pages == [*range(pages), *[None] * plan.blanks]
    assert len(plan.sheets) == math.ceil(pages / 4)
    assert plan.blanks < 4


def test_sixteen_pages_are_in_the_usual_order() -> None:
    """The table that every printer knows: 16 and 1, 2 and 15…"""
    sides = [side for sheet in impose(16).sheets for side in (sheet.front, sheet.back)]
    folios = [(side.left + 1, side.right + 1) for side in sides if side.left is not None and side.right is not None]
    assert folios == [(16, 1), (2, 15), (14, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9)]


def test_signatures_are_stacked_and_the_last_has_the_remaining_sheets() -> None:
    plan = impose(20, 2)
    assert [(sheet.signature, sheet.depth) for sheet in plan.sheets] == [(1, 0), (1, 1), (2, 0), (2, 1), (3, 0)]
    assert plan.signatures == 3


def test_pages_are_shifted_towards_the_fold_for_each_surrounding_sheet() -> None:
    """The shift starts from zero in each signature."""
    shifts = [sheet.front.shift_mm for sheet in impose(32, 4, creep_mm=0.1).sheets]
    assert [round(shift, 3) for shift in shifts] == [0, 0.1, 0.2, 0.3, 0, 0.1, 0.2, 0.3]
