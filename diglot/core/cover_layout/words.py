"""The rendered template of a cover in, its words out. Pure functions."""

from __future__ import annotations

from html import unescape

from diglot.model.look import Look
from diglot.model.paper.covers import CoverWords


def cover_words(rendered: str, leaf: int, look: Look) -> CoverWords:
    """Return the text of a cover from its rendered template. leaf: as of `CoverWords`."""
    lines = _named_lines(rendered)
    return CoverWords(
        publication=" ".join(lines.get("publication", ())),
        kicker=" ".join(lines.get("kicker", ())),
        titles=lines.get("title", ()),
        authors=lines.get("author", ()),
        translators=" ".join(lines.get("translators", ())),
        leaf=leaf,
        **look.cover_colours,
    )


def _named_lines(text: str) -> dict[str, tuple[str, ...]]:
    """Return the values of lines such as "name: value", by name, without HTML escapes.

    >>> _named_lines("title: A &amp; B\\ntitle: C\\nkicker:")
    {'title': ('A & B', 'C'), 'kicker': ()}
    """
    values: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        name, separator, rest = line.partition(":")
        if separator:
            value = unescape(rest).strip(" ")
            values[name.strip()] = (*values.get(name.strip(), ()), *([value] if value else []))
    return values
