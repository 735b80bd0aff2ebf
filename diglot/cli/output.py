"""Results and problems in, lines and documents out: what every command that reports has in common."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.problems import Problem

ResultT = TypeVar("ResultT")


def print_problems(problems: Sequence[Problem], formatter: MessageFormatter) -> None:
    """Problems as an editor reads them."""
    for problem in problems:
        print(formatter.lines(problem, problem.severity), file=sys.stderr)


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
