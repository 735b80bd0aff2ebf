"""Lay out the file that a translator fills in: the original's headings, and its other passages in comments.

Pure functions. Existing text is kept byte for byte: only what is missing is inserted, at its position. In a published
text, headings are inserted in comments too, so that no page changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from diglot.model.languages import letter_of, rival_of
from diglot.model.markup.line_kinds import find_definitions

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LABEL_LINE = re.compile(r"\A\s*\d+(?:–\d+)?[ \t]*\r?\n")
_WORD = re.compile(r"\w+")
# A line of attributes, or one that opens a div: part of the block below it.
_OPENS = re.compile(r"\s*(?:\{[^{}]*\}|:{3,}.*\S.*)\s*")

# A comment that shares so many words with a passage (Dice coefficient) was laid out for it, before it was reworded.
_SAME_PASSAGE = 0.6


class ScaffoldPassage(msgspec.Struct, frozen=True):
    """A block of the original as written. label: its numbers, "3" or "3–5". filled: its translation, if it is known."""

    label: str
    written: str
    is_heading: bool
    filled: str = ""


def split_passages(lines: Sequence[str], starts: Sequence[tuple[int, str, bool]]) -> tuple[ScaffoldPassage, ...]:
    """Split a text into blocks. starts: for each its line, from 1, its label, and whether it is a heading."""
    if not starts:
        return ()
    firsts = [_first_line_with_attributes(lines, line) for line, _, _ in starts]
    stops = [*firsts[1:], len(lines) + 1][: len(firsts)]
    return tuple(
        ScaffoldPassage(label, "\n".join(lines[first - 1 : stop - 1]).strip("\n"), is_heading)
        for first, stop, (_, label, is_heading) in zip(firsts, stops, starts, strict=True)
    )


def _first_line_with_attributes(lines: Sequence[str], line: int) -> int:
    while line > 1 and _OPENS.fullmatch(lines[line - 2]):
        line -= 1
    return line


def scaffold_passage(passage: ScaffoldPassage, *, is_published: bool = False, existing: str = "") -> str:
    """Return a passage as laid out for the translator, and the definitions in it that are not there yet.

    is_published: the text that it is inserted into is published. existing: that text.

    >>> print(scaffold_passage(ScaffoldPassage("3", "The credit came late.", False)))
    <!-- 3
    The credit came late.
    -->
    """
    body, definitions = _parts(passage.written)
    if passage.filled and not is_published:
        shown = passage.filled
    elif passage.is_heading and not is_published:
        shown = body.strip("\n")
    else:
        shown = f"<!-- {passage.label}\n{_without_arrows(body)}\n-->"
    missing = (text for text in definitions if f"{text.partition(':')[0]}:" not in existing)
    return "\n\n".join((shown, *(f"<!--\n{_without_arrows(text)}\n-->" for text in missing)))


def _parts(written: str) -> tuple[str, list[str]]:
    """Return a passage without the definitions of notes and addresses in it, and these: each has its own place."""
    lines = written.split("\n")
    ranges = [lines_of for _, lines_of in find_definitions(lines)]
    inside = {number for start, stop in ranges for number in range(start, stop)}
    body = "\n".join(line for number, line in enumerate(lines) if number not in inside)
    return body, ["\n".join(lines[start:stop]) for start, stop in ranges]


def _without_arrows(text: str) -> str:
    # A comment in the original would end this one, and so would an arrow.
    return _COMMENT.sub("", text).strip().replace("-->", "-- >")


def scaffold_body(passages: Sequence[ScaffoldPassage]) -> str:
    """Return the body of a new file."""
    return "".join(f"\n{scaffold_passage(passage)}\n" for passage in passages)


def find_comments(text: str) -> tuple[tuple[int, str], ...]:
    """Return the comments of a file: the line on which each begins, from 1, and its text."""
    return tuple((text.count("\n", 0, match.start()) + 1, match[1]) for match in _COMMENT.finditer(text))


_LABEL = re.compile(r"\s*(\d+(?:[–-]\d+)?)[ \t]*\n")


def find_translated_comments(text: str, lang: str) -> tuple[tuple[int, str], ...]:
    """Return the laid out comments into which somebody wrote a translation, as line and label.

    >>> find_translated_comments("<!-- 3\\nПоздний кредит.\\n-->", "ru")
    ((1, '3'),)
    """
    if "<!--" not in text:
        return ()
    own, other = letter_of(lang), letter_of(rival_of(lang))
    return tuple(
        (line, label[1])
        for line, comment in find_comments(text)
        if (label := _LABEL.match(comment)) and len(own.findall(comment)) > len(other.findall(comment))
    )


def is_in_scaffold(written: str, comment: str) -> bool:
    """Return whether the comment was laid out for a passage of the original. Its first line is the label.

    >>> is_in_scaffold("The credit came late.", " 3\\nThe credit came very late.\\n")
    True
    """
    laid_out = _LABEL_LINE.sub("", comment)
    if laid_out.split() == _without_arrows(_parts(written)[0]).split():
        return True
    passage_words, comment_words = (Counter(_WORD.findall(_COMMENT.sub("", text))) for text in (written, laid_out))
    total = passage_words.total() + comment_words.total()
    return bool(total) and 2 * (passage_words & comment_words).total() / total >= _SAME_PASSAGE


def insert_passages(
    content: bytes, passages: Sequence[tuple[int | None, ScaffoldPassage]], *, is_published: bool = False
) -> bytes:
    """Insert passages into a file, each before a line; at the end where the line is None.

    is_published: the file is published as it is.

    >>> insert_passages(b"a\\n\\nb\\n", [(3, ScaffoldPassage("2", "new", False))])
    b'a\\n\\n<!-- 2\\nnew\\n-->\\n\\nb\\n'
    """
    end = b"\r\n" if b"\r\n" in content else b"\n"
    lines = content.split(b"\n")
    texts = [line.decode("utf-8", "replace") for line in lines]
    before: dict[int, bytes] = {}
    tail = b""
    for line, passage in passages:
        laid_out = scaffold_passage(passage, is_published=is_published, existing="\n".join(texts))
        written = laid_out.encode().replace(b"\n", end)
        if line is None:
            tail += end + written + end
        else:
            first_line = _first_line_with_attributes(texts, line)
            before[first_line] = before.get(first_line, b"") + written + end + end
    if tail and not content.endswith(b"\n"):
        tail = end + tail
    return b"\n".join(before.get(number, b"") + line for number, line in enumerate(lines, start=1)) + tail
