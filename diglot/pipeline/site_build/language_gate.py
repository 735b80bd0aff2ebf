"""Keeps translations back that are none, and finds texts in another language than their place says.

Takes sources, returns what readers would take for a translation. Touches the disk, the store and pandoc
through their adapters only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from diglot.core import pairing
from diglot.model.languages import Lang
from diglot.model.places import ledger_folders
from diglot.model.problems import N_, BegunTranslation, FileProblem
from diglot.model.publication import Article, Edition
from diglot.model.settings import Settings
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.sources.articles import pair_some
from diglot.pipeline.sources.foreign_texts import foreign_originals, foreign_text
from diglot.pipeline.sources.load import LoadedSources
from diglot.queries.articles import as_draft, find_suspects, with_blogs

_Text: TypeAlias = tuple[str, Lang]
"""A text by the key of its article and its language."""


def check_languages(
    sources: LoadedSources,
    settings: Settings,
    held: Collection[_Text],
    resources: Resources,
    diagnostics: Diagnostics,
) -> Mapping[_Text, str]:
    """Find texts in another language than their place says; return those that are no translations, with the reason.

    They are shown as missing ones are. held: texts that are kept back already.
    """
    suspects = find_suspects(resources.db)
    if not suspects:
        return {}
    options = diagnostics.options
    few = (as_draft(one) if (one.key, one.lang) in held else one for one in with_blogs(resources.db, suspects))
    articles, _ = pair_some(few, sources, settings, options.today, with_drafts=options.with_drafts)
    suspected = tuple(article for article in articles if article.key in suspects)
    stubs = {(article.key, stub.lang): _stub_problem(article, stub) for article, stub in _stubs(suspected)}
    declared = _declared(stubs, sources, suspected, resources, diagnostics) if stubs else frozenset()
    stubs = {text: problem for text, problem in stubs.items() if text not in declared}
    diagnostics.note(stubs.values())
    diagnostics.note(problem for article in suspected for problem in foreign_originals(article))
    return dict.fromkeys(stubs, pairing.UNTRANSLATED)


def _stubs(articles: Sequence[Article]) -> Iterator[tuple[Article, Edition]]:
    """Yield each translation that is not really one, with its article."""
    for article in articles:
        original = article.editions[0]
        for target in article.translations:
            if article.kind == "article" and target.manuscript.is_stub_of(original.manuscript):
                yield article, target


def _declared(
    stubs: Collection[_Text],
    sources: LoadedSources,
    articles: tuple[Article, ...],
    resources: Resources,
    diagnostics: Diagnostics,
) -> frozenset[_Text]:
    """Return the texts among these that somebody has declared to be translations all the same."""
    if not any(map(resources.folder.has, ledger_folders(sources.settings.languages))):
        return frozenset()
    # Only a publication with such texts loads what compares texts with ledgers.
    from diglot.pipeline.translation.ledger_store import ledgers_of_build

    ledgers = ledgers_of_build(sources, articles, resources, diagnostics)
    return frozenset(
        (article.key, target.lang)
        for article in articles
        for target in article.translations
        if (article.key, target.lang) in stubs and ledgers.is_declared(article, target)
    )


def _stub_problem(article: Article, stub: Edition) -> FileProblem:
    manuscript, original = stub.manuscript, article.editions[0].manuscript
    if manuscript.letters.is_mostly_foreign:
        return foreign_text(manuscript, N_("readers are shown the original instead"))
    share = max(1, 100 * manuscript.letters.all // max(1, original.letters.all))
    return BegunTranslation(manuscript.path, manuscript.body_line, f"{share} %", original.path)
