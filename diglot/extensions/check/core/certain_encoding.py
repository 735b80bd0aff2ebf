"""The bytes of a file in, the encoding that they are certainly in out. Pure functions."""

from __future__ import annotations

import re

from diglot.core.encoding import guess_encoding, russian_share
from diglot.model.markup.allowed_markup import find_forbidden

# The commonest letters of Russian: in a few sentences they are nearly half of all.
_COMMON_LETTERS, _LEAST_SHARE = "оеаинт", 0.35
# Lines and blocks of tables: cp866 has them where other encodings have letters.
_BOX = re.compile("[\u2500-\u259f]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-Þ]?[a-zß-öø-ÿœšž]+")


def certain_encoding(content: bytes) -> str:
    """Return the encoding of a text whose words look right in no other; "" where that is not certain.

    >>> [certain_encoding(text.encode("koi8-r")) for text in ("Он уехал в Москву.", "СССР")]
    ['koi8-r', '']
    """
    guess = guess_encoding(content)
    text = text_in(content, guess)
    if text is None or guess == "utf-16":
        return guess if text else ""
    foreign = [word for word in _WORD.findall(text) if not word.isascii()]
    if guess == "windows-1252":
        return guess if all(map(_is_latin, foreign)) else ""
    letters = "".join(foreign).lower()
    is_common = sum(map(letters.count, _COMMON_LETTERS)) > _LEAST_SHARE * len(letters)
    return guess if is_common and russian_share(content, guess) > 0.9 and not _BOX.search(text) else ""


def text_in(content: bytes, name: str) -> str | None:
    """Return the text that bytes are in an encoding; None where some are none, or what no text has."""
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        return None
    return None if find_forbidden(text.replace("\r", "")) else text


def _is_latin(word: str) -> bool:
    """Return whether a word looks like one of a Western language, most of whose letters have no accent."""
    return bool(_LATIN_WORD.fullmatch(word)) and (len(word) < 3 or 2 * sum(map(str.isascii, word)) >= len(word))
