"""Make the addresses in a page relative, so that a site opens from a disk. Pure functions."""

from __future__ import annotations

import posixpath
import re

# What our templates and the sanitiser write: values are in double quotes.
_TAG = re.compile(r'<[a-zA-Z][^\s<>/]*+(?:[^"<>]|"[^"]*+")*+>')
_ADDRESS = re.compile(r'(\s(?:href|src|action|poster)=")([^"]*)(?=")')
_SOURCES = re.compile(r'(?<=\ssrcset=")[^"]*(?=")')
_REFRESH = re.compile(r'(?<=\scontent="0; url=)[^"]*(?=")')
# Browsers fetch these, and nothing may be fetched on a disk.
_FETCHED = re.compile(r'<link rel="(?:preload|manifest|search)"[^>]*>\n?')


def with_relative_links(page: str, place: str, prefix: str) -> str:
    """Return a page with relative addresses in place of those that begin at the root of the site.

    place: of the page; prefix: of the site, before every such address, or "".

    >>> with_relative_links('<a href="/en/tags/#x"><img src="/media/a.svg"></a>', "en/craft/index.html", "")
    '<a href="../tags/index.html#x"><img src="../../media/a.svg"></a>'
    """
    folder = posixpath.dirname(place)

    def relative(href: str) -> str:
        if not href.startswith(f"{prefix}/") or href.startswith("//"):
            return href
        path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", href, re.DOTALL).groups()  # type: ignore[union-attr]
        target = path.removeprefix(prefix).lstrip("/")
        target += "index.html" if not target or target.endswith("/") else ""
        return f"{posixpath.relpath(target, folder or '.')}{mark}{rest}"

    def in_tag(tag: re.Match[str]) -> str:
        changed = _ADDRESS.sub(lambda found: f"{found[1]}{relative(found[2])}", tag[0])
        changed = _REFRESH.sub(lambda found: relative(found[0]), changed)
        return _SOURCES.sub(lambda found: ", ".join(map(relative, found[0].split(", "))), changed)

    return _TAG.sub(in_tag, _FETCHED.sub("", page))
