"""Adopts translations made before there were ledgers: finds pairs that look in step, and writes their ledgers.

Touches the disk and git through their adapters only.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from diglot.adapters import git
from diglot.core import ledger
from diglot.core.settings import KnownNames
from diglot.model.languages import Lang
from diglot.model.problems import Problem, UnknownRevision
from diglot.model.publication import Article
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.base.text_writing import lens_of
from diglot.pipeline.translation.ledger_store import LedgerStore, NormalizedText, count_doubtful, open_ledgers_at
from diglot.pipeline.translation.past_texts import unpack_publication
from diglot.pipeline.translation.units import AlignedEditions

Verdict: TypeAlias = Literal["whole", "doubtful", "not-in-step", "marked", "stub", "absent"]

ADOPTED: frozenset[Verdict] = frozenset(["whole", "doubtful"])

# Two texts with at least this share of doubtful pairs of units are not in step. A single doubtful pair is a slip.
NOT_IN_STEP_SHARE = 1 / 3
_MAX_SLIPS = 1


class Candidate(msgspec.Struct, frozen=True):
    """A translation that was never declared in step with its original.

    units: the number of pairs of units; doubtful: of those without a counterpart, or with different numbers.
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
        """Return whether the pair should be declared in step."""
        return self.verdict == "whole" if only_whole else self.verdict in ADOPTED


@contextmanager
def open_past(
    ledgers: LedgerStore, when: str, known: KnownNames, today: dt.date, jobs: int
) -> Iterator[tuple[LedgerStore, dt.date] | UnknownRevision]:
    """Open the publication as of a commit or a day; yield it with that day, or a problem if git does not have it."""
    root = ledgers.reader.folder.root
    with tempfile.TemporaryDirectory(prefix="diglot-") as folder:
        try:
            there, commit = unpack_publication(root, when, Path(folder))
        except git.GitFailure as failure:
            yield UnknownRevision(when, failure.reason)
            return
        with open_ledgers_at(ledgers, there, known, today, jobs) as past:
            yield past, commit.day


@contextmanager
def open_marked(ledgers: LedgerStore, known: KnownNames, today: dt.date, jobs: int) -> Iterator[LedgerStore]:
    """Open the copies of another program's site, each original as the site says that its translation was made of it."""
    lens = lens_of(ledgers.reader.folder.root)
    assert lens is not None
    with (
        tempfile.TemporaryDirectory(prefix="diglot-") as folder,
        open_ledgers_at(ledgers, Path(lens.as_marked(folder)), known, today, jobs) as past,
    ):
        yield past


def find_candidates(
    ledgers: LedgerStore, articles: Sequence[Article], past: LedgerStore, on: dt.date, by: str
) -> Iterator[Candidate | Problem]:
    """Yield every pair of the articles that was never declared in step, with a verdict.

    past: the texts to compare and declare: the same as ledgers, or those of another time.
    """
    undeclared = {
        (article.key, target.lang): article
        for article in articles
        for target in article.editions[1:]
        if ledgers.ledger(article, target.lang) is None and not ledgers.filled(article, target.lang)
    }
    past_articles = []
    for article in past.reader.articles:
        targets = [target for target in article.editions[1:] if (article.key, target.lang) in undeclared]
        if targets:
            past_articles.append(replace(article, editions=(article.editions[0], *targets)))
    past.prepare([edition for article in past_articles for edition in article.editions])
    there = {(article.key, target.lang) for article in past_articles for target in article.editions[1:]}
    for (key, lang), article in undeclared.items():
        if (key, lang) not in there:
            yield Candidate(key, article.original, lang, 0, 0, "absent", ledgers.path(article, lang), b"")
    for pair in past.reader.aligned(past_articles):
        if isinstance(pair, Problem):
            yield pair
        else:
            lang = pair.translation.edition.lang
            yield _candidate(past, pair, ledgers.path(undeclared[pair.article.key, lang], lang), on, by)


def _candidate(past: LedgerStore, pair: AlignedEditions, path: str, on: dt.date, by: str) -> Candidate | Problem:
    source, target = pair.original.edition, pair.translation.edition
    source_text, target_text = past.normalized(source), past.normalized(target)
    if not isinstance(source_text, NormalizedText) or not isinstance(target_text, NormalizedText):
        return source_text if isinstance(source_text, Problem) else target_text  # type: ignore[return-value]
    langs = (source.lang, target.lang)
    new_ledger = ledger.record_sync(
        None, ledger.SyncUpdate(langs, source_text.text, target_text.text, pair.alignment, on, by)
    )
    units, doubtful = len(pair.pairs), count_doubtful(pair)
    verdict: Verdict = "doubtful" if doubtful else "whole"
    if target.manuscript.is_stub_of(source.manuscript):
        verdict = "stub"
    elif doubtful > _MAX_SLIPS and doubtful >= NOT_IN_STEP_SHARE * units:
        verdict = "not-in-step"
    content = ledger.format_ledger(new_ledger).encode()
    return Candidate(pair.article.key, *langs, units, doubtful, verdict, path, content)


def adopt(root: Path, candidates: Sequence[Candidate]) -> Iterator[Problem]:
    """Declare pairs in step: write their ledgers.

    Raises: OSError.
    """
    yield from write_edits(root, [FileEdit(candidate.path, None, candidate.ledger) for candidate in candidates])
