"""Results and problems in, lines and documents out: what every command that reports has in common."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from diglot.cli.command import Option, flag
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.problems import Problem

ResultT = TypeVar("ResultT")


def print_problems(problems: Sequence[Problem], formatter: MessageFormatter) -> None:
    """Problems as an editor reads them."""
    for problem in problems:
        print(formatter.lines(problem, problem.severity), file=sys.stderr)


# As many problems as fit a screen or two are told as they stand in the files; of more, so many of each kind.
_MOST_IN_ORDER = 20
_EXAMPLES = 3


def all_option() -> Option:
    """The option that shows every problem."""
    return Option("--all", N_("show every problem, not only a few of each kind"), settings=flag())


def arranged(
    lines: Sequence[str], rows: Sequence[Mapping[str, Any]], formatter: MessageFormatter, *, with_all: bool
) -> Iterator[str]:
    """The lines of problems as they are printed: of many, a few of each kind, errors and the commonest first.

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
            yield formatter.say(N_("… and {number} more; --all shows every one"), number=number(len(group) - _EXAMPLES))


def problem_rows(problems: Sequence[Problem], formatter: MessageFormatter) -> list[Mapping[str, object]]:
    """Problems as scripts read them."""
    from diglot.cli.messages import problem_row

    return [problem_row(formatter, problem, problem.severity) for problem in problems]


def print_document(document: Mapping[str, object]) -> None:
    """One JSON document on the standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    print()


def split_results(found: Iterable[ResultT | Problem]) -> tuple[list[ResultT], list[Problem]]:
    """What was done, and what stood in the way of the rest."""
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
    """Does the person at the keyboard say yes, in either language?"""
    return input(question).strip().casefold() in ("y", "yes", "д", "да")
