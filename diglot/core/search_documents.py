"""Render the documents that the search engine indexes from the pages of editions. Pure functions.

A document has only what a reader searches for: the text and its notes, not the page around them. Its head has the
metadata that results show and are filtered by, under the names that `assets/scripts/search.js` reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from diglot.model.pages import ArticlePage
from diglot.model.search import SearchText


def render_search_text(page: ArticlePage) -> SearchText:
    """Return the search document of an edition."""
    facts = "".join(
        f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">' for kind, name, value in _facts(page)
    )
    notes = "".join(f"<li>{note.html}</li>" for note in page.notes)
    body = f"<h1>{escape(page.title)}</h1><p>{escape(page.standfirst)}</p>{page.body_html}<ol>{notes}</ol>"
    html = (
        f'<!doctype html><html lang="{page.lang}"><head><meta charset="utf-8">{facts}</head>'
        f"<body><main data-pagefind-body>{body}</main></body></html>"
    )
    return SearchText(page.lang, page.head.href, html)


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
    for name in dict.fromkeys([*authors, *(person.name for person in page.translators)]):
        yield "filter", "person", name
    for tag in page.tags:
        yield "filter", "tag", tag.text
