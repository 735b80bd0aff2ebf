"""Rows of cells in, lines that fit a terminal out. Touches nothing but the terminal's width."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

_GAP = "  "
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


def _width(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)
