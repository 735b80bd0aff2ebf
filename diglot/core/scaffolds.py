"""Passages of an original in, the file that a translator fills in out: headings as they are, the rest in comments.

Touches nothing. What is there already stays byte for byte: only what is missing is put in, at its place. Into a text
that readers see, headings go in comments too: no page changes because somebody asked what is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LABEL_LINE = re.compile(r"\A\s*\d+(?:–\d+)?[ \t]*\r?\n")
_WORD = re.compile(r"\w+")
# A line of attributes, or one that opens a div: it belongs to the block below it.
_OPENS = re.compile(r"\s*(?:\{[^{}]*\}|:{3,}.*\S.*)\s*")

# A comment with so many words in common with a passage (Dice) was laid out for it, before it was reworded.
_SAME_PASSAGE = 0.6


class ScaffoldPassage(msgspec.Struct, frozen=True):
    """A block of the original as it is written. label: its numbers, "3" or "3–5"."""

    label: str
    written: str
    is_heading: bool


def passages(lines: Sequence[str], starts: Sequence[tuple[int, str, bool]]) -> tuple[ScaffoldPassage, ...]:
    """The blocks of a text. starts: for each its line, from 1, its label, and whether it is a heading."""
    if not starts:
        return ()
    firsts = [_with_attributes(lines, line) for line, _, _ in starts]
    stops = [*firsts[1:], len(lines) + 1][: len(firsts)]
    return tuple(
        ScaffoldPassage(label, "\n".join(lines[first - 1 : stop - 1]).strip("\n"), is_heading)
        for first, stop, (_, label, is_heading) in zip(firsts, stops, starts, strict=True)
    )


def _with_attributes(lines: Sequence[str], line: int) -> int:
    while line > 1 and _OPENS.fullmatch(lines[line - 2]):
        line -= 1
    return line


def scaffold_passage(passage: ScaffoldPassage, *, is_published: bool = False) -> str:
    """A passage as the translator finds it. is_published: readers see the text that it is put into.

    >>> print(scaffold_passage(ScaffoldPassage("3", "The credit came late.", False)))
    <!-- 3
    The credit came late.
    -->
    """
    if passage.is_heading and not is_published:
        return passage.written
    return f"<!-- {passage.label}\n{_commented(passage)}\n-->"


def _commented(passage: ScaffoldPassage) -> str:
    # A comment of the original's would end ours, and so would an arrow.
    return _COMMENT.sub("", passage.written).strip().replace("-->", "-- >")


def scaffold_body(rows: Sequence[ScaffoldPassage]) -> str:
    """The body of a new file."""
    return "".join(f"\n{scaffold_passage(row)}\n" for row in rows)


def find_comments(text: str) -> tuple[tuple[int, str], ...]:
    """The comments of a file: the line on which each begins, from 1, and its words."""
    return tuple((text.count("\n", 0, match.start()) + 1, match[1]) for match in _COMMENT.finditer(text))


_LABEL = re.compile(r"\s*(\d+(?:[–-]\d+)?)[ \t]*\n")
_CYRILLIC = re.compile(r"[а-яёА-ЯЁ]")
_LATIN = re.compile(r"[a-zA-Z]")


def translated_comments(text: str, lang: str) -> tuple[tuple[int, str], ...]:
    """The laid out comments that somebody wrote a translation into: line, and label.

    >>> translated_comments("<!-- 3\\nПоздний кредит.\\n-->", "ru")
    ((1, '3'),)
    """
    if "<!--" not in text:
        return ()
    own, other = (_CYRILLIC, _LATIN) if lang == "ru" else (_LATIN, _CYRILLIC)
    return tuple(
        (line, label[1])
        for line, comment in find_comments(text)
        if (label := _LABEL.match(comment)) and len(own.findall(comment)) > len(other.findall(comment))
    )


def is_in_scaffold(passage: ScaffoldPassage, comment: str) -> bool:
    """Was the comment laid out for this passage? Its first line is the label.

    >>> is_in_scaffold(ScaffoldPassage("3", "The credit came late.", False), " 3\\nThe credit came very late.\\n")
    True
    """
    laid_out = _LABEL_LINE.sub("", comment)
    if laid_out.split() == _commented(passage).split():
        return True
    one, other = (Counter(_WORD.findall(_COMMENT.sub("", text))) for text in (passage.written, laid_out))
    total = one.total() + other.total()
    return bool(total) and 2 * (one & other).total() / total >= _SAME_PASSAGE


def insert_passages(
    content: bytes, rows: Sequence[tuple[int | None, ScaffoldPassage]], *, is_published: bool = False
) -> bytes:
    """The file with passages before the lines that are named; at its end where none is.

    is_published: readers see the file as it is.

    >>> insert_passages(b"a\\n\\nb\\n", [(3, ScaffoldPassage("2", "new", False))])
    b'a\\n\\n<!-- 2\\nnew\\n-->\\n\\nb\\n'
    """
    end = b"\r\n" if b"\r\n" in content else b"\n"
    lines = content.split(b"\n")
    texts = [line.decode("utf-8", "replace") for line in lines]
    before: dict[int, bytes] = {}
    tail = b""
    for line, passage in rows:
        written = scaffold_passage(passage, is_published=is_published).encode().replace(b"\n", end)
        if line is None:
            tail += end + written + end
        else:
            at = _with_attributes(texts, line)
            before[at] = before.get(at, b"") + written + end + end
    if tail and not content.endswith(b"\n"):
        tail = end + tail
    return b"\n".join(before.get(number, b"") + line for number, line in enumerate(lines, start=1)) + tail
