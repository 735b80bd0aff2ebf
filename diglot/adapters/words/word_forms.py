"""A word in, what its forms have in common out. The only module that imports snowballstemmer.

A stemmer is loaded at first use, and so is the dictionary of a language.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from diglot.model.languages import LANGUAGES, Lang


@cache
def _stemmer(algorithm: str) -> Any:
    return snowballstemmer.stemmer(algorithm)


@lru_cache(maxsize=1 << 15)
def find_stems(word: str, lang: Lang) -> frozenset[str]:
    """Return the stem of a word and every dictionary form that it may belong to, if its language has a dictionary.

    Two words may be forms of one word if these sets meet. word: in lower case, with е for ё.

    >>> find_stems("писем", "ru") & find_stems("письмо", "ru")
    frozenset({'письмо'})
    >>> find_stems("treaties", "en")
    frozenset({'treati'})
    """
    forms = LANGUAGES[lang].word_forms()
    stem = str(_stemmer(forms.snowball).stemWord(word)) if forms.snowball else word
    return frozenset([forms.trimmed(stem), *forms.lemmas(word)])
