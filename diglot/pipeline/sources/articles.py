"""Pair manuscripts into articles, and find articles by their names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from diglot.core import pairing, slugs
from diglot.model.languages import Lang
from diglot.model.problems import Problem, UnknownArticle, nearest
from diglot.model.publication import EXPIRED, Article
from diglot.model.settings import Settings
from diglot.pipeline.sources.load import LoadedSources


class SourceTexts(msgspec.Struct, frozen=True):
    """The sources of a build. articles: all, also those left out of it. held_back: why texts are not published."""

    sources: LoadedSources
    articles: tuple[Article, ...]
    held_back: Mapping[tuple[str, Lang], str]


def pair_sources(
    sources: LoadedSources, site: Settings, today: dt.date, *, with_drafts: bool
) -> tuple[tuple[Article, ...], list[Problem]]:
    """Pair manuscripts into articles, and check their references."""
    make = partial(slugs.make_slug, latin_only=site.slugs == "transliterated")
    names = pairing.Slugs(slugs.is_slug, make)
    manuscripts = pairing.with_keys(sources.manuscripts, sources.people)
    articles, problems = pairing.pair(manuscripts, site, names, today, with_drafts)
    return articles, [*problems, *pairing.check_references(articles, site, sources.people, sources.polls)]


def find_gone(
    sources: LoadedSources, site: Settings, today: dt.date, held: Mapping[tuple[str, Lang], str]
) -> Iterator[tuple[Lang, str]]:
    """Yield the languages and addresses of texts that are no longer published. held: why texts are not published."""
    expired = {key for (key, _), reason in held.items() if reason == EXPIRED}
    if not expired:
        return
    # Only a text that is paired has an address; it depends on the blog that it is in.
    few = tuple(one for one in sources.manuscripts if one.key in expired or one.kind == "blog")
    articles, _ = pair_sources(msgspec.structs.replace(sources, manuscripts=few), site, today, with_drafts=True)
    for article in articles:
        for edition in article.editions:
            if held.get((article.key, edition.lang)) == EXPIRED:
                yield edition.lang, edition.href


def find_articles(articles: Sequence[Article], names: Iterable[str]) -> tuple[tuple[Article, ...], list[Problem]]:
    """Return the articles named by key or by one of their files; unknown names are problems."""
    by_name = {article.key: article for article in articles}
    by_name |= {edition.manuscript.path: article for article in articles for edition in article.editions}
    named: dict[str, Article] = {}
    problems: list[Problem] = []
    for name in names:
        bare = name.strip("/")
        article = by_name.get(bare) or by_name.get(bare.removesuffix(".md"))
        if article:
            named[article.key] = article
        else:
            like = nearest(bare, [article.key for article in articles])
            problems.append(UnknownArticle(name, f" ({like}?)" if like else ""))
    return tuple(named.values()), problems
