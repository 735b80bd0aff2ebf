"""Count the words of a text, and take its first sentences."""

from __future__ import annotations

import re

from diglot.core.tree_transforms.headings import find_headings
from diglot.languages.parts.model.letters import SMALL
from diglot.model.tree import Blocks, Note, Para, Plain, find, plain_text


def count_words(blocks: Blocks) -> int:
    """Count the words of a text as a reader meets them, without notes."""
    runs = [node.inlines for node in find(blocks, Para, Plain, shut=frozenset([Note]))]
    headings = [inlines for _, _, inlines in find_headings(blocks)]
    return sum(_count_words(plain_text(run)) for run in (*runs, *headings))


def _count_words(text: str) -> int:
    """Yield what is between spaces and has a letter or a figure: no dash by itself.

    >>> _count_words("Well – “yes”, 2 of them")
    5
    """
    return len([word for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word))])


# The word before is longer than most abbreviations; what is left of a description is not too little.
_SENTENCE_END = re.compile(rf"(?<=\w{{3}})[.!?…]+[»”’)]*(?=\s+[^\W\d_{SMALL}])")
_LEAST_SENTENCES = 60


def opening(blocks: Blocks, length: int = 200) -> str:
    """Return the first sentences of a text for a description, or the first words of a long sentence and an ellipsis.

    >>> from diglot.model.tree import Para, Str
    >>> opening((Para((Str("One."),)), Para((Str("Two."),))), 20)
    'One. Two.'
    >>> opening(
    ...     (Para((Str("The first sentence is a rather long one, as first sentences are. The second goes on."),)),), 72
    ... )
    'The first sentence is a rather long one, as first sentences are.'
    """
    text = ""
    for block in blocks:
        if isinstance(block, Para):
            text = f"{text} {plain_text(block.inlines)}".strip()
        if len(text) > length:
            ends = [end.end() for end in _SENTENCE_END.finditer(text) if _LEAST_SENTENCES <= end.end() <= length]
            return text[: ends[-1]] if ends else text[:length].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + "…"
    return " ".join(text.split())
