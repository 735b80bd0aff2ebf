"""A manuscript and what a ledger keeps of it in, whether both say the same out, without pandoc. Pure functions.

Most texts are as they were when they were declared in step, and most of what they consist of reads in a manuscript as
it does in a ledger. Where it does not, nothing is said here, and pandoc reads the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diglot.core.ledger.canonical_text import CODE_FENCE

# What begins a line of a list or a quotation; neither is in the text of a unit.
_MARKS = re.compile(r"(?=[>*+\d-])(?:>[ \t]?)*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|(?<=[>\s]))")
# The beginning of a line that pandoc may read as a block of its own, and this module does not.
_OTHER_BLOCK = re.compile(
    r"[#|~:>]|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|`{3}|<|\[(?:[ xX!^]|[^\]]*\]:)|-{3}|_{3}|\*{3}|={1,}[ \t]*$"
)
# The first line of a division, or its last.
_DIVISION = re.compile(r":{3}[ \t]*([\w-]*)")
_FENCE = re.compile(r"```[^`]*")
_HEADING = re.compile(r"#{1,6}[ \t]")
_HEADING_END = re.compile(r"(?<=[ \t])(?:#+|\{#[\w-]+\})$")
_RULE = re.compile(r"-{3,}|_{3,}|\*{3,}")
_COMMENT = re.compile(r"<!--(?:(?!--).)*-->")
_TABLE_RULE = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+")
_RULE_ROW = 2
# What pandoc reads as something else: an escaped sign, a character by its name, the definition of a note or an address.
_NAMED = re.compile(r"\\|&#?\w+;|^\[[^\]]*\]:")
_EMPHASIS = re.compile(r"(?<![\w_])_([^_]+)_(?![\w_])")
# What a line of a paragraph does not begin with.
_SIGNS = ("|", "~", ":", "=", CODE_FENCE)
_SPACES = re.compile("[ \t]{2,}|\t")
# Spaces before a line that begins no code.
_DEEPEST = 3


class _NotPlain(Exception):
    """Only pandoc can tell what the text says."""


def is_as_recorded(body: str, title: str, units: Sequence[str]) -> bool:
    """Return whether a body surely says what was recorded; marks of lists, quotations and divisions do not count.

    title: the heading above the text, or "". units: in the canonical form. False says nothing.

    >>> is_as_recorded("# Ice\\n\\nIt came\\nlate.\\n\\n- In _May_", "Ice", ["It came late.", "In *May*"])
    True
    >>> is_as_recorded("It came\\n\\nlate.", "", ["It came late."]), is_as_recorded("AT&amp;T", "", ["AT&T"])
    (False, False)
    """
    recorded = [line for unit in (f"# {title}" if title else "", *units) if unit for line in unit.split("\n")]
    try:
        return list(_lines(body.split("\n"))) == [_EMPHASIS.sub(r"*\1*", line) for line in recorded]
    except _NotPlain:
        return False


def _lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a body as a ledger has them: a block on each, those of code as they are."""
    paragraph: list[str] = []
    # How far the open block of code is indented; None where none is open. The number of the last row of a table.
    margin: int | None = None
    row = 0
    divisions = 0
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        text, indent = line.strip(" \t\r"), len(line) - len(line.lstrip(" "))
        if margin is not None:
            is_end = text == CODE_FENCE and indent <= margin + _DEEPEST
            yield text if is_end else line[min(margin, indent) :]
            margin = None if is_end else margin
            continue
        if text and not paragraph and (indent > _DEEPEST or line[0] == "\t"):
            raise _NotPlain
        is_row = text.startswith("|") and (row or (not paragraph and _TABLE_RULE.fullmatch(following.strip())))
        row = row + 1 if is_row else 0
        marks = _MARKS.match(text)
        block = None if marks else _block(text, is_first=not paragraph, row=row)
        if marks and (indent > _DEEPEST or _OTHER_BLOCK.match(text, marks.end())):
            raise _NotPlain
        if block is None and not paragraph and not following.strip() and (bound := _DIVISION.fullmatch(text)):
            divisions += 1 if bound[1] else -1
            block = []
        if divisions < 0 or (block is None and text.startswith(_SIGNS)):
            raise _NotPlain
        if marks or block is not None:
            yield from _joined(paragraph)
            paragraph = []
        if block is not None:
            yield from block
            margin = indent if block == [CODE_FENCE] else None
            continue
        paragraph.append(text[marks.end() :] if marks else text)
        if line.endswith("  "):
            yield from _joined(paragraph)
            paragraph = []
    yield from _joined(paragraph)
    if margin is not None or divisions:
        raise _NotPlain


def _block(text: str, *, is_first: bool, row: int) -> list[str] | None:
    """Return the lines of a block that is one line; None for a line of a paragraph.

    is_first: no paragraph is open. row: of the table that the line belongs to, from 1; 0 if it belongs to none.
    """
    if not text or (is_first and _COMMENT.fullmatch(text)):
        return []
    if _HEADING.match(text):
        return [_plain(_HEADING_END.sub("", text))]
    if _FENCE.fullmatch(text):
        return [CODE_FENCE]
    if is_first and _RULE.fullmatch(text):
        return ["***"]
    if row and bool(_TABLE_RULE.fullmatch(text)) == (row == _RULE_ROW):
        return [] if row == _RULE_ROW else [" | ".join(map(_plain, text.strip("|").split("|")))]
    return None


def _joined(paragraph: Sequence[str]) -> Iterator[str]:
    if paragraph:
        yield _plain(" ".join(paragraph))


def _plain(text: str) -> str:
    if _NAMED.search(text):
        raise _NotPlain
    return _EMPHASIS.sub(r"*\1*", _SPACES.sub(" ", text.strip(" \t")))
