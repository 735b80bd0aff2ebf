"""Two texts' marks in; out comes what they say for and against a bead. Touches nothing.

A mark is a number, link, picture or cognate. Seen from a unit, each of its marks either stands in the counterpart or
does not; that is weighed against how often it would stand in any unit of the other text. A rare mark found says much,
a frequent one nothing; one that the other text never has says nothing either (it may be written in words there).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from diglot.words.alignment import Unit

# How often a mark that both texts know stands in the counterpart too. Numbers: 0.98 in the house's own pairs.
_SURVIVAL = {"number": 0.9, "link": 0.9, "picture": 0.95, "cognate": 0.6}
# Marks of one unit are not independent of each other: a quotation brings its author, his country and his book.
_INDEPENDENCE = 0.7


class Evidence:
    """What the marks of two texts know of each other. points: pairs of units that are alone in sharing a mark."""

    def __init__(self, source: Sequence[Unit], target: Sequence[Unit]) -> None:
        marks = [frozenset(_marks(unit)) for unit in source], [frozenset(_marks(unit)) for unit in target]
        counts = Counter(mark for row in marks[0] for mark in row), Counter(mark for row in marks[1] for mark in row)
        common = counts[0].keys() & counts[1].keys()
        self._source = [row & common for row in marks[0]]
        self._target = [row & common for row in marks[1]]
        # Seen from the source, a mark's weight depends on how common it is in the target, and the other way round.
        self._gains = _gains(counts[1], common, len(target)), _gains(counts[0], common, len(source))
        losses = _losses(counts[1], common, len(target)), _losses(counts[0], common, len(source))
        self._missing = (
            [sum(losses[0][mark] for mark in row) for row in self._source],
            [sum(losses[1][mark] for mark in row) for row in self._target],
        )
        self.points = _points(self._source, self._target, counts, source, target)
        self._shared: dict[tuple[int, int], frozenset[tuple[str, str]]] = {}

    def cost(self, row: int, column: int, down: int, right: int) -> float:
        """What marks say of the last units before `row` and `column` as one bead: below nought when they agree."""
        cost = 0.0
        for own in range(row - down, row):
            found = self._common(own, column - right)
            if right == 2:
                found |= self._common(own, column - 1)
            cost += self._missing[0][own]
            for mark in found:
                cost -= self._gains[0][mark]
        for other in range(column - right, column):
            found = self._common(row - down, other)
            if down == 2:
                found |= self._common(row - 1, other)
            cost += self._missing[1][other]
            for mark in found:
                cost -= self._gains[1][mark]
        return cost

    def _common(self, own: int, other: int) -> frozenset[tuple[str, str]]:
        return self._source[own] & self._target[other]


def _marks(unit: Unit) -> Iterator[tuple[str, str]]:
    for kind, found in (
        ("number", unit.numbers),
        ("link", unit.links),
        ("picture", unit.pictures),
        ("cognate", unit.cognates),
    ):
        for mark in found:
            yield kind, mark


def _losses(
    counts: Mapping[tuple[str, str], int], common: set[tuple[str, str]], units: int
) -> dict[tuple[str, str], float]:
    return {mark: _weight(_SURVIVAL[mark[0]], counts[mark], units)[0] for mark in common}


def _gains(
    counts: Mapping[tuple[str, str], int], common: set[tuple[str, str]], units: int
) -> dict[tuple[str, str], float]:
    """What a found mark gives, the loss that its missing would have been given back."""
    return {mark: sum(_weight(_SURVIVAL[mark[0]], counts[mark], units)) for mark in common}


def _weight(survival: float, count: int, units: int) -> tuple[float, float]:
    """Loss when a mark is missing, gain when it is found; halves, for a bead is seen from both sides."""
    chance = (count + 0.5) / (units + 1)
    if chance >= survival:
        return 0.0, 0.0
    return (
        -log((1 - survival) / (1 - chance)) * _INDEPENDENCE / 2,
        log(survival / chance) * _INDEPENDENCE / 2,
    )
