"""Results and problems in, printed lines and JSON documents out: shared by all commands."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from diglot.cli.command import Option, flag
from diglot.cli.safe_text import escape_controls, show_controls
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.problems import Problem

ResultT = TypeVar("ResultT")


def print_line(
    text: str = "", file: TextIO | None = None, *, colour: str = "", is_safe: bool = False, flush: bool = False
) -> None:
    """Print a text of one or more lines, its control characters spelt out. Commands print with this alone.

    is_safe: the text has colours of its own, and what came from outside passed `show_controls` already.
    """
    text = text if is_safe else show_controls(text)
    print(f"{colour}{text}\x1b[0m" if colour else text, file=file, flush=flush)


def is_coloured(stream: TextIO) -> bool:
    """Return whether a stream is a terminal that may show colours (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


_SEVERITY_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[33m"}


def print_problem(lines: str, severity: str, file: TextIO) -> None:
    """Print the lines of a problem; on a terminal, its place in the colour of its severity."""
    place, colon, rest = show_controls(lines).partition(": ")
    if is_coloured(file) and colon:
        print_line(f"{_SEVERITY_COLOURS[severity]}{place}{colon}\x1b[0m{rest}", file, is_safe=True)
    else:
        print_line(lines, file)


def print_problems(problems: Sequence[Problem], formatter: MessageFormatter) -> None:
    """Print problems on the standard error."""
    for problem in problems:
        print_problem(formatter.lines(problem, problem.severity), problem.severity, sys.stderr)


# As many problems as fit a screen or two are printed in the order of files; of more, some of each kind.
_MOST_IN_ORDER = 20
_EXAMPLES = 3


def all_option() -> Option:
    """Return the option that shows every problem."""
    return Option("--all", N_("show every problem, not only a few of each kind"), settings=flag())


def print_arranged(
    lines: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    formatter: MessageFormatter,
    file: TextIO,
    *,
    with_all: bool,
) -> None:
    """Print the lines of problems: of many, a few of each kind, errors and the most frequent first.

    rows: the same problems as scripts read them. with_all: every one, in the order of files.
    """
    if with_all or len(lines) <= _MOST_IN_ORDER:
        for line, row in zip(lines, rows, strict=True):
            print_problem(line, row["severity"], file)
        return
    groups: dict[tuple[str, str], list[str]] = {}
    for line, row in zip(lines, rows, strict=True):
        groups.setdefault((row["severity"], row["code"]), []).append(line)
    number = formatter.words.number
    for (severity, code), group in sorted(groups.items(), key=lambda item: (item[0][0] != "error", -len(item[1]))):
        print_line(f"{code}: {number(len(group))}", file)
        for line in group[:_EXAMPLES]:
            print_problem(line, severity, file)
        if len(group) > _EXAMPLES:
            more = N_("… and {number} more; --all shows every one")
            print_line(formatter.say(more, number=number(len(group) - _EXAMPLES)), file)


def problem_rows(problems: Sequence[Problem], formatter: MessageFormatter) -> list[Mapping[str, object]]:
    """Return problems as `--json` prints them."""
    from diglot.cli.messages import problem_row

    return [problem_row(formatter, problem, problem.severity) for problem in problems]


def print_document(document: Mapping[str, object]) -> None:
    """Print a JSON document; control characters in its strings are escaped."""
    print(escape_controls(json.dumps(document, ensure_ascii=False, indent=1)))


def split_results(found: Iterable[ResultT | Problem]) -> tuple[list[ResultT], list[Problem]]:
    """Return the results and the problems among them, apart."""
    from diglot.model.problems import Problem

    results: list[ResultT] = []
    problems: list[Problem] = []
    for one in found:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            results.append(one)
    return results, problems


def confirm(question: str) -> bool:
    """Ask a question at the terminal; return whether the answer is yes, in either language."""
    return input(show_controls(question)).strip().casefold() in ("y", "yes", "д", "да")
