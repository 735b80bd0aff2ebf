"""Problems in, the lines that a person reads out: of many problems, one example of each cause. Words only those.

Printing nine thousand problems takes seconds, and nobody reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.problems import Problem, Severity

MOST_IN_ORDER = 20
"""As many problems as fit a screen or two are printed in the order of files; of more, some of each kind."""
_EXAMPLES = 3


@dataclass
class _Cause:
    """The problems of one kind that one thing mends. first: the one that is shown."""

    first: Problem
    count: int = 0
    files: set[str] = field(default_factory=set)

    def take(self, problem: Problem) -> None:
        self.count += 1
        self.files.add(problem.position[0])


class Shown(NamedTuple):
    """A problem that is shown, or a note about others that are not. note: how many more of its cause; "" for none."""

    problem: Problem | None
    severity: Severity | None
    note: str


def shown_problems(
    formatter: MessageFormatter,
    graded: Sequence[tuple[Problem, Severity]],
    *,
    with_all: bool = False,
    is_page: bool = False,
) -> Iterator[Shown]:
    """Yield what is shown of problems, each with its severity.

    with_all: every problem, in the order of files. Of many, errors and the most frequent kinds come first.
    is_page: they are shown in a browser, where nobody can type an option.
    """
    if with_all or len(graded) <= MOST_IN_ORDER:
        yield from (Shown(problem, severity, "") for problem, severity in graded)
        return
    kinds: dict[tuple[Severity, str], dict[object, _Cause]] = {}
    for number, (problem, severity) in enumerate(graded):
        causes = kinds.setdefault((severity, problem.code), {})
        cause = tuple(getattr(problem, name) for name in problem.cause) if problem.cause else number
        causes.setdefault((type(problem), cause), _Cause(problem)).take(problem)
    ranked = sorted(kinds.items(), key=lambda item: (item[0][0] != "error", -_count(item[1].values())))
    for (severity, code), causes in ranked:
        ordered = sorted(causes.values(), key=lambda cause: -cause.count)
        yield from _of_kind(formatter, severity, code, ordered, is_page=is_page)


def shown_lines(
    formatter: MessageFormatter, graded: Sequence[tuple[Problem, Severity]], *, with_all: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield the texts to print of `shown_problems`, each with its severity, "" for one that is about others."""
    for problem, severity, note in shown_problems(formatter, graded, with_all=with_all):
        if problem and severity:
            yield formatter.lines(problem, severity), severity
        if note:
            yield f"    {note}" if problem else note, ""


def _count(causes: Iterable[_Cause]) -> int:
    return sum(cause.count for cause in causes)


def _of_kind(
    formatter: MessageFormatter, severity: Severity, code: str, causes: Sequence[_Cause], *, is_page: bool
) -> Iterator[Shown]:
    number = formatter.words.number
    if len(causes) > 1:
        yield Shown(None, None, f"{code}: {number(_count(causes))}")
    for cause in causes[:_EXAMPLES]:
        note = ""
        if cause.count > 1:
            more = formatter.count("{n} more of this cause", "{n} more of this cause", cause.count - 1)
            # Apart from the f-string: the extraction of messages does not look into them.
            files = formatter.count("in {n} file", "in {n} files", len(cause.files))
            note = f"{more}, {files}"
        yield Shown(cause.first, severity, note)
    if left := _count(causes[_EXAMPLES:]):
        more = N_("… and {number} more") if is_page else N_("… and {number} more; --all lists them all")
        yield Shown(None, None, formatter.say(more, number=number(left)))
