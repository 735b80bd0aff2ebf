"""How the spaces before a line of verse stand in a tree: an empty span says how many there are. Touches nothing.

It has no words, so that a text is the same passage with and without them.
"""

from __future__ import annotations

from diglot.model.tree import Attr, Span

_CLASS = "indentation"


def indentation(columns: int) -> Span:
    """Return the spaces before a line."""
    return Span((Attr("", (_CLASS,), (("columns", str(columns)),)), ()))


def is_indentation(inline: object) -> bool:
    """Return whether an inline is the spaces before a line."""
    return isinstance(inline, Span) and inline.content[0].classes == (_CLASS,) and not inline.content[1]


def columns_of(inline: object) -> int:
    """Return how many spaces are before a line."""
    return int(inline.content[0].get("columns") or 0) if isinstance(inline, Span) else 0
