"""Select the articles of each volume, in reading order. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from diglot.core.page_models.list_membership import listed_text, volume_parts
from diglot.model.languages import Lang
from diglot.model.paper.volumes import Volume, VolumePart
from diglot.model.publication import Article

Contents: TypeAlias = tuple[tuple[VolumePart, Sequence[Article]], ...]
"""The parts of a volume in a language, each with its articles; parts without articles are left out."""


def volume_contents(
    volume: Volume, articles: Sequence[Article], lang: Lang, *, with_fallbacks: bool = False
) -> Contents:
    """Return the contents of a volume in a language: of some articles, what `list_membership.volume_parts` selects."""
    by_key = {article.key: article for article in articles}
    listed = filter(None, (listed_text(article, lang) for article in articles))
    parts = volume_parts(volume, listed, with_fallbacks=with_fallbacks)
    return tuple((volume.parts[number], tuple(by_key[key] for key in keys)) for number, keys in parts)


def has_article(volume: Volume, article: Article) -> bool:
    """Return whether a volume selects an article, whatever language it is in."""
    listed = filter(None, [listed_text(article, article.editions[0].lang)])
    return bool(volume_parts(volume, listed, with_fallbacks=True))


def article_keys(volume: Volume, articles: Sequence[Article], languages: Iterable[Lang]) -> frozenset[str]:
    """Return the keys of all articles that a volume contains in any of the languages."""
    return frozenset(
        article.key
        for lang in languages
        for _, part_articles in volume_contents(volume, articles, lang)
        for article in part_articles
    )
