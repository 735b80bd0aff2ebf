"""Offer smaller files for the pictures in a page's markup. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape, unescape

from diglot.model.pages import PictureSource

_IMG = re.compile(r'<img\b[^>]*?\bsrc="([^"]*)"[^>]*>')
_SIZES = re.compile(r' sizes="([^"]*)"')
SIZES = "(min-width: 40rem) 36rem, 100vw"
"""The width of a picture in a text: its measure (screen.css), or all of a narrow screen."""


def offer_sizes(markup: str, sources: Callable[[str], Sequence[PictureSource]]) -> str:
    """Wrap each picture that has smaller files in a `<picture>` that offers them. sources: from a picture's href.

    A picture elsewhere than in a text brings its own `sizes`, which belong to the files that are offered.

    >>> small = PictureSource("/media/a-480.webp", 480)
    >>> offer_sizes('<img src="/media/a.jpg" alt="A ship">', lambda href: [small])  # doctest: +ELLIPSIS
    '<picture><source type="image/webp" srcset="/media/a-480.webp 480w" ...
    """

    def with_sources(image: re.Match[str]) -> str:
        smaller = sources(unescape(image[1]))
        found = _SIZES.search(image[0])
        plain, sizes = _SIZES.sub("", image[0]), found[1] if found else SIZES
        if not smaller:
            return plain
        srcset = ", ".join(f"{escape(source.href)} {source.width}w" for source in smaller)
        return f'<picture><source type="image/webp" srcset="{srcset}" sizes="{sizes}">{plain}</picture>'

    return _IMG.sub(with_sources, markup)
