"""Every address in the published folder leads to something in it, and everything in it can be reached."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.etree
import pytest

from tests.tools.publication import publish, write_files
from tests.tools.published import PublishedPage, Site

# What a page loads by itself, and what a reader must ask for.
LOADED = "//img/@src | //script/@src | //source/@src | //video/@src | //audio/@src | //track/@src | //iframe/@src | //object/@data"
CSS_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def addresses_of(page: PublishedPage) -> Iterator[str]:
    """Every address that a page names, in any attribute that can hold one."""
    yield from page.tree.xpath(f"//@href | //@cite | //@poster | //@action | //@data-url | {LOADED}")
    for row in page.tree.xpath("//@srcset | //@imagesrcset"):
        yield from (candidate.split()[0] for candidate in row.split(",") if candidate.strip())
    for name in ("og:url", "og:image", "og:audio", "og:video", "twitter:image"):
        yield from page.meta(name)
    for refresh in page.tree.xpath('//meta[@http-equiv="refresh"]/@content'):
        yield refresh.partition("url=")[2]


def loaded_by(page: PublishedPage) -> Iterator[str]:
    """What a browser fetches by itself when it shows the page."""
    yield from page.tree.xpath(LOADED)
    yield from page.tree.xpath('//link[not(@rel="canonical" or @rel="alternate" or @rel="author")]/@href')
    for row in page.tree.xpath("//@srcset | //@imagesrcset"):
        yield from (candidate.split()[0] for candidate in row.split(",") if candidate.strip())


def is_dead(site: Site, address: str, seen_from: str) -> bool:
    """Does an address of the site itself lead to no file, or to no such id in it?"""
    place = site.place_of(address, f"/{seen_from.lstrip('/')}")
    if place is None:
        # Another host is none of ours; our own host outside the site's path is a mistake.
        return urlsplit(urljoin(site.base_url, address)).netloc == urlsplit(site.base_url).netloc
    fragment = unquote(urlsplit(address).fragment)
    if not site.has(place):
        return True
    return bool(fragment) and fragment not in (site.pages[place].ids if place in site.pages else [])


def test_no_address_of_a_page_leads_nowhere(site: Site) -> None:
    """href, src, srcset, Open Graph's: a file of the site, and an id of that page where a fragment asks for one."""
    links = [(page.place, address) for page in site.pages.values() for address in addresses_of(page)]
    assert len(links) > 2000
    assert [(place, address) for place, address in links if is_dead(site, address, place)] == []


def test_a_link_into_nothing_would_be_found(sample_site: Site) -> None:
    assert is_dead(sample_site, "/en/no-such-page/", "/en/")
    assert is_dead(sample_site, "/en/asia", "/en/")
    assert is_dead(sample_site, "/en/asia/seoul-1990/#no-such-heading", "/en/")
    assert is_dead(sample_site, "#no-such-heading", "/en/")
    assert not is_dead(sample_site, "/en/asia/seoul-1990/#content", "/en/")
    assert not is_dead(sample_site, "https://elsewhere.example/", "/en/")


def test_stylesheets_and_pictures_name_only_what_is_there(site: Site) -> None:
    wrong = []
    for name in sorted(site.files):
        if name.endswith((".css", ".svg")):
            text = (site.folder / name).read_text(encoding="utf-8")
            found = [*CSS_URL.findall(text), *re.findall(r"""\b(?:xlink:)?href=["']([^"']+)""", text)]
            found = [address for address in found if not address.startswith(("data:", "#"))]
            # The site's path is part of the address of the stylesheet, and so of what it names.
            wrong += [(name, address) for address in found if is_dead(site, address, name)]
    assert wrong == []


def test_feeds_name_only_what_is_there(site: Site) -> None:
    """Their own links, and those in the texts that they carry."""
    wrong = []
    for name in sorted(site.files):
        if name.endswith("feed.xml"):
            tree = lxml.etree.parse(site.folder / name)
            found = [str(value) for value in tree.xpath("//atom:id/text() | //@href", namespaces=NAMESPACES)]
            for content in tree.xpath("//atom:content/text()", namespaces=NAMESPACES):
                found += addresses_in(content)
        elif name.endswith("feed.json"):
            feed = json.loads((site.folder / name).read_bytes())
            found = [feed["home_page_url"], feed["feed_url"]]
            for item in feed["items"]:
                found += [item["id"], item["url"], *addresses_in(item["content_html"])]
        else:
            continue
        wrong += [
            (name, address) for address in found if not address.startswith("#fn") and is_dead(site, address, name)
        ]
    assert wrong == []


def addresses_in(markup: str) -> list[str]:
    tree = lxml.html.fragment_fromstring(markup, create_parent="div")
    return [str(value) for value in tree.xpath("//@href | //@src")]


def test_redirects_lead_from_nothing_old_to_something_new(site: Site) -> None:
    """`_redirects`, for hosts that read it: no line hides a page that is there, and each leads to one."""
    lines = (site.folder / "_redirects").read_text(encoding="utf-8").splitlines()
    for line in lines:
        old, new, code = line.split(" ")
        assert code == "301", line
        target, source = site.place_of(new), site.place_of(old)
        assert target in site.pages, line
        assert not site.pages[target].is_redirect, line
        assert source in site.pages, line
        assert site.pages[source].is_redirect, line


def test_an_old_address_leads_to_its_text(variant_site: Site) -> None:
    """By a page for hosts without redirects: it refreshes at once, is listed nowhere, and its link works by hand."""
    page = variant_site.pages["/old/pivot.html"]
    target = f"{variant_site.prefix}/en/asia/pivot-of-the-2010s/"
    assert page.tree.xpath('//meta[@http-equiv="refresh"]/@content') == [f"0; url={target}"]
    assert page.tree.xpath("//main//a/@href") == [target]
    assert page.canonical == variant_site.url("/en/asia/pivot-of-the-2010s/")
    assert not page.is_indexed
    redirects = (variant_site.folder / "_redirects").read_text(encoding="utf-8")
    assert redirects == f"{variant_site.prefix}/old/pivot.html {target} 301\n"


def test_nothing_is_loaded_from_another_host(site: Site) -> None:
    """No fonts, counters or scripts of others: nobody learns who reads what."""
    wrong = [
        (page, address)
        for page in site.pages.values()
        for address in loaded_by(page)
        if site.place_of(address, page.place) is None
    ]
    assert wrong == []
    # The engine of the search names its own home in its comments: tests/extensions/search/test_search.py looks at what it asks for.
    names = [name for name in site.files if name.endswith((".css", ".js")) and not name.startswith("pagefind/")]
    styles = [(site.folder / name).read_text(encoding="utf-8") for name in names]
    assert len(styles) >= 2
    assert [text for text in styles if re.search(r"https?://|@import|url\([\"']?//", text)] == []


def test_every_address_carries_the_sites_path(variant_site: Site) -> None:
    """A site under /notes/ links to nothing above it; addresses start with a slash, so every page may move."""
    own = [(page, address) for page in variant_site.pages.values() for address in addresses_of(page)]
    wrong = [row for row in own if row[1].startswith("/") and not row[1].startswith(f"{variant_site.prefix}/")]
    assert wrong == []


# ---------------------------------------------------------------- what is in the folder


def test_the_manifest_lists_every_file_with_its_digest(site: Site) -> None:
    assert set(site.manifest) | {"manifest.json"} == site.files
    digests = {name: digest_of((site.folder / name).read_bytes(), 16) for name in site.manifest}
    assert digests == site.manifest


def test_names_that_browsers_keep_for_ever_hold_a_hash_of_the_contents(site: Site) -> None:
    """Everything under assets/ and media/: a changed file has another name. Cards, of which there are many, a longer."""
    names = [name for name in site.files if name.startswith(("assets/", "media/"))]
    assert len(names) > 15
    originals = {re.sub(r"\.[a-z0-9]+$", "", name) for name in names}
    wrong = []
    for name in names:
        content = (site.folder / name).read_bytes()
        mark = re.search(r"\.([0-9a-f]+)\.[a-z0-9]+$", name)
        if scaled := re.fullmatch(r"(.+)-\d+\.(?:webp|avif)", name):
            # A smaller version has the name of its original, and its width.
            is_right = scaled[1] in originals
        else:
            is_right = bool(mark) and mark[1] in (digest_of(content, 4), digest_of(content, 16)[:16])
        if not is_right:
            wrong.append(name)
    assert wrong == []


def digest_of(content: bytes, size: int) -> str:
    return hashlib.blake2b(content, digest_size=size).hexdigest()


# What no link leads to, and why it is published all the same.
FOUND_OTHERWISE = (
    r"404\.html|(en|ru)/404\.html",  # the host shows it
    r"manifest\.json|_redirects|_headers",  # for the next build and for the host
    r"pagefind/.*",  # the search page's script asks for its index
    r"assets/styles/(facing|leaves|two-columns)\.[0-9a-f]{8}\.css",  # of paper alone
    r"robots\.txt|sitemap\.xml",  # crawlers ask for them by name
    r"feed\.(xml|json)",  # of all languages: the pages offer their own
    r"assets/fonts/LICENSE-[a-z-]+\.[0-9a-f]{8}\.md",  # the fonts' licence asks to go with them
    r"assets/styles/(parallel|manual)\.[0-9a-f]{8}\.css",  # of what this publication may not have
    r"(en|ru|en-ru)/.*(\.press|-cover)\.pdf",  # for the print shop, not for readers
    r"en-ru/.*/index\.html|en-ru/index\.html",  # where both texts were before each language had its page
    r"assets/scripts/search-dialog\.\w+\.js",  # asked for when somebody opens the search
    r"old/pivot\.html",  # an old address: links from elsewhere lead there
    r"media/facing-rows\.[0-9a-f]{8}(-\d+\.(webp|avif)|\.jpg)",  # a film shows its still at one size
)


def test_nothing_is_published_that_cannot_be_reached(site: Site) -> None:
    """From the door, over links, styles, feeds and sitemaps; the exceptions are named."""
    reached: set[str] = set()
    waiting = ["index.html", "sitemap.xml"]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        for address in addresses_in_file(site, name):
            place = site.place_of(address, f"/{name}")
            if place is not None and site.has(place):
                found = place.lstrip("/")
                waiting.append(f"{found}index.html" if not found or found.endswith("/") else found)
    lost = [name for name in site.files - reached if not re.fullmatch("|".join(FOUND_OTHERWISE), name)]
    assert sorted(lost) == []


def addresses_in_file(site: Site, name: str) -> list[str]:
    if name.endswith(".html"):
        return list(addresses_of(site.pages["/" + name.removesuffix("index.html")]))
    if name.endswith(".css"):
        return CSS_URL.findall((site.folder / name).read_text(encoding="utf-8"))
    if name.endswith(".xml") and name.startswith("sitemap"):
        return [
            str(row) for row in lxml.etree.parse(site.folder / name).xpath("//map:loc/text()", namespaces=NAMESPACES)
        ]
    return []


def test_every_edition_has_its_pdf_and_no_fallback_has_one(sample_site: Site) -> None:
    """The link says PDF and its size; a page that stands in for a missing edition offers none."""
    pdfs = {name for name in sample_site.files if re.fullmatch(r"(?:en|ru)/(?!volumes/).*(?<!\.press)\.pdf", name)}
    assert len(pdfs) == sum(map(len, sample_site.texts.values()))
    linked = set()
    for page in sample_site.articles:
        hrefs = page.tree.xpath('//a[@type="application/pdf"]/@href')
        places = {(sample_site.place_of(href) or "").lstrip("/") for href in hrefs}
        own = {place for place in places if place.startswith(f"{page.folder}/")}
        assert len(own) == (1 if page.is_indexed else 0), page
        linked |= own
    assert pdfs == linked


@pytest.mark.parametrize("place", ["/", "/en/", "/ru/"])
def test_every_text_is_few_steps_from_home(sample_site: Site, place: str) -> None:
    """Three links lead from a home page to any text of its language."""
    steps, seen = {place}, {place}
    for _ in range(3):
        found = {
            sample_site.place_of(href, at) for at in steps for href in sample_site.pages[at].tree.xpath("//a/@href")
        }
        steps = {one for one in found if one in sample_site.pages} - seen  # type: ignore[misc]
        seen |= steps
    folder = sample_site.pages[place].folder
    texts = {page.place for page in sample_site.articles if not folder or page.folder == folder}
    assert texts - seen == set()


def test_an_address_that_leads_nowhere_any_more_is_said(tmp_path: Path) -> None:
    text = "---\ntitle: A\n{}---\nText.\n"
    root = write_files(tmp_path, {"content/en/a.md": text.format("slug: old\n"), "content/en/b.md": text.format("")})

    def lost() -> list[tuple[str, str]]:
        report = publish(root)
        assert report.is_published
        return [(one.code, one.position[0]) for one in report.problems if one.code == "lost-address"]

    assert lost() == []
    write_files(root, {"content/en/a.md": text.format("slug: new\n")})
    assert lost() == [("lost-address", "/en/old/"), ("lost-address", "/ru/old/")]
    assert lost() == [], "the next build compares itself with this one"
    write_files(root, {"content/en/a.md": text.format("slug: newer\naliases: [/en/new/, /ru/new/]\n")})
    assert lost() == []
    (root / "content/en/b.md").unlink()
    assert ("lost-address", "/en/b/") in lost()
