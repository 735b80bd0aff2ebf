"""A page's markup in, the same with smaller files offered for its pictures out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape, unescape

from diglot.model.pages import PictureSource

_IMG = re.compile(r'<img\b[^>]*?\bsrc="([^"]*)"[^>]*>')
SIZES = "(min-width: 40rem) 36rem, 100vw"
"""How wide a picture stands: the measure of the text (screen.css), or the whole of a narrow screen."""


def offer_sizes(markup: str, sources: Callable[[str], Sequence[PictureSource]]) -> str:
    """Pictures with smaller files to choose from, where there are any. sources: by a picture's address.

    >>> small = PictureSource("/media/a-480.webp", 480)
    >>> offer_sizes('<img src="/media/a.jpg" alt="A ship">', lambda href: [small])  # doctest: +ELLIPSIS
    '<picture><source type="image/webp" srcset="/media/a-480.webp 480w" ...
    """

    def offered(image: re.Match[str]) -> str:
        found = sources(unescape(image[1]))
        if not found:
            return image[0]
        srcset = ", ".join(f"{escape(source.href)} {source.width}w" for source in found)
        return f'<picture><source type="image/webp" srcset="{srcset}" sizes="{SIZES}">{image[0]}</picture>'

    return _IMG.sub(offered, markup)
