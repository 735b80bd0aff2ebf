"""Two texts' marks in; out comes what they say for and against a bead. Touches nothing.

A mark is a number, link, picture or cognate. Seen from a unit, each of its marks either stands in the counterpart or
does not; that is weighed against how often it would stand in any unit of the other text. A rare mark found says much,
a frequent one nothing; one that the other text never has says nothing either (it may be written in words there).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from diglot.model.alignment import Unit

# How often a mark that both texts know stands in the counterpart too. Numbers: 0.98 in the house's own pairs.
_SURVIVAL = {"number": 0.9, "link": 0.9, "picture": 0.95, "cognate": 0.6, "sign": 0.8}
# Marks of one unit are not independent of each other: a quotation brings its author, his country and his book.
_INDEPENDENCE = 0.7


Mark: TypeAlias = tuple[str, str]
_Rows: TypeAlias = Sequence[frozenset[Mark]]
"""The marks of each unit of a text."""
Counts: TypeAlias = tuple[Counter[Mark], Counter[Mark]]


class _Cell(NamedTuple):
    """The marks that two units share, what these give as seen from either, and what they give altogether."""

    marks: frozenset[Mark]
    gains: tuple[float, float]
    gain: float


class Evidence:
    """What the marks of two texts know of each other.

    points: pairs of units that are likely before any search.
    missing: for each unit of either text, what its marks cost where none of them stands opposite.
    """

    def __init__(self, source: Sequence[Unit], target: Sequence[Unit]) -> None:
        # Most marks of a text are never met in the other one, and say nothing.
        known = {kind: _met(source, found) & _met(target, found) for kind, found in _FOUND.items()}
        self._source, self._target = _marks(source, known), _marks(target, known)
        counts = Counter(chain.from_iterable(self._source)), Counter(chain.from_iterable(self._target))
        # Seen from the source, a mark's weight depends on how common it is in the target, and the other way round.
        weights = tuple(
            {mark: _weight(_SURVIVAL[mark[0]], times, len(units)) for mark, times in count.items()}
            for count, units in ((counts[1], target), (counts[0], source))
        )
        self.missing = tuple(
            [sum([weight[mark][0] for mark in row]) for row in side]
            for weight, side in zip(weights, (self._source, self._target), strict=True)
        )
        # A mark found gives its own weight and takes back what its missing would have cost.
        self._gains = tuple({mark: sum(both) for mark, both in weight.items()} for weight in weights)
        self._cells = _Cells(self._source, self._target, self._gains)
        self.points = _points(source, target, (self._source, self._target), counts)

    def gain(self, row: int, column: int, down: int, right: int) -> float:
        """What the marks give that the last units before `row` and `column` share, as one bead."""
        if down == right == 1:
            cell = self._cells[row - 1, column - 1]
            return cell.gain if cell else 0.0
        cells = [self._cells[own, other] for own in range(row - down, row) for other in range(column - right, column)]
        met = [cell for cell in cells if cell]
        if len(met) < 2:
            return met[0].gain if met else 0.0
        # A mark counts once for each unit that has it, however many units opposite have it too.
        rows = [self._gain(0, cells[start : start + right]) for start in range(0, len(cells), right)]
        columns = [self._gain(1, cells[start::right]) for start in range(right)]
        return sum(rows) + sum(columns)

    def _gain(self, side: int, cells: Sequence[_Cell | None]) -> float:
        met = [cell for cell in cells if cell]
        if len(met) < 2:
            return met[0].gains[side] if met else 0.0
        return sum([self._gains[side][mark] for mark in met[0].marks | met[1].marks])


class _Cells(dict[tuple[int, int], "_Cell | None"]):
    """What each unit of either text, by number, shares with each of the other; None for nothing. Filled as asked."""

    def __init__(self, source: _Rows, target: _Rows, gains: tuple[Mapping[Mark, float], ...]) -> None:
        super().__init__()
        self._source, self._target, self._gains = source, target, gains

    def __missing__(self, pair: tuple[int, int]) -> _Cell | None:
        marks = self._source[pair[0]] & self._target[pair[1]]
        cell = None
        if marks:
            own_gains, other_gains = self._gains
            gains = sum([own_gains[mark] for mark in marks]), sum([other_gains[mark] for mark in marks])
            cell = _Cell(marks, gains, sum(gains))
        self[pair] = cell
        return cell


_FOUND: Mapping[str, Callable[[Unit], frozenset[str]]] = {
    "number": attrgetter("numbers"),
    "link": attrgetter("links"),
    "picture": attrgetter("pictures"),
    "cognate": attrgetter("cognates"),
    "sign": attrgetter("signs"),
}


def _met(units: Sequence[Unit], found: Callable[[Unit], frozenset[str]]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(found, units)))


def _marks(units: Sequence[Unit], known: Mapping[str, frozenset[str]]) -> list[frozenset[Mark]]:
    """The marks of each unit that are known to both texts."""
    return [
        frozenset([(kind, mark) for kind, found in _FOUND.items() for mark in found(unit) & known[kind]])
        for unit in units
    ]


# Texts of like size ask for the same ones.
@lru_cache(maxsize=1 << 12)
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


def _points(
    source: Sequence[Unit], target: Sequence[Unit], marks: tuple[_Rows, _Rows], counts: Counts
) -> list[tuple[int, int]]:
    """Likely pairs, at most one a row: units that alone share a mark; headings, where both texts have the same row."""
    alone = {mark for mark, times in counts[0].items() if times == counts[1][mark] == 1}
    where = {mark: number for number, row in enumerate(marks[1]) for mark in row & alone}
    points: dict[int, int] = {}
    for row, found in enumerate(marks[0]):
        votes = [where[mark] for mark in found & alone]
        if votes:
            points[row] = min(votes, key=lambda column: (-votes.count(column), column))
    headings = [[index for index, unit in enumerate(units) if unit.kind == "heading"] for units in (source, target)]
    if [source[index].level for index in headings[0]] == [target[index].level for index in headings[1]]:
        points.update(zip(*headings, strict=True))
    return sorted(points.items())
