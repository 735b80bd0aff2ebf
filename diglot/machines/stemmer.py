"""A word in, its stem out. The only module that imports snowballstemmer."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from diglot.words.languages import Lang

_ALGORITHMS = {"en": "english", "ru": "russian"}


@cache
def _stemmer(lang: Lang) -> Any:
    return snowballstemmer.stemmer(_ALGORITHMS[lang])


@lru_cache(maxsize=1 << 15)
def stem(word: str, lang: Lang) -> str:
    """What all forms of a word begin with. word: in small letters.

    >>> stem("вооружениями", "ru") == stem("вооружений", "ru")
    True
    """
    return str(_stemmer(lang).stemWord(word))
