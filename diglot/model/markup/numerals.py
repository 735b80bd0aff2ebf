"""Roman numerals and their values. Touches nothing."""

from __future__ import annotations

import re

_ROMAN_SHAPE = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
_ROMAN_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman_numeral(number: int) -> str:
    """Return a number in Roman numerals.

    >>> [roman_numeral(number) for number in (1, 4, 9, 14)]
    ['I', 'IV', 'IX', 'XIV']
    """
    numeral = ""
    for value, letters in _ROMAN_STEPS:
        numeral += letters * (number // value)
        number %= value
    return numeral


def roman_value(text: str) -> int:
    """Return the value of a Roman numeral in Latin capitals, 0 if the text is not one.

    >>> roman_value("XIX"), roman_value("IXX"), roman_value("CIVIL"), roman_value("")
    (19, 0, 0, 0)
    """
    if not text or not _ROMAN_SHAPE.fullmatch(text):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
