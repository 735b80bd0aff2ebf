"""The base classes of problems: their code, text, position and severity policy. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import ClassVar, Literal, TypeAlias, TypeVar

import msgspec

from diglot.model.messages import N_ as N_  # most users of problems need it too

Severity = Literal["error", "warning"]
ProblemT = TypeVar("ProblemT", bound="Problem")
StoredProblem: TypeAlias = dict[str, str | int | None]
"""A problem as plain values, for the cache."""


class Problem(msgspec.Struct, frozen=True):
    """Something for the editor to fix: in a file (`FileProblem`) or about something else (`SubjectProblem`)."""

    code: ClassVar[str]
    what: ClassVar[str]
    fix: ClassVar[str]
    severity: ClassVar[Severity] = "error"
    is_fatal: ClassVar[bool] = False
    """Whether it stays an error where errors become warnings (`--lenient`): nothing can be published with it."""

    is_transient: ClassVar[bool] = False
    """Whether it is not about the texts: `--strict` ignores it, and a build without changes does not repeat it."""

    follows_from: ClassVar[frozenset[str]] = frozenset()
    """Codes of problems of the same file that cause this one: if one of them is reported, this one is not."""

    translated_facts: ClassVar[frozenset[str]] = frozenset(["wanted", "kind", "reason", "thing"])
    """Facts that are messages ("a list of names") and are translated; others are quoted."""

    decimal_facts: ClassVar[frozenset[str]] = frozenset()
    """Facts that are decimal numbers, which are written as in the language of the message."""

    @property
    def position(self) -> tuple[str, int]:
        """The file or subject and the line, for programs and for sorting; line 1 if none is known."""
        raise NotImplementedError

    @property
    def printed_place(self) -> str:
        """The file or subject, and the line, as they are printed."""
        raise NotImplementedError

    def at(self, line: int | None) -> Problem:
        """Return the problem with its line, if it is in a file."""
        return self

    def with_facts(self, **facts: str | int | None) -> Problem:
        """Return the problem with other facts."""
        return msgspec.structs.replace(self, **facts)

    def facts(self) -> dict[str, str]:
        """Return the values of the placeholders of `what` and `fix`."""
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
        """The file and line in the format of compilers, which text editors can open."""
        return f"{self.file}:{self.line or 1}"

    def at(self, line: int | None) -> FileProblem:
        """Return the problem at a line."""
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
    """Return the known name most similar to a name, or "". least: the least similarity, from 0 to 1.

    Names that differ in case are the same, and one with the same letters in another order is preferred.

    >>> nearest("anna-versova", ["anna-veresova", "thomas-hale"])
    'anna-veresova'
    """
    import difflib  # costs 5 ms: only when something is wrong

    names = list(known)
    folded = name.casefold()
    found = [one for one in names if one.casefold() == folded] or difflib.get_close_matches(name, names, cutoff=least)
    return next((one for one in found if sorted(one) == sorted(name)), found[0] if found else "")


def problem_to(problem: Problem) -> StoredProblem:
    """Return a problem as plain values, for `problem_from`."""
    return {"problem": type(problem).__name__, **msgspec.structs.asdict(problem)}


def problem_from(values: StoredProblem) -> Problem:
    """Return the problem from which `problem_to` made these values.

    Raises: msgspec.ValidationError if it made none such.
    """
    kind = _kinds_by_name().get(str(values.get("problem")))
    if kind is None:
        raise msgspec.ValidationError("no kind of problem has this name")
    return msgspec.convert({name: value for name, value in values.items() if name != "problem"}, kind)


@cache
def _kinds_by_name() -> Mapping[str, type[Problem]]:
    # Every kind is known: importing any problem imports the whole package.
    return {kind.__name__: kind for kind in kinds_of(Problem)}
