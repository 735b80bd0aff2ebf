"""Tables that pandoc would not read as such, or not whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from diglot.core.markdown.masks import masked
from diglot.core.markdown.scan import BAR, LOOSE_ATTRIBUTES, BodyScan, is_after_text, shortened
from diglot.model.problems import FileProblem, LostCells, ShownMarkup, SpacedTable

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


# What stands before the text of a line: marks of quotations, items, headings, definitions and notes.
_MARKER = re.compile(r"[ \t>]*+(?:(?:[-*+:~]|#{1,6}|\d{1,9}[.)]|\[\^?[^\]\n]*\]:)[ \t]++)*+")
_DASHES = re.compile(r"[-*_ \t]+")
_GAP = re.compile(r"[ \t](?<=[^\s|].)(?:(?<= ) {2,}|(?<=\t)[ \t]*| *\t[ \t]*)(?=[^\s|])")


def may_have_columns(text: str) -> bool:
    """Return whether a text may have columns that were made with spaces.

    >>> may_have_columns("made     1788"), may_have_columns("Made in 1788.")
    (True, False)
    """
    return ("   " in text or "\t" in text) and _GAP.search(text) is not None


def find_typed_columns(scan: BodyScan, blocks: Iterable[Sequence[int]]) -> Iterator[FileProblem]:
    """Find a table that was made with spaces or tabs: pandoc would run its lines together. blocks: of verse.

    In two lines at least, one below the other or below a line of dashes, the same column begins after a gap.
    """
    if not may_have_columns(scan.text):
        return
    in_blocks = {begun for block in blocks for begun in block}
    above, is_told, start = (frozenset[int](), 0, ""), False, 0
    for number, line in enumerate(scan.text.split("\n"), start=1):
        columns = _columns(line) if "   " in line or "\t" in line else frozenset()
        is_row = not above[0].isdisjoint(columns)
        if is_row and not is_told and start not in in_blocks and not scan.is_code(start):
            yield SpacedTable("", above[1], shortened(above[2]))
        if columns or not _DASHES.fullmatch(line):
            above, is_told = (columns, number, line), is_row
        start += len(line) + 1


def _columns(line: str) -> frozenset[int]:
    """Return where columns begin after gaps, with tabs as a text editor shows them."""
    marker = _MARKER.match(line)
    assert marker, "the pattern takes nothing as well"
    return frozenset(len(line[: gap.end()].expandtabs(8)) for gap in _GAP.finditer(line, marker.end()))


def _cells(row: str) -> int:
    row = row.strip(" \t>")
    return len(BAR.findall(row.removeprefix("|").removesuffix("|"))) + 1
