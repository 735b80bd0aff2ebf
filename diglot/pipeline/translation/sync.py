"""Declares texts in step: takes articles, writes their ledgers.

Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from diglot.core import ledger
from diglot.model.languages import Lang
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
from diglot.model.translation.ledger import FIELDS, Drift, Ledger
from diglot.pipeline.base.file_edits import FileEdit, encode_like, write_edits
from diglot.pipeline.translation.ledger_store import LedgerStore
from diglot.pipeline.translation.units import AlignedEditions


class SyncOptions(msgspec.Struct, frozen=True):
    """The options of a declaration. by, on: who declares the texts in step, and when.

    is_minor: the changes do not affect the other text. units: numbers of the original's units, from 1, or names of
    fields; empty for all. is_whole: a translation counts as complete, even if most letters are the original's.
    """

    by: str
    on: dt.date
    is_minor: bool = False
    units: tuple[str, ...] = ()
    is_whole: bool = False


class SyncResult(msgspec.Struct, frozen=True):
    """An article whose ledger was written. units: the number of entries that are new or have changed."""

    article: str
    lang: Lang
    units: int
    path: str


def declare_in_step(
    ledgers: LedgerStore, articles: Sequence[Article], options: SyncOptions
) -> Iterator[SyncResult | Problem]:
    """Declare the texts of articles in step, and write their ledgers."""
    ledgers.prepare([edition for article in articles for edition in article.editions])
    sound = []
    for article in articles:
        targets = []
        for target in article.editions[1:]:
            if problem := _obstacle(ledgers, article, target, is_whole=options.is_whole):
                yield problem
            else:
                targets.append(target)
        if len(article.editions) == 1:
            yield _not_translated(article.editions[0])
        sound.append(replace(article, editions=(article.editions[0], *targets)))
    for pair in ledgers.reader.aligned(sound):
        yield from [pair] if isinstance(pair, Problem) else _declare(ledgers, pair, options)


def _obstacle(ledgers: LedgerStore, article: Article, target: Edition, *, is_whole: bool) -> Problem | None:
    """Return the problem that keeps a translation from being declared in step, if there is one."""
    recorded = ledgers.ledger(article, target.lang)
    if isinstance(recorded, DamagedLedger):
        return recorded
    source = article.editions[0]
    unmerged = {problem.file: problem for problem in ledgers.reader.problems if isinstance(problem, ConflictMarkers)}
    for edition in (source, target):
        if edition.manuscript.path in unmerged:
            return unmerged[edition.manuscript.path]
    if not is_whole and target.manuscript.is_stub_of(source.manuscript):
        path = target.manuscript.path
        return NotTranslated(path, None, target.lang, N_("most of the text is still in the original’s language"))
    return None


def _declare(ledgers: LedgerStore, pair: AlignedEditions, options: SyncOptions) -> Iterator[SyncResult | Problem]:
    source, target = pair.original.edition, pair.translation.edition
    recorded = ledgers.ledger(pair.article, target.lang)
    source_text, target_text = ledgers.normalized(source), ledgers.normalized(target)
    if isinstance(recorded, DamagedLedger) or isinstance(source_text, Problem) or isinstance(target_text, Problem):
        return
    langs = (source.lang, target.lang)
    update = ledger.SyncUpdate(langs, source_text.text, target_text.text, pair.alignment, options.on, options.by)
    if not options.units and not options.is_minor:
        yield from _write(ledgers, pair.article, target.lang, recorded, ledger.record_sync(recorded, update))
        return
    if recorded is None:
        yield _never_in_step(pair.article, target)
        return
    fields = frozenset(options.units) & frozenset(FIELDS)
    numbers, unknown = unit_numbers(options.units, len(source_text.text.units))
    if unknown:
        yield from (
            UnknownUnit(source.manuscript.path, None, name, str(len(source_text.text.units))) for name in unknown
        )
        return
    drift = ledger.find_drift(recorded, source_text.text, target_text.text, langs)
    if options.is_minor:
        yield from _acknowledge(ledgers, pair, recorded, drift, langs, numbers, fields)
        return
    new = ledger.record_units(recorded, drift, update, numbers, fields)
    yield from _write(ledgers, pair.article, target.lang, recorded, new)


def _acknowledge(
    ledgers: LedgerStore,
    pair: AlignedEditions,
    recorded: Ledger,
    drift: Drift,
    langs: tuple[Lang, Lang],
    numbers: frozenset[int],
    fields: frozenset[str],
) -> Iterator[SyncResult | Problem]:
    new, refused = ledger.acknowledge(recorded, drift, langs, numbers, fields)
    reasons = {"added": N_("a paragraph was added"), "removed": N_("a paragraph was removed")}
    path = pair.original.edition.manuscript.path
    for change in refused:
        yield NotMinor(path, None, reasons[change.kind])
    if not refused:
        yield from _write(ledgers, pair.article, langs[1], recorded, new)


def recorded_translations(ledgers: LedgerStore, article: Article) -> Iterator[tuple[Edition, Ledger] | Problem]:
    """Yield each translation of an article with its ledger, or the problem of one that has none to compare it with."""
    source, *targets = article.editions
    if not targets:
        yield _not_translated(source)
    for target in targets:
        recorded = ledgers.ledger(article, target.lang)
        if recorded is None:
            yield _never_in_step(article, target)
        else:
            yield recorded if isinstance(recorded, DamagedLedger) else (target, recorded)


def _not_translated(source: Edition) -> NotTranslated:
    return NotTranslated(source.manuscript.path, None, source.lang, N_("there is no translation"))


def _never_in_step(article: Article, target: Edition) -> NeverInStep:
    """Return the problem of a translation without a ledger: at the original, or at one of several translations."""
    edition = target if len(article.editions) > 2 else article.editions[0]
    return NeverInStep(edition.manuscript.path, None, article.key)


def unit_numbers(names: Sequence[str], count: int) -> tuple[frozenset[int], list[str]]:
    """Return the numbers of the named units, from 0, and the names that are not units."""
    numbers, unknown = set(), []
    for name in names:
        if name in FIELDS:
            continue
        bare = name.removeprefix("p")
        if bare.isdecimal() and 1 <= int(bare) <= count:
            numbers.add(int(bare) - 1)
        else:
            unknown.append(name)
    return frozenset(numbers), unknown


def _write(
    ledgers: LedgerStore, article: Article, lang: Lang, recorded: Ledger | None, new: Ledger
) -> Iterator[SyncResult | Problem]:
    path = ledgers.path(article, lang)
    old_entries = list(recorded.entries) if recorded else []
    changed = sum(entry not in old_entries for entry in new.entries)
    folder = ledgers.reader.folder
    if new != recorded:
        before = folder.read(path) if folder.find(path) else None
        edit = FileEdit(path, before, encode_like(before, ledger.format_ledger(new)))
        yield from write_edits(folder.root, [edit])
    yield SyncResult(article.key, lang, changed, path)
