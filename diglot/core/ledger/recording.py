"""Make the ledger's entries when two texts are declared in step. Pure functions.

Units that did not change keep their entry with its day and name: a ledger records for each paragraph when somebody
last looked at it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from diglot.core.ledger.normalization import normalize_text
from diglot.core.ledger.reviewing import keep_reviews
from diglot.model.languages import Lang
from diglot.model.translation.alignment import Alignment, Bead
from diglot.model.translation.ledger import FIELDS, Drift, Ledger, LedgerEntry, TextForm, UnitChange


class SyncUpdate(msgspec.Struct, frozen=True):
    """The declaration that two texts are in step: both texts, their alignment, the day and the person.

    langs: of the original and of the translation.
    """

    langs: tuple[Lang, Lang]
    source: TextForm
    target: TextForm
    alignment: Alignment
    on: dt.date
    by: str

    def entry(self, bead: Bead) -> LedgerEntry:
        """Return the entry of the units of a bead."""
        texts = (
            self.source.units[bead.source.start : bead.source.stop],
            self.target.units[bead.target.start : bead.target.stop],
        )
        return LedgerEntry(dict(zip(self.langs, texts, strict=True)), self.on, self.by)

    def field_entry(self, name: str) -> LedgerEntry | None:
        """Return the entry of a field of the title block; None where neither text has it."""
        texts = {
            lang: (text.fields[name],)
            for lang, text in zip(self.langs, (self.source, self.target), strict=True)
            if text.fields.get(name)
        }
        return LedgerEntry(texts, self.on, self.by, name) if texts else None


def record_sync(previous: Ledger | None, update: SyncUpdate) -> Ledger:
    """Declare both texts in step as they are now."""
    fields = (update.field_entry(name) for name in FIELDS)
    fresh = [*(entry for entry in fields if entry), *map(update.entry, update.alignment.beads)]
    existing: dict[object, list[LedgerEntry]] = {}
    for entry in previous.entries if previous else ():
        if not entry.minor:
            existing.setdefault(_normalized_entry(entry, update.langs), []).append(entry)
    entries = [_existing_or(entry, existing, update.langs) for entry in fresh]
    return Ledger(update.langs[0], tuple(keep_reviews(previous, entries, update.langs)))


def _existing_or(entry: LedgerEntry, existing: dict[object, list[LedgerEntry]], langs: Sequence[Lang]) -> LedgerEntry:
    same = existing.get(_normalized_entry(entry, langs))
    return same.pop(0) if same else entry


def _normalized_entry(entry: LedgerEntry, langs: Sequence[Lang]) -> object:
    return entry.field, tuple(tuple(map(normalize_text, entry.side(lang))) for lang in langs)


def record_units(
    previous: Ledger, drift: Drift, update: SyncUpdate, units: Collection[int], fields: Collection[str]
) -> Ledger:
    """Declare some units in step, and leave the others as they were. units: of the original, by number from 0."""
    positioned = list(_positioned(previous, drift))
    for bead in update.alignment.beads:
        if set(bead.source) & set(units):
            replaced = {drift.source.entry_of[index] for index in bead.source}
            replaced |= {drift.target.entry_of[index] for index in bead.target}
            positioned = [item for item in positioned if item[1] not in replaced]
            positioned.append((bead.source.start, None, update.entry(bead)))
    ordered = [entry for _, _, entry in sorted(positioned, key=lambda item: item[0])]
    declared = {name: update.field_entry(name) for name in fields}
    field_entries = {entry.field: entry for entry in previous.entries if entry.field} | declared
    entries = [*(entry for name in FIELDS if (entry := field_entries.get(name))), *ordered]
    declared_texts = {normalize_text(text) for entry in entries for text in entry.side(update.langs[1])}
    return replace(
        previous,
        entries=tuple(keep_reviews(previous, entries, update.langs)),
        filled=tuple(
            passage
            for passage in previous.filled
            if normalize_text(passage.texts.get(update.langs[1], "")) not in declared_texts
        ),
    )


def _positioned(previous: Ledger, drift: Drift) -> Iterator[tuple[float, int | None, LedgerEntry]]:
    """Yield each entry of the text with its position among the original's units now, and its number."""
    position_of: dict[int, int] = {}
    for unit, number in enumerate(drift.source.entry_of):
        if number is not None:
            position_of.setdefault(number, unit)
    before = -1.0
    for number, entry in enumerate(previous.entries):
        if not entry.field:
            # An entry without a unit now stays behind the entry that it was behind.
            before = float(position_of[number]) if number in position_of else before + 1e-6
            yield before, number, entry


def acknowledge(
    previous: Ledger, drift: Drift, langs: tuple[Lang, Lang], units: Collection[int], fields: Collection[str]
) -> tuple[Ledger, tuple[UnitChange, ...]]:
    """Acknowledge changes as minor: the other text needs no change. units, fields: which ones; all if both are empty.

    Return the new ledger, and the changes that cannot be minor, because a paragraph was added or removed.
    """
    entries = list(previous.entries)
    refused: list[UnitChange] = []
    selected = {drift.source.entry_of[index] for index in units if index < len(drift.source.entry_of)}
    for lang, side in zip(langs, (drift.source, drift.target), strict=True):
        for change in side.changes:
            is_named = change.field in fields if change.field else bool(selected & set(change.entries))
            if (units or fields) and not is_named:
                continue
            if change.kind in ("added", "removed"):
                refused.append(change)
                continue
            for place, number in enumerate(change.entries):
                entries[number] = _with_minor(entries[number], lang, change, is_first=place == 0)
    return replace(previous, entries=tuple(entries)), tuple(refused)


def _with_minor(entry: LedgerEntry, lang: Lang, change: UnitChange, *, is_first: bool) -> LedgerEntry:
    """Return the entry with the change made in its units; of several entries that became one, the first takes it."""
    # A change is of what was acknowledged, or of what was in step where the text has that again.
    known = (entry.minor.get(lang, ()), entry.side(lang))
    texts = next(texts for texts in known if set(texts) & set(change.before))
    at = min(texts.index(text) for text in change.before if text in texts)
    unchanged = [text for text in texts if text not in change.before]
    unchanged[at:at] = change.after if is_first else ()
    return replace(entry, minor={**entry.minor, lang: tuple(unchanged)})
