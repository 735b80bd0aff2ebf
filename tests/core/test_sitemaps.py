"""Pages become sitemaps: one entry per page, with its other languages."""

from __future__ import annotations

import datetime as dt
from itertools import chain, pairwise
from urllib.parse import quote
from xml.etree import ElementTree

from diglot.core.site_files.sitemaps import (
    render_robots,
    render_sitemap,
    render_sitemap_entry,
    render_sitemap_index,
    split_entries,
)
from diglot.model.pages import Alternate

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"

# Source: sitemaps.org, protocol 0.9: "no more than 50,000 URLs and must be no larger than 50MB (52,428,800 bytes)".
MAX_URLS, MAX_BYTES = 50_000, 52_428_800


def test_a_page_has_its_address_its_date_and_its_languages() -> None:
    alternates = (Alternate("en", "https://a.example/en/"), Alternate("x-default", "https://a.example/"))
    tree = ElementTree.fromstring(
        render_sitemap([render_sitemap_entry("https://a.example/en/?a&b", dt.date(2015, 3, 12), alternates)])
    )
    (entry,) = tree
    assert entry.findtext(f"{MAP}loc") == "https://a.example/en/?a&b"
    assert entry.findtext(f"{MAP}lastmod") == "2015-03-12"
    links = [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in entry.findall(f"{XHTML}link")]
    assert links == [("alternate", alternate.hreflang, alternate.url) for alternate in alternates]


def test_a_page_without_a_date_has_none() -> None:
    (entry,) = ElementTree.fromstring(render_sitemap([render_sitemap_entry("https://a.example/", None, ())]))
    assert [child.tag for child in entry] == [f"{MAP}loc"]


def test_a_sitemap_without_pages_is_a_sitemap() -> None:
    assert len(ElementTree.fromstring(render_sitemap([]))) == 0


def test_the_index_names_every_part() -> None:
    tree = ElementTree.fromstring(render_sitemap_index(["https://a.example/sitemap-en.xml", "https://a.example/?a&b"]))
    assert [entry.findtext(f"{MAP}loc") for entry in tree] == [
        "https://a.example/sitemap-en.xml",
        "https://a.example/?a&b",
    ]


def test_many_short_urls_are_split_by_number() -> None:
    entries = [render_sitemap_entry(f"https://a.example/{number}/", None, ()) for number in range(2 * MAX_URLS + 1)]
    parts = list(split_entries(entries))
    assert [len(part) for part in parts] == [MAX_URLS, MAX_URLS, 1]
    assert list(chain(*parts)) == entries


def test_long_urls_are_split_by_size() -> None:
    """A Cyrillic letter takes six bytes in a URL, and the URL of a page is in its entry three times."""
    name = quote("о-том-как-книги-путешествовали-на-восток-и-что-с-ними-было-потом")

    def entry(number: int) -> str:
        url, twin = (f"https://journal.example/{lang}/{name}/{number}/" for lang in ("ru", "en"))
        return render_sitemap_entry(
            url, dt.date(2015, 3, 12), (Alternate("ru", url), Alternate("en", twin), Alternate("x-default", url))
        )

    entries = [entry(number) for number in range(MAX_URLS)]
    parts = list(split_entries(entries))
    assert list(chain(*parts)) == entries
    sizes = [len(render_sitemap(part).encode()) for part in parts]
    assert len(sizes) > 1
    assert max(sizes) <= MAX_BYTES
    for part, after in pairwise(parts):
        assert len(render_sitemap([*part, after[0]]).encode()) > MAX_BYTES


def test_without_pages_there_is_no_sitemap() -> None:
    assert list(split_entries([])) == []


def test_robots_may_crawl_everything_and_find_the_sitemap_by_an_absolute_url() -> None:
    assert render_robots("https://a.example/sitemap.xml").splitlines() == [
        "User-agent: *", "Allow: /", "Sitemap: https://a.example/sitemap.xml",
    ]  # fmt: skip
    assert "Sitemap" not in render_robots("/sitemap.xml")
