"""Lines filled one after the other, as browsers do; and titles in lines of like length. Pure functions."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from msgspec.structs import replace

from diglot.core.line_breaking.break_points import BreakPoints, find_break_points
from diglot.model.paper.line_breaking import FORCED, BrokenLine, MeasuredParagraph, Penalty

# How often the width of a title is halved between too narrow and wide enough: to a thousandth of a line.
_HALVINGS = 10


def break_at_first_fit(paragraph: MeasuredParagraph) -> tuple[BrokenLine, ...]:
    """Return lines each of which holds as much as it can at its natural width.

    >>> from diglot.model.paper.line_breaking import Box, Glue
    >>> word, space = Box(3), Glue(1, 0.5, 0.3)
    >>> items = [word, space, word, space, word, space, word, Glue(0, inf), Penalty(FORCED)]
    >>> [line.stop for line in break_at_first_fit(MeasuredParagraph(items, 11.25))]
    [5, 8]
    """
    points = find_break_points(paragraph.items, paragraph.hanging)
    lines: list[BrokenLine] = []
    before = 0
    while before < points.last:
        point = _fullest(points, before, paragraph.width)
        lines.append(BrokenLine(points.items[point], _ratio(points, before, point, paragraph)))
        before = point
    return tuple(lines)


def balance_lines(paragraph: MeasuredParagraph) -> tuple[BrokenLine, ...]:
    """Return as few lines as possible, of like length: for titles.

    Words are hyphenated only if they do not fit, and a line ends at another place that it should not end at, such as
    after a short word, only where it would take one more.

    >>> from diglot.model.paper.line_breaking import Box, Glue
    >>> word, space = Box(3), Glue(1, 0.5, 0.3)
    >>> items = [word, space, word, space, word, space, word, Glue(0, inf), Penalty(FORCED)]
    >>> [line.stop for line in balance_lines(MeasuredParagraph(items, 11.25))]
    [3, 8]
    """
    whole = _without_breaks(paragraph, lambda item: item.is_hyphen)
    lines = break_at_first_fit(whole)
    if any(line.ratio < -1 for line in lines):
        whole, lines = paragraph, break_at_first_fit(paragraph)
    bound = _without_breaks(whole, lambda item: 0 < item.cost < inf)
    tried = break_at_first_fit(bound)
    if len(tried) <= len(lines) and all(line.ratio >= -1 for line in tried):
        whole, lines = bound, tried
    narrow, wide = 0.0, whole.width
    for _ in range(_HALVINGS):
        width = (narrow + wide) / 2
        tried = break_at_first_fit(replace(whole, width=width))
        if len(tried) > len(lines) or any(line.ratio < -1 for line in tried):
            narrow = width
        else:
            wide, lines = width, tried
    return lines


def _without_breaks(paragraph: MeasuredParagraph, is_forbidden: Callable[[Penalty], bool]) -> MeasuredParagraph:
    items = [Penalty(inf) if isinstance(item, Penalty) and is_forbidden(item) else item for item in paragraph.items]
    return replace(paragraph, items=items)


def _fullest(points: BreakPoints, before: int, width: float) -> int:
    """Return the last break point up to which a line from another one fits, or the next one where none does."""
    start = points.starts.widths[before]
    best = 0
    for point in range(before + 1, points.last + 1):
        if points.ends.widths[point] - start > width:
            break
        if points.ends.widths[point] + points.added[point] - start <= width:
            best = point
        if points.costs[point] == FORCED:
            break
    return best or before + 1


def _ratio(points: BreakPoints, before: int, point: int, paragraph: MeasuredParagraph) -> float:
    rest = paragraph.width - (points.ends.widths[point] + points.added[point] - points.starts.widths[before])
    if rest < 0:
        return -inf
    stretch = points.ends.stretches[point] - points.starts.stretches[before] + paragraph.ragged
    return 0.0 if points.fills[point] or not rest else rest / stretch if stretch else inf
