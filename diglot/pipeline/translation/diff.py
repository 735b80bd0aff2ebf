"""An article in, what changed since its texts were in step out: each change beside the unit that must be touched."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from diglot.core import ledger
from diglot.model.languages import Lang
from diglot.model.ledger import Drift, Ledger, SideDrift, UnitChange
from diglot.model.problems import N_, DamagedLedger, NeverInStep, NotTranslated, Problem
from diglot.model.publication import Article, Edition
from diglot.pipeline.translation.status import LedgerStore, NormalizedText
from diglot.pipeline.translation.units import EditionUnits, UnitText


class ChangeLocation(msgspec.Struct, frozen=True):
    """A unit as `diff` shows it. number: from 1 in its own text, 0 of what is gone or stands in the title block."""

    lang: Lang
    path: str
    line: int
    number: int
    text: str


class Difference(msgspec.Struct, frozen=True):
    """A change of one text, and what stands opposite it.

    is_source: the original moved; else the translation did. spots: the changed units as they stand now, none of what
    was removed. opposite: the units that must be touched; where something was added, the one after which it belongs.
    """

    change: UnitChange
    is_source: bool
    spots: tuple[ChangeLocation, ...]
    opposite: tuple[ChangeLocation, ...]


class ArticleDiff(msgspec.Struct, frozen=True):
    """What changed in an article since its texts were in step."""

    article: str
    title: str
    langs: tuple[Lang, Lang]
    drift: Drift
    differences: tuple[Difference, ...]


def compare(archive: LedgerStore, article: Article) -> Iterator[ArticleDiff | Problem]:
    """The differences of each translation of an article."""
    kept = archive.ledger(article)
    source = article.editions[0]
    if isinstance(kept, DamagedLedger):
        yield kept
    elif len(article.editions) == 1:
        yield NotTranslated(source.manuscript.path, None, source.lang, N_("there is no translation"))
    elif kept is None:
        yield NeverInStep(source.manuscript.path, None, article.key)
    else:
        for target in article.editions[1:]:
            yield _compared(archive, article, target, kept)


def _compared(archive: LedgerStore, article: Article, target: Edition, kept: Ledger) -> ArticleDiff | Problem:
    source = article.editions[0]
    mine, theirs = archive.form(source), archive.form(target)
    own, other = archive.room.editions([source, target], with_lines=True)
    for one in (mine, theirs, own, other):
        if isinstance(one, Problem):
            return one
    assert isinstance(mine, NormalizedText)
    assert isinstance(theirs, NormalizedText)
    assert isinstance(own, EditionUnits)
    assert isinstance(other, EditionUnits)
    drift = ledger.find_drift(kept, mine.text, theirs.text, (source.lang, target.lang))
    sides = [_Side(own, mine, drift.source), _Side(other, theirs, drift.target)]
    rows = [
        Difference(change, one is sides[0], one.spots(change), opposite.opposite(change, one.drift))
        for one, opposite in (sides, sides[::-1])
        for change in one.drift.changes
    ]
    title = mine.text.fields.get("title", article.key)
    return ArticleDiff(article.key, title, (source.lang, target.lang), drift, tuple(rows))


class _Side(msgspec.Struct, frozen=True):
    """One text: its units with their lines, its words on the ledger's form, how it stands to the ledger."""

    text: EditionUnits
    form: NormalizedText
    drift: SideDrift

    def spots(self, change: UnitChange) -> tuple[ChangeLocation, ...]:
        if change.field:
            return self._field_spots(change.field)
        return tuple(self._spot(self.text.units[index]) for index in change.units)

    def opposite(self, change: UnitChange, other: SideDrift) -> tuple[ChangeLocation, ...]:
        if change.field:
            return self._field_spots(change.field)
        numbers = set(change.entries)
        if not numbers and change.units:
            # Of what was added nothing stands here yet: where what is before it ends.
            before = [number for number in other.entry_of[: change.units[0]] if number is not None]
            numbers = set(before[-1:])
        found = [unit for unit, number in zip(self.text.units, self.drift.entry_of, strict=True) if number in numbers]
        return tuple(map(self._spot, found if change.entries else found[-1:]))

    def _field_spots(self, name: str) -> tuple[ChangeLocation, ...]:
        manuscript = self.text.edition.manuscript
        text = self.form.text.fields.get(name)
        is_below_image = name in ("alt", "caption") and name not in manuscript.front.lines
        line = manuscript.front.line("image" if is_below_image else name)
        return (ChangeLocation(manuscript.lang, manuscript.path, line or 1, 0, text),) if text else ()

    def _spot(self, unit: UnitText) -> ChangeLocation:
        manuscript = self.text.edition.manuscript
        return ChangeLocation(
            manuscript.lang, manuscript.path, unit.line or manuscript.body_line, unit.number, unit.text
        )
