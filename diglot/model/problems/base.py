"""What every kind of problem has: its code, its words, its place, its policy of severity. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import ClassVar, Literal, TypeAlias, TypeVar

import msgspec

from diglot.model.messages import N_ as N_  # problems and their words are mostly wanted together

Severity = Literal["error", "warning"]
ProblemT = TypeVar("ProblemT", bound="Problem")
StoredProblem: TypeAlias = dict[str, str | int | None]
"""A problem as plain values, to be kept."""


class Problem(msgspec.Struct, frozen=True):
    """Something that the editor must mend: in a file (`FileProblem`) or about something else (`SubjectProblem`)."""

    code: ClassVar[str]
    what: ClassVar[str]
    fix: ClassVar[str]
    severity: ClassVar[Severity] = "error"
    is_fatal: ClassVar[bool] = False
    """Nothing can be published with it: it stays an error where errors become warnings (`--lenient`)."""

    is_transient: ClassVar[bool] = False
    """It says nothing about the texts: `--strict` lets it pass, and a build with nothing to do does not repeat it."""

    follows_from: ClassVar[frozenset[str]] = frozenset()
    """Codes of problems of the same file that bring this one about: where one of them is reported, this one is not."""

    translated_facts: ClassVar[frozenset[str]] = frozenset(["wanted", "kind", "reason", "thing"])
    """Facts that are messages themselves ("a list of names"), to be translated; others are quoted."""

    @property
    def position(self) -> tuple[str, int]:
        """What it is about and the line, as programs read and sort them: 1 where no line is known."""
        raise NotImplementedError

    @property
    def printed_place(self) -> str:
        """What it is about, as an editor reads it."""
        raise NotImplementedError

    def at(self, line: int | None) -> Problem:
        """Return the same problem at a line that is now known, if it is in a file."""
        return self

    def with_facts(self, **facts: str | int | None) -> Problem:
        """Return the same problem with other facts."""
        return msgspec.structs.replace(self, **facts)

    def facts(self) -> dict[str, str]:
        """Return what fills the braces of `what` and `fix`."""
        return {name: str(getattr(self, name)) for name in self.__struct_fields__}


class FileProblem(Problem, frozen=True):
    """A problem in a file. file: from the publication's root; line: from 1, None for the whole file."""

    file: str
    line: int | None

    @property
    def position(self) -> tuple[str, int]:
        """The file, and the line or 1."""
        return self.file, self.line or 1

    @property
    def printed_place(self) -> str:
        """As compilers write it, so that an editor's program can jump there."""
        return f"{self.file}:{self.line or 1}"

    def at(self, line: int | None) -> FileProblem:
        """Return the same problem at this line."""
        return msgspec.structs.replace(self, line=line)


class SubjectProblem(Problem, frozen=True):
    """A problem that is not in a file. subject: what it is about, such as a folder, an address, an argument."""

    subject: str

    @property
    def position(self) -> tuple[str, int]:
        """The subject, and 1."""
        return self.subject, 1

    @property
    def printed_place(self) -> str:
        """The subject."""
        return self.subject


def kinds_of(base: type[ProblemT]) -> tuple[type[ProblemT], ...]:
    """Return every class below `base` that has a code, in the order of definition."""

    def below(kind: type[ProblemT]) -> Iterator[type[ProblemT]]:
        if "code" in vars(kind):
            yield kind
        for child in kind.__subclasses__():
            yield from below(child)

    return tuple(below(base))


def nearest(name: str, known: Iterable[str], least: float = 0.6) -> str:
    """Return the known name most like this one, or "". least: how much alike they must be, from 0 to 1.

    >>> nearest("anna-versova", ["anna-veresova", "thomas-hale"])
    'anna-veresova'
    """
    import difflib  # costs 5 ms: only when something is wrong

    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=least)), "")


def problem_to(problem: Problem) -> StoredProblem:
    """Return a problem as plain values."""
    return {"problem": type(problem).__name__, **msgspec.structs.asdict(problem)}


def problem_from(values: StoredProblem) -> Problem:
    """Return the problem that `problem_to` made these values of."""
    rest = {name: value for name, value in values.items() if name != "problem"}
    return _kinds_by_name()[str(values["problem"])](**rest)


@cache
def _kinds_by_name() -> Mapping[str, type[Problem]]:
    # Whoever has a problem in hand has imported the package, and with it every kind.
    return {kind.__name__: kind for kind in kinds_of(Problem)}
