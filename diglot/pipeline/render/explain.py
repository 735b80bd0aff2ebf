"""Explains a page: takes its name, returns whether this build made or reused it, and why. Touches nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from urllib.parse import unquote

from diglot.adapters.disk import Stage
from diglot.model.digests import digest_of
from diglot.model.problems import Problem, UnknownPage, suggestion_for
from diglot.model.publication import Publication
from diglot.model.wording.rebuild_reasons import CONTENT_CHANGED
from diglot.pipeline.base.build_options import PageOutcome
from diglot.pipeline.render.outputs import OutputFile, Outputs
from diglot.pipeline.sources.articles import find_articles


def explain(
    name: str,
    publication: Publication,
    outputs: Outputs,
    outcomes: Mapping[str, PageOutcome],
    stage: Stage,
) -> tuple[tuple[PageOutcome, ...], list[Problem]]:
    """Return the outcome of each page and file that a name stands for, or a problem if there is none.

    name: a place such as `en/craft/dash/`, or an article as in `--only`, which stands for all of its pages and files.
    outcomes: of every page, by its place.
    """
    bare_name = _bare(name)
    places = {_bare(place): outcome for place, outcome in outcomes.items()}
    explained: list[PageOutcome] = []
    offered: list[OutputFile] = []
    langs = publication.settings.languages
    shown = ((article, lang) for article in publication.articles for lang in langs if article.shown(lang))
    if bare_name in places:
        explained.append(places[bare_name])
        # The page of a text stands for the files that it links to as well.
        texts = [(article.key, lang) for article, lang in shown if _bare(article.href(lang)) == bare_name]
        offered += [file for key, lang in texts for file in outputs.files if file.key == key and lang in file.langs]
    else:
        for article in find_articles(publication.articles, [unicodedata.normalize("NFC", name)])[0]:
            hrefs = [_bare(article.href(lang)) for lang in langs if article.shown(lang)]
            explained += [places[href] for href in hrefs if href in places]
            offered += [file for file in outputs.files if file.key == article.key]
    offered += [file for file in outputs.files if _bare(file.place) == bare_name]
    explained += [_outcome_of(file, stage) for file in dict.fromkeys(offered)]
    if explained:
        return tuple(explained), []
    known = [*places, *(article.key for article in publication.articles)]
    return (), [UnknownPage(name, suggestion_for(bare_name, known))]


def _outcome_of(file: OutputFile, stage: Stage) -> PageOutcome:
    """Return the outcome of a file other than a page. Its dependencies are not recorded."""
    content = file.read()
    is_reused = stage.can_keep(file.place, digest_of(content), len(content))
    return PageOutcome(file.place, is_made=not is_reused, because=() if is_reused else (CONTENT_CHANGED,))


def _bare(place: str) -> str:
    """Return the normal form of a place.

    >>> _bare("/en/craft/%D0%B0/index.html"), _bare("en/craft/а/")
    ('en/craft/а', 'en/craft/а')
    """
    return unicodedata.normalize("NFC", unquote(place)).removesuffix("index.html").strip("/")
