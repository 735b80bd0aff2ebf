"""What the pair linter speaks of: passages, stretches of two texts that say the same, terms. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

import msgspec

from diglot.model.alignment import UnitKind
from diglot.model.languages import Lang
from diglot.model.problems import Problem

PassageKind: TypeAlias = UnitKind | Literal["note", "field"]
"""What a unit of the alignment may be; or a note, or a field of the front matter."""


class Passage(msgspec.Struct, frozen=True):
    """A unit of a text as it is checked: its running text, and what stands in it.

    text: notes left out; code, mathematics and markup as one U+FFFC for each of their characters.
    lines: where in `text` each line of the file begins, as (offset, line); empty where positions are not known.
    foreign: stretches of `text` marked as another language. titles: those in italics. titled_links: the words of links
    that lead to other sites: their titles are often in the language of what they lead to.
    objects: code and formulas by where they begin in `text`.
    code: blocks and spans of code. links: addresses as written. pictures: as written.
    rows, columns: of a table. is_ordered: of a list's item, whether the list is numbered.
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

    def line_at(self, offset: int) -> int:
        """The line of the file on which that character stands; 0 where positions are not known."""
        before = [line for start, line in self.lines if start <= offset]
        return before[-1] if before else (self.lines[0][1] if self.lines else 0)


class PassagePair(msgspec.Struct, frozen=True):
    """Passages of an original and of its translation that say the same, by their numbers; one side may be empty."""

    original: range
    own: range


class PassageLocation(msgspec.Struct, frozen=True):
    """Where in an edition a finding stands: a passage by number, perhaps a note of it, and a character of its text."""

    passage: int
    offset: int = 0
    note: int | None = None


class LocatedFinding(msgspec.Struct, frozen=True):
    """A finding whose line is not known yet: its spot in the text that is checked. beside: that of its counterpart.

    is_original: `spot` is one of the original's.
    """

    problem: Problem
    spot: PassageLocation
    beside: PassageLocation | None = None
    is_original: bool = False


class Term(msgspec.Struct, frozen=True):
    """A term or a name of `content/glossary.toml`: how it may be said in each language, the wanted word first."""

    by_lang: Mapping[Lang, tuple[str, ...]]


class Glossary(msgspec.Struct, frozen=True):
    """`content/glossary.toml`. names: of people and places."""

    terms: tuple[Term, ...] = ()
    names: tuple[Term, ...] = ()


class NumberForms(msgspec.Struct, frozen=True):
    """How a language writes numbers, by CLDR.

    groups: what may stand between groups of three digits. months: by name, in small letters, without full stops.
    scales: words such as million, by the beginning that all their forms share. half_days: words after an hour, and
    how many hours before noon or after it they mean: "pm", «вечера».
    """

    lang: Lang
    decimal: str
    groups: str
    months: Mapping[str, int]
    scales: Mapping[str, int]
    half_days: Mapping[str, int] = msgspec.field(default_factory=dict)


Stem: TypeAlias = Callable[[str, Lang], str]
"""A word's stem in a language: «вооружениями» and «вооружений» have one."""
