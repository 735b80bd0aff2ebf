"""Find what a translation has in common with its original: notes, links, numbers and the like. Pure functions."""

from __future__ import annotations

import re

from diglot.extensions.desk.model.desk import InsertablePiece

_PIECE = re.compile(
    r"(?P<note>\[\^[^\[\]\s]+\](?!:))"
    r"|(?P<picture>!\[[^\[\]]*\]\([^()\s]++[^()]*+\))"
    r"|(?P<citation>\[-?@[^\[\]]+\])"
    r"|\[[^\[\]]*\](?P<target>\((?:[^()\s]|\([^()]*\))+(?:\s+\"[^\"]*\")?\)|\[[^\[\]]+\])"
    r"|(?P<address><https?://[^>\s]+>)"
    r"|(?P<code>(?<!`)`++[^`\n]++`++)"
    r"|(?P<number>(?<![\w.,])\d+(?:[.,  ]\d+)*(?:\s?%)?(?!\w))"
)


def find_pieces(source: str) -> tuple[InsertablePiece, ...]:
    """Return what a translator takes over as it is, in reading order; of a link, the address behind words of one's own.

    >>> [one.before + "|" + one.after for one in find_pieces("In 1990 [he](a.md) left.[^1]")]
    ['1990|', '[|](a.md)', '[^1]|']
    """
    return tuple(
        InsertablePiece("[", f"]{found['target']}") if found["target"] else InsertablePiece(found[0])
        for found in _PIECE.finditer(source)
    )
