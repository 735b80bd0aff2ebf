"""The forms of the words and names of a language. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

UNCHANGED = frozenset([""])
"""The endings of a name that has one form."""


def _itself(stem: str) -> str:
    return stem


def _none(*_: str) -> frozenset[str]:
    return frozenset()


def _may_be_name(_: str) -> bool:
    return True


def _unchanged(name: str, _: str) -> tuple[str, frozenset[str]]:
    return name, UNCHANGED


class WordForms(msgspec.Struct, frozen=True, kw_only=True):
    """What the forms of a word have in common. Words are in lower case, with е for ё.

    snowball: the stemmer of that name; "": words are their own stems. trimmed: returns what is left of a stem.
    lemmas: returns the dictionary forms that a word may belong to.
    decline_name: returns the forms of a name of a gender, "m", "f" or ""; none if it is not known.
    is_name: returns whether a word, as written, may be a name.
    """

    snowball: str = ""
    trimmed: Callable[[str], str] = _itself
    lemmas: Callable[[str], frozenset[str]] = _none
    decline_name: Callable[[str, str], frozenset[str]] = _none
    is_name: Callable[[str], bool] = _may_be_name


class NameForms(msgspec.Struct, frozen=True, kw_only=True):
    """Names as an index of people has them, and as they are found.

    ending: what the stems of the forms of a surname differ in. particles: words before one, such as “van”; suffixes:
    after it, without a full stop, such as “jr”. comma: after the surname in an index.
    longest_ending: in letters; 0: names have one form.
    stem_and_endings: returns those of a name of a gender, "m", "f" or "".
    """

    ending: re.Pattern[str] = re.compile("(?!)")
    particles: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    comma: str = ","
    longest_ending: int = 0
    stem_and_endings: Callable[[str, str], tuple[str, frozenset[str]]] = _unchanged


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """The words by which the aligner knows that two sentences say the same.

    ending: what the forms of a word differ in, from its fourth letter.
    stems: of everyday words, in at most six letters, each with the English stems that translate it: `берег=bank,beach`.
    """

    ending: re.Pattern[str] = re.compile("$")
    stems: str = ""


PLAIN_WORDS, PLAIN_NAMES = WordForms(), NameForms()
"""Of a language that says nothing: words and names have one form."""

NO_LEXICON = Lexicon()
"""Of a language whose words the aligner does not know."""
