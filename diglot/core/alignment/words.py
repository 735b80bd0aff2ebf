"""Running text in, its words out as codes that both languages share. Touches nothing.

A code is an English stem: of an English word its own, of a Russian word those of the words that translate it, after
the lexicon, with commas between them. Which alphabet a word is in tells its language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain

from diglot.model.languages import LANGUAGES

_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST_STEM = 6
_SHORTEST_STEM = 3
_RUSSIAN_ENDING = re.compile(
    r"(?:ировать|ивать|ывать|овать|ться|ами|ями|ого|его|ому|ему|ыми|ими|ешь|ете|ите|ют|ут|ят|ат|ет|ит|ть|ти|ся|сь|"
    r"ла|ло|ли|ах|ях|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ом|ем|ам|ям|ую|юю|ию|ия|ии|ья|ье|ьи|[аеиоуыьэюяйл])$"
)
_ENGLISH_ENDING = re.compile(r"(?:ations?|ies|ing|ed|ly|es|[sey])$")


def find_words(text: str) -> frozenset[str]:
    """Return the codes of the words that the lexicon knows.

    >>> sorted(find_words("a paragraph of the translation")), sorted(find_words("на абзацы"))
    (['paragr', 'transl'], ['paragr,passag'])
    """
    return frozenset(chain.from_iterable(map(_codes_between_spaces, frozenset(text.split()))))


def stem(word: str) -> str:
    """Return the beginning that the forms of a word share, and other words too. word: in lower case.

    >>> stem("абзацами"), stem("абзац"), stem("рука"), stem("paragraphs"), stem("translated"), stem("translation")
    ('абзац', 'абзац', 'рук', 'paragr', 'transl', 'transl')
    """
    ending = (_ENGLISH_ENDING if word.isascii() else _RUSSIAN_ENDING).search(word, _SHORTEST_STEM)
    return (word[: ending.start()] if ending else word)[:_LONGEST_STEM].replace("ё", "е")


# To search the text between two spaces once is sooner done than to search each text.
@lru_cache(maxsize=1 << 15)
def _codes_between_spaces(token: str) -> tuple[str, ...]:
    codes = (_lexicon().get(stem(word), "") for word in _WORD.findall(token.lower()))
    return tuple(filter(None, codes))


@cache
def _lexicon() -> Mapping[str, str]:
    """Return the code of each stem; English stems that translate any word have themselves, but for irregular forms."""
    entries = chain.from_iterable(language.english_stems().split() for language in LANGUAGES.values())
    rows = dict(entry.split("=") for entry in entries)
    return {stem: stem for codes in rows.values() for stem in codes.split(",")} | rows
