"""The status of a publication in, the translations that changes since a commit put behind out.

Touches the disk and git through their adapters only.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from diglot.adapters import git
from diglot.core.settings import KnownNames
from diglot.model.problems import Problem, UnknownRevision
from diglot.model.translation.ledger import ABSENT, STALE, State, StatusRow
from diglot.pipeline.translation.past_texts import unpack_publication
from diglot.pipeline.translation.status import find_status


def find_put_behind(
    root: Path,
    when: str,
    rows: Sequence[StatusRow],
    known: KnownNames,
    today: dt.date,
    jobs: int,
    states: Collection[State] = ABSENT | STALE,
) -> tuple[StatusRow, ...] | Problem:
    """Return the rows of translations that are in one of some states, and were not, or less, at a commit.

    when: a name of the commit, or a day. rows: of all translations, as they are now. states: missing or behind.
    """
    with tempfile.TemporaryDirectory() as folder:
        try:
            there, _ = unpack_publication(root, when, Path(folder))
        except git.GitFailure as failure:
            return UnknownRevision(when, failure.reason)
        before = {
            (row.article, row.lang): _standing(row) for row in find_status(there, lambda: known, today, jobs).rows
        }
    return tuple(row for row in rows if row.state in states and _standing(row) != before.get((row.article, row.lang)))


def _standing(row: StatusRow) -> tuple[str, int]:
    return row.state, row.changed
