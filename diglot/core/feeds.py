"""Editions in, Atom and JSON feeds out. Touches nothing.

Source: RFC 4287 (Atom); JSON Feed 1.1 (jsonfeed.org/version/1.1).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence

import msgspec

from diglot.model.languages import Lang
from diglot.model.markup import escaped, quoted

# XML 1.0 has no way at all to write these characters. (Named one by one: "all but the others" takes 3 ms to compile.)
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

ENTRIES = 30
"""How many of the newest texts a feed holds."""


class FeedEntry(msgspec.Struct, frozen=True):
    """A text in a feed: urls absolute; content_html sanitised, its addresses absolute."""

    url: str
    lang: Lang
    title: str
    summary: str
    published: dt.date
    updated: dt.date
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    content_html: str


class Feed(msgspec.Struct, frozen=True):
    """A feed: lang is "" where it speaks several languages; url is the feed's own without its suffix."""

    url: str
    home_url: str
    lang: Lang
    title: str
    subtitle: str
    entries: tuple[FeedEntry, ...]


def render_atom(feed: Feed) -> str:
    """A feed as Atom."""
    updated = max((entry.updated for entry in feed.entries), default=dt.date(1970, 1, 1))
    lang = f" xml:lang={quoted(feed.lang)}" if feed.lang else ""
    rows = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"{lang}>',
        _element("id", f"{feed.url}.xml"),
        _element("title", feed.title),
        *([_element("subtitle", feed.subtitle)] if feed.subtitle else []),
        f'<link rel="self" type="application/atom+xml" href={quoted(feed.url + ".xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoted(feed.home_url)}/>',
        _element("updated", _moment(updated)),
        # Every feed needs an author, or each of its entries does: RFC 4287, 4.1.1.
        f"<author>{_element('name', feed.title)}</author>",
        "<generator>diglot</generator>",
        *(_atom_entry(entry) for entry in feed.entries),
        "</feed>\n",
    ]
    return "\n".join(rows)


def _atom_entry(entry: FeedEntry) -> str:
    rows = [
        f"<entry xml:lang={quoted(entry.lang)}>",
        _element("id", entry.url),
        _element("title", entry.title),
        f'<link rel="alternate" type="text/html" hreflang={quoted(entry.lang)} href={quoted(entry.url)}/>',
        _element("published", _moment(entry.published)),
        _element("updated", _moment(entry.updated)),
        *(f"<author>{_element('name', name)}</author>" for name in entry.authors),
        *(f"<category term={quoted(_NO_XML.sub('', tag))}/>" for tag in entry.tags),
        *([_element("summary", entry.summary)] if entry.summary else []),
        f'<content type="html">{_text(entry.content_html)}</content>',
        "</entry>",
    ]
    return "\n".join(rows)


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _text(text: str) -> str:
    return escaped(_NO_XML.sub("", text))


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def render_json_feed(feed: Feed) -> str:
    """A feed as JSON Feed."""
    fields = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home_url,
        "feed_url": f"{feed.url}.json",
        "description": feed.subtitle,
        "language": feed.lang,
        "items": [_json_item(entry) for entry in feed.entries],
    }
    kept = {name: value for name, value in fields.items() if value or name == "items"}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _json_item(entry: FeedEntry) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": entry.url,
        "url": entry.url,
        "language": entry.lang,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content_html,
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
    }
    return {name: value for name, value in fields.items() if value}


def newest(entries: Iterable[FeedEntry], count: int = ENTRIES) -> tuple[FeedEntry, ...]:
    """The newest entries, newest first."""
    rows: Sequence[FeedEntry] = sorted(entries, key=lambda entry: (-entry.published.toordinal(), entry.url))
    return tuple(rows[:count])
