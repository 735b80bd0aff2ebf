"""A word in, its stem out. The only module that imports snowballstemmer."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from diglot.model.languages import Lang

# Snowball keeps the fleeting vowel: сноска, сносок; отец, отца.
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхчшщ])[ое](?=[кцнл]$)")
_ALGORITHMS = {"en": "english", "ru": "russian"}


@cache
def _stemmer(lang: Lang) -> Any:
    return snowballstemmer.stemmer(_ALGORITHMS[lang])


@lru_cache(maxsize=1 << 15)
def stem(word: str, lang: Lang) -> str:
    """Return the stem of a word, which all its forms share. word: in lower case.

    >>> stem("вооружениями", "ru") == stem("вооружений", "ru"), stem("сноска", "ru") == stem("сносок", "ru")
    (True, True)
    """
    stemmed = str(_stemmer(lang).stemWord(word))
    return _FLEETING.sub("", stemmed) if lang == "ru" else stemmed
