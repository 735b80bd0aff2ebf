"""A word in, its stem out. The only module that imports snowballstemmer."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from diglot.model.languages import Lang

# Snowball leaves the vowel that comes and goes: сноска, сносок; отец, отца.
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхчшщ])[ое](?=[кцнл]$)")
_ALGORITHMS = {"en": "english", "ru": "russian"}


@cache
def _stemmer(lang: Lang) -> Any:
    return snowballstemmer.stemmer(_ALGORITHMS[lang])


@lru_cache(maxsize=1 << 15)
def stem(word: str, lang: Lang) -> str:
    """What all forms of a word begin with. word: in small letters.

    >>> stem("вооружениями", "ru") == stem("вооружений", "ru"), stem("сноска", "ru") == stem("сносок", "ru")
    (True, True)
    """
    found = str(_stemmer(lang).stemWord(word))
    return _FLEETING.sub("", found) if lang == "ru" else found
