"""Turn titles into slugs: the parts of URLs. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from diglot.languages.parts.model.letters import latin_letters
from diglot.model.languages import LANGUAGES, LATIN, Lang

MAX_SLUG_BYTES = 200

# Words of small letters of any script and digits, joined by single hyphens; a letter with a mark is its letter.
_WORD = re.compile(r"[^\W_]+")
_SLUG = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

# Names that Windows reserves for devices: sites are copied to all systems.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)


def is_slug(text: str) -> bool:
    """Return whether a text can be a part of a URL as it is.

    >>> is_slug("владивосток-1986"), is_slug("נמל"), is_slug("Port"), is_slug("café"), is_slug("../etc"), is_slug("aux")
    (True, True, False, False, False, False)
    """
    is_plain = bool(_SLUG.fullmatch(text)) and text == (text.lower() if text.isascii() else _plain(text))
    return is_plain and len(text.encode()) <= MAX_SLUG_BYTES and text not in _RESERVED


# The same tags, folders and names recur.
@lru_cache(maxsize=1 << 14)
def make_slug(text: str, lang: Lang = "", *, latin_only: bool) -> str:
    """Return the closest slug to a text, or "" if no letter or digit is left.

    lang: of the text, whose letters are written in Latin ones as it says; "" where any language says so.

    >>> make_slug("Pivot № 2: «На Восток»", latin_only=False)
    'pivot-2-на-восток'
    >>> make_slug("Café, Владивосток", latin_only=True)
    'cafe-vladivostok'
    """
    if is_slug(text) and (text.isascii() or not latin_only):
        return text
    lowered = _plain(text.casefold().translate(latin_letters(lang)) if latin_only else text)
    slug = "-".join(_WORD.findall(lowered.encode("ascii", "replace").decode() if latin_only else lowered))
    while len(slug.encode()) > MAX_SLUG_BYTES:
        slug = slug[:-1].rstrip("-")
    return f"{slug}-page" if slug in _RESERVED else slug


def _plain(text: str) -> str:
    """Return a text in small letters without marks; other signs than letters and figures stand as hyphens."""
    signs = unicodedata.normalize("NFC", text).casefold()
    return "".join(_without_marks(sign) if sign.isalpha() or sign.isdecimal() else "-" for sign in signs)


@cache
def _separate_letters() -> frozenset[str]:
    """Return the letters with a mark that are letters of their own: «й», «ё»."""
    return frozenset(
        letter
        for language in LANGUAGES.values()
        if language.script != LATIN
        for letter in language.alphabet + language.optional_marks[0]
    )


def _without_marks(letter: str) -> str:
    if letter in _separate_letters():
        return letter
    plain = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return unicodedata.normalize("NFC", plain)
