"""Turn titles into slugs: the parts of URLs. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_SLUG_BYTES = 200

# Words of small letters of any script and digits, joined by single hyphens; a letter with a mark is its letter.
_WORD = re.compile(r"[^\W_]+")
_SLUG = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

# Names that Windows reserves for devices: sites are copied to all systems.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)

# Russian in Latin letters as in passports: ICAO Doc 9303 (2015), but «ё» and «э» as readers expect them in a URL,
# and without the hard and soft signs.
_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
        "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
        "э": "e", "ю": "iu", "я": "ia", "ѣ": "e", "і": "i", "ѳ": "f", "ѵ": "i",
    }
)  # fmt: skip


def is_slug(text: str) -> bool:
    """Return whether a text can be a part of a URL as it is.

    >>> is_slug("владивосток-1986"), is_slug("נמל"), is_slug("Port"), is_slug("café"), is_slug("../etc"), is_slug("aux")
    (True, True, False, False, False, False)
    """
    is_plain = bool(_SLUG.fullmatch(text)) and text == (text.lower() if text.isascii() else _plain(text))
    return is_plain and len(text.encode()) <= MAX_SLUG_BYTES and text not in _RESERVED


def transliterate(text: str) -> str:
    """Return a text with its lower-case Russian letters in Latin; leave everything else unchanged.

    >>> transliterate("записки щелкопера")
    'zapiski shchelkopera'
    """
    return text.translate(_LATIN)


# The same tags, folders and names recur.
@lru_cache(maxsize=1 << 14)
def make_slug(text: str, *, latin_only: bool) -> str:
    """Return the closest slug to a text, or "" if no letter or digit is left.

    >>> make_slug("Pivot № 2: «На Восток»", latin_only=False)
    'pivot-2-на-восток'
    >>> make_slug("Café, Владивосток", latin_only=True)
    'cafe-vladivostok'
    """
    if is_slug(text) and (text.isascii() or not latin_only):
        return text
    lowered = _plain(transliterate(text.casefold()) if latin_only else text)
    slug = "-".join(_WORD.findall(lowered.encode("ascii", "replace").decode() if latin_only else lowered))
    while len(slug.encode()) > MAX_SLUG_BYTES:
        slug = slug[:-1].rstrip("-")
    return f"{slug}-page" if slug in _RESERVED else slug


def _plain(text: str) -> str:
    """Return a text in small letters without marks; other signs than letters and figures stand as hyphens."""
    signs = unicodedata.normalize("NFC", text).casefold()
    return "".join(_without_marks(sign) if sign.isalpha() or sign.isdecimal() else "-" for sign in signs)


def _without_marks(letter: str) -> str:
    # «й» and «ё» are separate letters, not accented ones.
    if letter in "йё":
        return letter
    plain = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return unicodedata.normalize("NFC", plain)
