"""Units of two texts in, their alignment out: the cheapest string of beads. Touches nothing.

Gale and Church's dynamic programming over lengths, with three things that they did not have: the kind of a unit
counts, so do marks that survive translation (numbers, links, pictures, notes, cognates), and only a band around the
likely path is searched.
A cost is a negative logarithm of odds: what is likelier than chance is below nought.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise
from math import inf, log, sqrt
from operator import add
from typing import NamedTuple, TypeAlias

import msgspec

from diglot.core.alignment.evidence import Evidence
from diglot.core.alignment.repairs import repair
from diglot.model.alignment import Alignment, Bead, Unit

Shape: TypeAlias = tuple[int, int]
Span: TypeAlias = tuple[range, range]
"""A stretch of the source and the stretch of the target opposite it."""

NO_PAIR = "none"
"""The hint's name for what has no counterpart."""


class CostModel(msgspec.Struct, frozen=True):
    """What is known beforehand of a sort of units.

    shapes: how often beads of each shape are met. variance: of the target's length, for each character of the source.
    """

    shapes: Mapping[Shape, float]
    variance: float


# Shapes: in the house's own essays all 247 beads are 1–1; others are rare, but not so rare that evidence cannot show
# them. Variance: 1.9 in the same essays, and a little more for freer translators.
BLOCKS = CostModel({(1, 1): 0.91, (1, 0): 0.02, (0, 1): 0.02, (1, 2): 0.02, (2, 1): 0.02, (2, 2): 0.002}, variance=2.5)
# Shapes: Gale and Church 1993, table 5 (their 0.0099 for lone sentences and 0.089 for 2–1 are for both directions).
# Variance: theirs is 6.8 for parliaments' minutes; 2.3 in the house's own essays, and a little more.
SENTENCES = CostModel(
    {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}, variance=3.5
)

# Where a paragraph is shorter by a sentence, that one was left out is likelier than that any two were joined.
SHORTENED = CostModel({**SENTENCES.shapes, (1, 0): 0.2, (0, 1): 0.2, (1, 2): 0.02, (2, 1): 0.02}, variance=3.5)

# ---------------------------------------------------------------- costs

# What may be merged or split in translation; and what may become one another.
_RUNNING = frozenset(["paragraph", "quotation", "item", "verse", "sentence"])
_WORDS = _RUNNING | {"term", "definition"}
_HEADING = "heading"
_OTHER_WORDS = 3.0
_OTHER_LEVEL = 2.0
_HEADING_AND_WORDS = 9.0
# By how many levels all headings of a text may be moved against the other's; of those that fit equally, the first.
_LEVEL_OFFSETS = (0, 1, -1, 2, -2)
# Where both texts have a heading, a table, a figure, it is hardly by chance: they are the anchors.
_COMMON = frozenset(["paragraph", "item", "sentence"])
_SAME_LANDMARK = -2.0

# No difference of length costs more: beyond it lengths say no more than "not like this", and marks may know better.
_WORST_LENGTH = 12.0
# Short units vary more than the model knows: a heading of ten letters may well become one of twenty.
_SHORT = 20

# Translators split and join sentences less readily than the lengths alone would let us think.
_SENTENCE_MORE = 1.0
_WORST_SENTENCES = 3.0
_NOTE_MISSING = 1.5
_NOTE_FOUND = -1.0

# A ratio of lengths outside these bounds means that one of the texts is not complete.
_RATIOS = (0.75, 1.34)
_RATIO_TOLERANCE = 0.04

# How far from the likely path beads are sought, in units; doubled as long as the path runs along the border.
_BAND = 4
_BORDER = 2
# Texts that leave each other for hundreds of units without a mark in common are not searched beyond this.
_MOST_PLACES = 500_000


def align(source: Sequence[Unit], target: Sequence[Unit], model: CostModel = BLOCKS) -> Alignment:
    """The alignment of two texts: hints first, then what is likeliest between them.

    Symmetric: `align(b, a)` is `align(a, b).mirrored()`.

    >>> heading, short, long = Unit("heading", 2, 20), Unit("paragraph", length=200), Unit("paragraph", length=600)
    >>> [bead.shape for bead in align([long, heading, long, short], [short, long, heading, long, short]).beads]
    [(0, 1), (1, 1), (1, 1), (1, 1), (1, 1)]
    """
    # Of two paths of equal cost the one found first wins; to begin always on the same side makes that symmetric.
    if _comes_after(source, target):
        return align(target, source, model).mirrored()
    target = _with_levels_like(source, target)
    evidence = Evidence(source, target)
    ratio = _ratio(source, target)
    alignment = _strung(source, target, model, evidence, ratio)
    measured = _measured_ratio(source, target, alignment)
    if measured and abs(log(measured / ratio)) > _RATIO_TOLERANCE:
        alignment = _strung(source, target, model, evidence, measured)
    return alignment


def _comes_after(units: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """Which of two texts is the later one, in an order that does not depend on which is which."""
    if len(units) != len(others):
        return len(units) > len(others)
    # The first two units that differ decide, and these are nearly always the very first.
    rows = ((_order(one), _order(other)) for one, other in zip(units, others, strict=True))
    return next((own > other for own, other in rows if own != other), False)


def _order(one: Unit) -> tuple[object, ...]:
    return (
        *(one.length, one.sentences, one.kind, one.level, one.notes, one.pair),
        *map(sorted, (one.numbers, one.links, one.pictures, one.cognates, one.signs)),
    )


def _with_levels_like(source: Sequence[Unit], target: Sequence[Unit]) -> Sequence[Unit]:
    """The target with all its headings moved by as many levels as makes most of them like the source's."""
    levels, others = (Counter(unit.level for unit in units if unit.kind == _HEADING) for units in (source, target))

    def count_alike(offset: int) -> int:
        return sum(min(times, levels[level + offset]) for level, times in others.items())

    offset = max(_LEVEL_OFFSETS, key=count_alike)
    if offset == 0:
        return target
    return [replace(unit, level=unit.level + offset) if unit.kind == _HEADING else unit for unit in target]


def _ratio(source: Sequence[Unit], target: Sequence[Unit]) -> float:
    """Characters of the target for one of the source, as far as the whole texts show it."""
    lengths = sum(unit.length for unit in source), sum(unit.length for unit in target)
    ratio = lengths[1] / lengths[0] if all(lengths) else 1.0
    return ratio if _RATIOS[0] <= ratio <= _RATIOS[1] else 1.0


def _measured_ratio(source: Sequence[Unit], target: Sequence[Unit], alignment: Alignment) -> float | None:
    """The middle ratio of the pairs found; None where they are too few to tell."""
    lengths = [
        (source[bead.source[0]].length, target[bead.target[0]].length)
        for bead in alignment.beads
        if bead.shape == (1, 1)
    ]
    ratios = [other / own for own, other in lengths if min(own, other) > 2 * _SHORT]
    # The lower of two in the middle will do, and `statistics` takes longer to load than a text to align.
    return sorted(ratios)[(len(ratios) - 1) // 2] if len(ratios) >= 5 else None


# ---------------------------------------------------------------- hints


def find_stray_hints(source: Sequence[Unit], target: Sequence[Unit]) -> tuple[str, ...]:
    """The names of hints that cannot be honoured.

    Such a name stands in one text only, or on units that do not follow each other, or its places cross those of
    another name.

    >>> find_stray_hints([Unit("paragraph", pair="ports")], [Unit("paragraph")])
    ('ports',)
    """
    if _comes_after(source, target):  # as `align` does, so that both honour the same ones
        source, target = target, source
    honoured = {source[span[0].start].pair for span in _ties(source, target)}
    written = dict.fromkeys(unit.pair for unit in (*source, *target) if unit.pair not in ("", NO_PAIR))
    return tuple(name for name in written if name not in honoured)


def _ties(source: Sequence[Unit], target: Sequence[Unit]) -> list[Span]:
    """The stretches that the translator has tied, in order."""
    mine, theirs = _hinted(source), _hinted(target)
    spans = [(mine[name], theirs[name]) for name in mine if name in theirs]
    kept = set(_longest_chain([(rows.start, columns.start) for rows, columns in spans]))
    return [span for span in spans if (span[0].start, span[1].start) in kept]


def _hinted(units: Sequence[Unit]) -> dict[str, range]:
    places: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        if unit.pair not in ("", NO_PAIR):
            places.setdefault(unit.pair, []).append(index)
    return {name: range(at[0], at[-1] + 1) for name, at in places.items() if at[-1] - at[0] < len(at)}


def _strung(
    source: Sequence[Unit], target: Sequence[Unit], model: CostModel, evidence: Evidence, ratio: float
) -> Alignment:
    beads: list[Bead] = []
    row, column = 0, 0
    for rows, columns in _ties(source, target):
        gap = range(row, rows.start), range(column, columns.start)
        found = _Search(source, target, gap, model, evidence, ratio).beads()
        beads += [*repair(found, source, target, evidence), Bead(rows, columns)]
        row, column = rows.stop, columns.stop
    gap = range(row, len(source)), range(column, len(target))
    found = _Search(source, target, gap, model, evidence, ratio).beads()
    beads += repair(found, source, target, evidence)
    return Alignment(tuple(beads))


# ---------------------------------------------------------------- the likely path


def _longest_chain(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of points that goes down and right all the time; rows come in order, each once.

    >>> _longest_chain([(0, 1), (1, 9), (2, 2), (3, 4)])
    [(0, 1), (2, 2), (3, 4)]
    """
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, column) in enumerate(points):
        length = bisect_left(ends, column)
        before.append(last[length - 1] if length else -1)
        ends[length:] = [column, *ends[length + 1 :]]
        last[length:] = [index, *last[length + 1 :]]
    chain = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(points[index])
        index = before[index]
    return chain[::-1]


def _band(points: Sequence[tuple[int, int]], gap: Span, width: int) -> list[tuple[int, int]]:
    """For each place between the gap's rows, from which to which place between its columns to look.

    points: likely pairs in order; between them the path is taken for straight.
    """
    corners = [(gap[0].start, gap[1].start), *points, (gap[0].stop, gap[1].stop)]
    centres: list[float] = []
    for (row, column), (next_row, next_column) in pairwise(corners):
        steps = next_row - row
        centres += [column + (next_column - column) * step / steps for step in range(steps)]
    centres.append(gap[1].stop)
    last = len(centres) - 1
    # Where one text goes on while the other stands still, the line is steep: the band takes its neighbours in.
    near = width // 4
    return [
        (
            # Whatever is likely in the first row, every path begins at the corner.
            max(gap[1].start, int(centres[max(0, row - near)]) - width) if row else gap[1].start,
            min(gap[1].stop, int(centres[min(last, row + near)]) + 1 + width),
        )
        for row in range(last + 1)
    ]


# ---------------------------------------------------------------- the search

UnitFeatures: TypeAlias = frozenset[str]
"""Kinds of units; that of a heading with its level, and `none` for what is to have no counterpart."""


class _Region(NamedTuple):
    """One unit, or two that may be merged: all that a bead's cost depends on.

    length: on a scale between the two languages. missing: what its marks cost where none of them stands opposite.
    """

    sorts: UnitFeatures
    length: float
    sentences: int
    notes: int
    missing: float


_Stretches: TypeAlias = Mapping[int, Sequence[_Region | None]]


class _Search:
    """The cheapest string of beads over one gap."""

    def __init__(
        self,
        source: Sequence[Unit],
        target: Sequence[Unit],
        gap: Span,
        model: CostModel,
        evidence: Evidence,
        ratio: float,
    ) -> None:
        self._gap = gap
        self._evidence = evidence
        self._variance = model.variance
        self._rarities = {shape: -log(odds) for shape, odds in model.shapes.items()}
        # Both lengths on a scale between the two languages, so that the difference does not depend on the side.
        own = _single(source, [unit.length * sqrt(ratio) for unit in source], evidence.missing[0])
        other = _single(target, [unit.length / sqrt(ratio) for unit in target], evidence.missing[1])
        # By how many units they have; each list by the last of these.
        self._stretches: tuple[_Stretches, _Stretches] = {1: own, 2: _merged(own)}, {1: other, 2: _merged(other)}

    def beads(self) -> list[Bead]:
        """The beads of the gap, in order."""
        rows, columns = self._gap
        if not rows or not columns:
            return [
                *(Bead(range(row, row + 1), range(columns.start, columns.start)) for row in rows),
                *(Bead(range(rows.start, rows.start), range(column, column + 1)) for column in columns),
            ]
        points = _longest_chain([point for point in self._evidence.points if point[0] in rows and point[1] in columns])
        width = _BAND
        while True:
            band = _band(points, self._gap, width)
            path = self._path(band)
            width *= 2
            if path is None:
                continue
            if not self._runs_along_border(path, band) or sum(high - low for low, high in band) > _MOST_PLACES:
                return path
            # The path was pushed against the border: look on around the path itself, and farther.
            points = [(bead.source.start, bead.target.start) for bead in path[1:] if bead.source]

    def _runs_along_border(self, path: Sequence[Bead], band: Sequence[tuple[int, int]]) -> bool:
        start, stop = self._gap[1].start, self._gap[1].stop
        for bead in path:
            low, high = band[bead.source.start - self._gap[0].start]
            column = bead.target.start
            if (low > start and column - low < _BORDER) or (high < stop and high - column < _BORDER):
                return True
        return False

    def _path(self, band: Sequence[tuple[int, int]]) -> list[Bead] | None:
        """The cheapest string within a band; None where none fits into it."""
        shapes = list(self._rarities)
        alone = self._rarities[0, 1]
        costs: list[list[float]] = []
        steps: list[list[Shape]] = []
        for number, (low, high) in enumerate(band):
            # A bead of the target alone comes from the place before in this row: each place is offered to the next.
            beside = [inf] * (high - low + 2)
            if number == 0:
                beside[0] = 0.0
            offers = [
                self._offers(number, shape, costs, band) if shape[0] else islice(beside, high - low + 1)
                for shape in shapes
            ]
            here: list[float] = []
            taken: list[Shape] = []
            for place, offered in enumerate(zip(*offers, strict=True), start=1):
                best = min(offered)
                here.append(best)
                # The first of those that cost the same.
                taken.append(shapes[offered.index(best)])
                beside[place] = best + alone
            costs.append(here)
            steps.append(taken)
        return self._traced(band, steps) if costs[-1][-1] < inf else None

    def _offers(
        self, number: int, shape: Shape, costs: Sequence[Sequence[float]], band: Sequence[tuple[int, int]]
    ) -> list[float]:
        """What the cheapest string costs that ends with a bead of this shape, for each place of a row's band."""
        down, right = shape
        low, high = band[number]
        if down > number:
            return [inf] * (high - low + 1)
        above_low, above_high = band[number - down]
        first, last = max(low, above_low + right), min(high, above_high + right)
        if first > last:
            return [inf] * (high - low + 1)
        rarity = self._rarities[shape]
        offers = [
            cost + rarity for cost in costs[number - down][first - right - above_low : last - right - above_low + 1]
        ]
        if right:
            beads = self._costs(self._gap[0].start + number, range(first, last + 1), down, right)
            offers = list(map(add, offers, beads))
        return [inf] * (first - low) + offers + [inf] * (high - last)

    def _traced(self, band: Sequence[tuple[int, int]], steps: Sequence[Sequence[Shape]]) -> list[Bead]:
        number, column = len(self._gap[0]), self._gap[1].stop
        beads = []
        while number or column > self._gap[1].start:
            down, right = steps[number][column - band[number][0]]
            row = self._gap[0].start + number
            beads.append(Bead(range(row - down, row), range(column - right, column)))
            number, column = number - down, column - right
        return beads[::-1]

    def _costs(self, row: int, columns: range, down: int, right: int) -> list[float]:
        """What the last `down` units before `row` cost as one bead with the last `right` before each of the columns."""
        own = self._stretches[0][down][row - 1]
        if own is None:
            return [inf] * len(columns)
        is_pair = down == right == 1
        length, missing = own.length, own.missing
        costs: list[float] = []
        for column, other in zip(columns, self._stretches[1][right][columns.start - 1 :], strict=False):
            cost = inf
            if other is not None:
                width = other.length
                # The normal model: half the square of the difference in standard deviations.
                apart = (length - width) ** 2 / (self._variance * (length + width + 2 * _SHORT))
                if is_pair:
                    cost = _cost_of_pair(own.sorts, other.sorts)
                    apart = min(apart, _WORST_LENGTH)
                # Merged units of a hopeless length are not looked into: that spares most of the work.
                elif apart <= _WORST_LENGTH:
                    cost = _cost_of_merger(own.sorts | other.sorts)
                if cost < inf:
                    marks = missing + other.missing - self._evidence.gain(row, column, down, right)
                    cost += apart + _cost_of_counts(own, other) + marks
            costs.append(cost)
        return costs


def _single(units: Sequence[Unit], lengths: Sequence[float], missing: Sequence[float]) -> list[_Region]:
    return [
        _Region(_sorts(unit.kind, unit.level, unit.pair), length, unit.sentences, unit.notes, cost)
        for unit, length, cost in zip(units, lengths, missing, strict=True)
    ]


@lru_cache(maxsize=1 << 10)
def _sorts(kind: str, level: int, pair: str) -> UnitFeatures:
    if pair == NO_PAIR:
        return frozenset([NO_PAIR])
    return frozenset([f"{_HEADING} {level}" if kind == _HEADING else kind])


def _merged(units: Sequence[_Region]) -> list[_Region | None]:
    """Each unit with the one before it; None where they may not stand in one bead."""
    merged: list[_Region | None] = [None]
    for before, one in pairwise(units):
        sorts = before.sorts | one.sorts
        counts = before.length + one.length, before.sentences + one.sentences, before.notes + one.notes
        merged.append(_Region(sorts, *counts, before.missing + one.missing) if sorts <= _RUNNING else None)
    return merged


@lru_cache(maxsize=1 << 10)
def _cost_of_pair(own: UnitFeatures, other: UnitFeatures) -> float:
    """What it costs that a unit of one kind becomes one of another kind."""
    both = own | other
    if NO_PAIR in both:
        return inf
    if own == other:
        return 0.0 if own <= _COMMON else _SAME_LANDMARK
    headings = [sort for sort in both if sort.startswith(_HEADING)]
    if both.difference(headings) <= _WORDS:
        return (_OTHER_WORDS, _HEADING_AND_WORDS, _OTHER_LEVEL)[len(headings)]
    return inf


@lru_cache(maxsize=1 << 10)
def _cost_of_merger(sorts: UnitFeatures) -> float:
    return _OTHER_WORDS * (len(sorts) - 1) if sorts <= _RUNNING else inf


def _cost_of_counts(own: _Region, other: _Region) -> float:
    cost = min(_SENTENCE_MORE * abs(own.sentences - other.sentences), _WORST_SENTENCES)
    if own.notes or other.notes:
        cost += _NOTE_MISSING * abs(own.notes - other.notes) + _NOTE_FOUND * min(own.notes, other.notes)
    return cost
