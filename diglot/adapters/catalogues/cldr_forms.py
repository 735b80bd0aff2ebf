"""A language in, its forms of numbers, months and hours by CLDR out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from babel.core import Locale
from babel.dates import get_month_names, get_period_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from diglot.model.languages import Language
from diglot.model.passages import NumberForms

# Hours to add for each of CLDR's parts of the day.
_HOURS_BY_PERIOD = {"am": 0, "pm": 12, "morning1": 0, "afternoon1": 12, "evening1": 12, "night1": 0}
_SPACES = " \u00a0\u2009\u202f"


@lru_cache(maxsize=8)
def number_forms(language: Language) -> NumberForms:
    """Return how a language writes numbers, months, millions and hours, by CLDR."""
    locale = Locale.parse(language.locale)
    group = get_group_symbol(locale)
    months = {
        name.lower().rstrip("."): month
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for month, name in get_month_names(width, context, locale).items()
    }
    if language.code == "ru":
        months |= {form: month for name, month in months.items() for form in (*_declined(name), *_adjectives(name))}
    # The two Englishes cut September differently, and so do people: Sep, Sept.
    months |= {name[:3]: month for name, month in months.items() if len(name) > 3}
    half_days: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for period, name in get_period_names(width, "format", locale).items():
            if period in _HOURS_BY_PERIOD:
                half_days[name.lower()] = _HOURS_BY_PERIOD[period]
                # “pm” is also typed with full stops.
                half_days[re.sub(r"^([ap])m$", r"\1.m.", name.lower())] = _HOURS_BY_PERIOD[period]
    return NumberForms(
        language.code,
        get_decimal_symbol(locale),
        # Whatever CLDR says, spaces between thousands are met in every language.
        "".join(dict.fromkeys(group + _SPACES)) if group not in _SPACES else _SPACES,
        months,
        _scales(locale),
        half_days,
    )


def _declined(month: str) -> Iterable[str]:
    """Return the cases of a Russian month that CLDR lacks: в январе, к маю.

    >>> "январе" in _declined("январь"), "мае" in _declined("май"), "августом" in _declined("август")
    (True, True, True)
    """
    if month.endswith(("ь", "й")):
        return [month[:-1] + ending for ending in ("ю", "е", "ем")]
    return [month + ending for ending in ("у", "е", "ом")] if month.endswith("т") else ()


_ADJECTIVE = "ий ого ому им ом ая ой ую ое ие их ими".split()


def _adjectives(month: str) -> Iterable[str]:
    """Return the adjectives of a Russian month: декабрьская буря, к майским праздникам.

    >>> "декабрьской" in _adjectives("декабрь"), "майские" in _adjectives("май"), "мартовских" in _adjectives("март")
    (True, True, True)
    """
    if month.endswith("т") and len(month) > 3:
        stem = f"{month}овск"
    elif month.endswith(("ь", "й")):
        stem = "январск" if month == "январь" else f"{month}ск"
    else:
        return ()
    return [stem + ending for ending in _ADJECTIVE]


def _scales(locale: Locale) -> dict[str, int]:
    """Return the words for thousands and more, each as the prefix that all its forms share."""
    scales: dict[str, int] = {}
    for width in ("long", "short"):
        by_size: dict[int, list[str]] = {}
        for patterns in locale.compact_decimal_formats[width].values():
            for size, pattern in patterns.items():
                word = re.sub(r"[0\s'.]", "", pattern.pattern).lower()
                value = int(size) // 10 ** (pattern.pattern.count("0") - 1)
                by_size.setdefault(value, []).append(word)
        # A single letter (8K, 8M) may as well be a unit.
        scales |= {shared: size for size, words in by_size.items() if len(shared := _shared_prefix(words)) > 1}
    return scales


def _shared_prefix(words: Sequence[str]) -> str:
    """Return the letters that all words begin with.

    >>> _shared_prefix(["миллион", "миллиона", "миллионов"])
    'миллион'
    """
    first, last = min(words), max(words)
    return next((first[:at] for at, letter in enumerate(first) if last[at : at + 1] != letter), first)
