"""Compares an article with its ledger: each change since its texts were in step, beside the units to be edited.

Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from diglot.core import ledger
from diglot.model.languages import Lang
from diglot.model.problems import Problem
from diglot.model.publication import Article, Edition
from diglot.model.translation.ledger import Drift, Ledger, SideDrift, UnitChange
from diglot.pipeline.translation.ledger_store import LedgerStore, NormalizedText
from diglot.pipeline.translation.sync import recorded_translations
from diglot.pipeline.translation.units import EditionUnits, UnitText


class ChangeLocation(msgspec.Struct, frozen=True):
    """A unit as `diff` shows it. number: from 1 in its text, 0 for fields of the title block."""

    lang: Lang
    path: str
    line: int
    number: int
    text: str


class Difference(msgspec.Struct, frozen=True):
    """A change of one text, and its counterpart in the other.

    is_source: whether the original changed, not the translation. spots: the changed units as they are now; empty if
    they were removed. opposite: the units to be edited; for an addition, the one after which it belongs.
    """

    change: UnitChange
    is_source: bool
    spots: tuple[ChangeLocation, ...]
    opposite: tuple[ChangeLocation, ...]


class ArticleDiff(msgspec.Struct, frozen=True):
    """The changes of an article since its texts were in step."""

    article: str
    title: str
    langs: tuple[Lang, Lang]
    drift: Drift
    differences: tuple[Difference, ...]


def diff_article(ledgers: LedgerStore, article: Article) -> Iterator[ArticleDiff | Problem]:
    """Compare each translation of an article with its original."""
    for found in recorded_translations(ledgers, article):
        yield found if isinstance(found, Problem) else _compare_edition(ledgers, article, *found)


def _compare_edition(
    ledgers: LedgerStore, article: Article, target: Edition, recorded: Ledger
) -> ArticleDiff | Problem:
    source = article.editions[0]
    source_text, target_text = ledgers.normalized(source), ledgers.normalized(target)
    source_units, target_units = ledgers.reader.editions([source, target], with_lines=True)
    for result in (source_text, target_text, source_units, target_units):
        if isinstance(result, Problem):
            return result
    assert isinstance(source_text, NormalizedText)
    assert isinstance(target_text, NormalizedText)
    assert isinstance(source_units, EditionUnits)
    assert isinstance(target_units, EditionUnits)
    drift = ledger.find_drift(recorded, source_text.text, target_text.text, (source.lang, target.lang))
    sides = [_Side(source_units, source_text, drift.source), _Side(target_units, target_text, drift.target)]
    differences = [
        Difference(change, side is sides[0], side.spots(change), opposite.opposite(change, side.drift))
        for side, opposite in (sides, sides[::-1])
        for change in side.drift.changes
    ]
    title = source_text.text.fields.get("title", article.key)
    return ArticleDiff(article.key, title, (source.lang, target.lang), drift, tuple(differences))


class _Side(msgspec.Struct, frozen=True):
    """One text: its units with their lines, its normalized text, and its changes since the ledger was written."""

    edition: EditionUnits
    normalized: NormalizedText
    drift: SideDrift

    def spots(self, change: UnitChange) -> tuple[ChangeLocation, ...]:
        if change.field:
            return self._field_spots(change.field)
        return tuple(self._spot(self.edition.units[index]) for index in change.units)

    def opposite(self, change: UnitChange, other: SideDrift) -> tuple[ChangeLocation, ...]:
        if change.field:
            return self._field_spots(change.field)
        numbers = set(change.entries)
        if not numbers and change.units:
            # An addition has no counterpart yet: it belongs after the counterpart of what is before it.
            before = [number for number in other.entry_of[: change.units[0]] if number is not None]
            numbers = set(before[-1:])
        units = [
            unit for unit, number in zip(self.edition.units, self.drift.entry_of, strict=True) if number in numbers
        ]
        return tuple(map(self._spot, units if change.entries else units[-1:]))

    def _field_spots(self, name: str) -> tuple[ChangeLocation, ...]:
        manuscript = self.edition.edition.manuscript
        text = self.normalized.text.fields.get(name)
        is_below_image = name in ("alt", "caption") and name not in manuscript.front.lines
        line = manuscript.front.line("image" if is_below_image else name)
        return (ChangeLocation(manuscript.lang, manuscript.path, line or 1, 0, text),) if text else ()

    def _spot(self, unit: UnitText) -> ChangeLocation:
        manuscript = self.edition.edition.manuscript
        return ChangeLocation(
            manuscript.lang, manuscript.path, unit.line or manuscript.body_line, unit.number, unit.text
        )
