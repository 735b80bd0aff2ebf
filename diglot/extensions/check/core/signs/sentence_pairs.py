"""The sentences of two paragraphs that are each other's only counterpart. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from diglot.model.translation.alignment import AlignedSentences


def sentence_spans(aligned: AlignedSentences) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the ranges of two sentences that are each other's counterpart, in their texts."""
    starts = [[0, *accumulate(map(len, side))] for side in (aligned.source, aligned.target)]
    for bead in aligned.alignment.beads:
        if bead.shape == (1, 1):
            own, other = (
                (at[part.start], at[part.stop]) for at, part in zip(starts, (bead.source, bead.target), strict=True)
            )
            yield own, other
