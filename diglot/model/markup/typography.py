"""Types and tables of typography: kinds of rules, the house style, characters. Touches nothing.

Patterns and replacements of rules contain no invisible characters: `␣` represents a space of any kind (plain,
no-break or narrow no-break), `⍽` represents U+00A0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec

from diglot.model.fields import NAMES

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
SOFT_HYPHEN = "\u00ad"
EN_DASH = "\u2013"
MINUS = "\u2212"
APOSTROPHE = "\u2019"
PRIME = "\u2032"
DOUBLE_PRIME = "\u2033"
ELLIPSIS = "\u2026"
STRESS_MARK = "\u0301"
PARAGRAPH_SEPARATOR = "\u2029"
OBJECT_MARK = "\ufffc"
"""The placeholder in running text for what is not text: code, mathematics, a picture, another language."""


Severity: TypeAlias = Literal["fix", "lint"]
Edit: TypeAlias = tuple[int, int, str]
"""The start and end of a range in the text, and its replacement."""


class HouseStyle(msgspec.Struct, frozen=True):
    """The typographic choices of a publication.

    disabled: ids of rules that are not applied.
    english_dash: "em-closed" is word—word (CMOS); "en-spaced" is word – word (British houses).
    english_points: where the linter expects commas and full stops at a closing quotation mark: "inside" (CMOS),
        "outside" (British houses), or as the author wrote them.
    thousands: the space inside grouped numbers in Russian text.
    yo: how the linter expects the letter ё to be used; it is never corrected.
    note_signatures: whether notes of the editor and of the translator say at their end whose they are.
    """

    disabled: Annotated[frozenset[str], NAMES] = msgspec.field(name="off", default=frozenset())
    english_dash: Literal["em-closed", "en-spaced"] = "em-closed"
    english_points: Literal["as-written", "inside", "outside"] = "as-written"
    thousands: str = NARROW_NO_BREAK_SPACE
    yo: Literal["as-written", "always", "never"] = "as-written"
    note_signatures: bool = False


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A typographic rule.

    id: language ("*" for all), subject and name, such as `ru/dash/em`.
    what: a line for an editor.
    source: the authority.
    only_if: the rule applies only if one of these strings occurs (a cheap test before the pattern).
    """

    id: str
    what: str
    source: str
    only_if: tuple[str, ...] = ()
    severity: ClassVar[Severity] = "fix"


class Bind(Rule, frozen=True, kw_only=True):
    """A rule that turns every space in a match of its pattern into a no-break space, and changes nothing else.

    confirms: returns whether the rule applies to a match.
    """

    pattern: str
    confirms: Callable[[re.Match[str]], bool] | None = None


class Replace(Rule, frozen=True, kw_only=True):
    """A rule that replaces each match of its pattern; a function may return None to leave it as it is."""

    pattern: str
    becomes: str | Callable[[re.Match[str], HouseStyle], str | None]


class Rewrite(Rule, frozen=True, kw_only=True):
    """A rule that needs the whole text, such as that of quotation marks."""

    find_edits: Callable[[str], list[Edit]]


class Lint(Rule, frozen=True, kw_only=True):
    """A rule whose matches are reported and never changed, because only a person can decide.

    applies: returns whether the house style asks for the rule.
    confirms: returns whether a match is a finding.
    headings_only: it is applied to headings alone. once_a_paragraph: only the first match in a paragraph is reported,
    because further ones have the same cause.
    """

    pattern: str
    applies: Callable[[HouseStyle], bool] | None = None
    confirms: Callable[[re.Match[str]], bool] | None = None
    headings_only: bool = False
    once_a_paragraph: bool = False
    severity: ClassVar[Severity] = "lint"


class TypographyFinding(msgspec.Struct, frozen=True):
    """A match of a lint rule.

    block: the index of the top-level block. excerpt: the match, with a little of the text around it.
    """

    rule: Lint
    excerpt: str
    block: int


CURRENCIES = tuple("USD EUR GBP RUB JPY CNY CHF CAD AUD INR KZT UAH BYN TRY PLN CZK SEK NOK".split())
"""Codes of currencies that follow their sums. Source: ISO 4217."""

ACRONYMS = frozenset("US UK UN USS DC EU BC AD AM PM AC BA MA MD JD LLB PS NY NZ NB LA CE BCE RA MS BS".split())
"""Letters with full stops that are not a person's initials: the U.S. Army."""


LATIN_TWINS = "aceopxyABCEHKMOPTXY"
CYRILLIC_TWINS = "асеорхуАВСЕНКМОРТХУ"
"""Letters that look alike, in the same order. Source: Unicode UTS #39, confusables."""

CONFUSED_LETTERS = "[\u0400-\u04ff]"
"""The letters that are typed for Latin ones; those of other scripts stand beside Latin ones as they are."""

_TO_CYRILLIC = str.maketrans(LATIN_TWINS, CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(CYRILLIC_TWINS, LATIN_TWINS)


def with_twins(letters: str) -> str:
    """Return Latin letters and those that are often typed for them: ХХ век, +5 °С.

    >>> with_twins("X") == "X\N{CYRILLIC CAPITAL LETTER HA}"
    True
    """
    return letters + letters.translate(_TO_CYRILLIC)


def in_one_script(word: str) -> str:
    """Return a word in the other script, if all its letters of the rarer script have twins there.

    Left alone: as many letters of both, an acronym with an ending (USBа), a foreign word with an ending (iPadа).

    >>> in_one_script("cлово"), in_one_script("USBа")
    ('слово', 'USBа')
    """
    latin = [letter for letter in word if letter.isascii()]
    cyrillic = re.findall(CONFUSED_LETTERS, word)
    if len(cyrillic) > len(latin) and all(letter in LATIN_TWINS for letter in latin):
        return word.translate(_TO_CYRILLIC)
    has_ending = not any(letter.isascii() for letter in word[word.index(cyrillic[0]) :])
    if len(latin) > len(cyrillic) and not has_ending and all(letter in CYRILLIC_TWINS for letter in cyrillic):
        return word.translate(_TO_LATIN)
    return word


MIXED_LETTERS = re.compile(f"[A-Za-z]{CONFUSED_LETTERS}|{CONFUSED_LETTERS}[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
# An address, a file's name, a formula or the like around a word, whose letters nobody corrects.
_NOT_PROSE = re.compile(r"[/\\@=$_#]")


def corrected_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield words of a line with letters of both alphabets, as written and as pages show them.

    >>> list(corrected_words("Это cлово, а не a/cлово."))
    [('cлово', 'слово')]
    """
    for token in text.split() if MIXED_LETTERS.search(text) else ():
        for word in _WORD.findall(token) if not _NOT_PROSE.search(token) else ():
            shown = in_one_script(word) if MIXED_LETTERS.search(word) else word
            if shown != word:
                yield word, shown
