"""Pairs that were never declared in step in, those that look like it out; and their ledgers written.

For a publication that was translated before it came here. Touches the disk and git through their machines only.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from diglot.adapters import git
from diglot.core import ledger
from diglot.core.settings import KnownNames
from diglot.model.languages import Lang
from diglot.model.problems import Problem, UnknownCommit
from diglot.model.publication import Article
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.translation.status import LedgerStore, NormalizedText, count_doubtful, ledger_path, open_archive_of
from diglot.pipeline.translation.sync import is_stub
from diglot.pipeline.translation.units import AlignedEditions

Verdict: TypeAlias = Literal["whole", "doubtful", "not-in-step", "stub", "absent"]

_CONTENT = "content"

ADOPTED: frozenset[Verdict] = frozenset(["whole", "doubtful"])

# From so large a share of doubtful pairs on two texts are plainly not in step. A single pair is a slip.
PLAINLY = 1 / 3
_A_SLIP = 1


class Candidate(msgspec.Struct, frozen=True):
    """A pair that was never declared in step.

    units: the pairs that the units of both texts make; doubtful: those without a counterpart, or with other numbers.
    """

    article: str
    original: Lang
    lang: Lang
    units: int
    doubtful: int
    verdict: Verdict
    path: str
    ledger: bytes

    def is_adopted(self, *, only_whole: bool) -> bool:
        """Is it to be declared in step?"""
        return self.verdict == "whole" if only_whole else self.verdict in ADOPTED


@contextmanager
def open_past(
    archive: LedgerStore, when: str, known: KnownNames, today: dt.date, jobs: int
) -> Iterator[tuple[LedgerStore, dt.date] | UnknownCommit]:
    """The publication as git has it at a commit, or on a day, and that day; what is wrong where git has it not."""
    root = archive.room.folder.root
    with tempfile.TemporaryDirectory(prefix="diglot-") as folder:
        try:
            commit = git.find_commit(root, when)
            git.unpack(root, commit, [_CONTENT], Path(folder))
        except git.GitFailure as failure:
            yield UnknownCommit(when, failure.reason)
            return
        with open_archive_of(archive, Path(folder), known, today, jobs) as past:
            yield past, commit.day


def find_candidates(
    archive: LedgerStore, articles: Sequence[Article], past: LedgerStore, on: dt.date, by: str
) -> Iterator[Candidate | Problem]:
    """Every pair of the articles that was never declared in step, and how it looks.

    past: the texts that are compared, and declared; the archive itself, or what it was at another time.
    """
    wanted = {row.key: row for row in articles if len(row.editions) > 1 and archive.ledger(row) is None}
    then = {row.key: row for row in past.room.articles if len(row.editions) > 1 and row.key in wanted}
    past.prepare([edition for article in then.values() for edition in article.editions])
    for key, article in wanted.items():
        if key not in then:
            langs = (article.original, article.editions[1].lang)
            yield Candidate(key, *langs, 0, 0, "absent", ledger_path(article), b"")
    for pair in past.room.aligned(list(then.values())):
        yield pair if isinstance(pair, Problem) else _judged(past, pair, ledger_path(wanted[pair.article.key]), on, by)


def _judged(past: LedgerStore, pair: AlignedEditions, path: str, on: dt.date, by: str) -> Candidate | Problem:
    source, target = pair.original.edition, pair.translation.edition
    mine, theirs = past.form(source), past.form(target)
    if not isinstance(mine, NormalizedText) or not isinstance(theirs, NormalizedText):
        return mine if isinstance(mine, Problem) else theirs  # type: ignore[return-value]
    langs = (source.lang, target.lang)
    fresh = ledger.record_sync(None, ledger.SyncUpdate(langs, mine.text, theirs.text, pair.alignment, on, by))
    units, doubtful = len(pair.pairs), count_doubtful(pair)
    verdict: Verdict = "doubtful" if doubtful else "whole"
    if is_stub(past, source, target):
        verdict = "stub"
    elif doubtful > _A_SLIP and doubtful >= PLAINLY * units:
        verdict = "not-in-step"
    written = ledger.format_ledger(fresh).encode()
    return Candidate(pair.article.key, *langs, units, doubtful, verdict, path, written)


def adopt(root: Path, candidates: Sequence[Candidate]) -> Iterator[Problem]:
    """Declare pairs in step: write their ledgers.

    Raises: OSError.
    """
    yield from write_edits(root, [FileEdit(row.path, None, row.ledger) for row in candidates])
