"""Render feeds of editions as Atom and JSON Feed. Pure functions.

Source: RFC 4287 (Atom); JSON Feed 1.1 (jsonfeed.org/version/1.1).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable

import msgspec

from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.allowed_markup import escaped, quoted

# XML 1.0 cannot represent these characters. (Listed explicitly: a negated class takes 3 ms to compile.)
_INVALID_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

_LOCAL_LINK = re.compile(r'(<a\b[^<>]*?\bhref=")#')

MAX_ENTRIES = 30
"""The number of newest texts in a feed."""


class FeedEntry(msgspec.Struct, frozen=True):
    """A text in a feed. url: absolute; content_html: sanitised, with absolute URLs.

    terms: elements of other vocabularies, which only Atom has: their prefix, its namespace, the name and the text.
    """

    url: str
    lang: Lang
    title: str
    summary: str
    published: dt.date
    updated: dt.date
    authors: tuple[str, ...]
    translators: tuple[str, ...]
    tags: tuple[str, ...]
    content_html: str
    terms: tuple[tuple[str, str, str, str], ...] = ()


class Feed(msgspec.Struct, frozen=True):
    """A feed. lang: "" for a feed in several languages; url: of the feed itself, without the suffix.

    icon_url: of a square picture, which feed readers show beside the title; "" for none.
    """

    url: str
    home_url: str
    lang: Lang
    title: str
    subtitle: str
    entries: tuple[FeedEntry, ...]
    icon_url: str = ""


def render_atom(feed: Feed) -> str:
    """Render a feed as Atom."""
    updated = max((entry.updated for entry in feed.entries), default=dt.date(1970, 1, 1))
    lang = f" xml:lang={quoted(feed.lang)}" if feed.lang else ""
    spaces = {prefix: space for entry in feed.entries for prefix, space, _, _ in entry.terms}
    names = "".join(f" xmlns:{prefix}={quoted(space)}" for prefix, space in sorted(spaces.items()))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"{names}{lang}>',
        _element("id", f"{feed.url}.xml"),
        _element("title", feed.title),
        *([_element("subtitle", feed.subtitle)] if feed.subtitle else []),
        *([_element("icon", feed.icon_url)] if feed.icon_url else []),
        f'<link rel="self" type="application/atom+xml" href={quoted(feed.url + ".xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoted(feed.home_url)}/>',
        _element("updated", _moment(updated)),
        # A feed must have an author unless each of its entries has one: RFC 4287, 4.1.1.
        f"<author>{_element('name', feed.title)}</author>",
        "<generator>diglot</generator>",
        *(_atom_entry(entry) for entry in feed.entries),
        "</feed>\n",
    ]
    return "\n".join(lines)


def _atom_entry(entry: FeedEntry) -> str:
    lines = [
        f"<entry xml:lang={quoted(entry.lang)}>",
        _element("id", entry.url),
        _element("title", entry.title),
        f'<link rel="alternate" type="text/html" hreflang={quoted(entry.lang)} href={quoted(entry.url)}/>',
        _element("published", _moment(entry.published)),
        _element("updated", _moment(entry.updated)),
        *(f"<author>{_element('name', name)}</author>" for name in entry.authors),
        *(f"<contributor>{_element('name', name)}</contributor>" for name in entry.translators),
        *(f"<category term={quoted(_INVALID_IN_XML.sub('', tag))}/>" for tag in entry.tags),
        *([_element("summary", entry.summary)] if entry.summary else []),
        *(_element(f"{prefix}:{name}", value) for prefix, _, name, value in entry.terms),
        f'<content type="html">{_text(_content(entry))}</content>',
        "</entry>",
    ]
    return "\n".join(lines)


def _content(entry: FeedEntry) -> str:
    """Return the markup of a text; one from right to left says so, for readers that set each text by itself."""
    is_right_to_left = LANGUAGES[entry.lang].is_right_to_left
    return f'<div dir="rtl">{entry.content_html}</div>' if is_right_to_left else entry.content_html


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _text(text: str) -> str:
    return escaped(_INVALID_IN_XML.sub("", text))


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def render_json_feed(feed: Feed) -> str:
    """Render a feed as JSON Feed."""
    fields = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home_url,
        "feed_url": f"{feed.url}.json",
        "description": feed.subtitle,
        "icon": feed.icon_url,
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
        "content_html": _content(entry),
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        # Of the author alone: JSON Feed has no field for a translator.
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
    }
    return {name: value for name, value in fields.items() if value}


def with_absolute_fragments(html: str, url: str) -> str:
    """Return the markup of a text with the full address in links to its own notes and headings.

    In a feed there is no page that "#fn1" could be relative to.

    >>> with_absolute_fragments(
    ...     'Ports<a href="#fn1" id="fnref1">1</a> of <code>href="#"</code>', "https://a.example/b/"
    ... )
    'Ports<a href="https://a.example/b/#fn1" id="fnref1">1</a> of <code>href="#"</code>'
    """
    return _LOCAL_LINK.sub(lambda match: f"{match[1]}{escaped(url)}#", html)


def newest_entries(entries: Iterable[FeedEntry], count: int = MAX_ENTRIES) -> tuple[FeedEntry, ...]:
    """Return the newest entries, newest first."""
    return tuple(sorted(entries, key=lambda entry: (-entry.published.toordinal(), entry.url))[:count])
