"""Render the documents that the search engine indexes, and the words it knows, from pages of editions. Pure functions.

A document has only what a reader searches for: the text, its notes, names and tags, not the page around them. Its head
has the metadata that results show and are filtered by, under the names that `assets/scripts/search.js` reads.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape, unescape

from diglot.extensions.search.model.search_text import SearchText
from diglot.model.pages import ArticlePage


def render_search_text(page: ArticlePage, *, is_last: bool = False) -> SearchText:
    """Return the search document of an edition. is_last: it comes after others, except by words of its title."""
    weight = " data-pagefind-weight=0.1" if is_last else ""
    facts = "".join(
        f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">' for kind, name, value in _facts(page)
    )
    notes = "".join(f"<li>{note.html}</li>" for note in page.notes)
    # Weighted ten times as a word of the text, so that the texts of a person come before those that mention her.
    names = "".join(f"<li data-pagefind-weight=10>{escape(name)}</li>" for name in _names(page))
    body = (
        f"<h1>{escape(page.title)}</h1><p>{escape(page.standfirst)}</p>{page.body_html}<ol>{notes}</ol><ul>{names}</ul>"
    )
    html = (
        f'<!doctype html><html lang="{page.lang}"><head><meta charset="utf-8">{facts}</head>'
        f"<body><main data-pagefind-body{weight}>{body}</main></body></html>"
    )
    return SearchText(page.lang, page.head.href, html, count_words(html))


def _facts(page: ArticlePage) -> Iterator[tuple[str, str, str]]:
    """Yield the metadata of a page: kind ("meta", "filter" or "sort"), name and value."""
    authors = [person.name for person in page.authors]
    yield "meta", "title", page.title
    yield "meta", "authors", ", ".join(authors)
    for twin in page.twins[:1]:
        yield "meta", "twin", twin.href
        yield "meta", "twin_title", twin.text
        yield "meta", "twin_lang", twin.lang
    if page.date:
        yield "meta", "date", page.date.isoformat()
        yield "sort", "date", page.date.isoformat()
        yield "filter", "year", str(page.date.year)
    if page.blog:
        yield "filter", "blog", page.blog.text
    for name in _people(page):
        yield "filter", "person", name
    for tag in page.tags:
        yield "filter", "tag", tag.text


def _people(page: ArticlePage) -> list[str]:
    return list(dict.fromkeys(person.name for person in (*page.authors, *page.translators)))


def _names(page: ArticlePage) -> list[str]:
    return [*_people(page), *(tag.text for tag in page.tags)]


# ---------------------------------------------------------------- the words that an index knows

MOST_WORDS = 20_000
"""How many words of a language the search page can suggest: some 200 KB, compressed a third of that."""

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{3,}")
# All marks of letters but the breve of «й», as `fold` in assets/scripts/search.js.
_MARK = re.compile("[\u0300-\u0305\u0307-\u036f]")


def count_words(html: str) -> Mapping[str, int]:
    """Return how often each word of a document is used, without its marks."""
    plain = unicodedata.normalize("NFD", unescape(_TAG.sub(" ", html)).lower())
    return Counter(_WORD.findall(unicodedata.normalize("NFC", _MARK.sub("", plain))))


def render_word_list(words: Mapping[str, int]) -> str:
    """Return words one a line, the most frequent first: what a misspelt word may have meant."""
    return "\n".join(sorted(words, key=lambda word: (-words[word], word))[:MOST_WORDS])
