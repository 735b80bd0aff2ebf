"""Units of two texts in, their alignment out: the cheapest string of beads. Touches nothing.

Gale and Church's dynamic programming over lengths, with three things that they did not have: the kind of a unit
counts, so do marks that survive translation (numbers, links, pictures, notes, cognates), and only a band around the
likely path is searched.
A cost is a negative logarithm of odds: what is likelier than chance is below nought.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, log, sqrt
from statistics import median
from typing import TypeAlias

from diglot.desk.alignment.evidence import Evidence
from diglot.words.alignment import Alignment, Bead, Unit

Shape: TypeAlias = tuple[int, int]
Span: TypeAlias = tuple[range, range]
"""A stretch of the source and the stretch of the target opposite it."""

NO_PAIR = "none"
"""The hint's name for what has no counterpart."""


@dataclass(frozen=True)
class Model:
    """What is known beforehand of a sort of units.

    shapes: how often beads of each shape are met. variance: of the target's length, for each character of the source.
    """

    shapes: Mapping[Shape, float]
    variance: float


# Shapes: in the house's own essays all 247 beads are 1–1; others are rare, but not so rare that evidence cannot show
# them. Variance: 1.9 in the same essays, and a little more for freer translators.
BLOCKS = Model({(1, 1): 0.91, (1, 0): 0.02, (0, 1): 0.02, (1, 2): 0.02, (2, 1): 0.02, (2, 2): 0.002}, variance=2.5)
# Shapes: Gale and Church 1993, table 5 (their 0.0099 for lone sentences and 0.089 for 2–1 are for both directions).
# Variance: theirs is 6.8 for parliaments' minutes; 2.3 in the house's own essays, and a little more.
SENTENCES = Model(
    {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}, variance=3.5
)

# ---------------------------------------------------------------- costs

# What may be merged or split in translation; and what may become one another.
_RUNNING = frozenset(["paragraph", "quotation", "item", "verse", "sentence"])
_WORDS = _RUNNING | {"term", "definition"}
_OTHER_WORDS = 3.0
_OTHER_LEVEL = 5.0
_HEADING_AND_WORDS = 9.0
# Where both texts have a heading, a table, a figure, it is hardly by chance: they are the anchors.
_COMMON = frozenset(["paragraph", "item", "sentence"])
_SAME_LANDMARK = -2.0

# No difference of length costs more: beyond it lengths say no more than "not like this", and marks may know better.
_WORST_LENGTH = 12.0
# Short units vary more than the model knows: a heading of ten letters may well become one of twenty.
_SHORT = 20
LAM = 1.0

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


def align(source: Sequence[Unit], target: Sequence[Unit], model: Model = BLOCKS) -> Alignment:
    """The alignment of two texts: hints first, then what is likeliest between them.

    Symmetric: `align(b, a)` is `align(a, b).mirrored()`.

    >>> heading, short, long = Unit("heading", 2, 20), Unit("paragraph", length=200), Unit("paragraph", length=600)
    >>> [bead.shape for bead in align([long, heading, long, short], [short, long, heading, long, short]).beads]
    [(0, 1), (1, 1), (1, 1), (1, 1), (1, 1)]
    """
    # Of two paths of equal cost the one found first wins; to begin always on the same side makes that symmetric.
    if _comes_after(source, target):
        return align(target, source, model).mirrored()
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
    return median(ratios) if len(ratios) >= 5 else None


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
    source: Sequence[Unit], target: Sequence[Unit], model: Model, evidence: Evidence, ratio: float
) -> Alignment:
    beads: list[Bead] = []
    row, column = 0, 0
    for rows, columns in _ties(source, target):
        gap = range(row, rows.start), range(column, columns.start)
        beads += _Search(source, target, gap, model, evidence, ratio).beads()
        beads.append(Bead(rows, columns))
        row, column = rows.stop, columns.stop
    gap = range(row, len(source)), range(column, len(target))
    beads += _Search(source, target, gap, model, evidence, ratio).beads()
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


class _Search:
    """The cheapest string of beads over one gap."""

    def __init__(
        self,
        source: Sequence[Unit],
        target: Sequence[Unit],
        gap: Span,
        model: Model,
        evidence: Evidence,
        ratio: float,
    ) -> None:
        self._source, self._target, self._gap = source, target, gap
        self._evidence = evidence
        self._variance = model.variance
        # Both lengths on a scale between the two languages, so that the difference does not depend on the side.
        self._lengths = (
            [unit.length * sqrt(ratio) for unit in source],
            [unit.length / sqrt(ratio) for unit in target],
        )
        self._shapes = [(down, right, -log(odds)) for (down, right), odds in model.shapes.items()]
        self._sentences = [unit.sentences for unit in source], [unit.sentences for unit in target]
        self._notes = [unit.notes for unit in source], [unit.notes for unit in target]
        self._mergeable = _mergeable(source), _mergeable(target)

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
        first_row = self._gap[0].start
        costs: list[list[float]] = []
        steps: list[list[Shape]] = []
        for number, (low, high) in enumerate(band):
            row = first_row + number
            here, taken = [inf] * (high - low + 1), [(0, 0)] * (high - low + 1)
            costs.append(here)
            steps.append(taken)
            if number == 0:
                here[0] = 0.0
            # Each shape with the costs of the row that its beads come from.
            shapes = [
                (down, right, rarity, costs[number - down], *band[number - down])
                for down, right, rarity in self._shapes
                if down <= number
            ]
            for column in range(low, high + 1):
                best, step = here[column - low], (0, 0)
                for down, right, rarity, above, above_low, above_high in shapes:
                    before = column - right
                    if not above_low <= before <= above_high:
                        continue
                    cost = above[before - above_low] + rarity
                    if down and right and cost < inf:
                        cost += self._cost(row, column, down, right)
                    if cost < best:
                        best, step = cost, (down, right)
                here[column - low], taken[column - low] = best, step
        return self._traced(band, steps) if costs[-1][-1] < inf else None

    def _traced(self, band: Sequence[tuple[int, int]], steps: Sequence[Sequence[Shape]]) -> list[Bead]:
        number, column = len(self._gap[0]), self._gap[1].stop
        beads = []
        while number or column > self._gap[1].start:
            down, right = steps[number][column - band[number][0]]
            row = self._gap[0].start + number
            beads.append(Bead(range(row - down, row), range(column - right, column)))
            number, column = number - down, column - right
        return beads[::-1]

    def _cost(self, row: int, column: int, down: int, right: int) -> float:
        """What the last `down` units before `row` and the last `right` before `column` cost as one bead."""
        if down == right == 1:
            return self._cost_of_pair(row - 1, column - 1)
        if not self._may_merge(row, column, down, right):
            return inf
        lengths, others = self._lengths
        own = lengths[row - 1] if down == 1 else lengths[row - 2] + lengths[row - 1]
        other = others[column - 1] if right == 1 else others[column - 2] + others[column - 1]
        # The normal model: half the square of the difference in standard deviations.
        length = (own - other) ** 2 / (2 * self._variance * ((own + other) / 2 + _SHORT))
        # Merged units of a hopeless length are not looked into: that spares most of the work.
        if length > _WORST_LENGTH:
            return inf
        cost = length + self._cost_of_kinds(row, column, down, right)
        if cost == inf:
            return inf
        return cost + self._cost_of_counts(row, column, down, right) + self._evidence.cost(row, column, down, right)

    def _cost_of_pair(self, own: int, other: int) -> float:
        """What one unit and one opposite cost as a bead: asked far more often than anything else here."""
        cost = _cost_of_kinds(self._source[own], self._target[other])
        if cost == inf:
            return inf
        length, width = self._lengths[0][own], self._lengths[1][other]
        cost += min((length - width) ** 2 / (2 * self._variance * ((length + width) / 2 + _SHORT)), _WORST_LENGTH)
        sentences = abs(self._sentences[0][own] - self._sentences[1][other])
        if sentences:
            cost += min(_SENTENCE_MORE * sentences, _WORST_SENTENCES)
        notes, others = self._notes[0][own], self._notes[1][other]
        if notes or others:
            cost += _NOTE_MISSING * abs(notes - others) + _NOTE_FOUND * min(notes, others)
        return cost + self._evidence.cost_of_pair(own, other)

    def _may_merge(self, row: int, column: int, down: int, right: int) -> bool:
        return (down == 1 or self._mergeable[0][row - 1]) and (right == 1 or self._mergeable[1][column - 1])

    def _cost_of_kinds(self, row: int, column: int, down: int, right: int) -> float:
        kinds = {unit.kind for unit in (*self._source[row - down : row], *self._target[column - right : column])}
        return _OTHER_WORDS * (len(kinds) - 1) if kinds <= _RUNNING else inf

    def _cost_of_counts(self, row: int, column: int, down: int, right: int) -> float:
        sentences = abs(sum(self._sentences[0][row - down : row]) - sum(self._sentences[1][column - right : column]))
        notes = sum(self._notes[0][row - down : row])
        others = sum(self._notes[1][column - right : column])
        return (
            min(_SENTENCE_MORE * sentences, _WORST_SENTENCES)
            + _NOTE_MISSING * abs(notes - others)
            + _NOTE_FOUND * min(notes, others)
        )


def _mergeable(units: Sequence[Unit]) -> list[bool]:
    """Whether a unit may stand in one bead with the unit before it."""
    return [
        number > 0 and all(one.kind in _RUNNING and one.pair != NO_PAIR for one in units[number - 1 : number + 1])
        for number in range(len(units))
    ]


def _cost_of_kinds(own: Unit, other: Unit) -> float:
    if own.pair == NO_PAIR or other.pair == NO_PAIR:
        return inf
    if own.kind == other.kind:
        if own.kind == "heading" and own.level != other.level:
            return _OTHER_LEVEL
        return 0.0 if own.kind in _COMMON else _SAME_LANDMARK
    kinds = {own.kind, other.kind}
    if kinds <= _WORDS:
        return _OTHER_WORDS
    if "heading" in kinds and kinds <= _WORDS | {"heading"}:
        return _HEADING_AND_WORDS
    return inf
