"""Pages become sitemaps: one row a page, with its other languages."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

from diglot.desk.sitemaps import SitemapRow, render_robots, render_sitemap, render_sitemap_index
from diglot.words.pages import Alternate

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_a_page_has_its_address_its_date_and_its_languages() -> None:
    alternates = (Alternate("en", "https://a.example/en/"), Alternate("x-default", "https://a.example/"))
    tree = ElementTree.fromstring(
        render_sitemap([SitemapRow("https://a.example/en/?a&b", dt.date(2015, 3, 12), alternates)])
    )
    (row,) = tree
    assert row.findtext(f"{MAP}loc") == "https://a.example/en/?a&b"
    assert row.findtext(f"{MAP}lastmod") == "2015-03-12"
    links = [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in row.findall(f"{XHTML}link")]
    assert links == [("alternate", one.hreflang, one.url) for one in alternates]


def test_a_page_without_a_date_has_none() -> None:
    (row,) = ElementTree.fromstring(render_sitemap([SitemapRow("https://a.example/", None, ())]))
    assert [child.tag for child in row] == [f"{MAP}loc"]


def test_a_sitemap_without_pages_is_a_sitemap() -> None:
    assert len(ElementTree.fromstring(render_sitemap([]))) == 0


def test_the_index_names_every_part() -> None:
    tree = ElementTree.fromstring(render_sitemap_index(["https://a.example/sitemap-en.xml", "https://a.example/?a&b"]))
    assert [row.findtext(f"{MAP}loc") for row in tree] == ["https://a.example/sitemap-en.xml", "https://a.example/?a&b"]


def test_robots_may_read_everything_and_find_the_sitemap_where_it_has_an_address() -> None:
    assert render_robots("https://a.example/sitemap.xml").splitlines() == [
        "User-agent: *", "Allow: /", "Sitemap: https://a.example/sitemap.xml",
    ]  # fmt: skip
    assert "Sitemap" not in render_robots("/sitemap.xml")
