"""The code of two passages in, what is not the same in it out. Touches nothing.

Code is kept letter by letter, but for what a reader reads in it: comments, strings and placeholders are translated.
And a name that one language has in code may stand in the other's running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from diglot.model.passages import Passage

_CYRILLIC = re.compile("[\u0400-\u04ff]")
# What a reader reads of a line of code: a string, a comment to the end of the line, a placeholder.
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|(?<!\w)'(?:[^'\\\n]|\\.)*'|«[^»\n]*»|“[^”\n]*”")
_COMMENT = re.compile(
    r"(?:(?<!\S)(?:#+|--|;+|%)|//+)(?=\s|[^\W_])[^\n]*$|/\*.*?\*/|<!--.*?-->|^\s*\*\s.*$", re.MULTILINE | re.DOTALL
)
_PLACEHOLDER = re.compile(r"<[^<>\n]*>|\[[^\[\]\n]*\]|\{[^{}\n]*\}")
_MARK = "\ufffc"


def find_difference(originals: Sequence[Passage], owns: Sequence[Passage]) -> str | None:
    """A line or a name of code that has no counterpart on the other side; None where all have one."""
    sides = [dict.fromkeys(_stripped(code) for one in side for code in one.code) for side in (originals, owns)]
    texts = [_folded(" ".join(one.text for one in side)) for side in (originals, owns)]
    odd = [[code for code in sides[at] if code not in sides[1 - at]] for at in (0, 1)]
    mine = [code for code in odd[1] if not _is_named(code, texts[0])]
    theirs = [code for code in odd[0] if not _is_named(code, texts[1])]
    for code in mine:
        other = next((other for other in theirs if _is_translation(other, code)), None)
        if other is None:
            return _odd_line(code, theirs or odd[0])
        theirs.remove(other)
    return _odd_line(theirs[0], odd[1]) if theirs else None


def _stripped(code: str) -> str:
    return "\n".join(line.rstrip() for line in code.strip("\n").split("\n"))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_named(code: str, text: str) -> bool:
    """Whether running text has the same words: “belongs to” for `belongs to`."""
    return re.search(rf"(?<!\w){re.escape(_folded(code))}(?!\w)", text) is not None


def _is_translation(code: str, other: str) -> bool:
    """Whether two pieces of code differ only in what is read, not run.

    >>> _is_translation('puts "Hi"  # greet', 'puts "Привет"  # поздороваться')
    True
    >>> _is_translation("wait(5)", "wait(6)"), _is_translation('open("a.md")', 'open("b.md")')
    (False, False)
    """
    lines, others = code.split("\n"), other.split("\n")
    if len(lines) == len(others):
        return all(_is_line_translated(*pair, is_block=len(lines) > 1) for pair in zip(lines, others, strict=True))
    # A comment may take more lines in one language than in the other.
    rest, other_rest = _without_comments(code), _without_comments(other)
    return len(rest) == len(other_rest) and all(
        _is_line_translated(*pair, is_block=True) for pair in zip(rest, other_rest, strict=True)
    )


def _is_line_translated(line: str, other: str, *, is_block: bool) -> bool:
    if line == other:
        return True
    if not (_CYRILLIC.search(line) or _CYRILLIC.search(other)):
        return False
    return _run_part(line) == _run_part(other) or (
        is_block and _is_prose(line) and _is_prose(other) and re.findall(r"\d+", line) == re.findall(r"\d+", other)
    )


def _run_part(line: str) -> str:
    """A line without what is only read in it."""
    return "".join(_PLACEHOLDER.sub(_MARK, _COMMENT.sub("", _STRING.sub(_MARK, line))).split())


def _is_prose(line: str) -> bool:
    """Whether a line of a block is words of a language, such as what a program prints."""
    return re.search(r"[^\W\d_]{2,}", line) is not None


def _without_comments(code: str) -> list[str]:
    return [line.rstrip() for line in _COMMENT.sub("", code).split("\n") if line.strip()]


def _odd_line(code: str, others: Sequence[str]) -> str:
    """The first line of a piece of code that has no counterpart in those of the other side."""
    lines = code.split("\n")
    for other in others:
        opposite = other.split("\n")
        if len(lines) == len(opposite) > 1:
            pairs = zip(lines, opposite, strict=True)
            odd = (line.strip() for line, one in pairs if not _is_line_translated(line, one, is_block=True))
            return next(odd, code)
    known = {line.strip() for other in others for line in other.split("\n")}
    return next((line.strip() for line in lines if line.strip() and line.strip() not in known), code)
