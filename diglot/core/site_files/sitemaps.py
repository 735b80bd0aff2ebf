"""Render sitemaps and robots.txt. Pure functions.

Source: sitemaps.org protocol 0.9; Google Search Central, "Localized versions of your pages" (xhtml:link).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from diglot.model.markup.allowed_markup import escaped, quoted
from diglot.model.pages import Alternate

MAX_URLS = 50_000
"""The maximum number of URLs in a sitemap."""
MAX_BYTES = 50 * 2**20
"""The maximum size of a sitemap before compression."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OPENING = (
    f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_CLOSING = "</urlset>\n"


def render_sitemap_entry(url: str, modified: dt.date | None, alternates: Iterable[Alternate]) -> str:
    """Render the entry of a page. alternates: as in the head of the page."""
    day = f"<lastmod>{modified.isoformat()}</lastmod>" if modified else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoted(alternate.hreflang)} href={quoted(alternate.url)}/>'
        for alternate in alternates
    )
    return f"<url><loc>{escaped(url)}</loc>{day}{links}</url>\n"


def split_entries(entries: Iterable[str]) -> Iterator[list[str]]:
    """Yield the entries of each sitemap in order, as many as one may hold."""
    frame_size = len(f"{_OPENING}{_CLOSING}".encode())
    part: list[str] = []
    size = frame_size
    for entry in entries:
        entry_size = len(entry.encode())
        if part and (len(part) == MAX_URLS or size + entry_size > MAX_BYTES):
            yield part
            part, size = [], frame_size
        part.append(entry)
        size += entry_size
    if part:
        yield part


def render_sitemap(entries: Iterable[str]) -> str:
    """Render one sitemap from entries that `split_entries` yielded."""
    return f"{_OPENING}{''.join(entries)}{_CLOSING}"


def render_sitemap_index(urls: Sequence[str]) -> str:
    """Render the index of the sitemaps."""
    body = "".join(f"<sitemap><loc>{escaped(url)}</loc></sitemap>\n" for url in urls)
    return f'{_HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}</sitemapindex>\n'


def render_robots(sitemap_url: str) -> str:
    """Render robots.txt: everything may be crawled. The sitemap is named only by an absolute URL.

    >>> render_robots("https://journal.example/sitemap.xml").splitlines()[-1]
    'Sitemap: https://journal.example/sitemap.xml'
    """
    sitemap = f"Sitemap: {sitemap_url}\n" if sitemap_url.startswith("http") else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
