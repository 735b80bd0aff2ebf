"""A language in, its forms of numbers, months, hours, units and currencies by CLDR out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from babel.core import Locale
from babel.dates import get_day_names, get_month_names, get_period_names
from babel.numbers import get_currency_name, get_decimal_symbol, get_group_symbol

from diglot.extensions.check.model.measures import measure_key
from diglot.extensions.check.model.number_forms import NumberForms
from diglot.languages.parts.model.numbers import NumberWords
from diglot.model.languages import LANGUAGES, Language

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
    own = language.numbers()
    months |= {form: month for name, month in months.items() for form in own.month_forms(name)}
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
        _weekdays(locale, own),
        _measures(language),
    )


def _weekdays(locale: Locale, own: NumberWords) -> dict[str, int]:
    """Return the weekdays by name, in all cases."""
    names = {name.lower(): day for day, name in get_day_names("wide", "format", locale).items()}
    return {form: day for name, day in names.items() for form in own.weekday_forms(name)}


# Of a unit in CLDR that is a word like any other, not a measure.
_NO_MEASURES = frozenset(["item", "quarter", "dot"])
# Units whose names people use for each other: a ton is seldom the American one.
_ALIASES = {"ton": "tonne", "gallon-imperial": "gallon", "fluid-ounce": "ounce", "calorie": "foodcalorie"}


def _measures(language: Language) -> dict[str, frozenset[str]]:
    """Return the units and currencies that each word or sign may stand for, by its key."""
    found: dict[str, set[str]] = {}
    # Signs that are words like any other: “from 5 in the morning”, “in 1811 so as to”, «с 5 к 6».
    no_units = frozenset[str]().union(*(each.numbers().no_units for each in LANGUAGES.values()))
    for each in {*map(Locale.parse, (language.locale, *language.spellings))}:
        for words, name in (*_unit_words(each), *_currency_words(each, language.numbers())):
            key = measure_key(words)
            if key not in no_units:
                found.setdefault(key, set()).add(name)
    # КБ and кб, MB and Mb: where a sign in another case is not another unit.
    for key in [key for key in found if key.isalpha() and len(key) == 2]:
        for other in (key.lower(), key.upper(), key.title()):
            if any("byte" in name for name in found[key]):
                found.setdefault(other, set()).update(found[key])
    return {key: frozenset(names) for key, names in found.items()}


def _unit_words(locale: Locale) -> Iterable[tuple[str, str]]:
    for unit, widths in locale._data["unit_patterns"].items():
        name = unit.partition("-")[2]
        if name in _NO_MEASURES or name.endswith("-person"):
            continue
        for width in ("long", "short", "narrow"):
            for count, pattern in widths.get(width, {}).items():
                words = pattern.replace("{0}", "").strip()
                if count == "per" or not words:
                    continue
                # The reader of numbers may stop at “100 miles” of “100 miles an hour”.
                for each in {name, name.partition("-per-")[0]}:
                    yield words, re.sub(r"^dot\b", "pixel", _ALIASES.get(each, each))


def _currency_words(locale: Locale, own: NumberWords) -> Iterable[tuple[str, str]]:
    for code in map(str, locale.currencies):
        sign = str(locale.currency_symbols.get(code, code))
        yield code, code
        yield sign, code
        if not sign[-1].isalpha():
            yield sign[-1], code
        for count in (1, 2, 5):
            words = get_currency_name(code, count, locale).split(" (")[0].split()
            yield " ".join(words), code
            # “Dollars” may be of any country.
            if noun := own.currency_noun(words):
                yield noun, code


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


def place_names(language: Language) -> Iterable[tuple[str, str]]:
    """Yield the countries, and the cities that give their names to time zones, each with a code."""
    locale = Locale.parse(language.locale)
    yield from ((name, code) for code, name in locale.territories.items())
    names = {zone: str(names["city"]) for zone, names in locale.time_zones.items() if "city" in names}
    # CLDR leaves out an English city that is the last part of its zone.
    zones = {*names, *(str(zone) for other in LANGUAGES.values() for zone in Locale.parse(other.locale).time_zones)}
    yield from ((names.get(zone) or zone.rpartition("/")[2].replace("_", " "), zone) for zone in zones)


def language_names(language: Language) -> Iterable[str]:
    """Return the names of languages: in English they have a capital, as months have."""
    return Locale.parse(language.locale).languages.values()
