"""Editions become valid feeds."""

from __future__ import annotations

import datetime as dt
import json
import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from diglot.core.site_files.feeds import MAX_ENTRIES, Feed, FeedEntry, newest_entries, render_atom, render_json_feed

ATOM = "{http://www.w3.org/2005/Atom}"
MARCH = dt.date(2015, 3, 12)


def entry(name: str = "a", day: dt.date = MARCH, **changes: object) -> FeedEntry:
    fields: dict[str, object] = {
        "url": f"https://journal.example/en/{name}/", "lang": "en", "title": "On paper", "summary": "A summary.",
        "published": day, "updated": day, "authors": ("Anna",), "translators": (), "tags": ("ports",), "content_html": "<p>Text.</p>",
    }  # fmt: skip
    return FeedEntry(**{**fields, **changes})  # type: ignore[arg-type]


def feed(*entries: FeedEntry, lang: str = "en") -> Feed:
    return Feed("https://journal.example/en/feed", "https://journal.example/en/", lang, "Notes", "A tagline", entries)


def text(tree: ElementTree.Element, path: str) -> str:
    return tree.findtext("/".join(f"{ATOM}{name}" for name in path.split("/"))) or ""


def test_atom_has_the_required_elements() -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated; an author of the feed or of each entry."""
    tree = ElementTree.fromstring(render_atom(feed(entry())))
    for path in ("id", "title", "updated", "author/name", "entry/id", "entry/title", "entry/updated"):
        assert text(tree, path)
    assert text(tree, "entry/content") == "<p>Text.</p>"
    assert text(tree, "entry/published") == "2015-03-12T00:00:00Z"
    links = {link.get("rel"): link.get("href") for link in tree.findall(f"{ATOM}link")}
    assert links == {"self": "https://journal.example/en/feed.xml", "alternate": "https://journal.example/en/"}


def test_a_feed_has_the_icon_of_its_publication() -> None:
    """RFC 4287, 4.2.5: a square picture; JSON Feed 1.1: the same."""
    with_icon = replace(feed(entry()), icon_url="https://journal.example/icon.png")
    assert text(ElementTree.fromstring(render_atom(with_icon)), "icon") == "https://journal.example/icon.png"
    assert json.loads(render_json_feed(with_icon))["icon"] == "https://journal.example/icon.png"
    assert "icon" not in render_atom(feed(entry())) and "icon" not in json.loads(render_json_feed(feed(entry())))


def test_a_feed_is_updated_with_its_latest_change() -> None:
    rows = (entry("a"), entry("b", updated=dt.date(2016, 1, 1)))
    assert text(ElementTree.fromstring(render_atom(feed(*rows))), "updated") == "2016-01-01T00:00:00Z"


def test_a_feed_without_texts_is_a_feed() -> None:
    assert text(ElementTree.fromstring(render_atom(feed())), "updated") == "1970-01-01T00:00:00Z"
    assert json.loads(render_json_feed(feed()))["items"] == []


def test_a_feed_in_both_languages_marks_the_language_of_each_text() -> None:
    rows = (entry("a"), entry("b", lang="ru"))
    tree = ElementTree.fromstring(render_atom(feed(*rows, lang="")))
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert tree.get(xml_lang) is None
    assert [row.get(xml_lang) for row in tree.findall(f"{ATOM}entry")] == ["en", "ru"]
    document = json.loads(render_json_feed(feed(*rows, lang="")))
    assert "language" not in document
    assert [row["language"] for row in document["items"]] == ["en", "ru"]


def test_a_json_feed_has_the_required_fields() -> None:
    """JSON Feed 1.1: version, title, items; of each item its id and its content."""
    document = json.loads(render_json_feed(feed(entry())))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["feed_url"] == "https://journal.example/en/feed.json"
    (item,) = document["items"]
    assert item["id"] == item["url"] == "https://journal.example/en/a/"
    assert item["authors"] == [{"name": "Anna"}]
    assert item["date_published"] == "2015-03-12T00:00:00Z"


def test_empty_fields_are_left_out_of_json() -> None:
    (item,) = json.loads(render_json_feed(feed(entry(authors=(), tags=(), summary=""))))["items"]
    assert not {"authors", "tags", "summary"} & item.keys()


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_feed_is_well_formed_for_any_title_and_text(title: str, html: str) -> None:
    tree = ElementTree.fromstring(render_atom(feed(entry(title=title, content_html=html, tags=(title,)))))
    kept = re.sub("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", title)
    assert text(tree, "entry/title") == kept
    assert json.loads(render_json_feed(feed(entry(title=title))))["items"][0].get("title", "") == title


def test_the_newest_come_first_up_to_a_limit() -> None:
    rows = [entry(f"a{number:02}", MARCH + dt.timedelta(number % 7)) for number in range(MAX_ENTRIES + 5)]
    kept = newest_entries(rows)
    assert len(kept) == MAX_ENTRIES
    assert [row.published for row in kept] == sorted((row.published for row in kept), reverse=True)
    assert newest_entries(rows[::-1]) == kept
