"""HTML in, safe HTML out, by the one allowlist of `model.markup`. The only module that imports nh3."""

from __future__ import annotations

import nh3

from diglot.model import markup

_CLEANER = nh3.Cleaner(
    tags=set(markup.TAGS),
    clean_content_tags=set(markup.DROPPED_WITH_CONTENT),
    attributes={tag: set(names) for tag, names in markup.ATTRIBUTES.items()},
    url_schemes=set(markup.OUR_SCHEMES | markup.OUTSIDE_SCHEMES),
    strip_comments=True,
    link_rel=None,
)


def sanitise(html: str) -> str:
    """Return a fragment without anything that is not on the allowlist, every tag closed.

    >>> sanitise('<p onclick="x">Text<script>x</script></p>')
    '<p>Text</p>'
    """
    return _CLEANER.clean(html)
