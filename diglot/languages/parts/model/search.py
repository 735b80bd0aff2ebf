"""What the search of a site knows of a language. Touches nothing."""

from __future__ import annotations

import msgspec


class SearchWords(msgspec.Struct, frozen=True, kw_only=True):
    """How readers type the words of a language. Patterns are those of JavaScript; words have neither case nor marks.

    keyboard: what the keys ``qwertyuiop[]asdfghjkl;'zxcvbnm,.``` type on its layout; "" where these are Latin letters.
    spellings: Latin letters and its own, the longer first: `sh=ш`. respelt: patterns, each with what is put for it in
    what was spelt so.
    endings: alternatives of what may follow a stem. irregular: the forms of words that begin differently.
    empty: what only makes a sentence of a question. doing: the beginnings of words for what is to be done.
    """

    keyboard: str = ""
    spellings: str = ""
    respelt: tuple[tuple[str, str], ...] = ()
    endings: str = r"\p{L}{1,3}"
    irregular: tuple[str, ...] = ()
    empty: str = ""
    doing: str = ""


PLAIN = SearchWords()
"""Of a language that says nothing: its words may end otherwise in three letters."""
