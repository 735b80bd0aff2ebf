"""Words in, pieces of patterns out, for the rows of the rules. Touches nothing.

A pattern is quick when it begins with a rare character: a full stop, a figure, a space before a figure.
So the rows begin with that, and look behind for the word before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from diglot.model.languages import LANGUAGES
from diglot.model.markup.typography import NO_BREAK_SPACE

UNIT_END = r"[²³]?(?![\w-])"
"""What ends a unit after its letters: km, km², not kmh."""


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a row's pattern: in it `␣` is a space of any kind, `⍽` a no-break space."""
    return re.compile(pattern.replace("␣", "[ \u00a0\u202f]").replace("⍽", NO_BREAK_SPACE))


def after(words: Iterable[str], tail: str, *, either_case: bool = False) -> str:
    """Look behind for one of the words as a whole, then the tail: by length, as a look-behind must be.

    tail: what stands between the word and this place, of one length: `␣`, `\\.␣`.

    >>> after(("в", "на"), "␣")
    '(?:(?<=[^\\\\w-](?:в)␣)|(?<=[^\\\\w-](?:на)␣))'
    """
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(_either_case(word) if either_case else word)
    behind = [f"(?<=[^\\w-](?:{'|'.join(alike)}){tail})" for _, alike in sorted(by_length.items())]
    return f"(?:{'|'.join(behind)})"


def between_parts(compounds: Iterable[str]) -> str:
    """Match the full stop inside any of the compound abbreviations, with the space after it, if there is one.

    compounds: without their space, such as `т.е.`; either case of the first letter.

    >>> compile_pattern(between_parts(("т.е.", "т.д."))).sub(".⍽", " т.е. и т. к. ")
    ' т.⍽е. и т. к. '
    """
    seconds: dict[str, list[str]] = {}
    for compound in compounds:
        first, second = compound.split(".", 1)
        seconds.setdefault(first, []).append(re.escape(second) + ("" if second.endswith(".") else r"(?!\w)"))
    pairs = (rf"(?<=[^\w.]{_either_case(first)}\.)␣?(?={any_of(alike)})" for first, alike in seconds.items())
    return rf"\.(?:{'|'.join(pairs)})"


def any_of(words: Iterable[str]) -> str:
    """One of the words, the longest first.

    >>> any_of(("м", "мм"))
    '(?:мм|м)'
    """
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


def word_before(match: re.Match[str]) -> str:
    """Return the word that ends where the match begins.

    >>> word_before(re.compile(" II").search("Николай II"))
    'Николай'
    >>> word_before(re.compile(" II").search("Том и II"))
    'и'
    >>> word_before(re.compile(" II").search("Принц-регент II"))
    'Принц-регент'
    """
    text, end = match.string, match.start()
    start = end
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-\u0301"):
        start -= 1
    return text[start:end]


_LONGEST_LABEL = 12
_LONGEST_NAME = 40


class _NoQuantity(NamedTuple):
    """Patterns for numbers that count nothing. byte: after a size, copied from a machine.

    label: before a ticket, a revision, a port. name: what a number belongs to within a sentence, or an abbreviation:
    the Motorola 68000, HIP 29997 and 33694.
    """

    label: re.Pattern[str]
    name: re.Pattern[str]
    byte: re.Pattern[str]


@cache
def _no_quantity() -> _NoQuantity:
    words = [language.typography().range_words for language in LANGUAGES.values()]
    identified, byte, joints = (
        "|".join(filter(None, patterns))
        for patterns in zip(*((one.identified, one.byte, one.joints) for one in words), strict=True)
    )
    return _NoQuantity(
        re.compile(rf"(?:#|\b(?:{identified})[ \u00a0:#]+)$", re.IGNORECASE),
        re.compile(
            r"(?:[\w,;(][ \u00a0(]*[A-Z][A-Za-z]+|\b[A-Z]{2,5})[ \u00a0]"
            rf"(?:\d{{5,}},?[ \u00a0](?:(?:{joints})[ \u00a0])?)*$"
        ),
        re.compile(rf"[ \u00a0\u202f]?(?:{byte})", re.IGNORECASE),
    )


def is_quantity(match: re.Match[str]) -> bool:
    """Whether a long number counts something, and should be grouped.

    >>> texts = "12345 copies", "Feature #14104", "15531233 bytes", "HIP 29997, 33694", "It is. Print 68000"
    >>> [is_quantity(re.search("[0-9]{5,}", text)) for text in texts]
    [True, False, False, False, True]
    """
    before = match.string[max(0, match.start() - _LONGEST_NAME) : match.start()]
    none = _no_quantity()
    is_label = none.label.search(before[-_LONGEST_LABEL:]) or none.name.search(before)
    return not (is_label or none.byte.match(match.string, match.end()))


def _either_case(word: str) -> str:
    return f"[{word[0].upper()}{word[0].lower()}]{word[1:]}"
