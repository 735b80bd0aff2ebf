"""Votes become whole percentages that add up to 100."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from diglot.core.poll_shares import shares

VOTES = st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=12)


@given(VOTES.filter(any))
def test_shares_add_up_to_a_hundred(votes: list[int]) -> None:
    assert sum(shares(votes)) == 100


@given(VOTES.filter(any))
def test_a_share_is_less_than_a_percent_off(votes: list[int]) -> None:
    exact = [100 * count / sum(votes) for count in votes]
    assert all(abs(share - true) < 1 for share, true in zip(shares(votes), exact, strict=True))


@given(VOTES.filter(any))
def test_more_votes_never_have_a_smaller_share(votes: list[int]) -> None:
    rows = sorted(zip(votes, shares(votes), strict=True))
    assert all(before[1] <= after[1] for before, after in pairwise(rows) if before[0] < after[0])


def test_without_votes_all_shares_are_zero() -> None:
    assert shares([0, 0, 0]) == (0, 0, 0)
    assert shares([]) == ()


def test_the_first_of_equals_gets_the_remaining_percent() -> None:
    assert shares([1, 1, 1]) == (34, 33, 33)
