"""Find the blocks of code and the definitions in the lines of a manuscript, as pandoc reads them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

LineKind: TypeAlias = Literal["text", "fence", "fenced", "indented"]
"""What a line is: text, the first line of a fenced block, a later line of it, or code by its indentation."""

# A list item may begin with a block of code.
FENCE = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
ITEM = re.compile(r"[ \t>]*(?:[-+*]|\(?(?:\w|[ivxlcdmIVXLCDM]{2,8}|\d{1,9})[.)])(?:[ \t]+|$)")
# What begins with a letter and may yet be an item.
_LETTERED = re.compile(r"\w{1,8}[.)]")
# The tag by which another tool begins code that is shown as it is, and the beginning of the tag that ends it.
LITERAL_NAMES = ("highlight", "raw", "verbatim", "codeblock")
LITERAL_TAG = re.compile(rf"\{{(?:%-?|\{{[<%])\s*({'|'.join(LITERAL_NAMES)})\b")
LITERAL_ENDS = {name: rf"\{{(?:%-?|\{{[<%])\s*(?:end|/\s*){name}\b" for name in LITERAL_NAMES}
_QUOTE = re.compile(r"(?: {0,3}>[ ]?)+")
# What holds indented paragraphs: the definition of a note, or of a term.
_DEFINITION = re.compile(r" {0,3}(?:\[\^[^\[\]\s]+\]:|[:~][ \t])")
# The definition of a note or of an address.
_LABELLED = re.compile(r" {0,3}\[(\^?)([^\[\]]+)\]:(?:\s|$)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_STEP = 4


def line_kinds(lines: Iterable[str]) -> Iterator[LineKind]:
    """Yield the kind of each line.

    >>> list(line_kinds(["- ```", "  code", "  ```", "Text.", "", "    code"]))
    ['fence', 'fenced', 'fenced', 'text', 'text', 'indented']
    >>> list(line_kinds(["[^1]: A note.", "", "    More of it.", "", "        code"]))
    ['text', 'text', 'text', 'text', 'indented']
    """
    fence = ""
    is_new = True
    margins = [0]  # where the text of each open item begins, the innermost last
    for written in lines:
        if fence:
            yield "fenced"
            end = written.strip(" \t>")
            if end.startswith(fence) and not end.strip(fence[0]):
                fence, is_new = "", True
            continue
        if written[:1].isalpha() and not _LETTERED.match(written):
            # Most lines are such.
            margins, is_new = [0] if is_new else margins, False
            yield "text"
            continue
        line = _without_quote(written)
        text = line.lstrip()
        indent = len(line) - len(text)
        while text and is_new and indent < margins[-1]:
            margins.pop()
        if text and is_new and indent - margins[-1] >= _STEP:
            yield "indented"
            continue
        margin = _margin(line)
        if margin:
            margins = [*(outer for outer in margins if outer <= indent), margin]
        opening = FENCE.match(written)
        fence = opening[1] if opening else ""
        is_new = not text or bool(_HEADING.match(line))
        yield "fence" if fence else "text"


def _without_quote(line: str) -> str:
    line = line.expandtabs(_STEP)
    quote = _QUOTE.match(line)
    return line[quote.end() :] if quote else line


def _margin(line: str) -> int:
    """Return the column at which the text of the item or definition begins that this line opens; 0 if it opens none."""
    if item := ITEM.match(line):
        return item.end()
    return _STEP if _DEFINITION.match(line) else 0


def find_definitions(lines: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each definition of a note or an address: its name, "^" before that of a note, and its range of lines."""
    name, start, stop = "", 0, 0
    is_comment = False
    for number, (line, kind) in enumerate(zip(lines, line_kinds(lines), strict=True)):
        is_comment = is_comment or (kind == "text" and line.lstrip().startswith("<!--"))
        match = _LABELLED.match(line) if kind == "text" and not is_comment else None
        is_comment = is_comment and "-->" not in line
        if match:
            if name:
                yield name, (start, stop)
            name, start, stop = match[1] + match[2], number, number + 1
        elif name and line.strip():
            if name.startswith("^") and (line.startswith(("    ", "\t")) or _is_continuation(lines, number, stop)):
                stop = number + 1
            else:
                yield name, (start, stop)
                name = ""
    if name:
        yield name, (start, stop)


def _is_continuation(lines: Sequence[str], number: int, stop: int) -> bool:
    """Return whether a line continues the paragraph of a note without an indent."""
    return number == stop and bool(lines[number - 1].strip())
