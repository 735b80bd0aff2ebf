"""Running text in, its words out as codes that both languages share. Touches nothing.

A code is an English stem: of an English word its own, of another those of the words that translate it, after the
lexicon of the first language that has it, with commas between them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain

from diglot.languages.parts.model.letters import rows_of, without_optional_marks
from diglot.model.languages import LANGUAGES, SOURCE_LANGUAGE, Lang

_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST_STEM = 6
_SHORTEST_STEM = 3


def find_words(text: str) -> frozenset[str]:
    """Return the codes of the words that the lexicon knows.

    >>> sorted(find_words("a paragraph of the translation")), sorted(find_words("на абзацы"))
    (['paragr', 'transl'], ['paragr,passag'])
    """
    return frozenset(chain.from_iterable(map(_codes_between_spaces, frozenset(text.split()))))


def stem(word: str, lang: Lang) -> str:
    """Return the beginning that the forms of a word share, and other words too. word: in lower case.

    >>> stem("абзацами", "ru"), stem("абзац", "ru"), stem("рука", "ru")
    ('абзац', 'абзац', 'рук')
    >>> stem("paragraphs", "en"), stem("translated", "en"), stem("translation", "en")
    ('paragr', 'transl', 'transl')
    """
    plain = without_optional_marks(word)
    ending = LANGUAGES[lang].lexicon().ending.search(plain, _SHORTEST_STEM)
    return (plain[: ending.start()] if ending else plain)[:_LONGEST_STEM]


# To search the text between two spaces once is sooner done than to search each text.
@lru_cache(maxsize=1 << 15)
def _codes_between_spaces(token: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_code_of, _WORD.findall(token.lower()))))


def _code_of(word: str) -> str:
    found = (stems.get(stem(word, lang)) for lang, stems in _lexicons().items())
    return next(filter(None, found), "")


@cache
def _lexicons() -> Mapping[Lang, Mapping[str, str]]:
    """Return the code of each stem; English stems that translate any word have themselves, but for irregular forms."""
    written = {code: rows_of(stems) for code, one in LANGUAGES.items() if (stems := one.lexicon().stems)}
    codes = chain.from_iterable(codes.split(",") for rows in written.values() for codes in rows.values())
    return {SOURCE_LANGUAGE: {code: code for code in codes} | written.pop(SOURCE_LANGUAGE, {}), **written}
