"""Items of a paragraph in, the places where it can be broken out, with widths summed up to them. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import msgspec

from diglot.model.line_breaking import FORCED, Box, Glue, Item


class Sums(msgspec.Struct):
    """Totals of all items before each break point: of the end of a line there, or of the start of the next."""

    widths: list[float] = []
    stretches: list[float] = []
    shrinks: list[float] = []

    def append(self, width: float, stretch: float, shrink: float) -> None:
        """Add the totals before one more break point."""
        self.widths.append(width)
        self.stretches.append(stretch)
        self.shrinks.append(shrink)


class BreakPoints(msgspec.Struct):
    """The places where a paragraph can be broken, the first before everything; parallel lists.

    items: the index of the item, -1 for the first. ends: sums up to it, without what the break adds (`added`).
    starts: sums up to where the next line begins, after discarded glue. fills: whether the line is filled with white.
    """

    items: list[int]
    ends: Sums
    starts: Sums
    costs: list[float]
    added: list[float]
    are_hyphens: list[bool]
    fills: list[bool]

    @property
    def last(self) -> int:
        """The break point at the end of the paragraph."""
        return len(self.items) - 1


def find_break_points(items: Sequence[Item]) -> BreakPoints:
    """Return the places where a paragraph can be broken: at glue after a box, and at penalties that are finite.

    >>> from diglot.model.line_breaking import Penalty
    >>> points = find_break_points([Box(3), Glue(1), Box(2), Penalty(50, 0.5, True), Box(2), Penalty(FORCED)])
    >>> points.items, points.ends.widths, points.starts.widths
    ([-1, 1, 3, 5], [0.0, 3.0, 6.0, 8.0], [0.0, 4.0, 6.0, 8.0])
    """
    points = BreakPoints([], Sums(), Sums(), [], [], [], [])
    width = stretch = shrink = 0.0
    after_box = fills = False
    # Break points whose next line has not begun yet: glue is discarded up to the next box.
    open_points = 1
    _add(points, -1, (0.0, 0.0, 0.0), (0.0, 0.0, False), is_filled=False)
    for index, item in enumerate(items):
        if isinstance(item, Box):
            for _ in range(open_points):
                points.starts.append(width, stretch, shrink)
            open_points = 0
            after_box = True
        elif isinstance(item, Glue):
            if after_box and item.stretch != inf:
                _add(points, index, (width, stretch, shrink), (0.0, 0.0, False), is_filled=False)
                open_points += 1
            after_box = False
        else:
            if item.cost < inf:
                _add(points, index, (width, stretch, shrink), (item.cost, item.width, item.is_hyphen), is_filled=fills)
                open_points += 1
                fills = fills and item.cost != FORCED
            after_box = False
            continue
        width += item.width
        shrink += item.shrink
        if item.stretch == inf:
            fills = True
        else:
            stretch += item.stretch
    for _ in range(open_points):
        points.starts.append(width, stretch, shrink)
    return points


def _add(
    points: BreakPoints,
    index: int,
    sums: tuple[float, float, float],
    penalty: tuple[float, float, bool],
    *,
    is_filled: bool,
) -> None:
    cost, added, is_hyphen = penalty
    points.items.append(index)
    points.ends.append(*sums)
    points.costs.append(cost)
    points.added.append(added)
    points.are_hyphens.append(is_hyphen)
    points.fills.append(is_filled)
