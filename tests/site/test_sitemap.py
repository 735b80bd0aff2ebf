"""Sitemaps and robots.txt: the protocol of sitemaps.org, and which pages are in them."""

from __future__ import annotations

import datetime as dt
import urllib.robotparser
from typing import Any

import lxml.etree
import pytest

from tests.tools.published import LANGUAGES, Site

SPACES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}

# The protocol as far as we use it, in RELAX NG. Source: sitemaps.org, protocol 0.9; Google's xhtml:link.
RULES = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.sitemaps.org/schemas/sitemap/0.9"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <choice>
      <element name="urlset"><oneOrMore><element name="url">
        <ref name="loc"/>
        <optional><ref name="lastmod"/></optional>
        <zeroOrMore><element name="link" ns="http://www.w3.org/1999/xhtml">
          <attribute name="rel" ns=""><value>alternate</value></attribute>
          <attribute name="hreflang" ns="">
            <data type="string"><param name="pattern">[a-z]{2}|x-default</param></data>
          </attribute>
          <attribute name="href" ns=""><ref name="address"/></attribute>
        </element></zeroOrMore>
      </element></oneOrMore></element>
      <element name="sitemapindex"><oneOrMore><element name="sitemap">
        <ref name="loc"/><optional><ref name="lastmod"/></optional>
      </element></oneOrMore></element>
    </choice>
  </start>
  <define name="loc"><element name="loc"><ref name="address"/></element></define>
  <define name="address">
    <data type="anyURI"><param name="pattern">https?://[!-~]+</param><param name="maxLength">2048</param></data>
  </define>
  <define name="lastmod"><element name="lastmod"><data type="date"/></element></define>
</grammar>
"""


@pytest.fixture(scope="module")
def rules() -> Any:
    return lxml.etree.RelaxNG(lxml.etree.fromstring(RULES))


def sitemaps(site: Site) -> dict[str, Any]:
    names = sorted(name for name in site.files if name.startswith("sitemap"))
    return {name: lxml.etree.parse(site.folder / name) for name in names}


def rows(site: Site) -> list[tuple[str, str, str, dict[str, str]]]:
    """Language of the sitemap, address, day of change or "", alternates: of every url in every sitemap."""
    found = []
    for name, tree in sitemaps(site).items():
        for row in tree.xpath("//map:url", namespaces=SPACES):
            links = {one.get("hreflang"): one.get("href") for one in row.xpath("xhtml:link", namespaces=SPACES)}
            address, changed = (row.findtext(f"map:{part}", "", SPACES) for part in ("loc", "lastmod"))
            found.append((name.partition("-")[2][:2], address, changed, links))
    return found


def test_every_sitemap_keeps_to_the_protocol(site: Site, rules: Any) -> None:
    for name, tree in sitemaps(site).items():
        assert rules.validate(tree), f"{name}: {rules.error_log}"
        assert (site.folder / name).stat().st_size < 50 * 2**20, name
        assert len(tree.getroot()) <= 50_000, name


@pytest.mark.parametrize(
    "row",
    [
        "<url/>",
        "<url><loc>/en/</loc></url>",
        "<url><loc>https://a.example/азия/</loc></url>",
        "<url><loc>https://a.example/</loc><lastmod>12 March</lastmod></url>",
        "<url><loc>https://a.example/</loc><changefreq>now</changefreq></url>",
    ],
)
def test_the_rules_do_refuse_a_bad_sitemap(rules: Any, row: str) -> None:
    assert not rules.validate(lxml.etree.fromstring(f'<urlset xmlns="{SPACES["map"]}">{row}</urlset>'))


def test_the_index_names_every_sitemap(site: Site) -> None:
    """One for each language, and the index itself is no part of the index."""
    named = sitemaps(site)["sitemap.xml"].xpath("//map:sitemap/map:loc/text()", namespaces=SPACES)
    assert sorted(named) == sorted(f"{site.base_url}/{name}" for name in sitemaps(site) if name != "sitemap.xml")
    assert sorted(named) == [f"{site.base_url}/sitemap-{lang}.xml" for lang in LANGUAGES]


def test_a_sitemap_lists_each_page_of_its_language_that_may_be_listed(site: Site) -> None:
    """Once, by its canonical address: no stand-in, no page of an error, no later page of a list, no redirect.

    The choice of a language is in the sitemap of the first one.
    """
    for lang in LANGUAGES:
        listed = [address for language, address, _, _ in rows(site) if language == lang]
        expected = [
            page.canonical
            for page in site.full_pages
            if (page.folder == lang or (page.place == "/" and lang == LANGUAGES[0]))
            and page.is_indexed
            and "/page/" not in page.place
        ]
        assert sorted(listed) == sorted(expected)


def test_a_sitemap_repeats_the_alternates_of_each_page(site: Site) -> None:
    """hreflang in the sitemap and in the head must not contradict each other."""
    for _, address, _, links in rows(site):
        assert links == site.page_at(address).alternates, address


def test_alternates_in_sitemaps_answer_each_other(site: Site) -> None:
    """Each address names itself, and is named by every other that it names."""
    links_of = {address: links for _, address, _, links in rows(site)}
    assert sum(1 for links in links_of.values() if links) > 60
    for address, links in links_of.items():
        if links:
            assert address in links.values()
            others = {url for lang, url in links.items() if lang != "x-default"}
            assert [one for one in others if links_of[one] != links] == [], address


def test_a_day_of_change_is_the_texts_own(site: Site) -> None:
    """`lastmod` is when the text was published or changed, never the day of the build."""
    dated = 0
    for _, address, changed, _ in rows(site):
        page = site.page_at(address)
        days = [*page.meta("article:published_time"), *page.meta("article:modified_time")]
        assert changed == (max(days) if days else ""), address
        if changed:
            dated += 1
            assert dt.date.fromisoformat(changed), address
    assert dated > 15


def test_robots_may_read_everything_and_learn_of_the_sitemap(site: Site) -> None:
    robots = urllib.robotparser.RobotFileParser()
    robots.parse((site.folder / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert robots.site_maps() == [f"{site.base_url}/sitemap.xml"]
    for name in ("", "en/", "ru/asia/", "sitemap.xml", "assets/"):
        assert robots.can_fetch("AnyBot", f"{site.base_url}/{name}")
