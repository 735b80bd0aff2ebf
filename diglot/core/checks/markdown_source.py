"""A manuscript in, what its editor allows out. Touches nothing."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from diglot.model.problems import AllowanceWithoutReason, Problem, UnusedAllowance

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


def find_allowances(text: str, path: str, outside_code: Collection[int]) -> tuple[Allowance, ...]:
    """The allowances of a file. text: the whole file, so that lines are the file's; outside_code: lines that count.

    One that stands in a paragraph is for this paragraph, one that stands alone for the block after it.

    >>> text = "One.\\n\\n<!-- diglot: allow number-differs because of miles -->\\n\\nTwo,\\nthree.\\n"
    >>> [(one.code, one.reason, one.first, one.last) for one in find_allowances(text, "a.md", range(1, 7))]
    [('number-differs', 'of miles', 3, 6)]
    """
    lines = text.split("\n")
    found = []
    for match in _ALLOWANCE.finditer(text):
        line, last = text.count("\n", 0, match.start()) + 1, text.count("\n", 0, match.end()) + 1
        if line not in outside_code:
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
