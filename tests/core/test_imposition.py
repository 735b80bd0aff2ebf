"""A booklet's sheets, against a dummy folded from paper."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from diglot.core.imposition import impose
from diglot.model.booklet import BookletSheet, PagePlace


def read_through(sheets: Sequence[BookletSheet]) -> list[PagePlace]:
    """The pages in the order in which a reader of the folded book meets them.

    A dummy, as one folds it from paper: each sheet lies with its front down, the outermost below, and is folded
    along its middle. What was right on the front is then the first leaf's outer page, and behind it, since the
    sheet was turned over its short edge when the back was printed, lies what is left on the back.
    """
    read: list[PagePlace] = []
    for signature in sorted({sheet.signature for sheet in sheets}):
        nested = [sheet for sheet in sheets if sheet.signature == signature]
        for sheet in nested:
            read += [sheet.front.right, sheet.back.left]
        for sheet in reversed(nested):
            read += [sheet.back.right, sheet.front.left]
    return read


@given(pages=st.integers(1, 400), signature=st.integers(0, 12))
def test_whoever_turns_the_leaves_meets_the_pages_in_order(pages: int, signature: int) -> None:
    plan = impose(pages, signature)
    read = read_through(plan.sheets)
    assert read == [*range(pages), *[None] * plan.blanks]
    assert len(plan.sheets) == math.ceil(pages / 4)
    assert plan.blanks < 4


def test_sixteen_pages_lie_as_printers_know_them() -> None:
    """The table that hangs in every printer's shop: 16 and 1, 2 and 15…"""
    sides = [side for sheet in impose(16).sheets for side in (sheet.front, sheet.back)]
    folios = [(side.left + 1, side.right + 1) for side in sides if side.left is not None and side.right is not None]
    assert folios == [(16, 1), (2, 15), (14, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9)]


def test_signatures_lie_on_each_other_and_the_last_takes_what_remains() -> None:
    plan = impose(20, 2)
    assert [(sheet.signature, sheet.depth) for sheet in plan.sheets] == [(1, 0), (1, 1), (2, 0), (2, 1), (3, 0)]
    assert plan.signatures == 3


def test_pages_move_towards_the_fold_by_the_sheets_around_them() -> None:
    """And begin anew in each signature."""
    shifts = [sheet.front.shift_mm for sheet in impose(32, 4, creep_mm=0.1).sheets]
    assert [round(shift, 3) for shift in shifts] == [0, 0.1, 0.2, 0.3, 0, 0.1, 0.2, 0.3]
