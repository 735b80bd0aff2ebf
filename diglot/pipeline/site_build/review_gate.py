"""Keeps back translations that nobody has reviewed: takes sources, returns them without these, or which to mark.

Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from diglot.core import pairing
from diglot.model.languages import Lang
from diglot.model.problems import Problem, UnreviewedTranslation
from diglot.model.publication import Article, Edition, Manuscript, Settings
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.sources.load import LoadedSources, pair_sources

if TYPE_CHECKING:
    from diglot.pipeline.translation.status import LedgerStore


class CheckedReviews(msgspec.Struct, frozen=True):
    """The sources in which what is held back is a draft. held_back: why, by key and language. marked: with a notice."""

    sources: LoadedSources
    held_back: Mapping[tuple[str, Lang], str] = {}
    marked: frozenset[tuple[str, Lang]] = frozenset()


def check_reviews(
    sources: LoadedSources, settings: Settings, resources: Resources, diagnostics: Diagnostics
) -> CheckedReviews:
    """Find the published translations of which not all is reviewed, and hold them back or mark them, as the house does.

    A preview with drafts shows all of them, with the mark.
    """
    if not settings.review.required:
        return CheckedReviews(sources)
    # Only a house that wants reviews loads what compares texts with ledgers.
    from diglot.pipeline.translation.status import LedgerStore
    from diglot.pipeline.translation.units import UnitReader

    options = diagnostics.options
    articles, _ = pair_sources(sources, settings, options.today, with_drafts=options.with_drafts)
    reader = UnitReader(resources.folder, sources, articles, tuple(diagnostics.problems), resources.pandoc)
    found = list(_unreviewed(LedgerStore(reader, resources.store), articles))
    texts = frozenset((article.key, edition.lang) for article, edition, _ in found)
    if settings.review.required == "mark" or options.with_drafts:
        return CheckedReviews(sources, marked=texts)
    held = {edition.manuscript.path for _, edition, _ in found}
    for article, edition, count in found:
        path = edition.manuscript.path
        diagnostics.note(
            [count if isinstance(count, Problem) else UnreviewedTranslation(path, None, article.key, str(count))]
        )
    manuscripts = tuple(_as_draft(one) if one.path in held else one for one in sources.manuscripts)
    return CheckedReviews(replace(sources, manuscripts=manuscripts), dict.fromkeys(texts, pairing.UNREVIEWED))


def _unreviewed(
    ledgers: LedgerStore, articles: tuple[Article, ...]
) -> Iterator[tuple[Article, Edition, int | Problem]]:
    """Yield each translation with its number of unreviewed rows, or with the problem that keeps it from being known."""
    for article in articles:
        for target in article.editions[1:]:
            count = ledgers.unreviewed(article, target)
            if count:
                yield article, target, count


def _as_draft(manuscript: Manuscript) -> Manuscript:
    return replace(manuscript, front=replace(manuscript.front, status="draft"))
