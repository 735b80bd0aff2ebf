"""HTML in, safe HTML out, by the one allowlist of `model.markup.allowed_markup`. The only module that imports nh3."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import nh3

from diglot.model.markup import allowed_markup

_CLEANER = nh3.Cleaner(
    tags=set(allowed_markup.TAGS),
    clean_content_tags=set(allowed_markup.DROPPED_WITH_CONTENT),
    attributes={tag: set(names) for tag, names in allowed_markup.ATTRIBUTES.items()},
    url_schemes=set(allowed_markup.OUR_SCHEMES | allowed_markup.OUTSIDE_SCHEMES),
    strip_comments=True,
    link_rel=None,
)


_END_TAG = re.compile("</[a-z0-9]+>")
_TAGS = re.compile("<(/?)([a-z0-9]+)")
_MOST_OPEN = 150


def sanitise(html: str) -> str:
    """Return a fragment without anything that is not on the allowlist, every tag closed.

    >>> sanitise('<p onclick="x">Text<script>x</script></p>')
    '<p>Text</p>'
    """
    return _CLEANER.clean(html)


def is_sanitised(pieces: Sequence[str]) -> bool:
    """Return whether a fragment, cut into pieces, is as the sanitiser leaves it.

    A pair of tags may enclose several pieces. Each piece may be published alone, so it is clean but for its end tags.

    >>> is_sanitised(['<div class="note">', "<p>Text</p>", "</div>"])
    True
    >>> is_sanitised(['<a title="', '<img src=x onerror=f()>">', "</a>"])
    False
    """
    whole = "".join(pieces)
    if _is_deep(whole):
        return False
    if all(sanitise(piece) == piece for piece in pieces):
        return True
    return sanitise(whole) == whole and all(
        _END_TAG.sub("", sanitise(piece)) == _END_TAG.sub("", piece) for piece in pieces
    )


def _is_deep(html: str) -> bool:
    """Return whether more elements are open at once than in any text: the parser opens each again in a new block."""
    if html.count("<") <= _MOST_OPEN:
        return False
    open_elements: Counter[str] = Counter()
    for end, name in _TAGS.findall(html):
        if not end:
            open_elements[name] += name not in allowed_markup.VOID_ELEMENTS
        elif open_elements[name]:
            open_elements[name] -= 1
        if not end and open_elements.total() > _MOST_OPEN:
            return True
    return False
