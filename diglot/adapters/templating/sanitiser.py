"""HTML in, safe HTML out, by the one allowlist of `model.markup.allowed_markup`. The only module that imports nh3."""

from __future__ import annotations

import re
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
    if all(sanitise(piece) == piece for piece in pieces):
        return True
    whole = "".join(pieces)
    return sanitise(whole) == whole and all(
        _END_TAG.sub("", sanitise(piece)) == _END_TAG.sub("", piece) for piece in pieces
    )
