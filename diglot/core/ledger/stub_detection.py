"""A text in, how much of it is written in a script out: a “translation” in the original's words is none yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from diglot.core.ledger.canonical_text import CODE_FENCE

# Code, addresses and HTML have no language; a link's words are often the name of what it leads to.
_NO_LANGUAGE = re.compile(rf"(?s){CODE_FENCE}\n.*?\n{CODE_FENCE}|`[^`]*`|!?\[[^\]\[]*\]\([^)]*\)|<[^>]*>|https?://\S+")
_WORD = re.compile(r"\w[\w'’-]*")

# A quotation in the other language, a list of foreign titles: a translation may have much of them, but not most.
LEAST_SHARE = 0.5
# So little of the original's length is a beginning, not a translation.
LEAST_LENGTH = 0.1


class Letters(msgspec.Struct, frozen=True):
    """How many letters of a text are in words of its language's script, of another one, and in names of another one.

    plain: those in words without a capital or a digit, in any script.
    """

    own: int
    foreign: int
    names: int
    plain: int


def count_letters(texts: Iterable[str], script: str) -> Letters:
    """Count the letters outside of code, addresses and links. script: a name of `unicodedata`, such as "CYRILLIC".

    Names are words of another script with a capital or a digit: a translation keeps them.

    >>> count_letters(["Вышел Ruby, [Ruby 2.5.1 released](https://example.org), это делал naruse"], "CYRILLIC")
    Letters(own=13, foreign=6, names=4, plain=14)
    """
    own = foreign = names = plain = 0
    for text in texts:
        for word in _WORD.findall(_NO_LANGUAGE.sub(" ", text)):
            letters = [letter for letter in word if letter.isalpha()]
            of_script = sum(_script(letter) == script for letter in letters)
            is_plain = word == word.lower() and not any(letter.isdecimal() for letter in word)
            own += of_script
            if is_plain:
                foreign += len(letters) - of_script
                plain += len(letters)
            else:
                names += len(letters) - of_script
    return Letters(own, foreign, names, plain)


def is_stub(text: Letters, original: Letters) -> bool:
    """Is a text not really translated?

    >>> original = Letters(1000, 0, 0, 900)
    >>> is_stub(Letters(10, 990, 0, 900), original), is_stub(Letters(900, 100, 600, 900), original)
    (True, False)
    >>> is_stub(Letters(20, 0, 0, 20), original), is_stub(Letters(0, 0, 0, 0), original)
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
