"""Links as written in, the publication's own addresses out; later, addresses in, places out. Touches nothing.

In a galley an address is neutral: `article:ru/asia/seoul-1990#the-credit` or `asset:en/asia/map.svg`. Each
rendition resolves it in its own way, so a galley stays true when another text's slug changes.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from diglot.model.markup import OUTSIDE_SCHEMES

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# What browsers overlook inside an address, and what would let "java\nscript:" pass.
_OVERLOOKED = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028-\u202e\ufeff]+")
_TEXT_SUFFIXES = frozenset(["", ".md", ".markdown", ".html", ".htm"])
_TAG = re.compile(r'<(?:a|img)\b(?:[^">]|"[^"]*")*>')
_ALT = re.compile(r'\balt="([^"]*)"')
_ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')


def address_of(written: str, path: str) -> str | None:
    """The neutral address of a link as a manuscript writes it; None where it may not be published.

    path: the manuscript's own, such as "content/en/asia/seoul-1990.md".

    >>> address_of("../craft/facing-pages.md#verso", "content/en/asia/seoul-1990.md")
    'article:en/craft/facing-pages#verso'
    >>> address_of("map.svg", "content/ru/asia/seoul-1990.md")
    'asset:ru/asia/map.svg'
    >>> address_of("https://example.org/", "content/en/a.md")
    'https://example.org/'
    >>> address_of("javascript:alert(1)", "content/en/a.md") is None
    True
    """
    bare = _OVERLOOKED.sub("", written)
    if bare.startswith("#"):
        return bare
    scheme = _SCHEME.match(bare)
    if scheme:
        return bare if scheme[1].lower() in OUTSIDE_SCHEMES else None
    if bare.startswith(("//", "\\", "/\\")):
        return None
    return _inside_address(written.strip(), path)


def _inside_address(written: str, path: str) -> str | None:
    target, _, fragment = written.partition("#")
    target = unquote(target.partition("?")[0])
    mark = f"#{fragment}" if fragment else ""
    if target.startswith("/"):
        inside = posixpath.normpath(target).lstrip("/")
    else:
        # The folder of the manuscript, seen from content/.
        folder = posixpath.dirname(path).partition("/")[2]
        inside = posixpath.normpath(posixpath.join(folder, target))
    if inside.startswith("..") or "\0" in inside:
        return None
    suffix = PurePosixPath(inside).suffix.lower()
    if target.endswith("/") or suffix in _TEXT_SUFFIXES or not re.fullmatch(r"\.[a-z0-9]{1,5}", suffix):
        return f"article:{quote(reference_key(inside))}{mark}"
    return f"asset:{quote(inside)}"


def reference_key(inside: str) -> str:
    """The language and key that a path inside content/ stands for: no suffix, no `index`.

    >>> reference_key("en/asia/index.md"), reference_key("en/asia/seoul-1990.md"), reference_key("en/notes-v1.2")
    ('en/asia', 'en/asia/seoul-1990', 'en/notes-v1.2')
    """
    path = PurePosixPath(inside)
    if path.name and path.suffix.lower() in _TEXT_SUFFIXES:
        path = path.with_suffix("")
    if path.name in ("index", "_index"):
        path = path.parent
    return "" if str(path) == "." else str(path)


def split_address(address: str) -> tuple[str, str, str]:
    """Kind, path and fragment of one of our addresses.

    >>> split_address("article:ru/asia/%D1%8F#a")
    ('article', 'ru/asia/я', 'a')
    """
    kind, _, rest = address.partition(":")
    target, _, fragment = rest.partition("#")
    return kind, unquote(target), unquote(fragment)


def asset_candidates(asset: str, languages: Iterable[str]) -> tuple[str, ...]:
    """Where a picture may stand, the likeliest first: a language's own wins over another's and the shared one.

    >>> asset_candidates("ru/asia/map.svg", ["en", "ru"])[:3]
    ('content/ru/asia/map.svg', 'content/en/asia/map.svg', 'content/media/asia/map.svg')
    """
    lang, _, inside = asset.partition("/")
    languages = tuple(languages)
    if lang not in languages:
        inside = asset.removeprefix("media/")
        return tuple(
            dict.fromkeys([f"content/{asset}", f"content/media/{inside}", f"content/media/{posixpath.basename(asset)}"])
        )
    others = [f"content/{other}/{inside}" for other in languages if other != lang]
    shared = [f"content/media/{inside}", f"content/media/{posixpath.basename(asset)}"]
    return tuple(dict.fromkeys([f"content/{asset}", *others, *shared]))


def resolve(markup: str, attributes_of: Callable[[str, str], str]) -> str:
    """Put real places for our addresses in sanitised markup; an address of no kind that we know falls away.

    attributes_of: from "href" or "src" and an address of ours to attributes, `href="/en/asia/"` for instance.

    >>> resolve('<a href="article:en/a">A</a>', lambda name, address: f'{name}="/en/a/"')
    '<a href="/en/a/">A</a>'
    >>> resolve('<img src="asset:en/lost.png" alt="A ship">', lambda name, address: "")
    'A ship'
    """

    def tag(match: re.Match[str]) -> str:
        address = _ADDRESS.search(match[0])
        if not address:
            return match[0]
        written = html.unescape(address[2])
        if written.startswith("#") or ((scheme := _SCHEME.match(written)) and scheme[1].lower() in OUTSIDE_SCHEMES):
            return match[0]
        is_ours = written.startswith(("article:", "asset:"))
        attributes = attributes_of(address[1], written) if is_ours else ""
        if attributes:
            return match[0].replace(address[0], attributes, 1)
        if address[1] == "src":
            # A picture without its file is none: its words stand in.
            alt = _ALT.search(match[0])
            return alt[1] if alt else ""
        return match[0].replace(f" {address[0]}", "", 1)

    return _TAG.sub(tag, markup)
