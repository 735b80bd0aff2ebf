"""The best way to break a paragraph: total fit, as TeX does it. Pure functions.

Break points are visited from the first to the last. Each remembers the best ways to reach it, one for each class of
fitness, number of hyphens in a row and (where the number of lines matters) number of lines, because the next line
costs more after some of them than after others. Lines that are within a tolerance lead from one break point to a few
others only, so that the time is in proportion to the length of the paragraph.
"""

from __future__ import annotations

from math import inf

import msgspec

from diglot.core.line_breaking.break_points import BreakPoints, find_break_points
from diglot.core.line_breaking.demerits import JUSTIFIED, LinePreferences, fitness, line_demerits
from diglot.core.line_breaking.first_fit import balance_lines
from diglot.model.paper.line_breaking import FORCED, BrokenLine, MeasuredParagraph

# For rounding, in the paragraph's unit of length.
_TOLERANCE = 1e-6
# The fitness of what is before the first line: TeX's "decent".
_DECENT = 1

# What the demerits of the next line depend on: its class of fitness, the hyphens in a row up to its end, and the lines
# so far (0 where they do not matter).
_Key = tuple[int, int, int]


class _Way(msgspec.Struct, gc=False):
    """The best way to reach a break point with a certain key. point, key: those before it."""

    demerits: float
    point: int
    key: _Key | None
    ratio: float


_Ways = dict[_Key, _Way]


def break_lines(paragraph: MeasuredParagraph, preferences: LinePreferences = JUSTIFIED) -> tuple[BrokenLine, ...]:
    """Return the lines of a paragraph that have the fewest demerits in all.

    A line is wider than the paragraph only where it cannot be otherwise. A title is balanced instead.

    >>> from diglot.model.paper.line_breaking import Box, Glue, Penalty
    >>> word, space = Box(3), Glue(1, 0.5, 0.3)
    >>> items = [word, space, word, space, word, space, word, Glue(0, inf), Penalty(FORCED)]
    >>> break_lines(MeasuredParagraph(items, 7.25))
    (BrokenLine(stop=3, ratio=0.5), BrokenLine(stop=8, ratio=0.0))
    """
    if paragraph.is_balanced:
        return balance_lines(paragraph)
    points = find_break_points(paragraph.items, paragraph.hanging)
    for tolerance in preferences.tolerances:
        ways = _find_ways(points, paragraph, preferences, tolerance)
        final = ways[points.last]
        if tolerance == inf or any(way.demerits < preferences.unacceptable for way in final.values()):
            return tuple(_lines_to(points, ways, _best_key(final, paragraph.looseness)))
    raise ValueError("the last tolerance must be infinite")


def _find_ways(
    points: BreakPoints, paragraph: MeasuredParagraph, preferences: LinePreferences, tolerance: float
) -> list[_Ways]:
    """Return the best ways to reach each break point; none for those that cannot be reached within a tolerance."""
    leaf_line = paragraph.leaf_line
    counts_lines = paragraph.looseness != 0 or leaf_line != 0
    ways: list[_Ways] = [{} for _ in points.items]
    ways[0][_DECENT, 0, 0] = _Way(0.0, 0, None, 0.0)
    first = 1
    for before in range(points.last):
        if not ways[before]:
            continue
        first, lines = _lines_from(points, before, max(first, before + 1), paragraph, tolerance)
        starts = _undominated(ways[before], preferences)
        for point, ratio in lines:
            own = _own_demerits(points, before, point, ratio, paragraph, preferences)
            line_fitness = fitness(ratio)
            reached = ways[point]
            for key, demerits in starts:
                new_key, extra = _next_key(
                    points, point, key, line_fitness, preferences, leaf_line, counts_lines=counts_lines
                )
                total = demerits + own + extra
                known = reached.get(new_key)
                if known is None or total < known.demerits:
                    reached[new_key] = _Way(total, before, key, ratio)
    return ways


def _lines_from(
    points: BreakPoints, before: int, first: int, paragraph: MeasuredParagraph, tolerance: float
) -> tuple[int, list[tuple[int, float]]]:
    """Return the break points at which a line from one of them may end, and its ratio there.

    first: the first break point that is worth trying; returned for the next call, as it never moves back.
    """
    width, ragged = paragraph.width, paragraph.ragged
    start = points.starts.widths[before]
    start_stretch, start_shrink = points.starts.stretches[before], points.starts.shrinks[before]
    ends, stretches, shrinks = points.ends.widths, points.ends.stretches, points.ends.shrinks
    added, costs, fills = points.added, points.costs, points.fills
    found: list[tuple[int, float]] = []
    nearest = 0
    for point in range(first, points.last + 1):
        bare = ends[point] - start
        rest = width - bare - added[point]
        if rest >= 0:
            stretch = stretches[point] - start_stretch + ragged
            if fills[point]:
                ratio = 0.0
            elif rest <= tolerance * stretch:
                ratio = rest / stretch if rest else 0.0
            elif tolerance == inf:
                ratio = inf
            else:
                ratio = -inf  # too loose
                if not found:
                    first = point + 1
        else:
            shrink = shrinks[point] - start_shrink
            ratio = rest / shrink if rest >= -shrink - _TOLERANCE and shrink else -inf
            if bare - shrink > width + _TOLERANCE:
                break
        if ratio > -inf:
            found.append((point, max(ratio, -1.0)))
        nearest = nearest or point
        if costs[point] == FORCED:
            break
    if not found and tolerance == inf:
        point = nearest or first
        found.append((point, -inf))
    return first, found


def _own_demerits(
    points: BreakPoints,
    before: int,
    point: int,
    ratio: float,
    paragraph: MeasuredParagraph,
    preferences: LinePreferences,
) -> float:
    """Return the demerits of a line from one break point to another, whatever is around it."""
    if ratio < -1:
        return preferences.too_wide
    cost = points.costs[point]
    own = line_demerits(preferences, ratio, 0.0 if cost == FORCED else cost)
    if points.fills[point] and points.ends.widths[point] - points.starts.widths[before] < paragraph.least_last:
        own += preferences.short_last
    return own


def _next_key(
    points: BreakPoints,
    point: int,
    key: _Key,
    line_fitness: int,
    preferences: LinePreferences,
    leaf_line: int,
    *,
    counts_lines: bool,
) -> tuple[_Key, float]:
    """Return the key after one more line, and the demerits that it has because of those before it."""
    before, hyphens, lines = key
    extra = preferences.unlike if abs(before - line_fitness) > 1 else 0.0
    if hyphens and point == points.last:
        extra += preferences.last_hyphen
    most = len(preferences.hyphens)
    if points.are_hyphens[point]:
        hyphens = min(hyphens + 1, most)
        extra += preferences.hyphens[hyphens - 1]
        if leaf_line and lines + 1 == leaf_line:
            extra += preferences.leaf_hyphen
    else:
        hyphens = 0
    return (line_fitness, hyphens, lines + counts_lines), extra


def _undominated(ways: _Ways, preferences: LinePreferences) -> list[tuple[_Key, float]]:
    """Return the ways to a break point that may be the best ones after it.

    Another way with as few hyphens in a row is better whatever follows, if it is better by what one of another
    fitness can cost more.
    """
    kept: list[tuple[_Key, float]] = []
    for key, way in sorted(ways.items(), key=lambda pair: pair[1].demerits):
        _, hyphens, lines = key
        if not any(
            other_hyphens <= hyphens and other_lines == lines and demerits + preferences.unlike <= way.demerits
            for (_, other_hyphens, other_lines), demerits in kept
        ):
            kept.append((key, way.demerits))
    return kept


def _best_key(final: _Ways, looseness: int) -> _Key:
    """Return the best way to the end, with as many more lines than the best of all as can be had and are wanted."""
    best = min(final, key=lambda key: final[key].demerits)
    wanted = best[2] + looseness
    return min(final, key=lambda key: (abs(key[2] - wanted), final[key].demerits))


def _lines_to(points: BreakPoints, ways: list[_Ways], key: _Key) -> list[BrokenLine]:
    lines: list[BrokenLine] = []
    point = points.last
    while point:
        way = ways[point][key]
        lines.append(BrokenLine(points.items[point], way.ratio))
        point = way.point
        assert way.key
        key = way.key
    return lines[::-1]
