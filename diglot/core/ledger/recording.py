"""Two texts declared in step in, the entries of the ledger out. Touches nothing.

What did not change keeps its entry, with the day and the name that it had: a ledger says of each paragraph when
somebody last looked at it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from diglot.core.ledger.normalization import normalize_text
from diglot.model.alignment import Alignment, Bead
from diglot.model.languages import Lang
from diglot.model.ledger import FIELDS, Drift, Ledger, LedgerEntry, TextForm, UnitChange


class SyncUpdate(msgspec.Struct, frozen=True):
    """What is declared in step: both texts, how they stand opposite each other, when and by whom.

    langs: of the original and of the translation.
    """

    langs: tuple[Lang, Lang]
    source: TextForm
    target: TextForm
    alignment: Alignment
    on: dt.date
    by: str

    def entry(self, bead: Bead) -> LedgerEntry:
        """The entry of units that stand opposite each other."""
        texts = (
            self.source.units[bead.source.start : bead.source.stop],
            self.target.units[bead.target.start : bead.target.stop],
        )
        return LedgerEntry(dict(zip(self.langs, texts, strict=True)), self.on, self.by)

    def field_entry(self, name: str) -> LedgerEntry | None:
        """The entry of words of the title block; None where neither text has them."""
        texts = {
            lang: (text.fields[name],)
            for lang, text in zip(self.langs, (self.source, self.target), strict=True)
            if text.fields.get(name)
        }
        return LedgerEntry(texts, self.on, self.by, name) if texts else None


def record_sync(previous: Ledger | None, posting: SyncUpdate) -> Ledger:
    """Declare both texts in step as they stand."""
    fields = (posting.field_entry(name) for name in FIELDS)
    fresh = [*(entry for entry in fields if entry), *map(posting.entry, posting.alignment.beads)]
    kept: dict[object, list[LedgerEntry]] = {}
    for entry in previous.entries if previous else ():
        if not entry.minor:
            kept.setdefault(_bare(entry, posting.langs), []).append(entry)
    return Ledger(posting.langs[0], tuple(_kept_or(entry, kept, posting.langs) for entry in fresh))


def _kept_or(entry: LedgerEntry, kept: dict[object, list[LedgerEntry]], langs: Sequence[Lang]) -> LedgerEntry:
    same = kept.get(_bare(entry, langs))
    return same.pop(0) if same else entry


def _bare(entry: LedgerEntry, langs: Sequence[Lang]) -> object:
    return entry.field, tuple(tuple(map(normalize_text, entry.side(lang))) for lang in langs)


def record_units(
    previous: Ledger, drift: Drift, posting: SyncUpdate, units: Collection[int], fields: Collection[str]
) -> Ledger:
    """Declare some units in step, and leave the rest as it was. units: of the original, by number from 0."""
    placed = list(_placed(previous, drift))
    for bead in posting.alignment.beads:
        if set(bead.source) & set(units):
            gone = {drift.source.entry_of[index] for index in bead.source}
            gone |= {drift.target.entry_of[index] for index in bead.target}
            placed = [row for row in placed if row[1] not in gone]
            placed.append((bead.source.start, None, posting.entry(bead)))
    ordered = [entry for _, _, entry in sorted(placed, key=lambda row: row[0])]
    declared = {name: posting.field_entry(name) for name in fields}
    heads = {entry.field: entry for entry in previous.entries if entry.field} | declared
    return Ledger(previous.original, (*(entry for name in FIELDS if (entry := heads.get(name))), *ordered))


def _placed(previous: Ledger, drift: Drift) -> Iterator[tuple[float, int | None, LedgerEntry]]:
    """Each entry of the text with its place among the original's units now, and its number."""
    place: dict[int, int] = {}
    for unit, number in enumerate(drift.source.entry_of):
        if number is not None:
            place.setdefault(number, unit)
    before = -1.0
    for number, entry in enumerate(previous.entries):
        if not entry.field:
            # What has no unit any more stays behind the entry that it stood behind.
            before = float(place[number]) if number in place else before + 1e-6
            yield before, number, entry


def acknowledge(
    previous: Ledger, drift: Drift, langs: tuple[Lang, Lang], units: Collection[int], fields: Collection[str]
) -> tuple[Ledger, tuple[UnitChange, ...]]:
    """Declare changes minor: they do not touch the other text. units, fields: which ones; all where both are empty.

    The second value: changes that cannot be minor, because a paragraph came or went.
    """
    entries = list(previous.entries)
    refused: list[UnitChange] = []
    wanted = {drift.source.entry_of[index] for index in units if index < len(drift.source.entry_of)}
    for lang, side in zip(langs, (drift.source, drift.target), strict=True):
        for change in side.changes:
            is_named = change.field in fields if change.field else bool(wanted & set(change.entries))
            if (units or fields) and not is_named:
                continue
            if change.kind in ("added", "removed"):
                refused.append(change)
                continue
            for place, number in enumerate(change.entries):
                entries[number] = _with_minor(entries[number], lang, change, is_first=place == 0)
    return Ledger(previous.original, tuple(entries)), tuple(refused)


def _with_minor(entry: LedgerEntry, lang: Lang, change: UnitChange, *, is_first: bool) -> LedgerEntry:
    """The entry with the change put into the units that it had; of several that became one, the first takes it."""
    texts = list(entry.minor.get(lang, entry.side(lang)))
    gone = [text for text in texts if text in change.before]
    at = texts.index(gone[0]) if gone else 0
    kept = [text for text in texts if text not in gone]
    kept[at:at] = change.after if is_first else ()
    return replace(entry, minor={**entry.minor, lang: tuple(kept)})
