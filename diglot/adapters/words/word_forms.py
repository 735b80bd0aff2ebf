"""A word in, what its forms have in common out. The only module that imports pymorphy3 and snowballstemmer.

Both are loaded at first use: the dictionary of Russian takes 0.08 s and 25 MB.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from diglot.model.languages import Lang

# Snowball keeps the fleeting vowel of words that no dictionary has.
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхчшщ])[ое](?=[кцнл]$)")
_ALGORITHMS = {"en": "english", "ru": "russian"}


_NAMES = frozenset(["Name", "Surn", "Patr"])
_GENDERS = {"m": frozenset(["masc", None]), "f": frozenset(["femn", None]), "": frozenset(["masc", "femn", None])}


@cache
def _stemmer(lang: Lang) -> Any:
    return snowballstemmer.stemmer(_ALGORITHMS[lang])


@cache
def _dictionary() -> Any:
    import pymorphy3
    import pymorphy3_dicts_ru

    # By its path: looking for it among the installed packages takes longer than reading it.
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")


@lru_cache(maxsize=1 << 15)
def find_stems(word: str, lang: Lang) -> frozenset[str]:
    """Return the stem of a word and, in Russian, every dictionary form that it may belong to.

    Two words may be forms of one word if these sets meet. word: in lower case, with е for ё.

    >>> find_stems("писем", "ru") & find_stems("письмо", "ru")
    frozenset({'письмо'})
    >>> find_stems("treaties", "en")
    frozenset({'treati'})
    """
    stem = str(_stemmer(lang).stemWord(word))
    if lang != "ru":
        return frozenset([stem])
    lemmas = (str(lemma).replace("ё", "е") for lemma in _dictionary().normal_forms(word))
    return frozenset([_FLEETING.sub("", stem), *lemmas])


@lru_cache(maxsize=1 << 12)
def decline_name(name: str, gender: str) -> frozenset[str]:
    """Return the forms of a Russian first name or surname, in lower case, with е for ё.

    gender: "m", "f", or "" for either. Empty if the dictionary does not have the word as a name.

    >>> sorted(decline_name("Лев", "m") & {"льва", "львом", "лева"}), decline_name("Эш", "f")
    (['льва', 'львом'], frozenset())
    """
    word = name.lower()
    return frozenset(
        form.word.replace("ё", "е")
        for parse in _dictionary().parse(word)
        if parse.is_known and parse.normal_form == word and not _NAMES.isdisjoint(parse.tag.grammemes)
        for form in parse.lexeme
        if form.tag.gender in _GENDERS[gender]
    )


_PROPER = frozenset(["Name", "Surn", "Patr", "Geox", "Orgn", "Trad"])


@lru_cache(maxsize=1 << 12)
def is_name(word: str) -> bool:
    """Return whether a Russian word may be a name: the dictionary has it as one, or does not have it.

    >>> is_name("Тэтчер"), is_name("Иванова"), is_name("Комитет")
    (True, True, False)
    """
    parses = _dictionary().parse(word)
    return any(not parse.is_known or not _PROPER.isdisjoint(parse.tag.grammemes) for parse in parses)
