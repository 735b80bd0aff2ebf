"""An order in, the articles and the volumes that it names out, with what is wrong with volumes. Touches nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from diglot.core import book_selections, page_models, pairing, slugs
from diglot.model.problems import EmptyVolume, Problem
from diglot.model.publication import Article, Settings, Volume
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.sources.load import LoadedSources, find_articles


def check_book_selections(
    sources: LoadedSources, articles: Sequence[Article], settings: Settings
) -> tuple[tuple[Volume, ...], list[Problem]]:
    """The publication's volumes, and what is wrong with what they take in."""
    found = tuple(sources.volumes.values())
    make = partial(slugs.make_slug, latin_only=settings.slugs == "transliterated")
    shelf = book_selections.SelectionNames(sources.manuscripts, sources.people, make, pairing.is_person_key)
    problems = list(book_selections.check_volumes(found, shelf))
    told = {problem.position[0] for problem in problems}
    for volume in found:
        if volume.path not in told:
            empty = [lang for lang in settings.languages if not page_models.volume_contents(volume, articles, lang)]
            problems += [EmptyVolume(volume.path, None, lang) for lang in empty if volume.parts]
    return found, problems


def select_articles(
    articles: tuple[Article, ...], every_volume: tuple[Volume, ...], settings: Settings, order: BuildOptions
) -> tuple[tuple[tuple[Article, ...], tuple[Volume, ...]], list[Problem]]:
    """The articles that the order names, by key or by file, with the blogs around them; all where it names none.

    A volume may be named too, `volumes/asia`: then all of its articles are. Volumes that are not named are left out:
    what could be made of them would not be the book.
    """
    if not order.only:
        return (articles, every_volume), []
    books = {f"volumes/{volume.key}": volume for volume in every_volume}
    books |= {volume.path: volume for volume in every_volume}
    chosen = {books[name].key: books[name] for name in map(_bare, order.only) if name in books}
    named, problems = find_articles(articles, [name for name in order.only if _bare(name) not in books])
    wanted = {article.key for article in named}
    wanted |= {
        key for volume in chosen.values() for key in page_models.article_keys(volume, articles, settings.languages)
    }
    some = tuple(row for row in articles if row.key in wanted or row.kind != "article")
    return (some, tuple(chosen.values())), problems


def _bare(name: str) -> str:
    return name.strip("/")
