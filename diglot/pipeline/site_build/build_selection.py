"""Selects the articles and volumes that the build options name, and checks volumes and issues. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from diglot.core import book_selections, page_models, pairing
from diglot.core.book_selections import SelectionNames
from diglot.core.links import slugs
from diglot.model.languages import Lang
from diglot.model.paper.volumes import Volume
from diglot.model.problems import EmptyIssue, EmptyVolume, Problem
from diglot.model.publication import Article, Issue
from diglot.model.settings import Settings
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.sources.articles import find_articles
from diglot.pipeline.sources.load import LoadedSources
from diglot.queries.articles import selectable_names
from diglot.queries.database import Database


def check_volumes(
    volumes: Sequence[Volume],
    names: SelectionNames,
    languages: Sequence[Lang],
    has_texts: Callable[[Volume, Lang], bool],
) -> list[Problem]:
    """Return the problems of what volumes select. has_texts: returns whether a language has any text of a volume."""
    problems = list(book_selections.check_volume_selections(volumes, names))
    reported = {problem.position[0] for problem in problems}
    for volume in volumes:
        if volume.path not in reported and volume.parts:
            problems += [EmptyVolume(volume.path, None, lang) for lang in languages if not has_texts(volume, lang)]
    return problems


def selection_names(db: Database, sources: LoadedSources, settings: Settings) -> SelectionNames:
    """Return the names that the volumes and issues of a publication may use."""
    make = partial(slugs.make_slug, lang=settings.languages[0], latin_only=settings.slugs == "transliterated")
    return SelectionNames(partial(selectable_names, db), sources.people, make, pairing.is_person_key)


def check_issues(
    sources: LoadedSources,
    find: Callable[[str], Article | None],
    settings: Settings,
    names: SelectionNames,
    *,
    with_drafts: bool,
) -> tuple[Mapping[str, Issue], list[Problem]]:
    """Return the issues by key, the newest first, with the problems of all of them; drafts only where they are wanted.

    find: returns the article of a key, if it is published.
    """
    by_number = sorted(sources.issues.values(), key=lambda issue: (issue.volume, issue.number, issue.key))
    problems = list(book_selections.check_issues(by_number, names, sources.volumes))
    reported = {problem.position[0] for problem in problems}
    shown = [issue for issue in reversed(by_number) if with_drafts or not issue.is_draft]
    for issue in shown:
        texts = [*filter(None, map(find, issue.articles))]
        if issue.path not in reported:
            empty = (lang for lang in settings.languages if not any(text.shown(lang) for text in texts))
            problems += [EmptyIssue(issue.path, None, lang) for lang in empty]
    return {issue.key: issue for issue in shown}, problems


def select_articles(
    articles: Sequence[Article], all_volumes: tuple[Volume, ...], settings: Settings, options: BuildOptions
) -> tuple[tuple[Sequence[Article], tuple[Volume, ...]], list[Problem]]:
    """Return the articles that the options name, by key or by file, with all blogs; all articles where they name none.

    Naming a volume, such as `volumes/asia`, names all of its articles. Volumes that are not named are left out: without
    all of their articles the books would not be complete.
    """
    if not options.only:
        return (articles, all_volumes), []
    volumes = {f"volumes/{volume.key}": volume for volume in all_volumes}
    volumes |= {volume.path: volume for volume in all_volumes}
    chosen = {volumes[name].key: volumes[name] for name in map(_bare, options.only) if name in volumes}
    named, problems = find_articles(articles, [name for name in options.only if _bare(name) not in volumes])
    keys = {article.key for article in named}
    keys |= {
        key for volume in chosen.values() for key in page_models.article_keys(volume, articles, settings.languages)
    }
    selected = tuple(article for article in articles if article.key in keys or article.kind != "article")
    return (selected, tuple(chosen.values())), problems


def _bare(name: str) -> str:
    return name.strip("/")
