"""Find the addresses whose contents have changed, and write what IndexNow is sent about them. Pure functions.

Source: https://www.indexnow.org/documentation
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlsplit

from diglot.model.settings import Settings

DEFAULT_ENDPOINT = "https://api.indexnow.org/indexnow"
"""The service that is notified where `[indexnow]` names none: it passes everything on to the others."""

# Of one request.
MAX_ADDRESSES = 10_000

# `assets/styles/screen.0f3a52c7.css`: the name changes with every change of a stylesheet, on every page.
_ASSET_DIGEST = re.compile(rb"(/assets/[^\"'<>\s]*?)\.[0-9a-f]{8}\.")

_ERROR_PAGES = ("404.html", "410.html", "502.html")


def key_of(settings: Settings) -> str:
    """Return the owner's key; "" if search engines are not notified."""
    key: str = settings.tables.get("indexnow", {}).get("key", "")
    return key


def endpoint_of(settings: Settings) -> str:
    """Return the address of the service."""
    endpoint: str = settings.tables.get("indexnow", {}).get("endpoint", DEFAULT_ENDPOINT)
    return endpoint


def key_place(key: str) -> str:
    """Return the place of the file that shows the owner's key.

    >>> key_place("0f3a52c71be9d604")
    '0f3a52c71be9d604.txt'
    """
    return f"{key}.txt"


def key_files(settings: Settings) -> Mapping[str, bytes]:
    """Return the file that shows that the site is the owner's, if there is a key."""
    key = key_of(settings)
    return {key_place(key): key.encode()} if key else {}


def publish_words(settings: Settings) -> tuple[str, ...]:
    """Return the option with which a job publishes at night."""
    return ("--notify",) if key_of(settings) else ()


def is_announced(place: str) -> bool:
    """Return whether search engines are notified of a file of a site: a page, a PDF or an e-book.

    >>> [place for place in ("en/a/index.html", "ru/a.pdf", "en/404.html", "en/feed.xml") if is_announced(place)]
    ['en/a/index.html', 'ru/a.pdf']
    """
    return place.endswith((".html", ".pdf", ".epub")) and place.rpartition("/")[2] not in _ERROR_PAGES


def announced_content(content: bytes) -> bytes:
    """Return a page without what changes on every page when a stylesheet or a script does.

    >>> announced_content(b'<link href="/notes/assets/styles/screen.0f3a52c7.css">')
    b'<link href="/notes/assets/styles/screen.css">'
    """
    return _ASSET_DIGEST.sub(rb"\1.", content)


def changed_places(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Return the places that are new, have changed or are gone. before, now: the digest of each.

    >>> changed_places({"a": "1", "b": "1", "c": "1"}, {"b": "1", "c": "2", "d": "1"})
    ('a', 'c', 'd')
    """
    return tuple(sorted(place for place in {**before, **now} if before.get(place) != now.get(place)))


def url_of(base_url: str, place: str) -> str:
    """Return the address of a file of a site, in ASCII.

    >>> url_of("https://журнал.example/notes", "ru/азия/index.html")
    'https://xn--80alqgor.example/notes/ru/%D0%B0%D0%B7%D0%B8%D1%8F/'
    """
    parts = urlsplit(base_url)
    port = f":{parts.port}" if parts.port else ""
    place = place.removesuffix("index.html") if f"/{place}".endswith("/index.html") else place
    return f"{parts.scheme}://{_host(base_url)}{port}{quote(f'{parts.path}/{place}')}"


def requests(base_url: str, key: str, places: Sequence[str]) -> Iterator[tuple[Sequence[str], Mapping[str, object]]]:
    """Yield the places of each request, and its document."""
    for start in range(0, len(places), MAX_ADDRESSES):
        some = places[start : start + MAX_ADDRESSES]
        yield (
            some,
            {
                "host": _host(base_url),
                "key": key,
                "keyLocation": url_of(base_url, key_place(key)),
                "urlList": [url_of(base_url, place) for place in some],
            },
        )


def _host(base_url: str) -> str:
    host = urlsplit(base_url).hostname or ""
    return host if host.isascii() else host.encode("idna").decode()
