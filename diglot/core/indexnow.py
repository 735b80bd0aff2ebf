"""Find the addresses whose contents have changed, and write what IndexNow is sent about them. Pure functions.

Source: https://www.indexnow.org/documentation
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlsplit

from diglot.model.places import index_now_place

# Of one request.
MAX_ADDRESSES = 10_000

# `assets/styles/screen.0f3a52c7.css`: the name changes with every change of a stylesheet, on every page.
_ASSET_DIGEST = re.compile(rb"(/assets/[^\"'<>\s]*?)\.[0-9a-f]{8}\.")

_ERROR_PAGES = ("404.html", "410.html", "502.html")


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
                "keyLocation": url_of(base_url, index_now_place(key)),
                "urlList": [url_of(base_url, place) for place in some],
            },
        )


def _host(base_url: str) -> str:
    host = urlsplit(base_url).hostname or ""
    return host if host.isascii() else host.encode("idna").decode()
