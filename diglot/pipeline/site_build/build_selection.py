"""Selects the articles and volumes that the build options name, and checks volumes and issues. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from diglot.core import book_selections, page_models, pairing
from diglot.core.book_selections import SelectionNames
from diglot.core.links import slugs
from diglot.model.paper.volumes import Volume
from diglot.model.problems import EmptyIssue, EmptyVolume, Problem
from diglot.model.publication import Article, Issue
from diglot.model.settings import Settings
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.sources.articles import find_articles
from diglot.pipeline.sources.load import LoadedSources


def check_book_selections(
    sources: LoadedSources, articles: Sequence[Article], settings: Settings, names: SelectionNames
) -> tuple[tuple[Volume, ...], list[Problem]]:
    """Return the volumes of the publication, with the problems of what they select."""
    volumes = tuple(sources.volumes.values())
    problems = list(book_selections.check_volume_selections(volumes, names))
    reported = {problem.position[0] for problem in problems}
    for volume in volumes:
        if volume.path not in reported:
            empty = [lang for lang in settings.languages if not page_models.volume_contents(volume, articles, lang)]
            problems += [EmptyVolume(volume.path, None, lang) for lang in empty if volume.parts]
    return volumes, problems


def selection_names(sources: LoadedSources, settings: Settings) -> SelectionNames:
    """Return the names that the volumes and issues of a publication may use."""
    make = partial(slugs.make_slug, latin_only=settings.slugs == "transliterated")
    return SelectionNames(lambda: sources.manuscripts, sources.people, make, pairing.is_person_key)


def check_issues(
    sources: LoadedSources, articles: Sequence[Article], settings: Settings, names: SelectionNames, *, with_drafts: bool
) -> tuple[Mapping[str, Issue], list[Problem]]:
    """Return the issues by key, the newest first, with the problems of all of them; drafts only where they are wanted.

    articles: those of the publication that are shown.
    """
    by_number = sorted(sources.issues.values(), key=lambda issue: (issue.volume, issue.number, issue.key))
    problems = list(book_selections.check_issues(by_number, names, sources.volumes))
    reported = {problem.position[0] for problem in problems}
    shown = [issue for issue in reversed(by_number) if with_drafts or not issue.is_draft]
    by_key = {article.key: article for article in articles}
    for issue in shown:
        texts = [by_key[key] for key in issue.articles if key in by_key]
        if issue.path not in reported:
            empty = (lang for lang in settings.languages if not any(text.shown(lang) for text in texts))
            problems += [EmptyIssue(issue.path, None, lang) for lang in empty]
    return {issue.key: issue for issue in shown}, problems


def assign_issues(articles: Sequence[Article], issues: Mapping[str, Issue]) -> tuple[Article, ...]:
    """Return the articles, each with the issue that it is in; of two, the older one."""
    issue_of = {key: issue.key for issue in issues.values() for key in issue.articles}
    return tuple(
        replace(article, issue=issue_of[article.key]) if article.key in issue_of else article for article in articles
    )


def select_articles(
    articles: tuple[Article, ...], all_volumes: tuple[Volume, ...], settings: Settings, options: BuildOptions
) -> tuple[tuple[tuple[Article, ...], tuple[Volume, ...]], list[Problem]]:
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
