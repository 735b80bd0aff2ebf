"""Titles in, parts of addresses out. Touches nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_SLUG_BYTES = 200

# What a part of an address may be: words of small letters and digits, joined by single hyphens.
_SLUG = re.compile(r"[a-z0-9а-яё]+(?:-[a-z0-9а-яё]+)*")

# Names that Windows keeps for devices: a site is copied to every system.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)

# Russian in Latin letters as passports write it: ICAO Doc 9303 (2015), but «ё» and «э» as readers expect them in
# an address, and without the signs.
_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
        "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
        "э": "e", "ю": "iu", "я": "ia", "ѣ": "e", "і": "i", "ѳ": "f", "ѵ": "i",
    }
)  # fmt: skip


def is_slug(text: str) -> bool:
    """May this stand in an address as it is?

    >>> is_slug("владивосток-1986"), is_slug("../etc"), is_slug("aux")
    (True, False, False)
    """
    return bool(_SLUG.fullmatch(text)) and len(text.encode()) <= MAX_SLUG_BYTES and text not in _RESERVED


def transliterate(text: str) -> str:
    """Russian small letters as Latin ones; everything else as it is.

    >>> transliterate("записки щелкопера")
    'zapiski shchelkopera'
    """
    return text.translate(_LATIN)


# A tag, a folder, a name come again and again.
@lru_cache(maxsize=1 << 14)
def make_slug(text: str, *, latin_only: bool) -> str:
    """The nearest slug to a text, or "" where no letter or digit is left.

    >>> make_slug("Pivot № 2: «На Восток»", latin_only=False)
    'pivot-2-на-восток'
    >>> make_slug("Café, Владивосток", latin_only=True)
    'cafe-vladivostok'
    """
    if is_slug(text) and (text.isascii() or not latin_only):
        return text
    small = unicodedata.normalize("NFC", text).casefold()
    if latin_only:
        small = transliterate(small)
    small = "".join(_without_accent(letter) for letter in small)
    slug = "-".join(re.findall(r"[a-z0-9а-яё]+", small))
    while len(slug.encode()) > MAX_SLUG_BYTES:
        slug = slug[:-1].rstrip("-")
    return f"{slug}-page" if slug in _RESERVED else slug


def _without_accent(letter: str) -> str:
    # «й» and «ё» are letters of their own, not accented ones.
    return letter if letter in "йё" else unicodedata.normalize("NFD", letter)[0]
