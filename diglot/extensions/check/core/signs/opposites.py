"""Find words that say the opposite of the original: older and «новее», north and «юг». Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter

import msgspec

from diglot.extensions.check.core.signs.sentence_pairs import AlignClauses, sentence_pairs
from diglot.extensions.check.model.problems import OppositeWord
from diglot.languages.parts.model.opposites import KINDS, OPPOSITES
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import Problem
from diglot.model.translation.alignment import AlignedSentences
from diglot.model.translation.passages import Passage

_WORD = re.compile(r"[^\W\d_]{2,}")
_CLAUSE = re.compile(r"[^.?!,;:()—–]+")
_ROW = attrgetter("row")
Members = dict[int, list["_Member"]]
"""The members of sets that a text has, by the row of the set, in order."""


class _Member(msgspec.Struct, frozen=True):
    """A word of a set. name: the number of the member in its row. start, stop: offsets. is_denied: in its clause."""

    row: int
    name: int
    word: str
    start: int
    stop: int
    is_denied: bool


def compare_opposites(
    original: Passage, translation: Passage, aligned: AlignedSentences, align_clauses: AlignClauses
) -> Iterator[Problem]:
    """Yield the first word of which the original has only the opposite, in the same sentence or clause.

    Two opposites are also reported if they have changed places: “from north to south”, «с юга на север».
    """
    langs = (original.lang, translation.lang)
    for _, sentences in sentence_pairs((original, translation), aligned, with_divided=True):
        if not all(map(_has_members, sentences, langs)):
            continue
        sides = _members_of(sentences, langs)
        if sides[0].keys().isdisjoint(sides[1]):
            continue
        found = _find_opposite(sentences, sides)
        # A sentence with both words may have exchanged them between its clauses.
        if not found and any(len(side[row]) > 1 for side in sides for row in side):
            clauses = align_clauses(*sentences, *langs)
            found = next(filter(None, (_find_opposite(each, _members_of(each, langs)) for each in clauses)), None)
        if found:
            yield OppositeWord("", 0, found[1].word, found[0].word, "")
            return


def _find_opposite(texts: tuple[str, str], sides: tuple[Members, Members]) -> tuple[_Member, _Member] | None:
    """Return the first word of the original with the word of the translation that says something else."""
    for row in sorted(sides[0].keys() & sides[1].keys()):
        own, other = sides[0][row], sides[1][row]
        names = [[member.name for member in members] for members in (own, other)]
        is_other = set(names[0]).isdisjoint(names[1]) and not any(member.is_denied for member in (*own, *other))
        if is_other or (_is_exchanged(names) and _lead_on(texts, (own, other))):
            return own[0], other[0]
    return None


def _is_exchanged(names: Sequence[Sequence[int]]) -> bool:
    return len(names[0]) == 2 and names[0][0] != names[0][1] and names[0] == names[1][::-1]


def _lead_on(texts: tuple[str, str], sides: Sequence[Sequence[_Member]]) -> bool:
    """Return whether the first word leads to the second, as in “from left to right”: in a list, order says nothing."""
    between = [text[first.stop : second.start] for text, (first, second) in zip(texts, sides, strict=True)]
    leads_to, listed = _joints()
    return any(map(leads_to.search, between)) and not any(map(listed.search, between))


@cache
def _joints() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for what may stand between two words: what leads to the second, and what lists both."""
    words = [language.slips() for language in LANGUAGES.values()]
    leads_to = "|".join(word for one in words for word in one.leads_to)
    lists = "|".join(word for one in words for word in one.lists)
    return re.compile(rf"(?<!\w)(?:{leads_to})(?!\w)"), re.compile(rf"(?<!\w)(?:{lists})(?!\w)|[,/]")


def _members_of(texts: tuple[str, str], langs: tuple[Lang, Lang]) -> tuple[Members, Members]:
    own, other = (
        {row: list(members) for row, members in groupby(sorted(_members(text, lang), key=_ROW), _ROW)}
        for text, lang in zip(texts, langs, strict=True)
    )
    return own, other


def _has_members(text: str, lang: Lang) -> bool:
    """Return whether a text may have members of sets: most sentences have none, and to find them takes long."""
    return any(_keys(word, lang) for word in _WORD.findall(text))


def _members(text: str, lang: Lang) -> Iterator[_Member]:
    """Yield the members of the sets that a text has."""
    own = LANGUAGES[lang].slips()
    for clause in _CLAUSE.finditer(text):
        # With a negation, a word is rendered by its opposite: “not above” is «ниже».
        is_denied = bool(own.opposite_denial.search(clause[0]))
        for word in _WORD.finditer(own.comparison.sub(_blank, clause[0])):
            for row, name in _keys(word[0], lang):
                span = clause.start() + word.start(), clause.start() + word.end()
                yield _Member(row, name, word[0], *span, is_denied and row < len(OPPOSITES))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


# Few words are in any set, and most occur often.
@lru_cache(maxsize=1 << 15)
def _keys(word: str, lang: Lang) -> tuple[tuple[int, int], ...]:
    return tuple(key for key, pattern in _member_patterns(lang) if pattern.match(word))


@cache
def _member_patterns(lang: Lang) -> tuple[tuple[tuple[int, int], re.Pattern[str]], ...]:
    return tuple(
        ((row, member), re.compile(words, re.IGNORECASE))
        for row, names in enumerate((*OPPOSITES, *KINDS))
        for member, name in enumerate(names)
        if (words := LANGUAGES[lang].slips().opposites.get(name))
    )
