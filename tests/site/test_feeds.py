"""Feeds against their rules: RFC 4287 (Atom) and JSON Feed 1.1, and against the pages that they announce."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import lxml.etree
import lxml.html

from tests.tools.published import Site

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# RFC 3339, as both formats ask: a date, a T, a time, and where on earth that is.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

FEED_ELEMENTS = frozenset(
    "author category contributor generator icon id link logo rights subtitle title updated entry".split()
)
ENTRY_ELEMENTS = frozenset(
    "author category content contributor id link published rights source summary title updated".split()
)
JSON_FEED_FIELDS = frozenset(
    "version title home_page_url feed_url description user_comment next_url icon favicon authors language expired "
    "hubs items".split()
)
JSON_ITEM_FIELDS = frozenset(
    "id url external_url title content_html content_text summary image banner_image date_published date_modified "
    "authors tags language attachments".split()
)


def atoms(site: Site) -> dict[str, Any]:
    """Every Atom feed's root, by its path inside the site."""
    names = sorted(name for name in site.files if name.endswith("feed.xml"))
    return {name: lxml.etree.parse(site.folder / name).getroot() for name in names}


def json_feeds(site: Site) -> dict[str, Any]:
    names = sorted(name for name in site.files if name.endswith("feed.json"))
    return {name: json.loads((site.folder / name).read_text(encoding="utf-8")) for name in names}


def text(element: Any, name: str) -> str:
    """The words of the only child of that name."""
    found = element.findall(f"{ATOM}{name}")
    assert len(found) == 1, (element.tag, name, len(found))
    return found[0].text or ""


def link(element: Any, rel: str) -> Any:
    """The only link of that kind."""
    (found,) = [row for row in element.findall(f"{ATOM}link") if row.get("rel", "alternate") == rel]
    return found


# ---------------------------------------------------------------- which feeds there are


def test_there_is_a_feed_for_all_for_each_language_blog_and_person(site: Site) -> None:
    people = [place[1:] for place in site.pages if re.fullmatch(r"/(?:en|ru)/people/[^/]+/", place)]
    places = ["", "en/", "en/asia/", "en/craft/", "ru/", "ru/asia/", "ru/craft/", *people]
    assert people
    assert sorted(atoms(site)) == sorted(f"{place}feed.xml" for place in places)
    assert sorted(json_feeds(site)) == sorted(f"{place}feed.json" for place in places)


def test_every_page_offers_the_feeds_of_its_language(site: Site) -> None:
    """A blog's page offers the blog's own first, for a reader who subscribes there means it."""
    for page in site.full_pages:
        rows = page.tree.xpath('//head/link[@rel="alternate"][@type]')
        places = [site.place_of(row.get("href")) for row in rows]
        home = f"/{page.folder}/" if page.folder else None
        if page.place.endswith("404.html"):
            assert places == [], page
        elif home:
            assert places[-2:] == [f"{home}feed.xml", f"{home}feed.json"], page
        if page.place in ("/en/asia/", "/ru/craft/"):
            assert places[:2] == [f"{page.place}feed.xml", f"{page.place}feed.json"], page
        assert all(row.get("title") for row in rows), page


# ---------------------------------------------------------------- Atom


def test_an_atom_feed_has_what_rfc_4287_asks(site: Site) -> None:
    """4.1.1: one id, title and updated, at least one author; nothing that the format does not know."""
    for name, feed in atoms(site).items():
        assert feed.tag == f"{ATOM}feed", name
        assert {lxml.etree.QName(row).localname for row in feed} <= FEED_ELEMENTS, name
        assert {lxml.etree.QName(row).namespace for row in feed.iter() if isinstance(row.tag, str)} == {ATOM[1:-1]}, (
            name
        )
        assert text(feed, "title").strip(), name
        assert [row.findtext(f"{ATOM}name") for row in feed.findall(f"{ATOM}author")] != [], name
        assert feed.get(XML_LANG, "") == (name[:2] if name[2:3] == "/" else ""), name


def test_an_atom_feed_knows_its_own_address(site: Site) -> None:
    """A link to itself and one to its page, each once for its type; the id is the address, and stays."""
    for name, feed in atoms(site).items():
        own = f"{site.base_url}/{name}"
        assert (link(feed, "self").get("href"), link(feed, "self").get("type")) == (own, "application/atom+xml"), name
        assert text(feed, "id") == own, name
        assert link(feed, "alternate").get("href") == own.removesuffix("feed.xml"), name


def test_an_atom_entry_has_what_rfc_4287_asks(site: Site) -> None:
    """4.1.2: one id, title and updated; a link or content; names of people that are not empty."""
    for name, feed in atoms(site).items():
        entries = feed.findall(f"{ATOM}entry")
        assert entries, name
        for entry in entries:
            assert {lxml.etree.QName(row).localname for row in entry} <= ENTRY_ELEMENTS, name
            assert text(entry, "title").strip(), name
            assert text(entry, "id") == link(entry, "alternate").get("href"), name
            assert entry.find(f"{ATOM}content").get("type") == "html", name
            assert all(row.findtext(f"{ATOM}name") for row in entry.findall(f"{ATOM}author")), name
            assert all(row.get("term") for row in entry.findall(f"{ATOM}category")), name


def test_a_feed_has_no_link_that_is_relative(site: Site) -> None:
    """A reader of feeds has no page that "#fn1" could be a part of: the links lead to the notes of the page."""
    links = [
        (name, href)
        for name, feed in json_feeds(site).items()
        for item in feed["items"]
        for href in lxml.html.fromstring(f"<div>{item['content_html']}</div>").xpath("//@href")
    ]
    assert [row for row in links if not row[1].startswith(("https://", "http://", "mailto:"))] == []
    assert any("/#fn1" in href for _, href in links)


def test_a_translator_is_a_contributor_of_the_entry(site: Site) -> None:
    contributors = {
        (text(entry, "id"), row.findtext(f"{ATOM}name"))
        for feed in atoms(site).values()
        for entry in feed.findall(f"{ATOM}entry")
        for row in entry.findall(f"{ATOM}contributor")
    }
    assert len(contributors) > 5
    for address, name in contributors:
        assert name in site.page_at(address).text_of("//main"), address


def test_no_two_entries_of_a_feed_have_one_id(site: Site) -> None:
    for name, feed in atoms(site).items():
        ids = [text(entry, "id") for entry in feed.findall(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids), name


def test_atom_dates_are_moments(site: Site) -> None:
    """3.3: RFC 3339 with a time zone; none later than the feed's own, no text changed before it was there."""
    for name, feed in atoms(site).items():
        updated = text(feed, "updated")
        entries = [(text(row, "published"), text(row, "updated")) for row in feed.findall(f"{ATOM}entry")]
        for moment in (updated, *(one for pair in entries for one in pair)):
            assert MOMENT.fullmatch(moment), (name, moment)
            assert dt.datetime.fromisoformat(moment), (name, moment)
        assert max(changed for _, changed in entries) == updated, name
        assert all(published <= changed for published, changed in entries), name


# ---------------------------------------------------------------- JSON Feed


def test_a_json_feed_has_what_version_1_1_asks(site: Site) -> None:
    """version, title and items; no field that the format does not know, none that is empty."""
    for name, feed in json_feeds(site).items():
        assert feed["version"] == "https://jsonfeed.org/version/1.1", name
        assert set(feed) <= JSON_FEED_FIELDS, name
        assert all(feed.values()), name
        assert feed["feed_url"] == f"{site.base_url}/{name}", name
        assert feed["home_page_url"] == feed["feed_url"].removesuffix("feed.json"), name
        assert feed.get("language", "") == (name[:2] if name[2:3] == "/" else ""), name


def test_a_json_item_has_what_version_1_1_asks(site: Site) -> None:
    """An id that is a text, and its content; dates with a time zone; authors as objects with names."""
    for name, feed in json_feeds(site).items():
        ids = [item["id"] for item in feed["items"]]
        assert len(set(ids)) == len(ids) > 0, name
        for item in feed["items"]:
            assert set(item) <= JSON_ITEM_FIELDS, name
            assert isinstance(item["id"], str), name
            assert item["content_html"].strip(), name
            assert MOMENT.fullmatch(item["date_published"]), name
            assert MOMENT.fullmatch(item["date_modified"]), name
            assert all(author["name"] for author in item["authors"]), name
            assert all(isinstance(tag, str) and tag for tag in item.get("tags", [])), name


def test_both_kinds_of_feed_say_the_same(site: Site) -> None:
    """Titles, addresses, dates, authors, tags, texts."""
    atom, feeds = atoms(site), json_feeds(site)
    for name, feed in feeds.items():
        twin = atom[name.replace(".json", ".xml")]
        assert text(twin, "title") == feed["title"], name
        rows = [
            {
                "url": text(row, "id"),
                "language": row.get(XML_LANG),
                "title": text(row, "title"),
                "summary": text(row, "summary"),
                "date_published": text(row, "published"),
                "date_modified": text(row, "updated"),
                "authors": [{"name": one.findtext(f"{ATOM}name")} for one in row.findall(f"{ATOM}author")],
                "tags": [one.get("term") for one in row.findall(f"{ATOM}category")],
                "content_html": text(row, "content"),
            }
            for row in twin.findall(f"{ATOM}entry")
        ]
        assert rows == [{key: item.get(key) for key in rows[0]} for item in feed["items"]], name


# ---------------------------------------------------------------- and the pages


def test_a_feed_announces_the_real_editions_of_its_language_newest_first(site: Site) -> None:
    """All dated editions, and nothing that only stands in for one."""
    for name, feed in json_feeds(site).items():
        lang = name[:2] if name[2:3] == "/" else ""
        folder = "/" + name.removesuffix("feed.json")
        is_person = "/people/" in folder
        lists = [page for page in site.pages.values() if is_person and page.place.startswith(folder)]
        entries = "//*[contains(@class, 'entry-title')]/a/@href"
        listed = {site.place_of(href) for page in lists for href in page.tree.xpath(entries)}
        dated = {
            page.place
            for page in site.articles
            if page.is_indexed
            and page.tree.xpath('//p[@class="byline-facts"]/time')
            and (page.place in listed if is_person else page.place.startswith(folder))
        }
        assert {site.place_of(item["url"]) for item in feed["items"]} == dated, name
        dates = [item["date_published"] for item in feed["items"]]
        assert dates == sorted(dates, reverse=True), name
        assert {item["language"] for item in feed["items"]} == ({lang} if lang else {"en", "ru"}), name


def test_an_entry_says_what_its_page_says(site: Site) -> None:
    """Title, authors, day, what is to be known of the translation, and every word of the text."""
    for name, feed in json_feeds(site).items():
        for item in feed["items"]:
            page = site.page_at(item["url"])
            assert item["title"] == page.tree.xpath("string(//h1)"), (name, page)
            (day,) = page.tree.xpath('//p[@class="byline-facts"]/time[1]/@datetime')
            assert item["date_published"].startswith(day), (name, page)
            content = lxml.html.fragment_fromstring(item["content_html"], create_parent="div")
            (prose,) = page.tree.xpath('//div[@class="prose"]')
            notices = [row.text_content() for row in page.tree.xpath('//p[@class="notice"]')]
            words = " ".join([*notices, prose.text_content()]).split()
            assert content.text_content().split()[:500] == words[:500], (name, page)
            notes = page.tree.xpath('//section[@class="endnotes"]//li')
            assert len(content.xpath(".//li[starts-with(@id, 'fn')]")) == len(notes), (name, page)


def test_the_texts_in_a_feed_can_be_read_anywhere(site: Site) -> None:
    """Addresses are absolute, pictures among them: a reader's program is not on our site."""
    found = 0
    for name, feed in json_feeds(site).items():
        for item in feed["items"]:
            content = lxml.html.fragment_fromstring(item["content_html"], create_parent="div")
            addresses = [str(value) for value in content.xpath(".//@href | .//@src")]
            found += len(addresses)
            wrong = [one for one in addresses if not re.match(r"https?://|mailto:|#", one)]
            assert wrong == [], (name, item["url"])
            assert content.xpath(".//script | .//style | .//iframe | .//@style | .//@onclick") == [], name
    assert found > 100
