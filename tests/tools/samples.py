"""A table of tests or the examples of a property in, some of them out: all of them with `--long`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import hypothesis
import pytest

EXAMPLES = 100
"""With how many examples a property is tried that names no number of its own."""

Row = tuple[object, ...]


def sampled(names: str, *rows: Row, turns: Collection[Row], scope: Any = None) -> pytest.MarkDecorator:
    """Return the parametrization. turns: the rows that a run without `--long` tries: each value of each column has one.

    scope: "module", where the tests of one row are to run after each other.
    """
    marked = [pytest.param(*row, marks=() if row in turns else pytest.mark.long) for row in rows]
    return pytest.mark.parametrize(names.split(), marked, scope=scope)


def one_in(number: int, values: Sequence[object]) -> list[Any]:
    """Return the values for a parametrization, of which a run without `--long` tries each n-th only."""
    return [
        pytest.param(value, marks=pytest.mark.long) if place % number else value for place, value in enumerate(values)
    ]


def examples(number: int) -> int:
    """Return with how many examples a property is tried in this run, of a number that is named in hundreds or less."""
    return max(1, number * hypothesis.settings.default.max_examples // EXAMPLES)
