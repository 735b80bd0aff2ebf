"""Weigh the features that two texts share as evidence for and against a bead. Pure.

A feature is a number, link, picture, sign or cognate. Seen from a unit, each of its features either is in the
counterpart or is not; that is weighed against how often it is in any unit of the other text. A rare shared feature is
strong evidence, a frequent one none; one that the other text never has is none either (it may be written in words
there).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from math import log
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from diglot.model.translation.alignment import Unit

# How often a feature of both texts is in the counterpart too. Numbers: 0.98 in the house's own pairs.
_SURVIVAL = {"#": 0.9, "@": 0.9, "!": 0.95, "~": 0.6, "?": 0.8, "w": 0.6}
# A word of the lexicon that the other text has nowhere: what was left out has more of them, however freely the rest is
# translated. Of sentences, half as much: freely merged ones would seem to be missing.
# (Chosen by `tests/alignment/short/read.txt` and the golden pages; from 0.25, unlike pairs are torn apart.)
_ABSENT, _MOST_ABSENT = 0.2, 4.0
# In a short text a feature is no commoner than in a long one: it is counted as if so many units more had none.
# Not among the sentences of a paragraph, which share its subject.
_UNSEEN = 5
# Features of one unit are not independent of each other: a quotation brings its author, his country and his book.
_INDEPENDENCE = 0.7


Feature: TypeAlias = str
"""A sign of its kind, and its value: a string remembers its hash, which a pair of them does not."""
_FeaturesByUnit: TypeAlias = Sequence[frozenset[Feature]]
"""The features of each unit of a text."""
Counts: TypeAlias = tuple[Counter[Feature], Counter[Feature]]


class _Cell(NamedTuple):
    """The features that two units share, and what these gain."""

    features: frozenset[Feature]
    gain: float


class Evidence:
    """The evidence of the features that two texts share.

    missing: for each unit of either text, the cost of its features where none of them has a counterpart.
    """

    def __init__(self, source: Sequence[Unit], target: Sequence[Unit]) -> None:
        # Most features of a text are never in the other one, and are no evidence.
        shared = {
            kind: {value: kind + value for value in _values(source, getter) & _values(target, getter)}
            for kind, getter in _GETTERS.items()
        }
        self._source, self._target = _features(source, shared), _features(target, shared)
        are_sentences = bool(source) and source[0].kind == "sentence"
        unseen, absent = (0, _ABSENT / 2) if are_sentences else (_UNSEEN, _ABSENT)
        counts = Counter(chain.from_iterable(self._source)), Counter(chain.from_iterable(self._target))
        # Seen from the source, a feature's weight depends on how common it is in the target, and the other way round.
        shares = [_shares(units, shared["w"]) for units in (source, target)]
        weights = tuple(
            {
                feature: _weight(_SURVIVAL[feature[0]] * share.get(feature, 1.0), times, len(units) + unseen)
                for feature, times in count.items()
            }
            for share, count, units in ((shares[0], counts[1], target), (shares[1], counts[0], source))
        )
        self.missing = tuple(
            [
                sum([weight[feature][0] for feature in features])
                + min(absent * sum(map(shared["w"].keys().isdisjoint, _meanings(unit))), _MOST_ABSENT)
                for unit, features in zip(units, side, strict=True)
            ]
            for units, weight, side in zip((source, target), weights, (self._source, self._target), strict=True)
        )
        # A shared feature gains its own weight and makes up for what its absence would have cost.
        self._gains = tuple({feature: sum(both) for feature, both in weight.items()} for weight in weights)
        self._cell = cache(self._measured_cell)
        self._units, self._counts = (source, target), counts

    @cached_property
    def points(self) -> list[tuple[int, int]]:
        """Pairs of units that are likely before any search."""
        return _points(*self._units, (self._source, self._target), self._counts)

    def gain(self, row: int, column: int, down: int, right: int) -> float:
        """Return what the shared features gain for a bead of the units before `row` and `column`."""
        if down == right == 1:
            cell = self._cell(row - 1, column - 1)
            return cell.gain if cell else 0.0
        cells = [self._cell(i, j) for i in range(row - down, row) for j in range(column - right, column)]
        filled = [cell for cell in cells if cell]
        if len(filled) < 2:
            return filled[0].gain if filled else 0.0
        # A feature counts once for each unit that has it, however many units opposite have it too.
        rows = [self._gain(0, cells[start : start + right]) for start in range(0, len(cells), right)]
        columns = [self._gain(1, cells[start::right]) for start in range(right)]
        return sum(rows) + sum(columns)

    def _measured_cell(self, row: int, column: int) -> _Cell | None:
        features = self._source[row] & self._target[column]
        return _Cell(features, self._sum(0, features) + self._sum(1, features)) if features else None

    def _gain(self, side: int, cells: Sequence[_Cell | None]) -> float:
        return self._sum(side, frozenset[Feature]().union(*(cell.features for cell in cells if cell)))

    def _sum(self, side: int, features: frozenset[Feature]) -> float:
        gains = self._gains[side]
        return sum([gains[feature] for feature in features])


_GETTERS: Mapping[str, Callable[[Unit], frozenset[str]]] = {
    "#": attrgetter("numbers"),
    "@": attrgetter("links"),
    "!": attrgetter("pictures"),
    "~": attrgetter("cognates"),
    "?": attrgetter("signs"),
    "w": lambda unit: frozenset(chain.from_iterable(_meanings(unit))),
}


def _values(units: Sequence[Unit], getter: Callable[[Unit], frozenset[str]]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(getter, units)))


def _features(units: Sequence[Unit], shared: Mapping[str, Mapping[str, Feature]]) -> list[frozenset[Feature]]:
    """Return the features of each unit that both texts have. shared: these, by kind and value."""
    readers = [(getter, shared[kind]) for kind, getter in _GETTERS.items()]
    return [
        frozenset([known[value] for getter, known in readers for value in getter(unit) if value in known])
        for unit in units
    ]


def _meanings(unit: Unit) -> list[list[str]]:
    return [word.split(",") for word in unit.words]


def _shares(units: Sequence[Unit], shared: Mapping[str, Feature]) -> Mapping[Feature, float]:
    """Return how much of a word each of its meanings is: one of three that the other text has is a third."""
    sizes: dict[Feature, list[int]] = {}
    for meanings in chain.from_iterable(map(_meanings, units)):
        known = [shared[meaning] for meaning in meanings if meaning in shared]
        for feature in known:
            sizes.setdefault(feature, []).append(len(known))
    return {feature: len(each) / sum(each) for feature, each in sizes.items()}


# Texts of similar size need the same weights.
@lru_cache(maxsize=1 << 12)
def _weight(survival: float, count: int, units: int) -> tuple[float, float]:
    """Return the cost of a feature that is missing and the gain of one that is shared.

    Both are halved, because a bead is seen from both sides.

    >>> _weight(0.9, 1, 100), _weight(0.9, 95, 100)
    ((0.80078125, 1.4365234375), (0.0, 0.0))
    """
    chance = (count + 0.5) / (units + 1)
    if chance >= survival:
        return 0.0, 0.0
    # Sums of such fractions do not depend on the order of their terms, and a set has none.
    missing, found = (
        round(log(odds) * _INDEPENDENCE / 2 * 1024) / 1024
        for odds in ((1 - chance) / (1 - survival), survival / chance)
    )
    return missing, found


def _points(
    source: Sequence[Unit], target: Sequence[Unit], features: tuple[_FeaturesByUnit, _FeaturesByUnit], counts: Counts
) -> list[tuple[int, int]]:
    """Return likely pairs, at most one for each unit of the source.

    These are units that alone share a feature, and headings where both texts have the same levels in the same order.
    """
    unique = {feature for feature, times in counts[0].items() if times == counts[1][feature] == 1}
    column_layout = {feature: column for column, present in enumerate(features[1]) for feature in present & unique}
    points: dict[int, int] = {}
    for row, present in enumerate(features[0]):
        votes = [column_layout[feature] for feature in present & unique]
        if votes:
            points[row] = min(votes, key=lambda column: (-votes.count(column), column))
    headings = [[index for index, unit in enumerate(units) if unit.kind == "heading"] for units in (source, target)]
    if [source[index].level for index in headings[0]] == [target[index].level for index in headings[1]]:
        points.update(zip(*headings, strict=True))
    return sorted(points.items())
