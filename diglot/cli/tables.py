"""Rows of cells in, lines that fit a terminal out. Touches nothing but the terminal's width."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

_GAP = _INDENT = "  "
# A name's column is never narrower, nor is the last one.
_LEAST_NAME, _LEAST_LAST = 16, 8
# Longer lines are hard to follow, however wide the terminal is.
_MOST_COLUMNS = 132


def terminal_columns() -> int:
    """Return how many columns a line may have: COLUMNS, else those of the terminal, else 80."""
    return min(shutil.get_terminal_size().columns, _MOST_COLUMNS)


def lay_out(rows: Sequence[Sequence[str]], columns: int) -> Iterator[tuple[str, ...]]:
    """Yield the lines of each row, as many characters long as the terminal has columns.

    The first cell of a row is its name, and is never cut: a long one has a line of its own. The last one is cut where
    it must be. Where there is no room for a whole column, those at the end are left out.

    >>> for lines in lay_out([["asia/seoul-1990-and-after", "12", "Nina Ash"], ["dash", "3", "Ed"]], 32):
    ...     print(lines)
    ('asia/seoul-1990-and-after', '                    12  Nina Ash')
    ('dash                3   Ed',)
    """
    if not rows:
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    while len(widths) > 1 and _width([_LEAST_NAME, *widths[1:-1], min(widths[-1], _LEAST_LAST)]) > columns:
        widths.pop()
    if len(widths) > 1:
        room = columns - _width([0, *widths[1:-1], 0])
        widths[0] = min(widths[0], room - min(widths[-1], _LEAST_LAST))
        widths[-1] = min(widths[-1], room - widths[0])
    for name, *cells in (row[: len(widths)] for row in rows):
        if cells and len(cells[-1]) > widths[-1]:
            cells[-1] = f"{cells[-1][: widths[-1] - 1]}…"
        is_long = bool(cells) and len(name) > widths[0]
        line = _GAP.join(map(str.ljust, ["" if is_long else name, *cells], widths)).rstrip()
        yield (name, line) if is_long else (line,)


def grouped_lines(
    head: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], columns: int, count: Callable[[int], str]
) -> Iterator[str]:
    """Yield the lines of a table whose rows stand in groups, each under its name and how many rows it has.

    rows: each with the name of its group, group by group. count: how a number is written.
    """
    # Laid out together, so that the columns of all groups stand below each other.
    heading, *laid_out = lay_out([head, *(cells for _, cells in rows)], columns - len(_INDENT))
    if rows:
        yield from (f"{_INDENT}{line}" for line in heading)
    for name, group in groupby(zip(rows, laid_out, strict=True), key=lambda pair: pair[0][0]):
        found = [lines for _, lines in group]
        yield f"{name}: {count(len(found))}"
        yield from (f"{_INDENT}{line}" for lines in found for line in lines)


def _width(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)
