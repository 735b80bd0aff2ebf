"""Types of the pair linter: passages, pairs of passages, findings and terms. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

import msgspec

from diglot.model.languages import Lang
from diglot.model.problems import Problem
from diglot.model.translation.alignment import UnitKind

PassageKind: TypeAlias = UnitKind | Literal["note", "field"]
"""The kind of a unit of the alignment; or a note, or a field of the front matter."""


class Passage(msgspec.Struct, frozen=True):
    """A unit of a text as it is checked: its running text, and the features of it.

    text: notes left out; code, mathematics and markup as one U+FFFC for each of their characters.
    lines: the (offset, line) in `text` of the beginning of each line of the file; empty if positions are not known.
    foreign: ranges of `text` marked as another language. titles: those in italics. titled_links: the text of links to
    other sites, which is often a title in the language of the target.
    objects: code and formulas, each with its offset in `text`.
    code: blocks and spans of code. links: addresses as written. pictures: as written.
    rows, columns: of a table. is_ordered: of a list's item, whether the list is numbered.
    cites: the keys of its citations. strong: ranges of `text` in bold type.
    by: of a note, whose it is: "ed", "tr", or "" for the author.
    """

    kind: PassageKind
    lang: Lang
    text: str
    level: int = 0
    lines: tuple[tuple[int, int], ...] = ()
    foreign: tuple[tuple[int, int], ...] = ()
    titles: tuple[tuple[int, int], ...] = ()
    titled_links: tuple[tuple[int, int], ...] = ()
    objects: tuple[tuple[int, str], ...] = ()
    code: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    notes: tuple[Passage, ...] = ()
    rows: int = 0
    columns: int = 0
    is_ordered: bool = False
    pair: str = ""
    by: str = ""
    cites: tuple[str, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()

    def line_at(self, offset: int) -> int:
        """Return the line of the file with the character at an offset in `text`; 0 if positions are not known."""
        before = [line for start, line in self.lines if start <= offset]
        return before[-1] if before else (self.lines[0][1] if self.lines else 0)


class PassagePair(msgspec.Struct, frozen=True):
    """Passages of an original, and those of its translation (`own`) that translate them; one side may be empty.

    Both are ranges of indexes. is_moved: the translation has them in another place.
    """

    original: range
    translation: range
    is_moved: bool = False


class PassageLocation(msgspec.Struct, frozen=True):
    """The location of a finding in an edition: a passage and perhaps a note of it, by index; an offset in the text."""

    passage: int
    offset: int = 0
    note: int | None = None


class LocatedFinding(msgspec.Struct, frozen=True):
    """A finding whose line is not known yet.

    location: in the text that is checked, or in the original if `is_original`. beside: that of its
    counterpart.
    """

    problem: Problem
    location: PassageLocation
    beside: PassageLocation | None = None
    is_original: bool = False


class Allowance(msgspec.Struct, frozen=True):
    """`<!-- diglot: allow CODE because … -->`: its line, and the first and last lines that it applies to."""

    path: str
    line: int
    code: str
    reason: str
    first: int
    last: int

    def covers(self, problem: Problem) -> bool:
        """Return whether it silences a problem."""
        file, line = problem.position
        return bool(self.reason) and problem.code == self.code and file == self.path and self.first <= line <= self.last


class Term(msgspec.Struct, frozen=True):
    """A term or a name of `content/glossary.toml`: its variants in each language, the preferred one first."""

    by_lang: Mapping[Lang, tuple[str, ...]]


class Glossary(msgspec.Struct, frozen=True):
    """`content/glossary.toml`. names: of people and places."""

    terms: tuple[Term, ...] = ()
    names: tuple[Term, ...] = ()


FindStems: TypeAlias = Callable[[str, Lang], frozenset[str]]
"""Returns the stems and dictionary forms that a word may belong to: those of «писем» and «письмо» meet."""
