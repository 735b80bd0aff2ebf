"""Two texts' marks in; out comes what they say for and against a bead. Touches nothing.

A mark is a number, link, picture or cognate. Seen from a unit, each of its marks either stands in the counterpart or
does not; that is weighed against how often it would stand in any unit of the other text. A rare mark found says much,
a frequent one nothing; one that the other text never has says nothing either (it may be written in words there).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple, TypeAlias

from diglot.words.alignment import Unit

# How often a mark that both texts know stands in the counterpart too. Numbers: 0.98 in the house's own pairs.
_SURVIVAL = {"number": 0.9, "link": 0.9, "picture": 0.95, "cognate": 0.6, "sign": 0.8}
# Marks of one unit are not independent of each other: a quotation brings its author, his country and his book.
_INDEPENDENCE = 0.7


Mark: TypeAlias = tuple[str, str]
Marks: TypeAlias = tuple[list[frozenset[Mark]], list[frozenset[Mark]]]
Counts: TypeAlias = tuple[Counter[Mark], Counter[Mark]]


class _Cell(NamedTuple):
    """The marks that two units share, and what these give as seen from either."""

    marks: frozenset[Mark]
    gains: tuple[float, float]


class Evidence:
    """What the marks of two texts know of each other. points: pairs of units that are likely before any search."""

    def __init__(self, source: Sequence[Unit], target: Sequence[Unit]) -> None:
        marks = [frozenset(_marks(unit)) for unit in source], [frozenset(_marks(unit)) for unit in target]
        counts = Counter(mark for row in marks[0] for mark in row), Counter(mark for row in marks[1] for mark in row)
        known = counts[0].keys() & counts[1].keys()
        self._source, self._target = [row & known for row in marks[0]], [row & known for row in marks[1]]
        # Seen from the source, a mark's weight depends on how common it is in the target, and the other way round.
        weights = tuple(
            {mark: _weight(_SURVIVAL[mark[0]], count[mark], len(units)) for mark in known}
            for count, units in ((counts[1], target), (counts[0], source))
        )
        self._missing = tuple(
            [sum(weight[mark][0] for mark in row) for row in side]
            for weight, side in zip(weights, (self._source, self._target), strict=True)
        )
        # A mark found gives its own weight and takes back what its missing would have cost.
        self._gains = tuple({mark: sum(weight[mark]) for mark in known} for weight in weights)
        self._cells: dict[int, _Cell | None] = {}
        self.points = _points(source, target, (self._source, self._target), counts)

    def cost(self, row: int, column: int, down: int, right: int) -> float:
        """What marks say of the last units before `row` and `column` as one bead: below nought when they agree."""
        cost = sum(self._missing[0][row - down : row]) + sum(self._missing[1][column - right : column])
        cells = [self._cell(own, other) for own in range(row - down, row) for other in range(column - right, column)]
        met = [cell for cell in cells if cell]
        if not met:
            return cost
        if len(met) == 1:
            return cost - sum(met[0].gains)
        # A mark counts once for each unit that has it, however many units opposite have it too.
        for start in range(0, len(cells), right):
            cost -= self._gain(0, cells[start : start + right])
        for start in range(right):
            cost -= self._gain(1, cells[start::right])
        return cost

    def cost_of_pair(self, own: int, other: int) -> float:
        """The same of one unit and one opposite, by their numbers."""
        cell = self._cell(own, other)
        cost = self._missing[0][own] + self._missing[1][other]
        return cost - sum(cell.gains) if cell else cost

    def _gain(self, side: int, cells: Sequence[_Cell | None]) -> float:
        met = [cell for cell in cells if cell]
        if len(met) < 2:
            return met[0].gains[side] if met else 0.0
        return sum(self._gains[side][mark] for mark in met[0].marks | met[1].marks)

    def _cell(self, own: int, other: int) -> _Cell | None:
        key = own * len(self._target) + other
        if key in self._cells:
            return self._cells[key]
        marks = self._source[own] & self._target[other]
        cell = None
        if marks:
            own_gains, other_gains = self._gains
            cell = _Cell(marks, (sum(own_gains[mark] for mark in marks), sum(other_gains[mark] for mark in marks)))
        self._cells[key] = cell
        return cell


def _marks(unit: Unit) -> Iterator[Mark]:
    for kind, found in (
        ("number", unit.numbers),
        ("link", unit.links),
        ("picture", unit.pictures),
        ("cognate", unit.cognates),
        ("sign", unit.signs),
    ):
        for mark in found:
            yield kind, mark


def _weight(survival: float, count: int, units: int) -> tuple[float, float]:
    """What a mark costs when it is missing, what it gives when it is found: halves, for a bead is seen from both sides.

    >>> _weight(0.9, 1, 100), _weight(0.9, 95, 100)
    ((0.80078125, 1.4365234375), (0.0, 0.0))
    """
    chance = (count + 0.5) / (units + 1)
    if chance >= survival:
        return 0.0, 0.0
    missing, found = log((1 - chance) / (1 - survival)), log(survival / chance)
    return _exact(missing * _INDEPENDENCE / 2), _exact(found * _INDEPENDENCE / 2)


def _exact(weight: float) -> float:
    # Sums of such fractions do not depend on the order of their terms, and a set has none.
    return round(weight * 1024) / 1024


def _points(source: Sequence[Unit], target: Sequence[Unit], marks: Marks, counts: Counts) -> list[tuple[int, int]]:
    """Likely pairs, at most one a row: units that alone share a mark; headings, where both texts have the same row."""
    where = {mark: number for number, row in enumerate(marks[1]) for mark in row if counts[1][mark] == 1}
    points: dict[int, int] = {}
    for row, found in enumerate(marks[0]):
        votes = Counter(where[mark] for mark in found if counts[0][mark] == 1 and mark in where)
        if votes:
            points[row] = min(votes, key=lambda column: (-votes[column], column))
    headings = [[index for index, unit in enumerate(units) if unit.kind == "heading"] for units in (source, target)]
    if [source[index].level for index in headings[0]] == [target[index].level for index in headings[1]]:
        points.update(zip(*headings, strict=True))
    return sorted(points.items())
