"""Verse: the spaces before its lines, and line blocks, whose lines begin with a bar; pandoc reads neither here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from diglot.core.markdown.divisions import divisions_of_class
from diglot.core.markdown.marks import LITERAL, literal_without
from diglot.core.markdown.scan import BAR, BodyScan, is_after_text, is_in
from diglot.model.markup.verse import indentation, is_indentation
from diglot.model.tree import (
    Inline,
    LineBlock,
    LineBreak,
    Node,
    Pandoc,
    Para,
    SoftBreak,
    Space,
    Str,
    find,
    lines_of,
    rewrite,
    wrapped_again,
    wrapped_inlines,
)

# What stands for a space before a line of verse, and before the bar of a line. No manuscript has them.
_INDENT, _LINE = "\U0003fffe", "\U0003ffff"
VERSE_MARKS = (_INDENT, _LINE)
_NO_MARKS = dict.fromkeys(map(ord, VERSE_MARKS))

_TAB = 4
# What follows the head of a table.
_TABLE_RULE = re.compile(r"[ \t>]*\|[ \t]*:?-+:?[ \t]*")
_BEFORE = re.compile(r"(?P<outer>(?:[ \t]*>)*)(?P<spaces>[ \t]*)(?=\S)")
_BAR_LINE = re.compile(r"[ \t>]*\|(?: (?P<spaces>[ \t]*)|$)", re.MULTILINE)


def find_verse(scan: BodyScan, blocks: Iterable[Sequence[int]]) -> Iterator[tuple[int, str]]:
    """Yield the place and the marks of each indented line of verse, and of each line of the line blocks."""
    for first, last in divisions_of_class(scan, "verse"):
        outer = _indentation(scan.text, scan.line_starts[first - 1])
        for start in scan.line_starts[first : last - 1]:
            spaces = _indentation(scan.text, start) - outer
            if spaces > 0 and not is_in(start, scan.code):
                before = _BEFORE.match(scan.text, start)
                yield (before.start("spaces") if before else start), _INDENT * spaces
    for block in blocks:
        for start in block:
            line = _BAR_LINE.match(scan.text, start)
            if line:
                yield scan.text.index("|", start), _LINE
                if spaces := _width(line["spaces"] or ""):
                    yield line.start("spaces"), _INDENT * spaces


def line_blocks(scan: BodyScan) -> Iterator[tuple[int, ...]]:
    """Yield where the lines of each line block begin: two or more with one bar each, and no text before them.

    A line that begins with a space goes on the one before it.
    """
    lines = scan.text.split("\n") if "|" in scan.text else []
    run: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if _is_bar_line(line) or (run and _goes_on(line)):
            run.append(number)
            continue
        starts = tuple(scan.line_starts[at] for at in run)
        is_block = sum(_is_bar_line(lines[at]) for at in run) > 1 and not is_after_text(scan.text, starts[0])
        is_block = is_block and not _TABLE_RULE.fullmatch(lines[run[1]])
        if is_block and not any(map(scan.is_code, starts)):
            yield starts
        run = []


def _is_bar_line(line: str) -> bool:
    return _BAR_LINE.match(line) is not None and len(BAR.findall(line)) == 1


def _goes_on(line: str) -> bool:
    return line[:1] in (" ", "\t") and bool(line.strip()) and "|" not in line


def _indentation(text: str, start: int) -> int:
    """Return how many columns are before the text of a line, behind the signs of quotations."""
    before = _BEFORE.match(text, start)
    return _width(before["spaces"]) if before else 0


def _width(spaces: str) -> int:
    return len(spaces.expandtabs(_TAB))


def read_verse(tree: Pandoc) -> Pandoc:
    """Return a tree with line blocks, with indentation as empty spans, and without marks."""

    def change(node: Node) -> Node:
        match node:
            case Para(inlines):
                first = next(iter(find(inlines, Str)), Str(""))
                return LineBlock(_lines_of_block(inlines)) if first.text.startswith(_LINE) else Para(_indented(inlines))
            case Str(text):
                return Str(text.translate(_NO_MARKS))
        return literal_without(_NO_MARKS, node)

    return Pandoc(tree.api_version, rewrite(tree.blocks, change, Para, Str, *LITERAL), tree.meta)


def _lines_of_block(inlines: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], ...]:
    _, *lines = lines_of(_with_line_breaks(inlines))
    return tuple(_from_the_edge(_indented(line)) for line in lines)


def _from_the_edge(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take the spaces before a line out of emphasis that begins on an earlier line."""
    if not line or not (inside := _from_the_edge(wrapped_inlines(line[0]))) or not is_indentation(inside[0]):
        return line
    return (inside[0], wrapped_again(line[0], inside[1:]), *line[1:])


def _with_line_breaks(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Put a line break in the place of each mark of a line, and of the break in the source before it."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Str) and inline.text.startswith(_LINE):
            if result and isinstance(result[-1], SoftBreak | LineBreak):
                result.pop()
            result.append(LineBreak())
            if rest := inline.text.removeprefix(f"{_LINE}|").lstrip(" "):
                result.append(Str(rest))
        elif inside := wrapped_inlines(inline):
            result.append(wrapped_again(inline, _with_line_breaks(inside)))
        elif not (isinstance(inline, Space) and result and isinstance(result[-1], LineBreak)):
            result.append(inline)
    return tuple(result)


def _indented(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Put an empty span in the place of the marks of each indented line."""
    result: list[Inline] = []
    for inline in inlines:
        is_after_marks = result and is_indentation(result[-1])
        if isinstance(inline, Str) and _INDENT in inline.text:
            result.append(indentation(inline.text.count(_INDENT)))
            if rest := inline.text.translate(_NO_MARKS).lstrip(" "):
                result.append(Str(rest))
        elif inside := wrapped_inlines(inline):
            result.append(wrapped_again(inline, _indented(inside)))
        elif not (is_after_marks and isinstance(inline, Space)):
            result.append(inline)
    return tuple(result)
