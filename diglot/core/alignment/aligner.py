"""Align the units of two texts: find the cheapest sequence of beads. Pure.

Gale and Church's dynamic programming over lengths, with three additions: the kind of a unit counts, so do features
that survive translation (numbers, links, pictures, notes, cognates), and only a band around the likely path is
searched.
A cost is a negative logarithm of odds: a negative cost means likelier than chance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise
from math import inf, log, sqrt
from operator import add
from typing import NamedTuple, TypeAlias

import msgspec

from diglot.core.alignment.bead_corrections import correct_beads
from diglot.core.alignment.evidence import Evidence
from diglot.core.alignment.moved_runs import MOST_RUNS, MOVING, find_moved_run
from diglot.core.alignment.reordered_items import reorder_items
from diglot.model.translation.alignment import Alignment, Bead, Unit

Shape: TypeAlias = tuple[int, int]
Span: TypeAlias = tuple[range, range]
"""A range of source units and the range of target units opposite it."""

NO_PAIR = "none"
"""The hint for units without a counterpart."""


class CostModel(msgspec.Struct, frozen=True):
    """Prior probabilities for a sort of units.

    shapes: the frequency of beads of each shape. variance: of the target's length, for each character of the source.
    goes_on: how often a unit without a counterpart follows another; 0 if no oftener than after a pair.
    """

    shapes: Mapping[Shape, float]
    variance: float
    goes_on: float = 0.0


# Shapes: in the house's own essays all 247 beads are 1–1; others are rare, but not so rare that evidence cannot show
# them. Variance: 1.9 in the same essays, and a little more for freer translators.
# What a translator leaves out is seldom one block: a section, or what was written after the translation.
# (Chosen by `tests.tools.hard_alignment`; above 0.1, unlike pairs are torn apart wherever two follow each other.)
_LONE_OR_MERGED = dict.fromkeys([(1, 0), (0, 1), (1, 2), (2, 1)], 0.02)
_RARE = {(2, 2): 0.002, (1, 3): 0.001, (3, 1): 0.001}
BLOCKS = CostModel({(1, 1): 0.91, **_LONE_OR_MERGED, **_RARE}, variance=2.5, goes_on=0.1)
# Shapes: Gale and Church 1993, table 5 (their 0.0099 for lone sentences and 0.089 for 2–1 are for both directions).
# Variance: theirs is 6.8 for parliaments' minutes; 2.3 in the house's own essays, and a little more.
SENTENCES = CostModel(
    {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}, variance=3.5
)

# To find omissions, with the ratio of whole texts: ten times as likely as in published texts, where editors have been.
# Chosen by recall and false alarms on the pairs of tests/alignment/; at 0.1 only the alarms grow.
# Three sentences made into one are no omission.
OMISSIONS = CostModel({**SENTENCES.shapes, (1, 0): 0.05, (0, 1): 0.05, (1, 3): 0.005, (3, 1): 0.005}, variance=3.5)


# Kinds that may be merged or split in translation, and kinds that may become one another.
_RUNNING = frozenset(["paragraph", "quotation", "item", "verse", "sentence"])
_WORDS = _RUNNING | {"term", "definition"}
_HEADING = "heading"
_OTHER_WORDS = 3.0
_OTHER_LEVEL = 2.0
_HEADING_AND_WORDS = 9.0
# Offsets by which all heading levels of one text may differ from the other's; of equally good ones, the first wins.
_LEVEL_OFFSETS = (0, 1, -1, 2, -2)
# A heading, table or figure in both texts is hardly a coincidence: these are the anchors.
_COMMON = frozenset(["paragraph", "item", "sentence"])
_SAME_LANDMARK = -2.0
# Where no pair costs more, none need be weighed against others: at 2, two paragraphs that changed places pass.
_LIKELY = 0.5

# The most that a difference of length costs: beyond it, lengths carry no more information, and features decide.
_WORST_LENGTH = 12.0
# Short units vary more than the model allows for: a heading of ten letters may well become one of twenty.
_SHORT = 20

# Translators split and join sentences less readily than the lengths alone suggest.
_SENTENCE_MORE = 1.0
_WORST_SENTENCES = 3.0
_NOTE_MISSING = 1.5
_NOTE_FOUND = -1.0

# A ratio of lengths outside these bounds means that one of the texts is not complete.
_RATIOS = (0.75, 1.34)
_RATIO_TOLERANCE = 0.04

# How far from the likely path to search, in units; doubled as long as the path runs along the border.
_BAND = 4
_BORDER = 2
# The largest area to search, for texts that share no feature over hundreds of units; twice as wide is twice as large.
_MOST_PLACES = 500_000


def align(
    source: Sequence[Unit], target: Sequence[Unit], model: CostModel = BLOCKS, known_ratio: float | None = None
) -> Alignment:
    """Align two texts: hints first, then what is likeliest between them.

    known_ratio: the target's characters for each of the source, where these units are too few to show it.

    Symmetric: `align(b, a)` is `align(a, b).mirrored()`.

    >>> heading, short, long = Unit("heading", 2, 20), Unit("paragraph", length=200), Unit("paragraph", length=600)
    >>> [bead.shape for bead in align([long, heading, long, short], [short, long, heading, long, short]).beads]
    [(0, 1), (1, 1), (1, 1), (1, 1), (1, 1)]
    """
    # Of two paths of equal cost the one found first wins; always starting from the same side makes that symmetric.
    if _comes_after(source, target):
        return align(target, source, model, known_ratio and 1 / known_ratio).mirrored()
    target = _with_levels_like(source, target)
    evidence = Evidence(source, target)
    ratio = known_ratio or _ratio(source, target)
    if in_step := _unit_by_unit(source, target, model, evidence, ratio):
        return in_step
    aligned = _align_around_hints(source, target, model, evidence, ratio)
    measured = None if known_ratio else _measured_ratio(source, target, aligned.beads)
    if measured and abs(log(measured / ratio)) > _RATIO_TOLERANCE:
        ratio = measured
        aligned = _align_around_hints(source, target, model, evidence, ratio)
    return _with_moved(aligned, source, target, model, evidence, ratio)


def _unit_by_unit(
    source: Sequence[Unit], target: Sequence[Unit], model: CostModel, evidence: Evidence, ratio: float
) -> Alignment | None:
    """Return what the search would find in texts each of whose pairs is likely by itself; None for all others."""
    if not model.goes_on or len(source) != len(target) or any(unit.pair for unit in (*source, *target)):
        return None
    numbers = range(len(source))
    search = _Search(_regions(source, target, model, evidence, ratio), (numbers, numbers), model, evidence)
    beads = tuple(Bead(range(number, number + 1), range(number, number + 1)) for number in numbers)
    if any(search.cost_of(bead) > _LIKELY for bead in beads):
        return None
    return reorder_items(Alignment(beads), source, target, search.cost_of)


def _with_moved(
    aligned: _Aligned,
    source: Sequence[Unit],
    target: Sequence[Unit],
    model: CostModel,
    evidence: Evidence,
    ratio: float,
) -> Alignment:
    """Return the alignment, with the beads of what was moved to another place; sentences are not looked for there."""
    if not model.goes_on:
        return Alignment(tuple(aligned.beads))
    moved: list[Bead] = []
    texts, whole = (source, target), (range(len(source)), range(len(target)))
    search = anywhere = _Search(_regions(source, target, model, evidence, ratio), whole, model, evidence)
    for _ in range(MOST_RUNS):
        run = find_moved_run(aligned.beads, source, target, search.cost_of)
        if run is None:
            break
        others = (
            _without(source, {row for bead in run.beads for row in bead.source}),
            _without(target, {column for bead in run.beads for column in bead.target}),
        )
        rest = _align_around_hints(*others, model, evidence, ratio)
        if rest.cost + run.cost + MOVING > aligned.cost:
            break
        aligned, (source, target) = rest, others
        moved += run.beads
        search = _Search(_regions(source, target, model, evidence, ratio), whole, model, evidence)
    alignment = Alignment(tuple(aligned.beads), tuple(sorted(moved, key=lambda bead: bead.source.start)))
    return reorder_items(alignment, *texts, anywhere.cost_of)


def _without(units: Sequence[Unit], numbers: Collection[int]) -> Sequence[Unit]:
    """Return units of which some have no counterpart where they are."""
    return [replace(unit, pair=NO_PAIR) if number in numbers else unit for number, unit in enumerate(units)]


def _comes_after(units: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """Return whether `units` sort after `others`, in an order that does not depend on which text is the source."""
    if len(units) != len(others):
        return len(units) > len(others)
    # The first two units that differ decide, and these are nearly always the very first.
    keys = ((_sort_key(unit), _sort_key(other)) for unit, other in zip(units, others, strict=True))
    return next((key > other for key, other in keys if key != other), False)


def _sort_key(unit: Unit) -> tuple[object, ...]:
    return (
        *(unit.length, unit.sentences, unit.kind, unit.level, unit.notes, unit.pair),
        *map(sorted, (unit.numbers, unit.links, unit.pictures, unit.cognates, unit.signs, unit.words)),
    )


def _with_levels_like(source: Sequence[Unit], target: Sequence[Unit]) -> Sequence[Unit]:
    """Shift all headings of the target by the offset that makes most of their levels equal the source's."""
    levels, others = (Counter(unit.level for unit in units if unit.kind == _HEADING) for units in (source, target))

    def count_alike(offset: int) -> int:
        return sum(min(times, levels[level + offset]) for level, times in others.items())

    offset = max(_LEVEL_OFFSETS, key=count_alike)
    if offset == 0:
        return target
    return [replace(unit, level=unit.level + offset) if unit.kind == _HEADING else unit for unit in target]


def _ratio(source: Sequence[Unit], target: Sequence[Unit]) -> float:
    """Return the target's characters for each character of the source, estimated from the whole texts."""
    lengths = sum(unit.length for unit in source), sum(unit.length for unit in target)
    ratio = lengths[1] / lengths[0] if all(lengths) else 1.0
    return ratio if _RATIOS[0] <= ratio <= _RATIOS[1] else 1.0


def _measured_ratio(source: Sequence[Unit], target: Sequence[Unit], beads: Sequence[Bead]) -> float | None:
    """Return the median ratio of the aligned pairs; None where there are too few."""
    lengths = [(source[bead.source[0]].length, target[bead.target[0]].length) for bead in beads if bead.shape == (1, 1)]
    ratios = [other / length for length, other in lengths if min(length, other) > 2 * _SHORT]
    # The lower median will do, and importing `statistics` takes longer than aligning a text.
    return sorted(ratios)[(len(ratios) - 1) // 2] if len(ratios) >= 5 else None


def find_stray_hints(source: Sequence[Unit], target: Sequence[Unit]) -> tuple[str, ...]:
    """Return the names of hints that cannot be honoured.

    Such a name is in one text only, or on units that do not follow each other, or its ranges cross those of another
    name.

    >>> find_stray_hints([Unit("paragraph", pair="ports")], [Unit("paragraph")])
    ('ports',)
    """
    if _comes_after(source, target):  # as `align` does, so that both honour the same hints
        source, target = target, source
    honoured = {source[span[0].start].pair for span in _hinted_spans(source, target)}
    written = dict.fromkeys(unit.pair for unit in (*source, *target) if unit.pair not in ("", NO_PAIR))
    return tuple(name for name in written if name not in honoured)


def _hinted_spans(source: Sequence[Unit], target: Sequence[Unit]) -> list[Span]:
    """Return the ranges that the translator's hints pair, in order."""
    source_ranges, target_ranges = _hinted_ranges(source), _hinted_ranges(target)
    spans = [(source_ranges[name], target_ranges[name]) for name in source_ranges if name in target_ranges]
    kept = set(_longest_chain([(rows.start, columns.start) for rows, columns in spans]))
    return [span for span in spans if (span[0].start, span[1].start) in kept]


def _hinted_ranges(units: Sequence[Unit]) -> dict[str, range]:
    """Return the units under each hint, by its name; without hints on units that do not follow each other."""
    indexes: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        if unit.pair not in ("", NO_PAIR):
            indexes.setdefault(unit.pair, []).append(index)
    return {name: range(at[0], at[-1] + 1) for name, at in indexes.items() if at[-1] - at[0] < len(at)}


class _Aligned(NamedTuple):
    """Beads of a whole, and what they cost together."""

    beads: list[Bead]
    cost: float


def _align_around_hints(
    source: Sequence[Unit], target: Sequence[Unit], model: CostModel, evidence: Evidence, ratio: float
) -> _Aligned:
    """Align the text between hinted ranges; each hinted range becomes one bead."""
    beads: list[Bead] = []
    row, column, cost = 0, 0, 0.0
    regions = _regions(source, target, model, evidence, ratio)
    end = range(len(source), len(source)), range(len(target), len(target))
    for rows, columns in (*_hinted_spans(source, target), end):
        gap = range(row, rows.start), range(column, columns.start)
        search = _Search(regions, gap, model, evidence)
        beads += correct_beads(search.beads(), source, target, evidence)
        cost += search.cost
        beads += [Bead(rows, columns)] if rows else []
        row, column = rows.stop, columns.stop
    return _Aligned(beads, cost)


def _longest_chain(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of points in which both row and column increase; rows come in order, each once.

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
    """Return the columns to search for each row of the gap, as pairs of first and last.

    points: likely pairs in order; between them the path is assumed to be straight.
    """
    corners = [(gap[0].start, gap[1].start), *points, (gap[0].stop, gap[1].stop)]
    centres: list[float] = []
    for (row, column), (next_row, next_column) in pairwise(corners):
        steps = next_row - row
        centres += [column + (next_column - column) * step / steps for step in range(steps)]
    centres.append(gap[1].stop)
    last = len(centres) - 1
    # Where one text goes on and the other does not, the line is steep: widen the band by that of its neighbours.
    near = width // 4
    return [
        (
            # Every path begins at the corner, whatever is likely in the first row.
            max(gap[1].start, int(centres[max(0, row - near)]) - width) if row else gap[1].start,
            min(gap[1].stop, int(centres[min(last, row + near)]) + 1 + width),
        )
        for row in range(last + 1)
    ]


UnitSorts: TypeAlias = frozenset[str]
"""Kinds of units; a heading's kind includes its level, and `none` is for units without a counterpart."""


class _Region(NamedTuple):
    """One unit, or several that may be merged: all that the cost of a bead depends on.

    length: on a scale between the two languages. missing: the cost of its features where none has a counterpart.
    """

    sorts: UnitSorts
    length: float
    sentences: int
    notes: int
    missing: float


_RegionsBySize: TypeAlias = Mapping[int, Sequence[_Region | None]]
"""By the number of units in a region; each list is indexed by a region's last unit."""


def _regions(
    source: Sequence[Unit], target: Sequence[Unit], model: CostModel, evidence: Evidence, ratio: float
) -> tuple[_RegionsBySize, _RegionsBySize]:
    """Return the regions of both texts: once for all gaps, of which hints may leave as many as there are units."""
    # Both lengths on a scale between the two languages, so that the difference does not depend on the side.
    own = _single(source, [unit.length * sqrt(ratio) for unit in source], evidence.missing[0])
    other = _single(target, [unit.length / sqrt(ratio) for unit in target], evidence.missing[1])
    sizes = range(1, 1 + max(max(shape) for shape in model.shapes))
    return {size: _merged(own, size) for size in sizes}, {size: _merged(other, size) for size in sizes}


class _Search:
    """The search for the cheapest sequence of beads over one gap between hints. cost: of what was found."""

    def __init__(
        self, regions: tuple[_RegionsBySize, _RegionsBySize], gap: Span, model: CostModel, evidence: Evidence
    ) -> None:
        self.cost = 0.0
        self._regions, self._gap = regions, gap
        self._evidence = evidence
        self._variance = model.variance
        self._rarities = {shape: -log(odds) for shape, odds in model.shapes.items()}
        self._alone = self._rarities[0, 1]
        self._goes_on = -log(model.goes_on) if model.goes_on else self._alone

    def beads(self) -> list[Bead]:
        """Find the beads of the gap, in order."""
        rows, columns = self._gap
        if not rows or not columns:
            return [
                *(Bead(range(row, row + 1), range(columns.start, columns.start)) for row in rows),
                *(Bead(range(rows.start, rows.start), range(column, column + 1)) for column in columns),
            ]
        known = self._evidence.points
        near = known[bisect_left(known, (rows.start, 0)) : bisect_left(known, (rows.stop, 0))]
        points = _longest_chain([point for point in near if point[1] in columns])
        width = _BAND
        while True:
            band = _band(points, self._gap, width)
            path = self._path(band)
            width *= 2
            if path is None:
                continue
            if not self._runs_along_border(path, band) or 2 * sum(high - low for low, high in band) > _MOST_PLACES:
                return path
            # The path was pushed against the border: search again around the path itself, and farther.
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
        """Find the cheapest sequence within a band; return None where none fits into it."""
        shapes = list(self._rarities)
        costs: list[list[float]] = []
        steps: list[list[Shape]] = []
        downs: list[list[float]] = []
        rights: list[list[float]] = []
        for number, (low, high) in enumerate(band):
            # A bead of the target alone comes from the column before it: each cell offers its cost to the next.
            beside = [inf] * (high - low + 2)
            if number == 0:
                beside[0] = 0.0
            downs.append(self._runs_down(number, costs, downs, band))
            offers = [
                (self._offers(number, shape, costs, band) if shape[1] else downs[-1])
                if shape[0]
                else islice(beside, high - low + 1)
                for shape in shapes
            ]
            row_costs: list[float] = []
            row_steps: list[Shape] = []
            goes_on = inf
            for place, offered in enumerate(zip(*offers, strict=True), start=1):
                best = min(offered)
                row_costs.append(best)
                # Of equal costs the first wins.
                row_steps.append(shapes[offered.index(best)])
                goes_on = beside[place] = min(best + self._alone, goes_on + self._goes_on)
            costs.append(row_costs)
            steps.append(row_steps)
            rights.append(beside)
        self.cost = costs[-1][-1]
        return self._trace_back(band, steps, costs, downs, rights) if self.cost < inf else None

    def cost_of(self, bead: Bead) -> float:
        """Return the cost of a bead, wherever it is; infinite for one of a shape that is not searched for."""
        down, right = bead.shape
        if not down or not right or bead.shape not in self._rarities:
            return inf
        [cost] = self._costs(bead.source.stop, range(bead.target.stop, bead.target.stop + 1), down, right)
        return cost + self._rarities[bead.shape]

    def _runs_down(
        self,
        number: int,
        costs: Sequence[Sequence[float]],
        downs: Sequence[Sequence[float]],
        band: Sequence[tuple[int, int]],
    ) -> list[float]:
        """Return, for each cell of a row, the least cost of sequences that end with units of the source alone."""
        low, high = band[number]
        runs = [inf] * (high - low + 1)
        if number:
            above_low, above_high = band[number - 1]
            first, last = max(low, above_low), min(high, above_high)
            kept = slice(first - above_low, last - above_low + 1)
            runs[first - low : last - low + 1] = [
                min(cost + self._alone, run + self._goes_on)
                for cost, run in zip(costs[number - 1][kept], downs[number - 1][kept], strict=True)
            ]
        return runs

    def _offers(
        self, number: int, shape: Shape, costs: Sequence[Sequence[float]], band: Sequence[tuple[int, int]]
    ) -> list[float]:
        """Return the least costs of sequences that end with a bead of this shape, for each cell of a row's band."""
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

    def _trace_back(
        self,
        band: Sequence[tuple[int, int]],
        steps: Sequence[Sequence[Shape]],
        costs: Sequence[Sequence[float]],
        downs: Sequence[Sequence[float]],
        rights: Sequence[Sequence[float]],
    ) -> list[Bead]:
        number, column = len(self._gap[0]), self._gap[1].stop
        beads = []
        shape: Shape | None = None  # of the run that goes on
        while number or column > self._gap[1].start:
            place = column - band[number][0]
            down, right = shape or steps[number][place]
            row = self._gap[0].start + number
            beads.append(Bead(range(row - down, row), range(column - right, column)))
            shape = None
            if not right:
                above = column - band[number - 1][0]
                began = costs[number - 1][above] + self._alone
                shape = (1, 0) if downs[number][place] < began else None
            elif not down and place:
                began = costs[number][place - 1] + self._alone
                shape = (0, 1) if rights[number][place] < began else None
            number, column = number - down, column - right
        return beads[::-1]

    def _costs(self, row: int, columns: range, down: int, right: int) -> list[float]:
        """Return the costs of a bead of the `down` units before `row` and the `right` units before each column."""
        region = self._regions[0][down][row - 1]
        if region is None:
            return [inf] * len(columns)
        is_pair = down == right == 1
        length, missing = region.length, region.missing
        costs: list[float] = []
        for column, other in zip(columns, self._regions[1][right][columns.start - 1 :], strict=False):
            cost = inf
            if other is not None:
                other_length = other.length
                # The normal model: half the square of the difference in standard deviations.
                length_cost = (length - other_length) ** 2 / (self._variance * (length + other_length + 2 * _SHORT))
                if is_pair:
                    cost = _cost_of_pair(region.sorts, other.sorts)
                    length_cost = min(length_cost, _WORST_LENGTH)
                # Skip merged units of a hopeless length: that saves most of the work.
                elif length_cost <= _WORST_LENGTH:
                    cost = _cost_of_merger(region.sorts | other.sorts)
                if cost < inf:
                    features = missing + other.missing - self._evidence.gain(row, column, down, right)
                    cost += length_cost + _cost_of_counts(region, other) + features
            costs.append(cost)
        return costs


def _single(units: Sequence[Unit], lengths: Sequence[float], missing: Sequence[float]) -> list[_Region]:
    return [
        _Region(_sorts(unit.kind, unit.level, unit.pair), length, unit.sentences, unit.notes, cost)
        for unit, length, cost in zip(units, lengths, missing, strict=True)
    ]


@lru_cache(maxsize=1 << 10)
def _sorts(kind: str, level: int, pair: str) -> UnitSorts:
    if pair == NO_PAIR:
        return frozenset([NO_PAIR])
    return frozenset([f"{_HEADING} {level}" if kind == _HEADING else kind])


def _merged(units: Sequence[_Region], size: int) -> Sequence[_Region | None]:
    """Merge each unit with those before it, `size` in all; None where they are too few or may not be in one bead."""
    if size == 1:
        return units
    merged: list[_Region | None] = [None] * min(size - 1, len(units))
    for last in range(size, len(units) + 1):
        sorts, lengths, sentences, notes, missing = zip(*units[last - size : last], strict=True)
        kinds = frozenset[str]().union(*sorts)
        counts = sum(lengths), sum(sentences), sum(notes)
        merged.append(_Region(kinds, *counts, sum(missing)) if kinds <= _RUNNING else None)
    return merged


@lru_cache(maxsize=1 << 10)
def _cost_of_pair(sorts: UnitSorts, other: UnitSorts) -> float:
    """Return the cost of a unit of one kind as the translation of another kind."""
    either = sorts | other
    if NO_PAIR in either:
        return inf
    if sorts == other:
        return 0.0 if sorts <= _COMMON else _SAME_LANDMARK
    headings = [kind for kind in either if kind.startswith(_HEADING)]
    if either.difference(headings) <= _WORDS:
        return (_OTHER_WORDS, _HEADING_AND_WORDS, _OTHER_LEVEL)[len(headings)]
    return inf


@lru_cache(maxsize=1 << 10)
def _cost_of_merger(sorts: UnitSorts) -> float:
    return _OTHER_WORDS * (len(sorts) - 1) if sorts <= _RUNNING else inf


def _cost_of_counts(region: _Region, other: _Region) -> float:
    cost = min(_SENTENCE_MORE * abs(region.sentences - other.sentences), _WORST_SENTENCES)
    if region.notes or other.notes:
        cost += _NOTE_MISSING * abs(region.notes - other.notes) + _NOTE_FOUND * min(region.notes, other.notes)
    return cost
