"""The sentences of two paragraphs that are each other's only counterpart. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Protocol

from diglot.extensions.check.core.passage_reader import text_in_language
from diglot.model.languages import Lang
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage

Span = tuple[int, int]


class AlignClauses(Protocol):
    """A function that pairs the clauses of two sentences."""

    def __call__(self, source: str, target: str, source_lang: Lang, target_lang: Lang) -> Sequence[tuple[str, str]]:
        """Return the clauses that say the same, in order; "" where one side has none."""
        ...


# How long one may be for its counterpart, and how short: beyond that they are hardly counterparts.
_LONGEST, _SHORTEST = 2.5, 0.4


def are_counterparts(own: str, other: str) -> bool:
    """Return whether two sentences or clauses are about as long as each other."""
    return _SHORTEST < len(other) / max(1, len(own)) < _LONGEST


def sentence_pairs(
    sides: tuple[Passage, Passage], aligned: AlignedSentences, *, with_divided: bool = False
) -> Iterator[tuple[tuple[Span, Span], tuple[str, str]]]:
    """Yield the ranges of two sentences that are each other's counterpart, and what they say in their languages.

    with_divided: also those of a sentence that one of the texts divides into several.
    """
    own, other = map(text_in_language, sides)
    starts = [[0, *accumulate(map(len, side))] for side in (aligned.source, aligned.target)]
    for bead in aligned.alignment.beads:
        if bead.shape == (1, 1) or (with_divided and all(bead.shape)):
            here, there = (
                (at[part.start], at[part.stop]) for at, part in zip(starts, (bead.source, bead.target), strict=True)
            )
            yield (here, there), (own[slice(*here)], other[slice(*there)])
