"""Find words that say the opposite of the original: older and «новее», north and «юг». Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from diglot.extensions.check.core.signs.sentence_pairs import sentence_pairs
from diglot.extensions.check.model.problems import OppositeWord
from diglot.model.language_parts.opposites import OPPOSITES
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage

_WORD = re.compile(r"[^\W\d_]{2,}")
_CLAUSE = re.compile(r"[^.?!,;:()—–]+")


def compare_opposites(original: Passage, translation: Passage, aligned: AlignedSentences) -> Iterator[Problem]:
    """Yield a word of which the original has only the opposite, in the same sentence."""
    sides = (original, translation)
    for _, sentences in sentence_pairs(sides, aligned, with_divided=True):
        members, others = (_members(sentence, side.lang) for side, sentence in zip(sides, sentences, strict=True))
        for row in sorted({row for row, _ in members} & {row for row, _ in others}):
            own = {member: word for (at, member), word in members.items() if at == row}
            other = {member: word for (at, member), word in others.items() if at == row}
            if own.keys().isdisjoint(other) and all((*own.values(), *other.values())):
                yield OppositeWord("", 0, next(iter(other.values())), next(iter(own.values())), "")
                return


def _members(sentence: str, lang: Lang) -> dict[tuple[int, int], str]:
    """Return the members of the sets that a sentence has, as (row, member), each with its word."""
    found: dict[tuple[int, int], str] = {}
    own = LANGUAGES[lang].slips()
    for clause in _CLAUSE.findall(sentence):
        # With a negation, a word is rendered by its opposite: “not above” is «ниже».
        is_denied = bool(own.opposite_denial.search(clause))
        for word in _WORD.findall(own.comparison.sub("", clause)):
            for key in _keys(word, lang):
                found.setdefault(key, "" if is_denied else word)
    return found


# Few words are in any set, and most occur often.
@lru_cache(maxsize=1 << 15)
def _keys(word: str, lang: Lang) -> tuple[tuple[int, int], ...]:
    return tuple(key for key, pattern in _member_patterns(lang) if pattern.match(word))


@cache
def _member_patterns(lang: Lang) -> tuple[tuple[tuple[int, int], re.Pattern[str]], ...]:
    return tuple(
        ((row, member), re.compile(words, re.IGNORECASE))
        for row, names in enumerate(OPPOSITES)
        for member, name in enumerate(names)
        if (words := LANGUAGES[lang].slips().opposites.get(name))
    )
