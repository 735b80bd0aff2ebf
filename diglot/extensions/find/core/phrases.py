"""Find phrases by their forms in passages. Pure functions.

Two words are forms of one if the stems that they may have meet. A phrase is one or more words that follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from diglot.core.concordance import word_spans, words_of
from diglot.model.languages import Lang
from diglot.model.translation.memory import Span

FindStems: TypeAlias = Callable[[str, Lang], frozenset[str]]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def find_phrases(text: str, lang: Lang, phrases: Sequence[str], find_stems: FindStems) -> tuple[Span, ...]:
    """Return where phrases occur in a text, in any forms; empty unless each of them occurs.

    >>> same = lambda word, lang: frozenset([word[:5]])
    >>> find_phrases("The treaties were signed; a treaty was kept.", "en", ["treaty", "signed"], same)
    ((4, 12), (18, 24), (28, 34))
    """
    words = word_spans(text)
    stems = [find_stems(word, lang) for word in words_of(text)]
    spans: list[Span] = []
    for phrase in phrases:
        wanted = [find_stems(word, lang) for word in words_of(phrase)]
        starts = list(_occurrences(stems, wanted))
        if not starts:
            return ()
        spans += [(words[start][0], words[start + len(wanted) - 1][1]) for start in starts]
    return tuple(sorted(set(spans)))


def _occurrences(stems: Sequence[frozenset[str]], wanted: Sequence[frozenset[str]]) -> Iterator[int]:
    for start in range(len(stems) - len(wanted) + 1):
        if all(not found.isdisjoint(word) for found, word in zip(islice(stems, start, None), wanted, strict=False)):
            yield start


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
