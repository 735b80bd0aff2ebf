"""Recognise a “translation” still in the words of the original by the scripts of its letters. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from diglot.core.ledger.canonical_text import CODE_FENCE

# Code, addresses and HTML have no language; the text of a link is often the name of its target.
_NO_LANGUAGE = re.compile(rf"(?s){CODE_FENCE}\n.*?\n{CODE_FENCE}|`[^`]*`|!?\[[^\]\[]*\]\([^)]*\)|<[^>]*>|https?://\S+")
_WORD = re.compile(r"\w[\w'’-]*")

# A translation may have long quotations in the other language or lists of foreign titles, but less than half.
LEAST_SHARE = 0.5
# A text shorter than this share of the original's length has only been started.
LEAST_LENGTH = 0.1


class LetterCounts(msgspec.Struct, frozen=True):
    """The numbers of letters of a text in words of its language's script, in words and in names of another script.

    plain: letters in words without a capital or a digit, in any script.
    """

    own: int
    foreign: int
    names: int
    plain: int


def count_letters(texts: Iterable[str], script: str) -> LetterCounts:
    """Count the letters outside of code, addresses and links. script: a name of `unicodedata`, such as "CYRILLIC".

    Names are words of another script with a capital or a digit: a translation keeps them.

    >>> count_letters(["Вышел Ruby, [Ruby 2.5.1 released](https://example.org), это делал naruse"], "CYRILLIC")
    LetterCounts(own=13, foreign=6, names=4, plain=14)
    """
    own = foreign = names = plain = 0
    for text in texts:
        for word in _WORD.findall(_NO_LANGUAGE.sub(" ", text)):
            of_script, others, is_plain = _count_word(word, script)
            own += of_script
            if is_plain:
                foreign += others
                plain += of_script + others
            else:
                names += others
    return LetterCounts(own, foreign, names, plain)


# Most words of a text are in others as well, and counting takes longer than all else that is done with a word.
@lru_cache(maxsize=1 << 15)
def _count_word(word: str, script: str) -> tuple[int, int, bool]:
    """Return how many letters of a word are of a script, how many are of others, and whether it is no name."""
    letters = [letter for letter in word if letter.isalpha()]
    own = sum(_script(letter) == script for letter in letters)
    is_plain = word == word.lower() and not any(letter.isdecimal() for letter in word)
    return own, len(letters) - own, is_plain


def is_stub(text: LetterCounts, original: LetterCounts) -> bool:
    """Return whether a text is not really translated.

    >>> original = LetterCounts(1000, 0, 0, 900)
    >>> is_stub(LetterCounts(10, 990, 0, 900), original), is_stub(LetterCounts(900, 100, 600, 900), original)
    (True, False)
    >>> is_stub(LetterCounts(20, 0, 0, 20), original), is_stub(LetterCounts(0, 0, 0, 0), original)
    (True, True)
    """
    words = text.own + text.foreign
    letters = words + text.names
    if not letters:
        return bool(original.own + original.foreign + original.names)
    return text.own < LEAST_SHARE * words or letters < LEAST_LENGTH * original.plain


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
