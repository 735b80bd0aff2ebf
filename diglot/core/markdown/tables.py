"""Tables that pandoc would not read as such, or not whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from diglot.core.markdown.masks import masked
from diglot.core.markdown.scan import BAR, LOOSE_ATTRIBUTES, BodyScan, is_after_text, shortened
from diglot.model.problems import FileProblem, LostCells, ShownMarkup

_RULE = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*")


def find_lost_cells(scan: BodyScan) -> Iterator[FileProblem]:
    """Find rows with more cells than the line of dashes has: pandoc drops the cells beyond it."""
    if "-|" not in scan.text and "- |" not in scan.text:
        return
    lines = masked(scan.text, scan.spans).split("\n")
    columns = start = 0
    for number, line in enumerate(lines, start=1):
        if columns and "|" in line:
            cells = _cells(line)
            if cells > columns and not scan.is_code(start):
                yield LostCells("", number, cells, columns)
        else:
            is_rule = "|" in line and "-" in line and _RULE.fullmatch(line)
            columns = _cells(line) if is_rule and number > 1 and _cells(lines[number - 2]) == _cells(line) else 0
        start += len(line) + 1


def find_broken_tables(scan: BodyScan, blocks: Iterable[Sequence[int]]) -> Iterator[FileProblem]:
    """Find lines with bars that are in no line block, and no table, which has a line of dashes.

    blocks: where the lines of each line block begin.
    """
    lines = scan.text.split("\n") if "|" in scan.text else []
    in_blocks = {begun for block in blocks for begun in block}
    start = number = 0
    for is_bar, group in groupby(lines, lambda line: line.lstrip(" \t>").startswith("|")):
        run = list(group)
        above = lines[number - 1] if number else ""
        # A line above may have bars as well: the first of a table, after the mark of an item or without one.
        if is_bar and len(run) > 1 and "|" not in above and not scan.is_code(start):
            is_rule = _RULE.fullmatch(run[1]) and _cells(run[0]) == _cells(run[1])
            follows_text = is_after_text(scan.text, start) and not LOOSE_ATTRIBUTES.fullmatch(above.strip())
            if start not in in_blocks and (not is_rule or follows_text):
                yield ShownMarkup("", number + 1, shortened(run[0]))
        number += len(run)
        start += sum(len(line) + 1 for line in run)


def _cells(row: str) -> int:
    row = row.strip(" \t>")
    return len(BAR.findall(row.removeprefix("|").removesuffix("|"))) + 1
