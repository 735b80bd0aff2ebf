"""Read the editor's allowances in a manuscript, and apply them to problems. Pure functions."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from diglot.extensions.check.model.problems import AllowanceWithoutReason, UnusedAllowance
from diglot.model.problems import Problem, in_question
from diglot.model.translation.passages import Allowance

_COMMENT = re.compile(r"<!--\s*+diglot:\s*+allow\s(?P<said>(?:(?!-->|<!--).)*+)-->", re.DOTALL)
_ALLOWANCE = re.compile(r"(?P<codes>[\w,\s-]*?)(?:\sbecause\s(?P<reason>.*))?", re.DOTALL)


def find_allowances(text: str, path: str, outside_code: Collection[int]) -> tuple[Allowance, ...]:
    """Return the allowances of a file. text: the whole file, so that lines are the file's; outside_code: lines to read.

    An allowance inside a paragraph applies to this paragraph, one on its own to the block after it.

    >>> text = "One.\\n\\n<!-- diglot: allow number-differs because of miles -->\\n\\nTwo,\\nthree.\\n"
    >>> [(one.code, one.reason, one.first, one.last) for one in find_allowances(text, "a.md", range(1, 7))]
    [('number-differs', 'of miles', 3, 6)]
    >>> find_allowances("Write `<!-- diglot: allow number-differs because of miles -->`.", "a.md", [1])
    ()
    """
    lines = text.split("\n")
    allowances = []
    for match in _COMMENT.finditer(text):
        line, last = text.count("\n", 0, match.start()) + 1, text.count("\n", 0, match.end()) + 1
        # In backticks it is an example.
        said = _ALLOWANCE.fullmatch(match["said"])
        if said is None or line not in outside_code or text.endswith("`", 0, match.start()):
            continue
        rest = "".join(lines[line - 1 : last]).replace(match[0].replace("\n", ""), "")
        span = _paragraph(lines, line, last) if rest.strip(" \t>-*+") else (line, _block_after(lines, last))
        reason = " ".join((said["reason"] or "").split())
        codes = [code for code in re.split(r"[,\s]+", said["codes"].strip()) if code]
        allowances += [Allowance(path, line, code, reason, *span) for code in codes]
    return tuple(allowances)


def _paragraph(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    while first > 1 and lines[first - 2].strip():
        first -= 1
    while last < len(lines) and lines[last].strip():
        last += 1
    return first, last


def _block_after(lines: Sequence[str], line: int) -> int:
    """Return the last line of the block that follows a line."""
    while line < len(lines) and not lines[line].strip():
        line += 1
    while line < len(lines) and lines[line].strip():
        line += 1
    return line


def apply_allowances(
    problems: Iterable[Problem], allowances: Sequence[Allowance], known: Collection[str], checked: Collection[str]
) -> Iterator[Problem]:
    """Yield the problems that no allowance covers, and the problems of the allowances themselves.

    Errors are never silenced: they stop a build. known: every existing code; checked: the files that were checked.
    """
    used: set[Allowance] = set()
    for problem in problems:
        covering = [
            allowance for allowance in allowances if problem.severity == "warning" and allowance.covers(problem)
        ]
        used.update(covering)
        if not covering:
            yield problem
    for allowance in allowances:
        if not allowance.reason:
            yield AllowanceWithoutReason(allowance.path, allowance.line, allowance.code)
        elif allowance not in used and allowance.path in checked:
            like = (
                "" if allowance.code in known else next(iter(difflib.get_close_matches(allowance.code, known, 1)), "")
            )
            yield UnusedAllowance(allowance.path, allowance.line, allowance.code, in_question(like))
