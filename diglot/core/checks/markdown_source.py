"""A manuscript's body in, what the Markdown reader swallows and what the editor allows out. Touches nothing."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from diglot.model.problems import (
    AllowanceWithoutReason,
    InlineNote,
    NoteInNote,
    Problem,
    UncalledNote,
    UndefinedNote,
    UnusedAllowance,
)

_FENCE = re.compile(r"[ \t>]*(`{3,}(?=[^`]*$)|~{3,})(.*)")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_DEFINITION = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:")
_CALL = re.compile(r"(?<!\\)\[\^([^\[\]\s]+)\](?!:)|(?<!\\)\[\^([^\[\]\s]+)\](?=:)")
_INLINE_NOTE = re.compile(r"(?<!\\)\^\[")


def lines_of_text(body: str) -> Iterator[tuple[int, str]]:
    """The lines of a body outside its blocks of code, by number from 1, each without its spans of code."""
    fence = ""
    for number, line in enumerate(body.split("\n"), start=1):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, _CODE.sub(lambda match: " " * len(match[0]), line)


def find_swallowed(body: str, path: str, body_line: int) -> Iterator[Problem]:
    """Notes that readers do not see, or see as signs. body_line: the line of the file on which the body begins.

    >>> [problem.code for problem in find_swallowed("A[^1] and ^[b].\\n\\n[^1]: C[^2]\\n\\n[^2]: D", "a.md", 1)]
    ['inline-note', 'note-in-note']
    """
    rows = list(lines_of_text(body))
    notes: dict[str, int] = {}
    calls: dict[str, int] = {}
    inner: list[tuple[str, int]] = []
    inside, is_after_blank = "", False
    for number, line in rows:
        at = number + body_line - 1
        definition = _DEFINITION.match(line)
        if definition:
            inside = definition[1]
            notes.setdefault(inside, at)
        elif is_after_blank and line.strip() and not line.startswith((" ", "\t")):
            inside = ""
        is_after_blank = not line.strip()
        rest = line[definition.end() :] if definition else line
        for match in _CALL.finditer(rest):
            name = match[1] or match[2]
            if inside:
                inner.append((name, at))
            calls.setdefault(name, at)
        yield from (InlineNote(path, at) for _ in _INLINE_NOTE.finditer(rest))
    known = {name.casefold() for name in notes}
    called = {name.casefold() for name in calls}
    yield from (NoteInNote(path, at, name) for name, at in dict(inner).items() if name.casefold() in known)
    yield from (UndefinedNote(path, at, name) for name, at in calls.items() if name.casefold() not in known)
    yield from (UncalledNote(path, at, name) for name, at in notes.items() if name.casefold() not in called)


# ---------------------------------------------------------------- allowances

_ALLOWANCE = re.compile(
    r"<!--\s*diglot:\s*allow\s+(?P<codes>[\w,\s-]*?)(?:\s+because\s+(?P<reason>.*?))?\s*-->", re.DOTALL
)


class Allowance(msgspec.Struct, frozen=True):
    """`<!-- diglot: allow CODE because … -->`: where it stands, and the lines that it is for."""

    path: str
    line: int
    code: str
    reason: str
    first: int
    last: int

    def covers(self, problem: Problem) -> bool:
        """Whether it silences a problem."""
        file, line = problem.position
        return bool(self.reason) and problem.code == self.code and file == self.path and self.first <= line <= self.last


def find_allowances(text: str, path: str) -> tuple[Allowance, ...]:
    """The allowances of a file. text: the whole file, so that lines are the file's.

    One that stands in a paragraph is for this paragraph, one that stands alone for the block after it.

    >>> text = "One.\\n\\n<!-- diglot: allow number-differs because of miles -->\\n\\nTwo,\\nthree.\\n"
    >>> [(one.code, one.reason, one.first, one.last) for one in find_allowances(text, "a.md")]
    [('number-differs', 'of miles', 3, 6)]
    """
    lines = text.split("\n")
    outside = {number for number, _ in lines_of_text(text)}
    found = []
    for match in _ALLOWANCE.finditer(text):
        line, last = text.count("\n", 0, match.start()) + 1, text.count("\n", 0, match.end()) + 1
        if line not in outside:
            continue
        rest = "".join(lines[line - 1 : last]).replace(match[0].replace("\n", ""), "")
        span = _paragraph(lines, line, last) if rest.strip(" \t>-*+") else (line, _block_after(lines, last))
        reason = " ".join((match["reason"] or "").split())
        codes = [code for code in re.split(r"[,\s]+", match["codes"].strip()) if code]
        found += [Allowance(path, line, code, reason, *span) for code in codes]
    return tuple(found)


def _paragraph(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    while first > 1 and lines[first - 2].strip():
        first -= 1
    while last < len(lines) and lines[last].strip():
        last += 1
    return first, last


def _block_after(lines: Sequence[str], line: int) -> int:
    """The last line of the block that follows a line."""
    while line < len(lines) and not lines[line].strip():
        line += 1
    while line < len(lines) and lines[line].strip():
        line += 1
    return line


def silence(
    problems: Iterable[Problem], allowances: Sequence[Allowance], known: Collection[str], checked: Collection[str]
) -> Iterator[Problem]:
    """The problems that no allowance covers, and what is wrong with the allowances themselves.

    Errors are never silenced: they stop a build. known: every code there is; checked: the files that were checked.
    """
    used: set[Allowance] = set()
    for problem in problems:
        covering = [one for one in allowances if problem.severity == "warning" and one.covers(problem)]
        used.update(covering)
        if not covering:
            yield problem
    for one in allowances:
        if not one.reason:
            yield AllowanceWithoutReason(one.path, one.line, one.code)
        elif one not in used and one.path in checked:
            like = "" if one.code in known else next(iter(difflib.get_close_matches(one.code, known, 1)), "")
            yield UnusedAllowance(one.path, one.line, one.code, f" ({like}?)" if like else "")
