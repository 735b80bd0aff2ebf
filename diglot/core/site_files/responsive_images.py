"""Offer smaller files for the pictures in a page's markup, and lead to large ones. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape, unescape
from itertools import groupby

from diglot.model.pages import PictureSource

_IMG = re.compile(r'<img\b[^>]*?\bsrc="([^"]*)"[^>]*>')
_SIZES = re.compile(r' sizes="([^"]*)"')
SIZES = "(min-width: 40rem) 36rem, 100vw"
"""The width of a picture in a text: its measure (screen.css), or all of a narrow screen."""
_WIDE = re.compile(r' class="(?:[^"]* )?(?:wide|full)[" ]')
_WIDE_SIZES = "(min-width: 80rem) 72rem, 100vw"


def offer_sizes(markup: str, sources: Callable[[str], Sequence[PictureSource]]) -> str:
    """Wrap each picture that has smaller files in a `<picture>` that offers them. sources: from a picture's href.

    A picture elsewhere than in a text brings its own `sizes`, which belong to the files that are offered.

    >>> small = PictureSource("/media/a-480.webp", "webp", 480)
    >>> offer_sizes('<img src="/media/a.jpg" alt="A ship">', lambda href: [small])  # doctest: +ELLIPSIS
    '<picture><source type="image/webp" srcset="/media/a-480.webp 480w" ...
    """

    def with_sources(image: re.Match[str]) -> str:
        smaller = sources(unescape(image[1]))
        found = _SIZES.search(image[0])
        usual = _WIDE_SIZES if _WIDE.search(image[0]) else SIZES
        plain, sizes = _SIZES.sub("", image[0]), found[1] if found else usual
        if not smaller:
            return plain
        offered = ""
        for name, files in groupby(smaller, key=lambda source: source.format):
            srcset = ", ".join(f"{escape(file.href)} {file.width}w" for file in files)
            offered += f'<source type="image/{name}" srcset="{srcset}" sizes="{sizes}">'
        return f"<picture>{offered}{plain}</picture>"

    return _IMG.sub(with_sources, markup)


_IN_FIGURE = re.compile(r'(<figure\b[^>]*>\s*)(<img\b[^>]*?\bsrc="([^"]*)"[^>]*?\bwidth="(\d+)"[^>]*>)')
_LARGE = 480


def link_large_pictures(markup: str) -> str:
    """Make a link to its file of each picture in a figure that has more to show than a telephone is wide.

    >>> link_large_pictures('<figure><img src="/media/map.svg" alt="A map" width="720" height="572"></figure>')
    '<figure><a href="/media/map.svg"><img src="/media/map.svg" alt="A map" width="720" height="572"></a></figure>'
    """

    def linked(found: re.Match[str]) -> str:
        opening, image, href, width = found.groups()
        # Its description is the name of the link: one that is only for decoration has none.
        is_worth_it = int(width) > _LARGE and 'alt=""' not in image
        return f'{opening}<a href="{href}">{image}</a>' if is_worth_it else found[0]

    return _IN_FIGURE.sub(linked, markup)
