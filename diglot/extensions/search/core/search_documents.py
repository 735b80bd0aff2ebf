"""Render the documents that the search engine indexes, and the words it knows, from pages of editions. Pure functions.

A document has only what a reader searches for: the text, its notes, names and tags, what is said of its pictures and
written in them, not the page around it. Its head has the metadata that results show and are filtered by. What is beside
the text stands behind it, each line in an element with an id that says what it is: `assets/scripts/search.js` takes
excerpts from what comes before, and reads these names and ids.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape

from diglot.extensions.search.model.search_text import SearchText
from diglot.model.languages import Lang
from diglot.model.pages import ArticlePage, Person, Reference

_IMAGE = re.compile(r"<img\b[^>]*>")
_ALT = re.compile(r'\balt="([^"]*)"')
_DRAWING = re.compile(r'\bsrc="([^"]*\.svg)"')
# Weighted ten times as a word of the text, so that the texts of a person come before those that mention her.
_WEIGHTS = {"author": 10, "translator": 10, "editor": 10, "tag": 10}

# As `termsOf` in assets/scripts/search.js.
TERMS_SEPARATOR = ", "


def find_drawings(page: ArticlePage) -> list[str]:
    """Return the addresses of the drawings that a page shows."""
    lead = [page.picture.href] if page.picture and page.picture.href.endswith(".svg") else []
    return list(dict.fromkeys([*lead, *map(unescape, _DRAWING.findall("".join(_IMAGE.findall(page.body_html))))]))


def render_search_text(
    page: ArticlePage, words_drawn: Sequence[str] = (), *, is_last: bool = False, fields: Sequence[str] = ()
) -> SearchText:
    """Return the search document of an edition.

    words_drawn: lines of its drawings. is_last: it comes after others, except by words of its title.
    fields: those of the house's own that say what readers may type for it.
    """
    notes = "".join(f"<li>{note.html}</li>" for note in page.notes)
    body = f"<p>{escape(page.standfirst)}</p>{page.body_html}<ol>{notes}</ol>"
    beside = [*_names(page), *(("picture", line) for line in (*_descriptions(page), *words_drawn))]
    facts, weight = [*_facts(page, fields)], ""
    if is_last:
        facts, weight = [*facts, ("meta", "last", "·")], " data-pagefind-weight=0.1"
    return _document(page.lang, page.head.href, page.title, facts, body, beside, weight)


def render_person(person: Person, lang: Lang, twins: Sequence[Reference]) -> SearchText:
    """Return the search document of the page of a person. twins: the same page in other languages."""
    facts = [("meta", "title", person.name), ("filter", "person", person.name), *_twin(twins)]
    # A life is short: in it a word would count for more than in a text that is about it.
    life = f"<div data-pagefind-weight=0.1>{person.bio_html}</div>"
    return _document(lang, person.href, person.name, facts, life, [], "")


def _document(
    lang: Lang,
    href: str,
    title: str,
    facts: Sequence[tuple[str, str, str]],
    body: str,
    beside: Sequence[tuple[str, str]],
    weight: str,
) -> SearchText:
    """Return a document. facts: kind ("meta", "filter" or "sort"), name and value; beside: kind and line."""
    head = "".join(
        f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">' for kind, name, value in facts
    )
    lines = "".join(
        f"<li id=search-{kind} data-pagefind-weight={_WEIGHTS.get(kind, 1)}>{escape(line)}</li>"
        for kind, line in beside
    )
    html = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head>'
        f"<body><main data-pagefind-body{weight}><h1>{escape(title)}</h1>{body}<ul>{lines}</ul></main></body></html>"
    )
    return SearchText(lang, href, html, count_words(html))


def _facts(page: ArticlePage, fields: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the metadata of a page: kind, name and value."""
    yield "meta", "title", page.title
    yield "meta", "authors", ", ".join(person.name for person in page.authors)
    if terms := _terms(page, fields):
        yield "meta", "terms", TERMS_SEPARATOR.join(terms)
    yield from _twin(page.twins)
    if page.date:
        yield "meta", "date", page.date.isoformat()
        yield "sort", "date", page.date.isoformat()
        yield "filter", "year", str(page.date.year)
    if page.blog:
        yield "filter", "blog", page.blog.text
    for name in dict.fromkeys(person.name for person in (*page.authors, *page.translators)):
        yield "filter", "person", name
    for tag in page.tags:
        yield "filter", "tag", tag.text


def _twin(twins: Sequence[Reference]) -> Iterator[tuple[str, str, str]]:
    """Yield the metadata of the page in another language: the first, as results show one."""
    for twin in twins[:1]:
        yield "meta", "twin", twin.href
        yield "meta", "twin_title", twin.text
        yield "meta", "twin_lang", twin.lang


def _terms(page: ArticlePage, fields: Sequence[str]) -> list[str]:
    values = (page.extra.get(name) or () for name in fields)
    return [str(term) for value in values for term in (value if isinstance(value, tuple) else (value,))]


def _names(page: ArticlePage) -> Iterator[tuple[str, str]]:
    """Yield the people and tags of a page, with what they are."""
    roles = {"author": page.authors, "translator": page.translators, "editor": page.editors}
    for role, people in roles.items():
        yield from ((role, person.name) for person in people)
    yield from (("tag", tag.text) for tag in page.tags)


def _descriptions(page: ArticlePage) -> Iterator[str]:
    """Yield the alternative texts of the pictures of a page that the text does not have as well, as captions."""
    alts = [page.picture.alt] if page.picture else []
    alts += (unescape(alt) for image in _IMAGE.findall(page.body_html) for alt in _ALT.findall(image))
    said = _plain(page.body_html)
    yield from (alt for alt in dict.fromkeys(alts) if _plain(escape(alt)) not in said)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


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
