"""Find words by their forms in passages. Pure functions.

Two words are forms of one if the stems that they may have meet. A phrase is one or more words that follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from diglot.model.languages import Lang
from diglot.model.memory import Span

FindStems: TypeAlias = Callable[[str, Lang], frozenset[str]]

_WORD = re.compile(r"[^\W_]+")
# As ledgers have it, with brackets in it; or as manuscripts refer to it.
_NOTE = re.compile(r"\^\[(?:[^\[\]]|\[[^\[\]]*\])*\]|\[\^[^\]\s]+\]")


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, with е for ё.

    >>> words_of("В 1990 году — всё ещё «да».")
    ['в', '1990', 'году', 'все', 'еще', 'да']
    """
    return [_comparable(match.group()) for match in _WORD.finditer(text)]


def word_starts(text: str) -> list[int]:
    """Return where each word of a text begins, in the order of `words_of`."""
    return [match.start() for match in _WORD.finditer(text)]


def without_notes(text: str) -> str:
    """Return a passage without its notes, or its references to them.

    >>> without_notes("He left^[See [a map](m.md).].[^1]")
    'He left.'
    """
    return _NOTE.sub("", text)


def find_phrases(text: str, lang: Lang, phrases: Sequence[str], find_stems: FindStems) -> tuple[Span, ...]:
    """Return where phrases occur in a text, in any forms; empty unless each of them occurs.

    >>> same = lambda word, lang: frozenset([word[:5]])
    >>> find_phrases("The treaties were signed; a treaty was kept.", "en", ["treaty", "signed"], same)
    ((4, 12), (18, 24), (28, 34))
    """
    matches = list(_WORD.finditer(text))
    stems = [find_stems(_comparable(match.group()), lang) for match in matches]
    spans: list[Span] = []
    for phrase in phrases:
        wanted = [find_stems(word, lang) for word in words_of(phrase)]
        starts = list(_occurrences(stems, wanted))
        if not starts:
            return ()
        spans += [(matches[start].start(), matches[start + len(wanted) - 1].end()) for start in starts]
    return tuple(sorted(set(spans)))


def _occurrences(stems: Sequence[frozenset[str]], wanted: Sequence[frozenset[str]]) -> Iterator[int]:
    for start in range(len(stems) - len(wanted) + 1):
        if all(not found.isdisjoint(word) for found, word in zip(islice(stems, start, None), wanted, strict=False)):
            yield start


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def with_other_numbers(text: str, match: str, translation: str) -> str:
    """Return the translation of a match with the numbers of a text in place of the match's; "" where that is not plain.

    It is plain where only numbers differ, and each that does is once in the match and once in its translation.

    >>> with_other_numbers("Built in 1911.", "Built in 1876.", "Построен в 1876 году.")
    'Построен в 1911 году.'
    >>> with_other_numbers("Built in 1911.", "Built in 1876.", "Построен в 76-м.")
    ''
    """
    before, after, translated = (_NUMBER.findall(one) for one in (match, text, translation))
    if words_of(_NUMBER.sub("0", text)) != words_of(_NUMBER.sub("0", match)) or len(before) != len(after):
        return ""
    changes = {old: new for old, new in zip(before, after, strict=True) if old != new}
    if not changes or any(before.count(old) != 1 or translated.count(old) != 1 for old in changes):
        return ""
    return _NUMBER.sub(lambda found: changes.get(found[0], found[0]), translation)


def _comparable(word: str) -> str:
    return word.lower().replace("ё", "е")
