"""A text in, how much of it is written in a script out: a “translation” in the original's letters is none yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from diglot.core.ledger.canonical_text import CODE_FENCE

# Code, addresses and HTML have no language.
_NO_LANGUAGE = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>|https?://\S+")

# A quotation in the other language, a list of foreign titles: a translation may have much of them, but not most.
LEAST_SHARE = 0.5
# So little of the original's length is a beginning, not a translation.
LEAST_LENGTH = 0.1


def count_letters(texts: Iterable[str], script: str) -> tuple[int, int]:
    """Letters of the script, and all letters. script: a name of `unicodedata`, such as "CYRILLIC".

    >>> count_letters(["Сеул, [Seoul](https://example.org)"], "CYRILLIC")
    (4, 9)
    """
    letters = [
        letter
        for text in texts
        if not text.startswith(CODE_FENCE)
        for letter in _NO_LANGUAGE.sub(" ", text)
        if letter.isalpha()
    ]
    return sum(_script(letter) == script for letter in letters), len(letters)


def is_stub(own: tuple[int, int], original: int) -> bool:
    """Is a text not really translated? own: letters of its script and all; original: all letters of the original.

    >>> is_stub((10, 1000), 1000), is_stub((900, 1000), 1000), is_stub((20, 20), 1000)
    (True, False, True)
    """
    of_script, all_letters = own
    return bool(original) and (
        all_letters < LEAST_LENGTH * original or of_script < LEAST_SHARE * all_letters or not all_letters
    )


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
