"""A locale in, its forms of numbers, lists and sizes out, by CLDR. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from babel.core import Locale
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit


class LocalForms:
    """The forms of a locale. Numbers are kept: the same ones occur many times, and Babel formats each again."""

    def __init__(self, name: str) -> None:
        self.locale = Locale.parse(name)
        self.number = lru_cache(maxsize=4096)(self._number)

    def _number(self, value: float) -> str:
        return format_decimal(value, locale=self.locale)

    def percent(self, percent: int) -> str:
        """Return a percentage: 31%, 31 %."""
        return format_percent(percent / 100, locale=self.locale)

    def listing(self, items: Iterable[str]) -> str:
        """Return items as a list in a sentence."""
        return format_list(list(items), locale=self.locale)

    def size(self, size: int) -> str:
        """Return the size of a file in decimal kilobytes or megabytes."""
        unit, value = ("megabyte", size / 1_000_000) if size >= 1_000_000 else ("kilobyte", max(1.0, size / 1000))
        rounded = round(value, 1) if unit == "megabyte" and value < 10 else round(value)
        return format_unit(rounded, f"digital-{unit}", length="short", locale=self.locale)
