"""Select the articles of each volume, in reading order. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from diglot.model.languages import Lang
from diglot.model.paper.volumes import Selection, Volume, VolumePart
from diglot.model.publication import Article

Contents: TypeAlias = tuple[tuple[VolumePart, tuple[Article, ...]], ...]
"""The parts of a volume in a language, each with its articles; parts without articles are left out."""


def volume_contents(
    volume: Volume, articles: Sequence[Article], lang: Lang, *, with_fallbacks: bool = False
) -> Contents:
    """Return the contents of a volume in a language: its parts with their articles.

    Articles without an edition in this language are left out, or, with fallbacks, those that it does not show. The
    texts of a blog, year or tag are sorted from the oldest to the newest; articles selected by name are in the order
    given. An article is in a volume only once, in the first part that selects it.
    """
    used_keys: set[str] = set()
    contents = []
    texts = [
        article
        for article in articles
        if article.kind == "article" and (article.shown(lang) if with_fallbacks else article.edition(lang))
    ]
    for part in volume.parts:
        part_articles = [
            article for article in _selected_articles(part.selection, texts) if article.key not in used_keys
        ]
        used_keys.update(article.key for article in part_articles)
        if part_articles:
            contents.append((part, tuple(part_articles)))
    return tuple(contents)


def chapter_id(number: int) -> str:
    """Return the id of a chapter of a volume. number: from 1, throughout its parts."""
    return f"c{number}"


def articles_by_chapter(contents: Contents) -> Mapping[str, Article]:
    """Return the articles of a volume by the ids of their chapters, in order."""
    articles = (article for _, articles in contents for article in articles)
    return {chapter_id(number): article for number, article in enumerate(articles, start=1)}


def has_article(volume: Volume, article: Article) -> bool:
    """Return whether a volume selects an article, whatever language it is in."""
    return article.kind == "article" and any(
        article.key in part.selection.names
        if part.selection.kind == "articles"
        else _matches_selection(article, part.selection.kind, part.selection.names[0])
        for part in volume.parts
    )


def _selected_articles(selection: Selection, texts: Sequence[Article]) -> list[Article]:
    if selection.kind == "articles":
        by_key = {article.key: article for article in texts}
        return [by_key[name] for name in selection.names if name in by_key]
    (name,) = selection.names
    return sorted(
        (article for article in texts if _matches_selection(article, selection.kind, name)), key=_oldest_first
    )


def _matches_selection(article: Article, kind: str, name: str) -> bool:
    if kind == "blog":
        return article.blog == name or article.blog.startswith(f"{name}/")
    if kind == "year":
        return article.date is not None and str(article.date.year) == name
    return any(name in (tag.key, tag.name) for tag in article.tags)


def _oldest_first(article: Article) -> tuple[bool, int, str]:
    """Return a key to sort by the article's date, the same in both languages; undated texts come last, by key."""
    return (article.date is None, article.date.toordinal() if article.date else 0, article.key)


def article_keys(volume: Volume, articles: Sequence[Article], languages: Iterable[Lang]) -> frozenset[str]:
    """Return the keys of all articles that a volume contains in any of the languages."""
    return frozenset(
        article.key
        for lang in languages
        for _, part_articles in volume_contents(volume, articles, lang)
        for article in part_articles
    )
