"""Compare two sequences of texts, such as the units of two versions or their words. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

# Pairs of equal texts, for each text, from which on a version is one that repeats itself.
_MOST_REPEATED = 50

Opcode: TypeAlias = tuple[str, int, int, int, int]
"""Kind, start and stop in the older version, start and stop in the newer one: as of `difflib`."""


def compare(before: Sequence[str], after: Sequence[str]) -> Sequence[Opcode]:
    """Return the differences in order.

    In versions that repeat themselves, what is more frequent than `_MOST_REPEATED` is matched only beside what is not:
    else the work would grow by the square of their length.

    >>> compare(["It", "came"], ["It", "never", "came"])
    [('equal', 0, 1, 0, 1), ('insert', 1, 1, 1, 2), ('equal', 1, 2, 2, 3)]
    """
    frequency = Counter(after)
    repeats = sum(frequency[text] for text in before) > _MOST_REPEATED * max(len(before), len(after))
    junk = (lambda text: frequency[text] > _MOST_REPEATED) if repeats else None
    return SequenceMatcher(junk, before, after, autojunk=False).get_opcodes()
