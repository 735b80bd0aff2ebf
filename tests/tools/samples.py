"""The rows of a table of tests in, a mark that tries some of them out: all of them with `--long`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pytest

Row = tuple[object, ...]


def sampled(names: str, *rows: Row, turns: Collection[Row]) -> pytest.MarkDecorator:
    """Return the parametrization. turns: the rows that a run without `--long` tries: each value of each column has one."""
    marked = [pytest.param(*row, marks=() if row in turns else pytest.mark.long) for row in rows]
    return pytest.mark.parametrize(names.split(), marked)


def one_in(number: int, values: Sequence[object]) -> list[Any]:
    """Return the values for a parametrization, of which a run without `--long` tries each n-th only."""
    return [
        pytest.param(value, marks=pytest.mark.long) if place % number else value for place, value in enumerate(values)
    ]
