"""Pair manuscripts into articles, and find articles by their names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from diglot.core import pairing
from diglot.core.links import slugs
from diglot.model.languages import Lang
from diglot.model.problems import Problem, UnknownArticle, suggestion_for
from diglot.model.publication import EXPIRED, Article, Manuscript
from diglot.model.settings import Settings
from diglot.pipeline.sources.load import LoadedSources
from diglot.queries.articles import with_blogs
from diglot.queries.database import Database


class SourceTexts(msgspec.Struct, frozen=True):
    """The sources of a build. articles: all, also those left out of it. held_back: why texts are not published.

    group: how the keys of their rows begin. lists: how those of the lists of this build begin.
    """

    sources: LoadedSources
    articles: Sequence[Article]
    held_back: Mapping[tuple[str, Lang], str]
    group: str
    lists: str


def pair_sources(
    sources: LoadedSources, site: Settings, today: dt.date, *, with_drafts: bool
) -> tuple[tuple[Article, ...], list[Problem]]:
    """Pair all manuscripts into articles, and check their references. A build asks for articles by key instead."""
    articles, problems = pair_some(sources.manuscripts, sources, site, today, with_drafts=with_drafts)
    names = pairing.KnownNames.of(site, sources.people, sources.polls)
    wrong = (problem for article in articles for problem in pairing.check_references(article, names))
    return articles, [*problems, *pairing.once_each(wrong)]


def pair_some(
    manuscripts: Iterable[Manuscript], sources: LoadedSources, site: Settings, today: dt.date, *, with_drafts: bool
) -> tuple[tuple[Article, ...], Sequence[Problem]]:
    """Pair some manuscripts. The address of a text depends on the blogs that it is in: these must be among them."""
    make = partial(slugs.make_slug, latin_only=site.slugs == "transliterated")
    key_of = pairing.keys_by_name(sources.people).get
    named = [pairing.with_keys(manuscript, key_of) for manuscript in manuscripts]
    return pairing.pair(named, site, pairing.Slugs(slugs.is_slug, make), today, with_drafts)


def find_gone(
    db: Database, sources: LoadedSources, site: Settings, today: dt.date, held: Mapping[tuple[str, Lang], str]
) -> Iterator[tuple[Lang, str]]:
    """Yield the languages and addresses of texts that are no longer published. held: why texts are not published."""
    expired = {key for (key, _), reason in held.items() if reason == EXPIRED}
    if not expired:
        return
    # Only a text that is paired has an address.
    articles, _ = pair_some(with_blogs(db, expired), sources, site, today, with_drafts=True)
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
            like = suggestion_for(bare, [article.key for article in articles])
            problems.append(UnknownArticle(name, like))
    return tuple(named.values()), problems
