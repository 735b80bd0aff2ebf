"""Convert links as written to neutral addresses, and neutral addresses to those of a rendition. Pure functions.

Compiled texts have neutral addresses: `article:ru/asia/seoul-1990#the-credit` or `asset:en/asia/map.svg`. Each
rendition resolves them for itself, so that a compiled text remains valid when the slug of another text changes.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Collection, Iterable
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from diglot.model.markup.allowed_markup import NEVER_SCHEMES, OUTSIDE_SCHEMES

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# Characters that browsers ignore in an address, which would let "java\nscript:" pass.
_IGNORED = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028-\u202e\ufeff]+")
_TEXT_SUFFIXES = frozenset(["", ".md", ".markdown", ".html", ".htm"])
_TAG = re.compile(r'<(?:a|img)\b(?:[^">]|"[^"]*")*>')
_ALT = re.compile(r'\balt="([^"]*)"')
_ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')


def neutral_address(written: str, path: str) -> str | None:
    """Return the neutral address of a link in a manuscript, or None if it may not be published.

    path: of the manuscript, such as "content/en/asia/seoul-1990.md".

    >>> neutral_address("../craft/facing-pages.md#verso", "content/en/asia/seoul-1990.md")
    'article:en/craft/facing-pages#verso'
    >>> neutral_address("map.svg", "content/ru/asia/seoul-1990.md")
    'asset:ru/asia/map.svg'
    >>> neutral_address("https://example.org/two words", "content/en/a.md")
    'https://example.org/two%20words'
    >>> neutral_address("irc://chat.example/press", "content/en/a.md")
    'outside:irc%3A%2F%2Fchat.example%2Fpress'
    >>> neutral_address("javascript:alert(1)", "content/en/a.md") is None
    True
    """
    visible = _IGNORED.sub("", written)
    if visible.startswith("#"):
        return visible
    scheme = _SCHEME.match(visible)
    if scheme:
        name = scheme[1].lower()
        kind, _, rest = written.strip().partition(":")
        address = _IGNORED.sub("", f"{kind}:{rest.replace(' ', '%20')}")
        if name in OUTSIDE_SCHEMES:
            return address
        return None if name in NEVER_SCHEMES else f"outside:{quote(address, safe='')}"
    if visible.startswith(("//", "\\", "/\\")):
        return None
    return _internal_address(written.strip(), path)


def _internal_address(written: str, path: str) -> str | None:
    target, _, fragment = written.partition("#")
    target = unquote(target.partition("?")[0])
    fragment_part = f"#{fragment}" if fragment else ""
    if target.startswith("/"):
        internal_path = posixpath.normpath(target).lstrip("/")
    else:
        # The folder of the manuscript relative to content/.
        folder = posixpath.dirname(path).partition("/")[2]
        internal_path = posixpath.normpath(posixpath.join(folder, target))
    if internal_path.startswith("..") or "\0" in internal_path:
        return None
    suffix = PurePosixPath(internal_path).suffix.lower()
    if target.endswith("/") or suffix in _TEXT_SUFFIXES or not re.fullmatch(r"\.[a-z0-9]{1,5}", suffix):
        return f"article:{quote(reference_key(internal_path))}{fragment_part}"
    return f"asset:{quote(internal_path)}"


def text_address(path: str) -> str:
    """Return the neutral address of the text in a manuscript.

    >>> text_address("content/en/asia/seoul-1990.md")
    'article:en/asia/seoul-1990'
    """
    return f"article:{quote(reference_key(path.partition('/')[2]))}"


def reference_key(internal_path: str) -> str:
    """Return the language and key for a path inside content/, without suffix and without `index`.

    >>> reference_key("en/asia/index.md"), reference_key("en/asia/seoul-1990.md"), reference_key("en/notes-v1.2")
    ('en/asia', 'en/asia/seoul-1990', 'en/notes-v1.2')
    """
    path = PurePosixPath(internal_path)
    if path.name and path.suffix.lower() in _TEXT_SUFFIXES:
        path = path.with_suffix("")
    if path.name in ("index", "_index"):
        path = path.parent
    return "" if str(path) == "." else str(path)


def split_address(address: str) -> tuple[str, str, str]:
    """Split a neutral address into kind, path and fragment.

    >>> split_address("article:ru/asia/%D1%8F#a")
    ('article', 'ru/asia/я', 'a')
    """
    kind, _, rest = address.partition(":")
    target, _, fragment = rest.partition("#")
    return kind, unquote(target), unquote(fragment)


def allowed_address(address: str, schemes: Collection[str]) -> str:
    """Return the address that an address of the kind "outside" stands for, or "" if no setting allows its scheme.

    >>> (
    ...     allowed_address("outside:irc%3A%2F%2Fa.example", ["irc"]),
    ...     allowed_address("outside:javascript%3Ax", ["javascript"]),
    ... )
    ('irc://a.example', '')
    """
    _, _, quoted = address.partition(":")
    written = unquote(quoted)
    scheme = written.partition(":")[0].lower()
    return written if scheme in schemes and scheme not in NEVER_SCHEMES else ""


def asset_candidates(asset: str, languages: Iterable[str]) -> tuple[str, ...]:
    """Return the possible paths of a picture in order of precedence: its language, other languages, shared.

    >>> asset_candidates("ru/asia/map.svg", ["en", "ru"])[:3]
    ('content/ru/asia/map.svg', 'content/en/asia/map.svg', 'content/media/asia/map.svg')
    """
    lang, _, internal_path = asset.partition("/")
    languages = tuple(languages)
    if lang not in languages:
        internal_path = asset.removeprefix("media/")
        return tuple(
            dict.fromkeys(
                [f"content/{asset}", f"content/media/{internal_path}", f"content/media/{posixpath.basename(asset)}"]
            )
        )
    other_paths = [f"content/{other}/{internal_path}" for other in languages if other != lang]
    shared_paths = [f"content/media/{internal_path}", f"content/media/{posixpath.basename(asset)}"]
    return tuple(dict.fromkeys([f"content/{asset}", *other_paths, *shared_paths]))


def resolve_addresses(markup: str, attributes_of: Callable[[str, str], str]) -> str:
    """Resolve the neutral addresses in sanitised markup; remove addresses of unknown kinds.

    attributes_of: from "href" or "src" and a neutral address to attributes such as `href="/en/asia/"`, or "".

    >>> resolve_addresses('<a href="article:en/a">A</a>', lambda name, address: f'{name}="/en/a/"')
    '<a href="/en/a/">A</a>'
    >>> resolve_addresses('<img src="asset:en/lost.png" alt="A ship">', lambda name, address: "")
    'A ship'
    """

    def replace_tag(match: re.Match[str]) -> str:
        address = _ADDRESS.search(match[0])
        if not address:
            return match[0]
        written = html.unescape(address[2])
        if written.startswith("#") or ((scheme := _SCHEME.match(written)) and scheme[1].lower() in OUTSIDE_SCHEMES):
            return match[0]
        is_neutral = written.startswith(("article:", "asset:", "outside:"))
        attributes = attributes_of(address[1], written) if is_neutral else ""
        if attributes:
            return match[0].replace(address[0], attributes, 1)
        if address[1] == "src":
            # A picture without a file is replaced by its description.
            alt = _ALT.search(match[0])
            return alt[1] if alt else ""
        return match[0].replace(f" {address[0]}", "", 1)

    return _TAG.sub(replace_tag, markup)
