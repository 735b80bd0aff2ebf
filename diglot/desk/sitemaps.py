"""Pages in, sitemaps and robots.txt out. Touches nothing.

Source: sitemaps.org protocol 0.9; Google Search Central, "Localized versions of your pages" (xhtml:link).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diglot.words.markup import escaped, quoted
from diglot.words.pages import Alternate

URLS_A_FILE = 50_000
"""The most addresses that one sitemap may hold."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True)
class SitemapRow:
    """A page in a sitemap; alternates as in its own head."""

    url: str
    modified: dt.date | None
    alternates: tuple[Alternate, ...]


def render_sitemap(rows: Iterable[SitemapRow]) -> str:
    """One sitemap. At most `URLS_A_FILE` rows."""
    body = "".join(_row(row) for row in rows)
    return (
        f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{body}</urlset>\n'
    )


def _row(row: SitemapRow) -> str:
    modified = f"<lastmod>{row.modified.isoformat()}</lastmod>" if row.modified else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoted(one.hreflang)} href={quoted(one.url)}/>'
        for one in row.alternates
    )
    return f"<url><loc>{escaped(row.url)}</loc>{modified}{links}</url>\n"


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
