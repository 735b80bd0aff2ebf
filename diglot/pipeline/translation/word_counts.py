"""Counts words to translate by how like they are to what was translated before, as translators are paid.

Touches the disk, the store, the index and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from diglot.core import ledger
from diglot.core.settings import KnownNames
from diglot.model.languages import Lang
from diglot.model.places import stem_of
from diglot.model.problems import Problem
from diglot.model.translation.ledger import ABSENT, STALE, StatusRow
from diglot.model.translation.memory import BANDS, WordBand
from diglot.pipeline.translation.ledger_store import LedgerStore, NormalizedText, TranslationStatus, open_ledgers
from diglot.pipeline.translation.memory import PublicationMemory

WordCounts = Mapping[WordBand, int]


def count_words_by_band(
    root: Path, known: KnownNames, today: dt.date, jobs: int, rows: Sequence[StatusRow]
) -> tuple[dict[tuple[str, Lang], WordCounts], tuple[Problem, ...]]:
    """Return the words to translate of each translation that is missing or behind, by article and language.

    Whole passages count, as in other tools, not only their new words. A passage that was counted before, here or in
    another article, is a repetition.
    """
    due = {(row.article, row.lang) for row in rows if row.state in ABSENT | STALE}
    stems = {stem_of(row.path) for row in rows if (row.article, row.lang) in due}
    if not due:
        return {}, ()
    passages: list[tuple[tuple[str, Lang], str, tuple[Lang, Lang]]] = []
    with open_ledgers(root, known, today, jobs, stems) as ledgers:
        for article in ledgers.reader.articles:
            for status in ledgers.statuses(article):
                if isinstance(status, TranslationStatus) and (status.row.article, status.row.lang) in due:
                    key, source = (status.row.article, status.row.lang), article.editions[0]
                    langs = (source.lang, status.row.lang)
                    passages += [(key, text, langs) for text in _passages(ledgers, status, article.key)]
    memory = PublicationMemory(root, known, today, jobs)
    likenesses, problems = memory.nearest([(text, langs) for _, text, langs in passages])
    counts: dict[tuple[str, Lang], Counter[WordBand]] = {key: Counter() for key in due}
    seen: set[tuple[Lang, str]] = set()
    for (key, text, _), likeness in zip(passages, likenesses, strict=True):
        same = (key[1], ledger.normalize_text(text))
        counts[key]["repeated" if same in seen else _band(likeness)] += ledger.count_words(text)
        seen.add(same)
    return {key: dict(count) for key, count in counts.items()}, problems


def _passages(ledgers: LedgerStore, status: TranslationStatus, key: str) -> Sequence[str]:
    """Return the passages of the original that are to be translated, or translated again."""
    if status.drift:
        return [text for change in status.drift.source.changes for text in change.after]
    [article] = [article for article in ledgers.reader.articles if article.key == key]
    source = ledgers.normalized(article.editions[0])
    return [*source.text.fields.values(), *source.text.units] if isinstance(source, NormalizedText) else []


def _band(likeness: int) -> WordBand:
    """Return the band of a passage that is not a repetition.

    >>> [_band(percent) for percent in (100, 99, 85, 74, 49)]
    ['100', '95-99', '85-94', '50-74', 'new']
    """
    least: Mapping[WordBand, int] = {"100": 100, "95-99": 95, "85-94": 85, "75-84": 75, "50-74": 50, "new": 0}
    return next(band for band in BANDS if likeness >= least.get(band, 101))
