"""Find constructs in a manuscript that no essay needs and that overload the converters. Pure functions.

A Markdown parser takes hours over some texts of a few bytes. The time limit of pandoc is the guarantee; these limits
give a message with a line at once, where pandoc could only report that it gave up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from diglot.model.markup.line_kinds import line_kinds
from diglot.model.problems import N_, BeyondLimits, Problem

# Found with 23 hostile texts and a thousand real ones, which are far below the limits: tests/tools/hostile.py.
MAX_RUN = 60
MAX_MARKS_A_LINE = 400
MAX_NESTING = 20
MAX_LINE = 100_000
MAX_ACCENTS = 8
MAX_TABLE_ROWS = 1_500
MAX_COMMANDS = 5
MAX_INDICES = 6
MAX_NOTE_LETTERS = 1_000_000

Line: TypeAlias = tuple[int, str]
"""A line of a body and its number, from 1."""

# Characters that open something in Markdown. Runs of - = # . _ are rules, headings, leaders and blanks to fill in.
_OPENERS = "[*_`<{^~$"
_RUN = re.compile(rf"([\[\](){{}}<>!*`^~$\\])\1{{{MAX_RUN},}}")
_RULE = re.compile(r"[ \t]*([-*_~`])(?:[ \t]*\1)*[ \t]*")
_DIV = re.compile(r"[ \t>]*:{3,}[ \t:]*(\S?)")
_CONTAINER = re.compile(r"[ \t]*(>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))")
_COMMAND = re.compile(r"\\(?:(?:re)?newcommand|providecommand|newenvironment|def)\b")
# Combining marks: the blocks of that name in Unicode 16.
_ACCENTS = re.compile(
    rf"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{MAX_ACCENTS + 1},}}"
)
_BRACE = re.compile(r"\\.|([\^_]?)(?:(?<![ \t])[ \t]++)?\{|\}")
_NOTE = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:")
_NOTE_CALL = re.compile(r"\[\^([^\[\]\s]+)\]")
_CODE = re.compile(r"(`{1,3})[^`]+\1")


def find_excess(text: str, path: str) -> Iterator[Problem]:
    """Yield the limits that a body exceeds, each once, at the first line within the body.

    >>> [problem.line for problem in find_excess("A[^1]\\n\\n[^1]: See[^2]\\n\\n[^2]: See[^1]", "content/en/a.md")]
    [3]
    >>> list(find_excess("> - An essay.", "content/en/a.md"))
    []
    """
    lines = _outside_code(text)
    for sign, finder in _FINDERS:
        excess = next(finder(lines), None) if sign in text else None
        if excess:
            line, thing, number, limit = excess
            yield BeyondLimits(path, line, thing, str(number), str(limit))
    accents = _ACCENTS.search(text)
    if accents:
        line = text[: accents.start()].count("\n") + 1
        yield BeyondLimits(path, line, N_("accents on a single letter"), str(len(accents[0])), str(MAX_ACCENTS))


Excess: TypeAlias = tuple[int, str, int, int]
"""Line, thing, count, limit."""


def _outside_code(text: str) -> Sequence[Line]:
    """Return the lines outside fenced code blocks, in which these characters have no meaning."""
    lines = list(enumerate(text.split("\n"), start=1))
    if "```" not in text and "~~~" not in text:
        return lines
    kinds = line_kinds(line for _, line in lines)
    return [line for line, kind in zip(lines, kinds, strict=True) if kind != "fenced"]


def _long_lines(lines: Iterable[Line]) -> Iterator[Excess]:
    for number, line in lines:
        if len(line) > MAX_LINE:
            yield number, N_("characters in one line"), len(line), MAX_LINE


def _runs(lines: Iterable[Line]) -> Iterator[Excess]:
    for number, line in lines:
        run = _RUN.search(line) if len(line) > MAX_RUN else None
        if run and not _RULE.fullmatch(line):
            yield number, N_("identical characters in a row"), len(run[0]), MAX_RUN


def _crowded_lines(lines: Iterable[Line]) -> Iterator[Excess]:
    for number, line in lines:
        if len(line) > MAX_MARKS_A_LINE:
            most = max(line.count(opener) for opener in _OPENERS)
            if most > MAX_MARKS_A_LINE:
                yield number, N_("marks of one kind in one line"), most, MAX_MARKS_A_LINE


def _nesting(lines: Iterable[Line]) -> Iterator[Excess]:
    """Find quotations, lists and fenced divisions nested too deeply."""
    columns: list[int] = []  # of the markers of the open lists
    divisions = 0
    for number, line in lines:
        start = line[:1]
        if not start or start.isalpha():
            columns = columns if not start else []
            continue
        division = _DIV.match(line)
        if division:
            divisions = divisions + 1 if division[1] else max(0, divisions - 1)
        quotations = 0
        container = None if _RULE.fullmatch(line) else _CONTAINER.match(line)
        while container:
            if container[1] == ">":
                quotations += 1
            else:
                while columns and columns[-1] >= container.start(1):
                    columns.pop()
                columns.append(container.start(1))
            container = _CONTAINER.match(line, container.end())
        depth = quotations + len(columns) + divisions
        if depth > MAX_NESTING:
            yield number, N_("nested quotations and lists"), depth, MAX_NESTING


def _tables(lines: Iterable[Line]) -> Iterator[Excess]:
    rows = first = 0
    for number, line in lines:
        if "|" not in line:
            rows = 0
            continue
        rows += 1
        first = number if rows == 1 else first
        if rows > MAX_TABLE_ROWS:
            yield first, N_("rows in one table"), rows, MAX_TABLE_ROWS


def _commands(lines: Iterable[Line]) -> Iterator[Excess]:
    count = 0
    for number, line in lines:
        count += len(_COMMAND.findall(line)) if "\\" in line else 0
        if count > MAX_COMMANDS:
            yield number, N_("commands defined in formulas"), count, MAX_COMMANDS


def _indices(lines: Iterable[Line]) -> Iterator[Excess]:
    """Find nested indices: each level at least doubles the work of the formula converter."""
    for number, line in lines:
        if "^{" not in line and "_{" not in line:
            continue
        open_braces: list[bool] = []
        indices = 0
        for brace in _BRACE.finditer(line):
            if brace[0] == "}":
                indices -= open_braces.pop() if open_braces else 0
            elif not brace[0].startswith("\\"):
                open_braces.append(bool(brace[1]))
                indices += open_braces[-1]
            if indices > MAX_INDICES:
                yield number, N_("nested subscripts or superscripts in a formula"), indices, MAX_INDICES


def _notes(lines: Iterable[Line]) -> Iterator[Excess]:
    """Find notes that call each other in a circle, and notes that are too long when set at every call."""
    calls: dict[str, list[str]] = {"": []}
    letters: dict[str, int] = {"": 0}
    first_lines: dict[str, int] = {}
    name, is_after_blank = "", False
    for number, line in lines:
        note = _NOTE.match(line) if "[^" in line else None
        if note:
            name = note[1].casefold()
            calls.setdefault(name, [])
            letters.setdefault(name, 0)
            first_lines.setdefault(name, number)
        elif is_after_blank and line.strip() and not line.startswith((" ", "\t")):
            name = ""  # the text continues
        is_after_blank = not line.strip()
        rest = line[note.end() :] if note else line
        letters[name] += len(rest) if name else 0
        if "[^" in rest:
            calls[name] += [call[1].casefold() for call in _NOTE_CALL.finditer(_CODE.sub("", rest))]
    try:
        order = tuple(TopologicalSorter({name: set(row) for name, row in calls.items()}).static_order())
    except CycleError as error:
        circle = set(error.args[1])
        yield (
            min(first_lines[name] for name in circle),
            N_("footnotes that call each other in a circle"),
            len(circle),
            0,
        )
        return
    for name in order:
        inner = (letters[call] for call in calls.get(name, ()))
        letters[name] = letters.get(name, 0) + sum(inner)
    if letters[""] > MAX_NOTE_LETTERS:
        first = min(first_lines[name] for name in calls if name)
        yield first, N_("characters in footnotes, each counted once per reference"), letters[""], MAX_NOTE_LETTERS


# Each with a sign without which it finds nothing.
_FINDERS: tuple[tuple[str, Callable[[Sequence[Line]], Iterator[Excess]]], ...] = (
    ("", _long_lines),
    ("", _runs),
    ("", _crowded_lines),
    ("", _nesting),
    ("|", _tables),
    ("\\", _commands),
    ("{", _indices),
    ("[^", _notes),
)
