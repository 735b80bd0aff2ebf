"""Compare two versions of a text word by word. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from diglot.core.ledger.comparison import compare
from diglot.core.ledger.normalization import normalize_text

Piece: TypeAlias = tuple[Literal["same", "out", "in"], str]

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def diff_words(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of both versions in reading order; differences of typography only are the same.

    >>> diff_words("It came late.", "It came too late.")
    (('same', 'It came '), ('in', 'too '), ('same', 'late.'))
    """
    return tuple(_pieces(_TOKEN.findall(before), _TOKEN.findall(after)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, i1, i2, j1, j2 in compare(list(map(_normalized_token, old)), list(map(_normalized_token, new))):
        if tag == "equal":
            yield "same", "".join(new[j1:j2])
            continue
        if i1 < i2:
            yield "out", "".join(old[i1:i2])
        if j1 < j2:
            yield "in", "".join(new[j1:j2])


def _normalized_token(token: str) -> str:
    return " " if token.isspace() else normalize_text(token)


def count_new_words(before: str, after: str) -> int:
    """Count the words that the newer version adds.

    >>> count_new_words("It came late.", "It came too late, alas.")
    2
    """
    return sum(count_words(text) for kind, text in diff_words(before, after) if kind == "in")


def count_words(text: str) -> int:
    """Count the words of a text.

    >>> count_words("It came in 1990 — late.")
    5
    """
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
