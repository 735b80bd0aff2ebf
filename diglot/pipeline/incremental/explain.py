"""A page that somebody asks about in, what became of it in this build and why out. Touches nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from diglot.adapters.disk import Stage, digest_of
from diglot.model.languages import Lang
from diglot.model.problems import Problem, UnknownPage, nearest
from diglot.model.publication import Article, Publication
from diglot.model.rebuild_reasons import OTHER_CONTENT
from diglot.pipeline.base.build_options import PageOutcome
from diglot.pipeline.render.outputs import OutputFile, Renditions
from diglot.pipeline.sources.load import find_articles


def explain(
    name: str,
    publication: Publication,
    renditions: Renditions,
    accounts: Mapping[str, PageOutcome],
    stage: Stage,
) -> tuple[tuple[PageOutcome, ...], list[Problem]]:
    """The account of each page and file that somebody means.

    name: a place such as `en/craft/dash/`, or an article as `--only` has it: then all of its pages and files are
    meant. accounts: of every page, by its place.
    """
    wanted = _bare(name)
    places = {_bare(place): account for place, account in accounts.items()}
    found: list[PageOutcome] = []
    offered: list[OutputFile] = []
    if wanted in places:
        found.append(places[wanted])
        offered += _beside(wanted, publication, renditions)
    else:
        for article in find_articles(publication.articles, [unicodedata.normalize("NFC", name)])[0]:
            hrefs = [_bare(article.href(lang)) for lang in publication.settings.languages if article.shown(lang)]
            found += [places[href] for href in hrefs if href in places]
            offered += [one for one in renditions.files if one.key == article.key]
    offered += [one for one in renditions.files if _bare(one.place) == wanted]
    found += [_account_of(one, stage) for one in dict.fromkeys(offered)]
    if found:
        return tuple(found), []
    known = [*places, *(article.key for article in publication.articles)]
    like = nearest(wanted, known)
    return (), [UnknownPage(name, f" ({like}?)" if like else "")]


def _beside(place: str, publication: Publication, renditions: Renditions) -> Iterator[OutputFile]:
    """The files that the page of a text offers."""
    for article, lang in _texts(publication):
        if _bare(article.href(lang)) == place:
            yield from (one for one in renditions.files if one.key == article.key and lang in one.langs)


def _texts(publication: Publication) -> Iterator[tuple[Article, Lang]]:
    for article in publication.articles:
        yield from ((article, lang) for lang in publication.settings.languages if article.shown(lang))


def _account_of(rendition: OutputFile, stage: Stage) -> PageOutcome:
    """Of a file that is no page it is known whether it is as it was, not from what it was made."""
    content = rendition.read()
    is_kept = stage.can_keep(rendition.place, digest_of(content), len(content))
    return PageOutcome(rendition.place, is_made=not is_kept, because=() if is_kept else (OTHER_CONTENT,))


def _bare(place: str) -> str:
    """A place as one of several who mean the same write it.

    >>> _bare("/en/craft/%D0%B0/index.html"), _bare("en/craft/а/")
    ('en/craft/а', 'en/craft/а')
    """
    return unicodedata.normalize("NFC", unquote(place)).removesuffix("index.html").strip("/")
