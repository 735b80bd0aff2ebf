"""What a language calls numbered parts, such as figures and theorems, in all its forms. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]
_CASES: tuple[Case, ...] = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")

Forms = tuple[str, str]
"""The singular and the plural of a word."""


class KindWords(msgspec.Struct, frozen=True):
    """What a language calls a kind. caption: before the number in captions, "" where it has none.

    opening: at the beginning of a sentence. running: inside of one, by case; without a case, always.
    """

    caption: str
    opening: Forms
    running: Mapping[Case, Forms] | Forms

    @property
    def all_running(self) -> tuple[Forms, ...]:
        """Every form inside a sentence."""
        return (self.running,) if isinstance(self.running, tuple) else tuple(self.running.values())


def declined(caption: str, singular: str, plural: str) -> KindWords:
    """Return the words of a kind whose name is declined. singular, plural: the forms in the order of the cases."""
    forms = dict(zip(_CASES, zip(singular.split(), plural.split(), strict=True), strict=True))
    one, many = forms["nominative"]
    return KindWords(caption, (one.capitalize(), many.capitalize()), forms)


def unchanged(word: str, plural: str) -> KindWords:
    """Return the words of a kind that has one form in captions and sentences."""
    return KindWords(word, (word, plural), (word, plural))


class NumberedPartWords(msgspec.Struct, frozen=True):
    """The words of a language. kinds: by "fig", "tbl", "eq", "sec", "thm" and "lst", all of them.

    conjunction: "and". has_stop: whether the number of a heading has a full stop.
    page: before the number of a page, at the beginning of a sentence and inside one.
    case_after: the case in which a word after this one stands. introductions: words before a key in brackets that only
    introduce it: others stand in the place of the word for its kind. asides: those of them that are said in passing.
    not_asking: what stands between a reference and the word that asks for its case.
    continued_table: what stands above the rest of a table that goes on overleaf, with `{number}`; "" for nothing.
    """

    kinds: Mapping[str, KindWords]
    page: tuple[str, str]
    conjunction: str
    introductions: frozenset[str]
    asides: frozenset[str]
    has_stop: bool = False
    case_after: Mapping[str, Case] = {}
    not_asking: frozenset[str] = frozenset()
    continued_table: str = ""
