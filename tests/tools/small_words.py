"""Manuscripts, articles and compiled editions from a line of Python, for the tests of `core`. Touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from diglot.core import page_models, pairing
from diglot.core.links import link_resolution, slugs
from diglot.core.links.dead_links import LinkIndex
from diglot.model.languages import Lang
from diglot.model.problems import Problem
from diglot.model.publication import (
    Article,
    CompiledEdition,
    FrontMatter,
    Manuscript,
    Publication,
    TextMetadata,
    reading_minutes,
)
from diglot.model.settings import Settings

TODAY = dt.date(2015, 6, 1)
PLAIN = Settings()
SLUGS = pairing.Slugs(slugs.is_slug, partial(slugs.make_slug, latin_only=False))


def manuscript(path: str, **front: Any) -> Manuscript:
    """Return a manuscript. path: below content/ without the suffix, "en/asia/seoul"."""
    whole = f"content/{path}.md"
    lang, key, kind = pairing.kind_and_key(whole)
    lines = {name: number for number, name in enumerate(front, start=2)}
    return Manuscript(whole, lang, key, kind, FrontMatter(**front, lines=lines), 1, path.encode())


def pair(
    *manuscripts: Manuscript, settings: Settings = PLAIN, today: dt.date = TODAY, with_drafts: bool = False
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the articles of manuscripts, and their problems."""
    return pairing.pair(manuscripts, settings, SLUGS, today, with_drafts)


def publication(*manuscripts: Manuscript, settings: Settings = PLAIN, **more: Any) -> Publication:
    """Return a publication of manuscripts without bodies."""
    articles, _ = pair(*manuscripts, settings=settings)
    compiled_editions = {
        (article.key, edition.lang): compiled_edition(article, edition.lang)
        for article in articles
        for edition in article.editions
    }
    people, polls = more.get("people", {}), more.get("polls", {})
    return Publication(settings, people, polls, articles, compiled_editions)


def metadata(anchors: Sequence[str] = (), **more: Any) -> TextMetadata:
    """Return the metadata of a text with these fields, the others empty."""
    known: dict[str, Any] = {
        "heading": "", "opening": "", "words": 100, "notes": 0, "outline": (), "uses": (), "problems": (),
    }  # fmt: skip
    return TextMetadata(**{**known, **more, "anchors": "\n".join(anchors)})


def compiled_edition(article: Article, lang: Lang, known: TextMetadata | None = None) -> CompiledEdition:
    """Return a compiled edition."""
    edition = article.edition(lang)
    assert edition
    title = edition.manuscript.front.title or article.key
    known = known or metadata()
    return CompiledEdition(
        title, edition=edition, minutes=reading_minutes(known.words, lang), read_text=lambda: (b"", known)
    )


def directory(
    whole: Publication, files: Sequence[str] = (), structures: Mapping[Lang, page_models.SiteStructure] | None = None
) -> LinkIndex:
    """Return everything that a link inside the publication may lead to."""
    languages = whole.settings.languages
    structures = structures or {lang: page_models.build_site_structure(whole, lang) for lang in languages}
    return LinkIndex(
        articles={article.key: article for article in whole.articles},
        places={article.href(lang).casefold(): article for article in whole.articles for lang in languages},
        files=dict.fromkeys(files),
        lists=page_models.list_places(whole, structures),
        languages=languages,
        split=link_resolution.split_address,
        candidates=partial(link_resolution.asset_candidates, languages=languages),
    )
