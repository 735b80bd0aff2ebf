"""Running text from Word in, the same with its citations as nodes out. Pure functions."""

from __future__ import annotations

import re

from diglot.model.markup.citations import KEY, read_citation
from diglot.model.tree import Inline, Str

_IN_WORDS = re.compile(rf"\[(?:[^\[\]@]*[^\[\]@\w/.])??@{KEY}[^\[\]]*\]|(?<![\w@/.\\-])@{KEY}(?: \[[^\[\]@]*\])?")


def read_text_with_citations(text: str) -> tuple[Inline, ...]:
    """Return running text with the citations in it as nodes: Word knows them as words only.

    >>> [type(inline).__name__ for inline in read_text_with_citations("Built by 1916 [@marks1991].")]
    ['Str', 'Cite', 'Str']
    """
    inlines: list[Inline] = []
    done = 0
    for found in _IN_WORDS.finditer(text):
        if cite := read_citation(found[0]):
            inlines += [*((Str(text[done : found.start()]),) if found.start() > done else ()), cite]
            done = found.end()
    rest = (Str(text[done:]),) if done < len(text) else ()
    return (*inlines, *rest)
