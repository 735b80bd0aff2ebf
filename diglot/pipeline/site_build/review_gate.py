"""Keeps translations back that nobody has reviewed or that are discussed: takes sources, returns these texts.

Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from diglot.core import pairing
from diglot.model.languages import Lang
from diglot.model.problems import OpenComments, Problem, UnreviewedTranslation
from diglot.model.publication import Article
from diglot.model.settings import Settings
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.sources.articles import pair_sources
from diglot.pipeline.sources.load import LoadedSources

if TYPE_CHECKING:
    from diglot.pipeline.translation.ledger_store import LedgerStore

_Text: TypeAlias = tuple[str, Lang]
"""A text by the key of its article and its language."""


class CheckedReviews(msgspec.Struct, frozen=True):
    """The texts that are kept back like drafts, with the reason, and those that are marked with a notice."""

    held_back: Mapping[_Text, str] = {}
    marked: frozenset[_Text] = frozenset()


def check_reviews(
    sources: LoadedSources, settings: Settings, resources: Resources, diagnostics: Diagnostics
) -> CheckedReviews:
    """Find the translations that the house does not publish, or not without a mark, before they are reviewed.

    A preview with drafts shows all of them, with the mark.
    """
    rules = settings.review
    if not rules.required and not rules.open_comments:
        return CheckedReviews()
    # Only a house that wants reviews loads what compares texts with ledgers.
    from diglot.pipeline.translation.ledger_store import ledgers_of_build

    options = diagnostics.options
    articles, _ = pair_sources(sources, settings, options.today, with_drafts=options.with_drafts)
    ledgers = ledgers_of_build(sources, articles, resources, diagnostics)
    held = dict(_discussed(ledgers, articles)) if rules.open_comments else {}
    unreviewed = dict(_unreviewed(ledgers, articles)) if rules.required else {}
    marked = frozenset(unreviewed)
    if rules.required == "hold":
        held |= unreviewed
    if options.with_drafts:
        return CheckedReviews(marked=marked)
    diagnostics.note(held.values())
    return CheckedReviews(dict.fromkeys(held, pairing.UNREVIEWED), marked - held.keys())


def _unreviewed(ledgers: LedgerStore, articles: tuple[Article, ...]) -> Iterator[tuple[_Text, Problem]]:
    """Yield each translation of which not all is reviewed, or known to be, with the problem."""
    for article in articles:
        for target in article.translations:
            count = ledgers.unreviewed(article, target)
            if isinstance(count, Problem):
                yield (article.key, target.lang), count
            elif count:
                problem = UnreviewedTranslation(target.manuscript.path, None, article.key, str(count))
                yield (article.key, target.lang), problem


def _discussed(ledgers: LedgerStore, articles: tuple[Article, ...]) -> Iterator[tuple[_Text, Problem]]:
    """Yield each translation with open comments, or comments that cannot be read, with the problem."""
    for article in articles:
        for target in article.translations:
            comments, damaged = ledgers.comments(article, target.lang)
            count = sum(not comment.resolved for comment in comments)
            if count:
                yield (article.key, target.lang), OpenComments(target.manuscript.path, None, article.key, str(count))
            elif damaged:
                yield (article.key, target.lang), damaged[0]
