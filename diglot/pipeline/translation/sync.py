"""An order to declare texts in step in, ledgers written out. Touches the disk through its machine only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from diglot.core import ledger
from diglot.model.languages import Lang
from diglot.model.ledger import FIELDS, Drift, Ledger
from diglot.model.problems import (
    N_,
    ConflictMarkers,
    DamagedLedger,
    NeverInStep,
    NotMinor,
    NotTranslated,
    Problem,
    UnknownUnit,
)
from diglot.model.publication import Article, Edition
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.translation.status import LedgerStore, NormalizedText, ledger_path
from diglot.pipeline.translation.units import AlignedEditions


class SyncOptions(msgspec.Struct, frozen=True):
    """What is declared: by whom and when.

    is_minor: the changes do not touch the other text. units: numbers of the original's units, from 1, or names of
    fields; all where it is empty. is_whole: a translation counts as whole, whatever its letters say.
    """

    by: str
    on: dt.date
    is_minor: bool = False
    units: tuple[str, ...] = ()
    is_whole: bool = False


class SyncResult(msgspec.Struct, frozen=True):
    """An article whose ledger was written. units: how many entries are new or other than before."""

    article: str
    lang: Lang
    units: int
    path: str


def declare_in_step(
    archive: LedgerStore, articles: Sequence[Article], order: SyncOptions
) -> Iterator[SyncResult | Problem]:
    """Declare the texts of articles in step, each in its ledger."""
    archive.prepare([edition for article in articles for edition in article.editions])
    sound = []
    for article in articles:
        problem = _obstacle(archive, article, is_whole=order.is_whole)
        if problem is None:
            sound.append(article)
        else:
            yield problem
    for pair in archive.room.aligned(sound):
        yield from [pair] if isinstance(pair, Problem) else _declared(archive, pair, order)


def _obstacle(archive: LedgerStore, article: Article, *, is_whole: bool) -> Problem | None:
    """Return why the article cannot be declared in step."""
    kept = archive.ledger(article)
    if isinstance(kept, DamagedLedger):
        return kept
    source = article.editions[0]
    if len(article.editions) == 1:
        return NotTranslated(source.manuscript.path, None, source.lang, N_("there is no translation"))
    unmerged = {problem.file: problem for problem in archive.room.problems if isinstance(problem, ConflictMarkers)}
    for edition in article.editions:
        if edition.manuscript.path in unmerged:
            return unmerged[edition.manuscript.path]
    for edition in article.editions[1:]:
        if not is_whole and is_stub(archive, source, edition):
            path = edition.manuscript.path
            return NotTranslated(path, None, edition.lang, N_("most of the text is still in the original’s language"))
    return None


def is_stub(archive: LedgerStore, source: Edition, target: Edition) -> bool:
    """Is the translation still mostly in the original’s words?"""
    mine, theirs = archive.form(source), archive.form(target)
    return (
        isinstance(mine, NormalizedText)
        and isinstance(theirs, NormalizedText)
        and ledger.is_stub(theirs.letters, mine.letters)
    )


def _declared(archive: LedgerStore, pair: AlignedEditions, order: SyncOptions) -> Iterator[SyncResult | Problem]:
    kept = archive.ledger(pair.article)
    source, target = pair.original.edition, pair.translation.edition
    mine, theirs = archive.form(source), archive.form(target)
    if isinstance(kept, DamagedLedger) or isinstance(mine, Problem) or isinstance(theirs, Problem):
        return
    langs = (source.lang, target.lang)
    posting = ledger.SyncUpdate(langs, mine.text, theirs.text, pair.alignment, order.on, order.by)
    if not order.units and not order.is_minor:
        yield from _write(archive, pair.article, target.lang, kept, ledger.record_sync(kept, posting))
        return
    if kept is None:
        yield NeverInStep(source.manuscript.path, None, pair.article.key)
        return
    fields = frozenset(order.units) & frozenset(FIELDS)
    numbers, unknown = _numbers(order.units, len(mine.text.units))
    if unknown:
        yield from (UnknownUnit(source.manuscript.path, None, name, str(len(mine.text.units))) for name in unknown)
        return
    drift = ledger.find_drift(kept, mine.text, theirs.text, langs)
    if order.is_minor:
        yield from _acknowledged(archive, pair, kept, drift, langs, numbers, fields)
        return
    new = ledger.record_units(kept, drift, posting, numbers, fields)
    yield from _write(archive, pair.article, target.lang, kept, new)


def _acknowledged(
    archive: LedgerStore,
    pair: AlignedEditions,
    kept: Ledger,
    drift: Drift,
    langs: tuple[Lang, Lang],
    numbers: frozenset[int],
    fields: frozenset[str],
) -> Iterator[SyncResult | Problem]:
    new, refused = ledger.acknowledge(kept, drift, langs, numbers, fields)
    things = {"added": N_("a paragraph was added"), "removed": N_("a paragraph was removed")}
    path = pair.original.edition.manuscript.path
    for change in refused:
        yield NotMinor(path, None, things[change.kind])
    if not refused:
        yield from _write(archive, pair.article, langs[1], kept, new)


def _numbers(names: Sequence[str], count: int) -> tuple[frozenset[int], list[str]]:
    """Units by number from 0, and names that are no units."""
    found, unknown = set(), []
    for name in names:
        if name in FIELDS:
            continue
        bare = name.removeprefix("p")
        if bare.isdecimal() and 1 <= int(bare) <= count:
            found.add(int(bare) - 1)
        else:
            unknown.append(name)
    return frozenset(found), unknown


def _write(
    archive: LedgerStore, article: Article, lang: Lang, kept: Ledger | None, new: Ledger
) -> Iterator[SyncResult | Problem]:
    path = ledger_path(article)
    old = list(kept.entries) if kept else []
    changed = sum(entry not in old for entry in new.entries)
    folder = archive.room.folder
    if new != kept:
        draft = FileEdit(path, folder.read(path) if kept else None, ledger.format_ledger(new).encode())
        yield from write_edits(folder.root, [draft])
    yield SyncResult(article.key, lang, changed, path)
