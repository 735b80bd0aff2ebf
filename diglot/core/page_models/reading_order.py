"""Volumes and articles in, what stands in each volume out, in the order of reading. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from diglot.model.languages import Lang
from diglot.model.publication import Article, Selection, Volume, VolumePart

Contents: TypeAlias = tuple[tuple[VolumePart, tuple[Article, ...]], ...]
"""The parts of a volume in a language, each with its articles; a part without any is left out."""


def contents_of(volume: Volume, articles: Sequence[Article], lang: Lang) -> Contents:
    """What a volume holds in a language. Only real editions are in a book: what is not translated is left out.

    A blog, a year and a tag are read from the oldest text to the newest; articles that are named, as they are named.
    An article stands in a volume once, in the first part that takes it in.
    """
    taken: set[str] = set()
    found = []
    for part in volume.parts:
        rows = [row for row in _selected(part.selection, articles, lang) if row.key not in taken]
        taken.update(row.key for row in rows)
        if rows:
            found.append((part, tuple(rows)))
    return tuple(found)


def _selected(selection: Selection, articles: Sequence[Article], lang: Lang) -> list[Article]:
    texts = [article for article in articles if article.kind == "article" and article.edition(lang)]
    if selection.kind == "articles":
        by_key = {article.key: article for article in texts}
        return [by_key[name] for name in selection.names if name in by_key]
    (name,) = selection.names
    return sorted((article for article in texts if _belongs(article, selection.kind, name)), key=_oldest_first)


def _belongs(article: Article, kind: str, name: str) -> bool:
    if kind == "blog":
        return article.blog == name or article.blog.startswith(f"{name}/")
    if kind == "year":
        return article.date is not None and str(article.date.year) == name
    return any(name in (tag.key, tag.name) for tag in article.tags)


def _oldest_first(article: Article) -> tuple[bool, int, str]:
    """By the article's own date, so that both languages read in one order; undated texts come last, by key."""
    return (article.date is None, article.date.toordinal() if article.date else 0, article.key)


def keys_in(volume: Volume, articles: Sequence[Article], languages: Iterable[Lang]) -> frozenset[str]:
    """The keys of every article that a volume holds in any language."""
    return frozenset(
        article.key for lang in languages for _, rows in contents_of(volume, articles, lang) for article in rows
    )
