"""The text of a CSV file in, its rows as tables out, or the line of what is wrong with it. Pure functions."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from diglot.model.messages import N_

# What separates cells: spreadsheets of many countries write semicolons, because commas are in their numbers.
_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True)
class CsvError(Exception):
    """A CSV text cannot be read. line: from 1."""

    reason: str
    line: int


def read_csv(source: str) -> tuple[list[dict[str, Any]], list[int]]:
    """Return the rows below the head, each as a table by the names in the head, and the line where each begins.

    Columns whose names have a dot, such as `title.en` and `title.ru`, are parts of one value. Rows without a word are
    left out.

    Raises: CsvError.

    >>> read_csv("day;title.en;title.ru\\n2026-05-01;Spring;Весна\\n")
    ([{'day': '2026-05-01', 'title': {'en': 'Spring', 'ru': 'Весна'}}], [2])
    """
    (head_line, head), *rows = list(_rows(source)) or [(1, [])]
    columns = [tuple(name.split(".", 1)) for name in head]
    _check_head(head, columns, head_line)
    tables, lines = list[dict[str, Any]](), list[int]()
    for line, cells in rows:
        if len(cells) < len(head):
            raise CsvError(N_("the line has fewer cells than the first one has names"), line)
        if any(cells[len(head) :]):
            raise CsvError(N_("the line has more cells than the first one has names"), line)
        tables.append(_table(columns, cells))
        lines.append(line)
    return tables, lines


def _rows(source: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with a word, each with the line where it begins."""
    separator = max(_SEPARATORS, key=source.partition("\n")[0].count)
    # Not `splitlines`: a cell may have other signs that end a line.
    lines = (f"{line}\n" for line in source.split("\n"))
    reader = csv.reader(lines, delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        # Cells have a limit, which only what follows open quotation marks exceeds.
        is_open = "end of data" in str(error) or "limit" in str(error)
        reason = N_("quotation marks that open in this line are not closed")
        raise CsvError(reason if is_open else N_("a quotation mark inside of a cell is not doubled"), line) from None


def _check_head(head: Sequence[str], columns: Sequence[tuple[str, ...]], line: int) -> None:
    if not all(all(column) for column in columns):
        raise CsvError(N_("a column has no name"), line)
    whole = {column for column in columns if len(column) == 1}
    if len(set(head)) < len(head) or any((column[0],) in whole for column in columns if len(column) > 1):
        raise CsvError(N_("two columns have the same name"), line)


def _table(columns: Sequence[tuple[str, ...]], cells: Sequence[str]) -> dict[str, Any]:
    """Return a row as a table. A value of several parts has those that are not empty; without any, it is empty."""
    table: dict[str, Any] = {}
    for (name, *part), cell in zip(columns, cells, strict=False):
        if not part:
            table[name] = cell
        elif cell:
            table[name] = table.get(name) or {}
            table[name][part[0]] = cell
        else:
            table.setdefault(name, "")
    return table
