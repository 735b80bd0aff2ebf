"""Split passages into words that can be compared. Pure functions."""

from __future__ import annotations

import re

from diglot.languages.parts.model.letters import without_optional_marks
from diglot.model.translation.memory import Span

_WORD = re.compile(r"[^\W_]+")
# As ledgers have it, with brackets in it; or as manuscripts refer to it.
_NOTE = re.compile(r"\^\[(?:[^\[\]]|\[[^\[\]]*\])*\]|\[\^[^\]\s]+\]")


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, with е for ё.

    >>> words_of("В 1990 году — всё ещё «да».")
    ['в', '1990', 'году', 'все', 'еще', 'да']
    """
    return [without_optional_marks(match.group().lower()) for match in _WORD.finditer(text)]


def word_spans(text: str) -> list[Span]:
    """Return where each word of a text begins and ends, in the order of `words_of`."""
    return [match.span() for match in _WORD.finditer(text)]


def without_notes(text: str) -> str:
    """Return a passage without its notes, or its references to them.

    >>> without_notes("He left^[See [a map](m.md).].[^1]")
    'He left.'
    """
    return _NOTE.sub("", text)
