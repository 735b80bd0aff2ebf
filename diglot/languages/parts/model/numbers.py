"""The numbers of a language as the checks read them, besides what CLDR knows. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

import msgspec

HALF, THIRD, QUARTER = Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)


def _itself(name: str) -> Iterable[str]:
    return (name,)


def _last(words: Sequence[str]) -> str:
    return words[-1]


class NumberWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words of numbers in all their forms, in lower case, and how numbers, days and hours are written.

    implied: words that imply a number. multipliers: words after a number, and the factor by which they multiply it.
    parts: such words for parts of a whole, and their divisor. hours: those with a name, as readings ("t12:00").
    prefixes: the first parts of compound words. one_o_clock: words that are an hour without a number.
    year_words: words after an ordinal that is a year, often without its century.
    decade_ending: a pattern after the figures of a decade: 1990s. day_ending: after those of a day: 5th; "": none.
    decimal: a pattern of the sign of fractions; "": CLDR's.
    century, divisions, joints, half, o_clock: patterns of what stands beside a number, in texts of all languages: after
    the numeral of a century, before that of a part of a book, between two, after one with half as much more, after an
    hour.
    unit_ending: what the forms of a unit differ in. no_units: signs of units that are words too.
    are_hours_pointed: whether 17.30 is an hour. is_month_first: whether a day may stand after its month.
    are_names_capitalised: whether the names of days and months have a capital letter.
    month_forms, weekday_forms: return the forms of a name that CLDR lacks, and all forms of it.
    are_joined: returns whether a word may go on the number that ends with the word before it.
    currency_noun: returns the noun among the words of a currency.
    """

    cardinals: Mapping[str, int] = {}
    ordinals: Mapping[str, int] = {}
    decades: Mapping[str, int] = {}
    implied: Mapping[str, tuple[Fraction, ...]] = {}
    multipliers: Mapping[str, int] = {}
    parts: Mapping[str, int] = {}
    hours: Mapping[str, tuple[str, ...]] = {}
    prefixes: Mapping[str, int] = {}
    one_o_clock: frozenset[str] = frozenset()
    year_words: frozenset[str] = frozenset()
    decade_ending: str = "(?!)"
    day_ending: str = ""
    decimal: str = ""
    century: str = ""
    divisions: str = ""
    joints: str = ""
    half: str = ""
    o_clock: str = ""
    unit_ending: re.Pattern[str] = re.compile("(?!)")
    no_units: frozenset[str] = frozenset()
    are_hours_pointed: bool = False
    is_month_first: bool = False
    are_names_capitalised: bool = False
    month_forms: Callable[[str], Iterable[str]] = lambda _: ()
    weekday_forms: Callable[[str], Iterable[str]] = _itself
    are_joined: Callable[[str, str], bool] = lambda before, word: True
    currency_noun: Callable[[Sequence[str]], str] = _last


def by_form(forms_by_value: Mapping[int, str]) -> dict[str, int]:
    """Return values by the forms of their words. forms_by_value: with spaces between the forms of each."""
    return {form: value for value, forms in forms_by_value.items() for form in forms.split()}


def implied(rows: Iterable[tuple[str, tuple[int | Fraction, ...]]]) -> dict[str, tuple[Fraction, ...]]:
    """Return the numbers that words imply, by word. rows: words with spaces between them, and what each implies."""
    return {word: tuple(map(Fraction, values)) for words, values in rows for word in words.split()}


NONE = NumberWords()
"""Of a language that says nothing: numbers are read in figures, months and units by CLDR."""
