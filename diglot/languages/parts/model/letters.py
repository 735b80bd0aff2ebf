"""Letters as Unicode has them, and as the languages of the publication write and say them. Touches nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from diglot.model.languages import LANGUAGES, LATIN, Lang

# Syllables are called by their sound. In the last word of other names, such as BET, SHIN or ALPHA, it is the consonants
# at the beginning, or else the vowel; Cyrillic names like EL have theirs at the end.
_NAME = re.compile(
    r"(?:HANGUL SYLLABLE|(?:HIRAGANA|KATAKANA) LETTER(?: SMALL)?) (\w+)"
    r"|CYRILLIC.* E([FLMNRS])|.* LETTER (?:.* )?(R(?=H)|[^AEIOU\W]+|[AEIOU])\w*"
)

# The alphabets that have capitals are here: Latin, Greek, Cyrillic and Armenian.
_WITH_CAPITALS = "".join(map(chr, (*range(0x0590), *range(0x1E00, 0x2000))))
SMALL, CAPITAL = ("".join(filter(is_of, _WITH_CAPITALS)) for is_of in (str.islower, str.isupper))
"""The insides of classes of a pattern, `[^\\W\\d_{SMALL}]`: small letters, and capitals."""


def rows_of(written: str) -> dict[str, str]:
    """Return a table from how languages write one: `щ=shch ь=`."""
    return {letters: meant for letters, _, meant in (row.partition("=") for row in written.split())}


@cache
def other_letters() -> str:
    """Return the inside of a class of a pattern: the letters of languages that are not written in Latin ones."""
    return "".join(language.letters for language in LANGUAGES.values() if language.script != LATIN)


@cache
def _optional_marks() -> Sequence[tuple[str, str]]:
    return [pair for language in LANGUAGES.values() for pair in zip(*language.optional_marks, strict=True)]


def without_optional_marks(text: str) -> str:
    """Return a text without the marks that many leave out, character for character.

    >>> without_optional_marks("Всё ещё")
    'Все еще'
    """
    for marked, plain in _optional_marks():
        text = text.replace(marked, plain)
    return text


class _LatinLetters(dict[int, str]):
    """What a letter is in Latin letters, as `str.translate` asks: of some as languages say, of others by their name."""

    def __missing__(self, code: int) -> str:
        self[code] = letters = by_name(chr(code))
        return letters


@cache
def latin_letters(lang: Lang = "") -> Mapping[int, str]:
    """Return the table of small letters for `str.translate`: as a language has them, then others, then Unicode."""
    own = [LANGUAGES[lang]] if lang else []
    rows = [row for language in (*LANGUAGES.values(), *own) for row in rows_of(language.latin).items()]
    return _LatinLetters({ord(letter): latin for letter, latin in rows})


@cache
def by_name(letter: str) -> str:
    """Return what Unicode calls a letter, in Latin ones as far as they tell its sound; Latin letters stay as they are.

    >>> "".join(map(by_name, "שלום")), "".join(map(by_name, "λογος")), "".join(map(by_name, "서울")), by_name("é")
    ('shlvm', 'logos', 'seoul', 'é')
    """
    name = unicodedata.name(letter, "")
    is_of_alphabet = unicodedata.category(letter) in ("Ll", "Lo") and not name.startswith(LATIN)
    named = _NAME.fullmatch(name.partition(" WITH ")[0]) if is_of_alphabet else None
    return named[named.lastindex or 0].lower() if named else letter


@cache
def kept_parts() -> tuple[str, str]:
    """Return patterns of the first and last parts of words at whose hyphen no line ends: «по-английски», “e-mail”."""
    own = zip(*(language.kept_parts for language in LANGUAGES.values()), strict=True)
    short = r"[^\W\d_]{1,2}"
    first, last = ("|".join([*filter(None, parts), short]) for parts in own)
    return f"(?:{first})", f"(?:{last})"
