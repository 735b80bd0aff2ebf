"""The name of a page in, what became of it in this build and why out. Touches nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from urllib.parse import unquote

from diglot.adapters.disk import Stage
from diglot.model.digests import digest_of
from diglot.model.problems import Problem, UnknownPage, nearest
from diglot.model.publication import Publication
from diglot.model.rebuild_reasons import CONTENT_CHANGED
from diglot.pipeline.base.build_options import PageOutcome
from diglot.pipeline.render.outputs import OutputFile, Outputs
from diglot.pipeline.sources.load import find_articles


def explain(
    name: str,
    publication: Publication,
    outputs: Outputs,
    accounts: Mapping[str, PageOutcome],
    stage: Stage,
) -> tuple[tuple[PageOutcome, ...], list[Problem]]:
    """Return the account of each page and file that a name means.

    name: a place such as `en/craft/dash/`, or an article as `--only` has it: then all of its pages and files are
    meant. accounts: of every page, by its place.
    """
    wanted = _bare(name)
    places = {_bare(place): account for place, account in accounts.items()}
    found: list[PageOutcome] = []
    offered: list[OutputFile] = []
    langs = publication.settings.languages
    shown = ((article, lang) for article in publication.articles for lang in langs if article.shown(lang))
    if wanted in places:
        found.append(places[wanted])
        # The page of a text: the files that it offers too.
        texts = [(article.key, lang) for article, lang in shown if _bare(article.href(lang)) == wanted]
        offered += [one for key, lang in texts for one in outputs.files if one.key == key and lang in one.langs]
    else:
        for article in find_articles(publication.articles, [unicodedata.normalize("NFC", name)])[0]:
            hrefs = [_bare(article.href(lang)) for lang in langs if article.shown(lang)]
            found += [places[href] for href in hrefs if href in places]
            offered += [one for one in outputs.files if one.key == article.key]
    offered += [one for one in outputs.files if _bare(one.place) == wanted]
    found += [_account_of(one, stage) for one in dict.fromkeys(offered)]
    if found:
        return tuple(found), []
    known = [*places, *(article.key for article in publication.articles)]
    like = nearest(wanted, known)
    return (), [UnknownPage(name, f" ({like}?)" if like else "")]


def _account_of(rendition: OutputFile, stage: Stage) -> PageOutcome:
    """Return whether a file that is no page was reused. What it was made from is not recorded."""
    content = rendition.read()
    is_kept = stage.can_keep(rendition.place, digest_of(content), len(content))
    return PageOutcome(rendition.place, is_made=not is_kept, because=() if is_kept else (CONTENT_CHANGED,))


def _bare(place: str) -> str:
    """Return the one form of all spellings of a place.

    >>> _bare("/en/craft/%D0%B0/index.html"), _bare("en/craft/а/")
    ('en/craft/а', 'en/craft/а')
    """
    return unicodedata.normalize("NFC", unquote(place)).removesuffix("index.html").strip("/")
