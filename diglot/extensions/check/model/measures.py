"""The words of units and currencies: how they are looked up, and what one unit is in another. Touches nothing.

Units are named as in CLDR without their family (`kilometer`, `mile-per-hour`), currencies by ISO 4217.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import product

from diglot.languages.parts.model.letters import without_optional_marks
from diglot.model.languages import LANGUAGES

_SPACES = re.compile(r"[ \u00a0\u2009\u202f]+")


@lru_cache(maxsize=1 << 12)
def measure_key(words: str) -> str:
    """Return what the forms of a unit's or a currency's name have in common; a short sign stays as it is.

    >>> [measure_key(words) for words in ("километров", "километра", "градусов Цельсия", "kilometers", "feet", "МБ")]
    ['километр', 'километр', 'градус цельс', 'kilometer', 'feet', 'МБ']
    """
    return " ".join(map(_word_key, _SPACES.split(words.strip())))


def _word_key(word: str) -> str:
    if len(word) < 3 or not word.isalpha():
        return word.rstrip(".")
    lowered = without_optional_marks(word.lower())
    for ending in _endings():
        # Twice: «12-метровый» has the ending of an adjective and the one before it.
        lowered = ending.sub("", ending.sub("", lowered))
    return lowered


@cache
def _endings() -> Sequence[re.Pattern[str]]:
    return [language.numbers().unit_ending for language in LANGUAGES.values()]


# ---------------------------------------------------------------- one unit in another

# By dimension, each unit as a number of the first. Source: CLDR 46, supplemental/units.xml (convertUnits).
_SIZES: tuple[Mapping[str, str], ...] = (
    {
        "meter": "1", "kilometer": "1000", "centimeter": "0.01", "millimeter": "0.001", "micrometer": "0.000001",
        "nanometer": "0.000000001", "inch": "0.0254", "foot": "0.3048", "yard": "0.9144", "mile": "1609.344",
        "nautical-mile": "1852", "fathom": "1.8288",
    },
    {
        "kilogram": "1", "gram": "0.001", "milligram": "0.000001", "tonne": "1000", "pound": "0.45359237",
        "ounce": "0.028349523125", "stone": "6.35029318",
    },
    {"liter": "1", "milliliter": "0.001", "centiliter": "0.01", "hectoliter": "100", "gallon": "3.785411784",
     "pint": "0.473176473", "quart": "0.946352946", "cubic-meter": "1000", "barrel": "158.987294928"},
    {"square-meter": "1", "square-kilometer": "1000000", "hectare": "10000", "acre": "4046.8564224",
     "square-mile": "2589988.110336", "square-foot": "0.09290304", "square-centimeter": "0.0001"},
    {"kilometer-per-hour": "1", "mile-per-hour": "1.609344", "meter-per-second": "3.6", "knot": "1.852"},
    {
        "second": "1", "millisecond": "0.001", "minute": "60", "hour": "3600", "day": "86400", "week": "604800",
        "month": "2629746", "year": "31556952", "decade": "315569520", "century": "3155695200",
    },
    {"byte": "1", "kilobyte": "1000", "megabyte": "1000000", "gigabyte": "1000000000", "terabyte": "1000000000000"},
)  # fmt: skip
# Rounded like “nine miles”, «четырнадцать километров».
_ROUNDING = Fraction(6, 100)


def is_converted(value: Fraction, units: frozenset[str], other_value: Fraction, other_units: frozenset[str]) -> bool:
    """Return whether two measures are the same quantity in two units, roughly.

    >>> is_converted(Fraction(9), frozenset(["mile"]), Fraction(14), frozenset(["kilometer"]))
    True
    >>> is_converted(Fraction(9), frozenset(["mile"]), Fraction(9), frozenset(["kilometer"]))
    False
    """
    if "fahrenheit" in units | other_units and "celsius" in units | other_units:
        celsius, fahrenheit = (value, other_value) if "celsius" in units else (other_value, value)
        return abs(celsius * 9 / 5 + 32 - fahrenheit) <= 2
    for sizes in _SIZES:
        for unit, other in product(units & sizes.keys(), other_units & sizes.keys()):
            size, other_size = value * Fraction(sizes[unit]), other_value * Fraction(sizes[other])
            if unit != other and abs(size - other_size) <= _ROUNDING * max(size, other_size):
                return True
    return False
