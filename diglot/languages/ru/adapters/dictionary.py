"""A Russian word in, what its forms have in common out. The only module that imports pymorphy3.

The dictionary is loaded at first use: it takes 0.08 s and 25 MB.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from diglot.languages.parts.model.word_forms import WordForms

# Snowball keeps the fleeting vowel of words that no dictionary has.
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхчшщ])[ое](?=[кцнл]$)")
_NAMES = frozenset(["Name", "Surn", "Patr"])
_GENDERS = {"m": frozenset(["masc", None]), "f": frozenset(["femn", None]), "": frozenset(["masc", "femn", None])}


@cache
def _dictionary() -> Any:
    import pymorphy3  # costs 50 ms: only for checks of Russian
    import pymorphy3_dicts_ru

    # By its path: looking for it among the installed packages takes longer than reading it.
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")


def _lemmas(word: str) -> frozenset[str]:
    """Return every dictionary form that a word may belong to.

    >>> _lemmas("писем")
    frozenset({'письмо'})
    """
    return frozenset(str(lemma).replace("ё", "е") for lemma in _dictionary().normal_forms(word))


@lru_cache(maxsize=1 << 12)
def _decline_name(name: str, gender: str) -> frozenset[str]:
    """Return the forms of a Russian first name or surname, in lower case, with е for ё.

    gender: "m", "f", or "" for either. Empty if the dictionary does not have the word as a name.

    >>> sorted(_decline_name("Лев", "m") & {"льва", "львом", "лева"}), _decline_name("Эш", "f")
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
def _is_name(word: str) -> bool:
    """Return whether a Russian word may be a name: the dictionary has it as one, or does not have it.

    >>> _is_name("Тэтчер"), _is_name("Иванова"), _is_name("Комитет")
    (True, True, False)
    """
    parses = _dictionary().parse(word)
    return any(not parse.is_known or not _PROPER.isdisjoint(parse.tag.grammemes) for parse in parses)


FORMS = WordForms(
    snowball="russian",
    trimmed=lambda stem: _FLEETING.sub("", stem),
    lemmas=_lemmas,
    decline_name=_decline_name,
    is_name=_is_name,
)
