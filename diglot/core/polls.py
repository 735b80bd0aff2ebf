"""Votes in, shares out. Touches nothing."""

from __future__ import annotations

from collections.abc import Sequence


def shares(votes: Sequence[int]) -> tuple[int, ...]:
    """Whole percents that add up to 100: each share rounded down, what is left to the largest remainders.

    A poll without votes has shares of 0. Equal remainders: the earlier option first.
    Source: the largest remainder method (Hamilton 1792).

    >>> shares([33, 41, 21, 11])
    (31, 39, 20, 10)
    >>> shares([1, 1, 1]), shares([0, 0])
    ((34, 33, 33), (0, 0))
    """
    total = sum(votes)
    if not total:
        return (0,) * len(votes)
    whole = [100 * count // total for count in votes]
    remainders = sorted(range(len(votes)), key=lambda index: -(100 * votes[index] % total))
    for index in remainders[: 100 - sum(whole)]:
        whole[index] += 1
    return tuple(whole)
