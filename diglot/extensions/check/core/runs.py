"""Report passages without a counterpart: each by itself, a long run as one, and those that are in another place.

Pure functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby

import msgspec

from diglot.extensions.check.core.passage_reader import excerpt, shorten
from diglot.extensions.check.model.problems import (
    AddedPassage,
    AddedPassages,
    MissingPassage,
    MissingPassages,
    MovedPassage,
)
from diglot.model.translation.passages import LocatedFinding, Passage, PassageLocation, PassagePair

# Passages that a translation may add or omit.
_OPTIONAL = frozenset(["rule", "markup"])
# So many passages in a row were left out, or added, together.
_FEWEST_IN_A_RUN = 4


class _Run(msgspec.Struct, frozen=True):
    """Passages in a row without a counterpart, by index. beside: the place in the other text."""

    passages: tuple[int, ...]
    beside: PassageLocation


class _Lists:
    """The lists of both texts, and which of them translate each other."""

    def __init__(
        self, originals: Sequence[Passage], translations: Sequence[Passage], pairs: Sequence[PassagePair]
    ) -> None:
        self._sides = tuple(_lists_of(side) for side in (originals, translations))
        self._opposite = {
            self._lists_with(pair) for pair in pairs if pair.original and pair.translation and not pair.is_moved
        }

    def have_reordered(self, pair: PassagePair) -> bool:
        """Return whether an item stands elsewhere in its own list: to sort it is a translator’s right."""
        lists = self._lists_with(pair) if pair.is_moved else (0, 0)
        return all(lists) and lists in self._opposite

    def _lists_with(self, pair: PassagePair) -> tuple[int, ...]:
        return tuple(
            side[numbers.start] for side, numbers in zip(self._sides, (pair.original, pair.translation), strict=True)
        )


def _lists_of(passages: Sequence[Passage]) -> list[int]:
    """Return for each passage the number of the list that it is an item of, counted from 1; 0 for others."""
    numbers, lists = [], count(1)
    for is_list, run in groupby(passages, lambda passage: passage.kind == "item"):
        number = next(lists) if is_list else 0
        numbers += [number for _ in run]
    return numbers


def check_places(
    originals: Sequence[Passage], translations: Sequence[Passage], pairs: Sequence[PassagePair]
) -> Iterator[LocatedFinding]:
    """Yield findings for the passages without a counterpart, unless a hint says that they have none, or out of place.

    pairs: of all passages, in the order of the original.
    """
    listed = _Lists(originals, translations, pairs)
    yield from _report_moved(translations, [pair for pair in pairs if not listed.have_reordered(pair)])
    missing, added = _find_runs(originals, translations, pairs)
    for run in missing:
        yield from _report_missing(run, originals)
    for run in added:
        yield from _report_added(run, translations)


def _report_moved(translations: Sequence[Passage], pairs: Sequence[PassagePair]) -> Iterator[LocatedFinding]:
    moved: list[PassagePair] = []
    for pair, following in zip(pairs, [*pairs[1:], None], strict=True):
        if not pair.is_moved:
            continue
        moved.append(pair)
        if following and following.is_moved and following.translation.start == pair.translation.stop:
            continue
        first = moved[0].translation.start
        number = str(pair.translation.stop - first)
        problem = MovedPassage("", 0, number, _words(translations[first]), "")
        yield LocatedFinding(problem, PassageLocation(first), PassageLocation(moved[0].original.start))
        moved.clear()


def _find_runs(
    originals: Sequence[Passage], translations: Sequence[Passage], pairs: Sequence[PassagePair]
) -> tuple[list[_Run], list[_Run]]:
    """Return the runs of the original that are missing, and those that the translation has added."""
    missing, added = [], []
    for is_lone, group in groupby(pairs, lambda pair: not (pair.original and pair.translation)):
        if not is_lone:
            continue
        beads = list(group)
        lone = tuple(number for pair in beads for number in pair.original if _needs_counterpart(originals[number]))
        if lone:
            before = max(0, beads[0].translation.start - 1)
            missing.append(_Run(lone, PassageLocation(before, len(translations[before].text))))
        lone = tuple(
            number for pair in beads for number in pair.translation if _needs_counterpart(translations[number])
        )
        if lone:
            added.append(_Run(lone, PassageLocation(max(0, beads[0].original.start - 1))))
    return missing, added


def _needs_counterpart(passage: Passage) -> bool:
    return passage.pair != "none" and passage.kind not in _OPTIONAL


def _report_missing(run: _Run, originals: Sequence[Passage]) -> Iterator[LocatedFinding]:
    passages = [originals[number] for number in run.passages]
    if len(passages) >= _FEWEST_IN_A_RUN:
        yield LocatedFinding(
            MissingPassages("", 0, *_extent(passages), ""), run.beside, PassageLocation(run.passages[0])
        )
        return
    for number, passage in zip(run.passages, passages, strict=True):
        yield LocatedFinding(MissingPassage("", 0, _words(passage), ""), run.beside, PassageLocation(number))


def _report_added(run: _Run, translations: Sequence[Passage]) -> Iterator[LocatedFinding]:
    passages = [translations[number] for number in run.passages]
    if len(passages) >= _FEWEST_IN_A_RUN:
        yield LocatedFinding(AddedPassages("", 0, *_extent(passages), ""), PassageLocation(run.passages[0]), run.beside)
        return
    for number, passage in zip(run.passages, passages, strict=True):
        yield LocatedFinding(AddedPassage("", 0, _words(passage), ""), PassageLocation(number), run.beside)


def _extent(passages: Sequence[Passage]) -> tuple[str, str, str, str]:
    """Return the number of passages and of their words, and the first words of the first and the last."""
    words = sum(len(passage.text.split()) for passage in passages)
    return str(len(passages)), str(words), _words(passages[0]), _words(passages[-1])


def _words(passage: Passage) -> str:
    return excerpt(passage) if passage.text.strip() else shorten(" ".join(passage.pictures))
