"""Items of a paragraph in, the places where it can be broken out, with widths summed up to them. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

import msgspec

from diglot.model.paper.line_breaking import FORCED, Box, Glue, Item

_NOTHING = (0.0, 0.0)


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
    starts: sums up to where the next line begins, after discarded glue. Neither counts what hangs into the margins.
    fills: whether the line is filled with white.
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


def find_break_points(items: Sequence[Item], hanging: Mapping[int, tuple[float, float]]) -> BreakPoints:
    """Return the places where a paragraph can be broken: at glue after a box, and at penalties that are finite.

    hanging: as of a paragraph.

    >>> from diglot.model.paper.line_breaking import Penalty
    >>> points = find_break_points([Box(3), Glue(1), Box(2), Penalty(50, 0.5, True), Box(2), Penalty(FORCED)], {})
    >>> points.items, points.ends.widths, points.starts.widths
    ([-1, 1, 3, 5], [0.0, 3.0, 6.0, 8.0], [0.0, 4.0, 6.0, 8.0])
    >>> points = find_break_points([Box(3), Glue(1), Box(2), Penalty(FORCED)], {1: (0.5, 0.25)})
    >>> points.ends.widths, points.starts.widths
    ([0.0, 2.5, 6.0], [0.0, 4.25, 6.0])
    """
    points = BreakPoints([], Sums(), Sums(), [], [], [], [])
    width = stretch = shrink = 0.0
    after_box = fills = False
    # How far the first character after each break point whose next line has not begun yet hangs into the margin: glue
    # is discarded up to the next box.
    waiting = [hanging.get(-1, _NOTHING)[1]]
    _add(points, -1, (0.0, 0.0, 0.0), (0.0, 0.0, False), is_filled=False)
    for index, item in enumerate(items):
        if isinstance(item, Box):
            for hangs in waiting:
                points.starts.append(width + hangs, stretch, shrink)
            waiting = []
            after_box = True
        elif isinstance(item, Glue):
            if after_box and item.stretch != inf:
                before, after = hanging.get(index, _NOTHING)
                _add(points, index, (width - before, stretch, shrink), (0.0, 0.0, False), is_filled=False)
                waiting.append(after)
            after_box = False
        else:
            if item.cost < inf:
                before, after = hanging.get(index, _NOTHING)
                penalty = (item.cost, item.width, item.is_hyphen)
                _add(points, index, (width - before, stretch, shrink), penalty, is_filled=fills)
                waiting.append(after)
                fills = fills and item.cost != FORCED
            after_box = False
            continue
        width += item.width
        shrink += item.shrink
        if item.stretch == inf:
            fills = True
        else:
            stretch += item.stretch
    for hangs in waiting:
        points.starts.append(width + hangs, stretch, shrink)
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
