"""The similarity of two sequences of words, or of numbers for words: the only module that imports rapidfuzz."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rapidfuzz.distance import Indel


def likeness(words: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Return how much two sequences of words have in common, in percent; 100 for equal ones only.

    >>> likeness("it came too late".split(), "it came late".split())
    85
    """
    return int(100 * Indel.normalized_similarity(words, other))
