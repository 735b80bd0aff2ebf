"""The base classes of problems: their code, text, position and severity policy. Touches nothing.

No module of this package imports `annotations` from `__future__`: msgspec reads those of all kinds at once, which takes
10 ms, and 35 ms if they are strings.
"""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal, Self, TypeVar

import msgspec

from diglot.model.messages import N_ as N_  # most users of problems need it too

Severity = Literal["error", "warning"]
ProblemT = TypeVar("ProblemT", bound="Problem")
ResultT = TypeVar("ResultT")


class Problem(msgspec.Struct, frozen=True, tag_field="problem", tag=True):
    """Something for the editor to fix: in a file (`FileProblem`) or about something else (`SubjectProblem`).

    msgspec encodes it with the name of its class, and decodes it as `AnyProblem`.
    """

    code: ClassVar[str]
    what: ClassVar[str]
    fix: ClassVar[str]
    severity: ClassVar[Severity] = "error"
    is_fatal = False
    """Whether it stays an error where errors become warnings (`--lenient`): nothing can be published with it."""

    is_transient = False
    """Whether it is not about the texts: `--strict` ignores it, and a build without changes does not repeat it."""

    is_mild_in_drafts = True
    """Whether it is a warning in a draft, which nobody reads: not if it is what makes a draft of the text."""

    follows_from = frozenset[str]()
    """Codes of problems of the same file that cause this one: if one of them is reported, this one is not."""

    cause: ClassVar[tuple[str, ...]] = ()
    """Names of the facts that are the same wherever one thing is to be mended once; without any, each is by itself."""

    translated_facts = frozenset(["wanted", "kind", "reason", "thing"])
    """Facts that are messages ("a list of names") and are translated; others are quoted."""

    @property
    def position(self) -> tuple[str, int]:
        """The file or subject and the line, for programs and for sorting; line 1 if none is known."""
        raise NotImplementedError

    @property
    def printed_place(self) -> str:
        """The file or subject, and the line, as they are printed."""
        raise NotImplementedError

    def at(self, line: int | None) -> Self:
        """Return the problem with its line, if it is in a file."""
        return self

    def with_facts(self, **facts: str | int | None) -> Self:
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

    def at(self, line: int | None) -> Self:
        """Return the problem at a line."""
        return msgspec.structs.replace(self, line=line)


class Finding(FileProblem, frozen=True):
    """Something that only a person can judge: a warning, unless its class says otherwise."""

    severity: ClassVar[Severity] = "warning"


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


def in_question(like: str) -> str:
    """Return what was probably meant as messages add it, " (anna?)"; "" for "".

    >>> in_question("anna"), in_question("")
    (' (anna?)', '')
    """
    return f" ({like}?)" if like else ""


def suggestion_for(name: str, known: Iterable[str]) -> str:
    """Return the nearest known name as messages add it; "" if none is near."""
    return in_question(nearest(name, known))


def split_results(found: Iterable[ResultT | Problem]) -> tuple[list[ResultT], list[Problem]]:
    """Return the results and the problems among them, apart."""
    results: list[ResultT] = []
    problems: list[Problem] = []
    for one in found:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            results.append(one)
    return results, problems
