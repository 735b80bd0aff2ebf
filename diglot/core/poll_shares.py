"""Turn the votes of a poll into percentages. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence


def shares(votes: Sequence[int]) -> tuple[int, ...]:
    """Return whole percentages that add up to 100: shares rounded down, the rest given to the largest remainders.

    Of equal remainders, the earlier option comes first. Without votes, all shares are 0.
    Source: the largest remainder method (Hamilton 1792).

    >>> shares([33, 41, 21, 11])
    (31, 39, 20, 10)
    >>> shares([1, 1, 1]), shares([0, 0])
    ((34, 33, 33), (0, 0))
    """
    total = sum(votes)
    if not total:
        return (0,) * len(votes)
    percents = [100 * count // total for count in votes]
    remainders = sorted(range(len(votes)), key=lambda index: -(100 * votes[index] % total))
    for index in remainders[: 100 - sum(percents)]:
        percents[index] += 1
    return tuple(percents)
