"""The markup of every published page: valid, orderly, and nothing in it that a strict host would refuse."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from babel.core import Locale, UnknownLocaleError

from tests.tools.published import Site, effective_lang, spoken_texts

ROOT = Path(__file__).parents[2]
VALIDATOR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

# HTML, CSS and script of a text together, in bytes as hosts send them: compressed.
MOST_BYTES = 34_000


def complaints(*folders: Path) -> list[dict[str, Any]]:
    """What the Nu HTML Checker has against the pages of these folders."""
    assert VALIDATOR.is_file(), "python3 build.py test installs it"
    # A program that ends soon is not compiled for the long run, nor swept by several threads; its schemas are deep.
    java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m"]
    command = [*java, "-jar", str(VALIDATOR), "--errors-only", "--skip-non-html", "--format", "json"]
    done = subprocess.run([*command, *map(str, folders)], capture_output=True, text=True, check=False)
    # It speaks on its error stream; an exit code of 1 only repeats that there are complaints.
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return messages


def test_every_page_passes_the_nu_html_checker(sample_site: Site, variant_site: Site, tmp_path: Path) -> None:
    """WHATWG HTML, as its own checker reads it; one start of Java for all pages.

    Among them is a bad one: a validator that never speaks proves nothing.
    """
    page = "<!doctype html><html lang=en><head><title>Bad</title></head><body><p id=a>1<p id=a>2</body></html>"
    (tmp_path / "bad.html").write_text(page, encoding="utf-8")
    found = [
        (message["url"], message.get("lastLine"), message["message"])
        for message in complaints(sample_site.folder, variant_site.folder, tmp_path)
    ]
    assert [one for one in found if not one[0].endswith("/bad.html")] == []
    assert any("Duplicate ID" in message for _, _, message in found)


def test_every_page_is_there_that_the_build_reports(site: Site) -> None:
    """The other tests read what they find; this one says that they find everything."""
    assert len(site.pages) == site.report["pages"]
    assert len(site.files) == site.report["files"]
    assert len(site.articles) == 2 * len(site.texts)


def test_a_page_has_one_first_heading_and_skips_no_level(site: Site) -> None:
    """WCAG 2.2, 1.3.1 and the checkers' advice: h1 once, and each heading at most one level below the one before."""
    wrong = []
    for page in site.pages.values():
        levels = [int(heading.tag[1]) for heading in page.tree.xpath("//h1 | //h2 | //h3 | //h4")]
        jumps = [(before, after) for before, after in pairwise(levels) if after > before + 1]
        if levels.count(1) != 1 or levels[0] != 1 or jumps:
            wrong.append((page, levels))
    assert wrong == []


def test_an_id_stands_once_on_its_page(site: Site) -> None:
    twice = {page.place: [name for name, n in Counter(page.ids).items() if n > 1] for page in site.pages.values()}
    assert {place: names for place, names in twice.items() if names} == {}


def test_every_lang_and_hreflang_is_a_language(site: Site) -> None:
    """BCP 47 tags that CLDR knows; x-default only in the head, where it has a meaning."""
    wrong = []
    for page in site.pages.values():
        tags = [(row, name) for name in ("lang", "hreflang") for row in page.tree.xpath(f"//*[@{name}]")]
        for row, name in tags:
            tag = row.get(name)
            if not (is_language(tag) or (tag == "x-default" and row.tag == "link")):
                wrong.append((page, row.tag, name, tag))
    assert wrong == []


def is_language(tag: str) -> bool:
    try:
        return bool(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False


def test_russian_words_on_an_english_page_say_so(site: Site) -> None:
    """WCAG 2.2, 3.1.2: a screen reader must know when to change its voice. The head has no place for marks."""
    wrong = [
        (page, " ".join(text.split())[:60])
        for page in site.full_pages
        for element, text in spoken_texts(page)
        if element.tag not in ("title", "link")
        and element.get("class") != "foot-printed"  # an address, on paper only
        and effective_lang(element) != "ru"
        and re.search(r"[а-яё]{2}", text, re.IGNORECASE)
    ]
    assert wrong == []


def test_pictures_have_words_and_a_size(site: Site) -> None:
    """`alt` for readers who do not see them, width and height so that the text stands still while they load."""
    pictures = [(page, picture) for page in site.pages.values() for picture in page.tree.xpath("//img")]
    assert len(pictures) >= 4, "the sample has pictures"
    assert [(page, row.get("src")) for page, row in pictures if row.get("alt") is None] == []
    sizes = [(page, row.get("src"), row.get("width"), row.get("height")) for page, row in pictures]
    assert [row for row in sizes if not (row[2] and row[3] and row[2].isdecimal() and row[3].isdecimal())] == []


def test_every_page_has_a_picture_for_social_networks(site: Site) -> None:
    """With its size, so that it is shown at once, and words for those who do not see it."""
    names = ("og:image", "og:image:width", "og:image:height", "og:image:alt")
    lacking = [page for page in site.full_pages if any(len(page.meta(name)) != 1 for name in names)]
    assert lacking == []
    cards = {address.rpartition("/")[2] for page in site.full_pages for address in page.meta("og:image")}
    assert len(cards) > len(site.articles) / 2


def test_every_page_describes_itself(site: Site) -> None:
    """In a search engine and a social network, what stands under the title."""
    lacking = [
        page for page in site.full_pages if not all(page.meta(name) for name in ("description", "og:description"))
    ]
    assert lacking == []


def test_structured_data_name_the_site_its_people_and_the_way_to_a_text(site: Site) -> None:
    """WebSite, ProfilePage, BreadcrumbList; every address in them is one of the site's pages, or another site's."""
    kinds: Counter[str] = Counter()
    for page in site.full_pages:
        for written in page.tree.xpath('//script[@type="application/ld+json"]/text()'):
            document = json.loads(written)
            kinds[document["@type"]] += 1
            assert document["url"] == page.canonical
            if document["@type"] == "Article":
                crumbs = document["mainEntityOfPage"]["breadcrumb"]["itemListElement"]
                assert [crumb["position"] for crumb in crumbs] == [*range(1, len(crumbs) + 1)]
                assert all(site.page_at(crumb["item"]) for crumb in crumbs)
                assert (crumbs[-1]["item"], crumbs[-1]["name"]) == (page.canonical, document["headline"])
                assert document["image"] == page.meta("og:image")[0]
                assert document["license"].startswith("https://creativecommons.org/licenses/")
                assert page.tree.xpath('//a[@rel="license"]/@href') == [document["license"]]
    # A page with both texts is there only in a publication that has them.
    of_lists = {"Blog", "Book", "CollectionPage", "PublicationIssue"}
    assert set(kinds) - {"WebPage"} == {"Article", "WebSite", "ProfilePage"} | of_lists


def test_no_element_brings_its_own_style(site: Site) -> None:
    """A host may forbid inline styles (Content-Security-Policy: style-src 'self')."""
    found = [page for page in site.pages.values() if page.tree.xpath("//*[@style] | //style")]
    assert found == []


def test_no_element_brings_its_own_script(site: Site) -> None:
    """The site's own scripts and JSON-LD; no handlers, no `javascript:` (Content-Security-Policy: script-src 'self')."""
    wrong = []
    for page in site.pages.values():
        handlers = page.tree.xpath("//@*[starts-with(name(), 'on')]")
        addresses = [value for value in page.tree.xpath("//@href | //@src | //@action") if "script:" in value.lower()]
        scripts = [row for row in page.tree.xpath("//script") if not is_known_script(site, row)]
        if handlers or addresses or scripts:
            wrong.append((page, handlers, addresses, scripts))
    assert wrong == []


def is_known_script(site: Site, script: Any) -> bool:
    if script.get("type") == "application/ld+json":
        return not script.get("src")
    place = site.place_of(script.get("src", ""))
    return (
        not script.text
        and bool(place)
        and bool(re.fullmatch(r"/assets/scripts/(page|reader|search)\.[0-9a-f]{8}\.js", place or ""))
    )


def test_an_article_is_light_but_for_its_pictures(sample_site: Site) -> None:
    """All that comes before the fonts is sent in 34 kB: a second on a slow telephone line."""
    look = [
        *(sample_site.folder / "assets" / "styles").glob("screen.*"),
        *(file for name in ("page", "reader") for file in sample_site.folder.glob(f"assets/scripts/{name}.*")),
    ]
    assert len(look) == 3
    weights = {page.place: sum(map(sent_bytes, [page.file, *look])) for page in sample_site.articles}
    assert len(weights) > 20
    assert {place: weight for place, weight in weights.items() if weight >= MOST_BYTES} == {}


def sent_bytes(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("viewport", "width=device-width, initial-scale=1"), ("color-scheme", "light dark")],
)
def test_every_page_suits_every_screen(site: Site, name: str, expected: str) -> None:
    assert {tuple(page.meta(name)) for page in site.pages.values()} == {(expected,)}


def test_every_page_has_a_title_of_its_own(site: Site) -> None:
    """Within one language, no two pages that search engines list have the same title."""
    titles = Counter((page.folder, page.text_of("//title")) for page in site.full_pages if page.is_indexed)
    assert [row for row, count in titles.items() if count > 1 or not row[1]] == []
