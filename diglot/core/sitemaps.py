"""Pages in, sitemaps and robots.txt out. Touches nothing.

Source: sitemaps.org protocol 0.9; Google Search Central, "Localized versions of your pages" (xhtml:link).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from diglot.model.markup import escaped, quoted
from diglot.model.pages import Alternate

URLS_A_FILE = 50_000
"""The most addresses that one sitemap may hold."""
BYTES_A_FILE = 50 * 2**20
"""The largest that one sitemap may be, before it is compressed."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OPENING = (
    f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_CLOSING = "</urlset>\n"


def sitemap_row(url: str, modified: dt.date | None, alternates: Iterable[Alternate]) -> str:
    """A page as a sitemap lists it; alternates as in its own head."""
    day = f"<lastmod>{modified.isoformat()}</lastmod>" if modified else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoted(one.hreflang)} href={quoted(one.url)}/>' for one in alternates
    )
    return f"<url><loc>{escaped(url)}</loc>{day}{links}</url>\n"


def cut(rows: Iterable[str]) -> Iterator[list[str]]:
    """The rows of one sitemap after another, in their order: each with as many as it may hold."""
    frame = len(f"{_OPENING}{_CLOSING}".encode())
    part: list[str] = []
    size = frame
    for row in rows:
        more = len(row.encode())
        if part and (len(part) == URLS_A_FILE or size + more > BYTES_A_FILE):
            yield part
            part, size = [], frame
        part.append(row)
        size += more
    if part:
        yield part


def render_sitemap(rows: Iterable[str]) -> str:
    """One sitemap, of rows that `cut` gave."""
    return f"{_OPENING}{''.join(rows)}{_CLOSING}"


def render_sitemap_index(urls: Sequence[str]) -> str:
    """The index of the sitemaps."""
    body = "".join(f"<sitemap><loc>{escaped(url)}</loc></sitemap>\n" for url in urls)
    return f'{_HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}</sitemapindex>\n'


def render_robots(sitemap_url: str) -> str:
    """robots.txt: everything may be read; the sitemap where the site's address is known.

    >>> render_robots("https://journal.example/sitemap.xml").splitlines()[-1]
    'Sitemap: https://journal.example/sitemap.xml'
    """
    sitemap = f"Sitemap: {sitemap_url}\n" if sitemap_url.startswith("http") else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
