"""Reads articles for their status. Touches the disk, the store and pandoc through their adapters only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from diglot.adapters.databases.store import Store
from diglot.core.settings import KnownNames
from diglot.model.places import is_ledger, stem_of
from diglot.model.problems import Problem, StrayComment, StrayLedger
from diglot.model.translation.ledger import StatusRow
from diglot.pipeline.sources.foreign_texts import foreign_originals
from diglot.pipeline.translation.ledger_store import LedgerStore
from diglot.pipeline.translation.units import open_unit_reader


def find_rows(
    root: Path, known: KnownNames, today: dt.date, jobs: int, store: Store, stems: Collection[str]
) -> dict[str, list[StatusRow | Problem]]:
    """Return the rows and problems of some articles, by stem."""
    rows: dict[str, list[StatusRow | Problem]] = {stem: [] for stem in stems}
    with open_unit_reader(root, known, today, jobs, stems) as reader:
        ledgers = LedgerStore(reader, store)
        seen = set()
        for article in ledgers.prepared(reader.articles):
            stem = stem_of(article.editions[0].manuscript.path)
            # `x.md` that is the edition of `x/index.md` counts under the latter's name.
            stem = stem if stem in rows else f"{stem}/index"
            seen.add(stem)
            rows[stem] += foreign_originals(article)
            for status in ledgers.statuses(article):
                rows[stem].append(status if isinstance(status, Problem) else status.row)
        ledgers_of: dict[str, list[str]] = {}
        for path in filter(is_ledger, reader.sources.files if seen != set(stems) else ()):
            ledgers_of.setdefault(stem_of(path), []).append(path)
        for stem in stems:
            if stem not in seen:
                rows[stem] += [StrayLedger(path, None, stem, "") for path in ledgers_of.get(stem, ())]
                stray = ledgers.comment_paths.get(stem, ())
                rows[stem] += [StrayComment(file, None, stem) for file in stray]
    return rows
