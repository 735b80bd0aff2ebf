"""Define how a finished site is served: media types, languages, caching, and what a page may do. Pure functions.

The rules are the same for every server: the preview, nginx, Caddy, hosts of static files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import msgspec

from diglot.model.extensions import Policy
from diglot.model.languages import Lang
from diglot.model.markup.attached_files import ATTACHED_TYPES
from diglot.model.places import OPENSEARCH_NAME
from diglot.model.polls import UNAVAILABLE_PLACE
from diglot.model.settings import Settings

HASHED_FOLDERS = ("assets", "media")
"""Folders whose files have a hash of their contents in their names: new contents get a new name."""

CACHE_FOREVER = "public, max-age=31536000, immutable"
CACHE_REVALIDATE = "no-cache"
"""Cache it, but check each time whether it is still current."""

# The media types of all files of a site. The preview and nginx need them all; Caddy knows all but those of feeds.
MIME_TYPES: Mapping[str, str] = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "text/xml",
    ".txt": "text/plain",
    ".md": "text/plain",
    ".ico": "image/vnd.microsoft.icon",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    **ATTACHED_TYPES,
}
# By the whole name: feeds, and the description of a search.
FEED_TYPES: Mapping[str, str] = {
    "feed.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    OPENSEARCH_NAME: "application/opensearchdescription+xml",
}
UNKNOWN_TYPE = "application/octet-stream"

TEXT_TYPES = (
    *(mime for mime in dict.fromkeys(MIME_TYPES.values()) if mime.startswith("text/")),
    "application/json",
    "application/manifest+json",
    "image/svg+xml",
    *FEED_TYPES.values(),
)
"""Types that are text in UTF-8, and are compressed."""

SECURITY_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Headers of every response."""

HSTS = "max-age=31536000"

# The minute at which what builds a site every night begins: not on the hour, when everybody's jobs start.
# GitHub's wait longest then.
MINUTE = 17

# An SVG opened by itself is a document: it may have styles, and nothing else. (Firefox also applies this policy to an
# SVG inside a page, therefore styles are allowed.)
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def page_policy(additions: Policy) -> str:
    """Return the Content-Security-Policy of a page, which allows the files of the site and nothing else.

    A page may ask for others of the site: it shows a paragraph of its translation, and the preview waits for changes.
    additions: sources that are allowed besides, by directive.

    >>> page_policy({"frame-src": ["https://video.example"]}).rpartition("; ")[2]
    'frame-src https://video.example'
    """
    directives = {
        "default-src": ["'none'"],
        "img-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "script-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "media-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": [],
        "frame-ancestors": ["'none'"],
    }
    for directive, sources in additions.items():
        directives[directive] = [*directives.get(directive, []), *sources]
    return "; ".join(f"{name} {' '.join(sources) or _NOTHING}" for name, sources in directives.items())


_NOTHING = "'none'"


class HostedSite(msgspec.Struct, frozen=True):
    """A finished site as servers know it. base_url: "" if unknown.

    keeps_https: browsers are told to use only HTTPS after the first visit. csp: additions to the policy of pages.
    """

    base_url: str
    languages: tuple[Lang, ...]
    keeps_https: bool = False
    csp: Policy = {}

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of its pages."""
        return page_policy(self.csp)

    @property
    def prefix(self) -> str:
        """The path with which every address begins: "" or "/notes"."""
        return urlsplit(self.base_url).path.rstrip("/")


def make_hosted_site(settings: Settings, places: Iterable[str], policies: Mapping[str, Policy]) -> HostedSite:
    """Return a site with these settings. places: its files.

    policies: what pages may do besides where a site has a file, or a folder, that begins so.
    """
    names = frozenset(places)
    csp: dict[str, tuple[str, ...]] = {}
    for place, policy in policies.items():
        if any(name.startswith(place) for name in names):
            csp |= {key: tuple(dict.fromkeys((*csp.get(key, ()), *sources))) for key, sources in policy.items()}
    csp |= {key: (*csp.get(key, ()), *sources) for key, sources in settings.csp.items()}
    return HostedSite(settings.base_url, settings.languages, settings.hsts, csp)


def mime_of(place: str) -> str:
    """Return the media type of a file of a site.

    >>> mime_of("en/feed.xml"), mime_of("ru/азия.pdf"), mime_of("pagefind/wasm.ru.pagefind")
    ('application/atom+xml', 'application/pdf', 'application/octet-stream')
    """
    path = PurePosixPath(place)
    return FEED_TYPES.get(path.name) or MIME_TYPES.get(path.suffix, UNKNOWN_TYPE)


def content_languages(place: str, languages: Sequence[Lang]) -> str:
    """Return the languages of a file of a site as a value of `Content-Language`, or "" for a file without language.

    >>> content_languages("ru/азия.pdf", ("en", "ru")), content_languages("en-ru/asia/index.html", ("en", "ru"))
    ('ru', 'en, ru')
    >>> content_languages("index.html", ("en", "ru")), content_languages("assets/styles/screen.css", ("en", "ru"))
    ('en, ru', '')
    """
    top, slash, _ = place.partition("/")
    if not slash:
        return ", ".join(languages) if top in ("index.html", "404.html", UNAVAILABLE_PLACE, *FEED_TYPES) else ""
    languages_of_folder = top.split("-")
    return ", ".join(languages_of_folder) if all(lang in languages for lang in languages_of_folder) else ""
