"""Results and problems in, printed lines and JSON documents out: shared by all commands."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def print_problems(problems: Sequence[Problem], formatter: MessageFormatter) -> None:
    """Print problems on the standard error."""
    for problem in problems:
        print_line(formatter.lines(problem, problem.severity), sys.stderr)


# As many problems as fit a screen or two are printed in the order of files; of more, some of each kind.
_MOST_IN_ORDER = 20
_EXAMPLES = 3


def all_option() -> Option:
    """Return the option that shows every problem."""
    return Option("--all", N_("list every problem, not just a few of each kind"), settings=flag())


def arranged(
    lines: Sequence[str], rows: Sequence[Mapping[str, Any]], formatter: MessageFormatter, *, with_all: bool
) -> Iterator[str]:
    """Yield the lines of problems to print: of many, a few of each kind, errors and the most frequent first.

    rows: the same problems as scripts read them. with_all: every one, in the order of files.
    """
    if with_all or len(lines) <= _MOST_IN_ORDER:
        yield from lines
        return
    groups: dict[tuple[str, str], list[str]] = {}
    for line, row in zip(lines, rows, strict=True):
        groups.setdefault((row["severity"], row["code"]), []).append(line)
    for (_, code), group in sorted(groups.items(), key=lambda item: (item[0][0] != "error", -len(item[1]))):
        number = formatter.words.number
        yield f"{code}: {number(len(group))}"
        yield from group[:_EXAMPLES]
        if len(group) > _EXAMPLES:
            yield formatter.say(N_("… and {number} more; --all lists them all"), number=number(len(group) - _EXAMPLES))


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
