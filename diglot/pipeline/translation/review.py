"""Signs off translations: takes articles, records in their ledgers who has reviewed which rows.

Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from diglot.core import ledger
from diglot.model.languages import Lang
from diglot.model.problems import (
    OwnReview,
    Problem,
    StaleNotReviewed,
    UnknownUnit,
)
from diglot.model.publication import Article, Edition
from diglot.model.translation.ledger import FIELDS, Drift, Ledger, ReviewRow, ReviewState
from diglot.pipeline.base.file_edits import FileEdit, encode_like, write_edits
from diglot.pipeline.translation.ledger_store import LedgerStore, own_reviewers
from diglot.pipeline.translation.sync import recorded_translations, unit_numbers
from diglot.pipeline.translation.units import EditionUnits


class ReviewOptions(msgspec.Struct, frozen=True):
    """The options of a review. by, on: who has reviewed the rows, and when.

    units: numbers of the original's units, from 1, or names of fields; empty for all.
    """

    by: str
    on: dt.date
    units: tuple[str, ...] = ()


class ReviewResult(msgspec.Struct, frozen=True):
    """A translation whose rows were reviewed. reviewed: how many now; left: how many still are not."""

    article: str
    lang: Lang
    reviewed: int
    left: int
    path: str


class RowSide(msgspec.Struct, frozen=True):
    """One side of a row: its language, its place, and its text now. number: from 1 in its text, 0 for a field."""

    lang: Lang
    path: str
    line: int
    number: int
    text: str


class OpenRow(msgspec.Struct, frozen=True):
    """A row of a translation that is not reviewed: behind, or still to be reviewed."""

    article: str
    field: str
    state: ReviewState
    sides: tuple[RowSide, RowSide]


class _Translation(msgspec.Struct, frozen=True):
    """A translation with its ledger, and the rows of that."""

    article: Article
    target: Edition
    recorded: Ledger
    drift: Drift
    rows: tuple[ReviewRow, ...]

    @property
    def source(self) -> Edition:
        return self.article.editions[0]

    @property
    def langs(self) -> tuple[Lang, Lang]:
        return self.source.lang, self.target.lang

    @property
    def left(self) -> int:
        """The number of rows that are not reviewed, including those that the ledger does not know yet."""
        added = sum(not change.entries for side in (self.drift.source, self.drift.target) for change in side.changes)
        return added + sum(row.state != "reviewed" for row in self.rows)


def record_reviews(
    ledgers: LedgerStore, articles: Sequence[Article], options: ReviewOptions
) -> Iterator[ReviewResult | Problem]:
    """Sign off rows of articles as they are now, and write their ledgers. Rows that are behind are problems."""
    for found in _translations(ledgers, articles):
        yield from [found] if isinstance(found, Problem) else _record(ledgers, found, options)


def _record(ledgers: LedgerStore, found: _Translation, options: ReviewOptions) -> Iterator[ReviewResult | Problem]:
    path = found.source.manuscript.path
    entry_of = found.drift.source.entry_of
    numbers, unknown = unit_numbers(options.units, len(entry_of))
    if unknown:
        yield from (UnknownUnit(path, None, name, str(len(entry_of))) for name in unknown)
        return
    fields = frozenset(options.units) & frozenset(FIELDS)
    named = {number for number, row in enumerate(found.rows) if row.entry.field in fields}
    named |= {entry for unit in numbers if (entry := entry_of[unit]) is not None}
    outcome = ledger.record_reviews(
        found.recorded,
        found.rows,
        found.langs,
        options.by,
        options.on,
        only=named if options.units else None,
        translators=own_reviewers(ledgers.reader.sources, found.target),
    )
    place = ledgers.path(found.article, found.target.lang)
    if outcome.reviewed:
        before = ledgers.reader.folder.read(place)
        edit = FileEdit(place, before, encode_like(before, ledger.format_ledger(outcome.ledger)))
        late = list(write_edits(ledgers.reader.folder.root, [edit]))
        yield from late
        if late:
            return
    added = [unit for unit, entry in enumerate(entry_of) if entry is None and (not options.units or unit in numbers)]
    behind = len(outcome.behind) + len(added)
    if behind:
        yield StaleNotReviewed(path, None, found.article.key, str(behind))
    if outcome.own:
        yield OwnReview(found.target.manuscript.path, None, options.by, str(len(outcome.own)))
    done = len(outcome.reviewed)
    yield ReviewResult(found.article.key, found.target.lang, done, found.left - done, place)


def find_open_rows(ledgers: LedgerStore, articles: Sequence[Article]) -> Iterator[OpenRow | Problem]:
    """Yield the rows of translations that are not reviewed, in the order of the ledger, with their places."""
    for found in _translations(ledgers, articles):
        if isinstance(found, Problem):
            yield found
            continue
        units = list(ledgers.reader.editions([found.source, found.target], with_lines=True))
        sound = [text for text in units if isinstance(text, EditionUnits)]
        if len(sound) < len(units):
            yield from (text for text in units if isinstance(text, Problem))
            continue
        sides = (found.drift.source, found.drift.target)
        for number, row in enumerate(found.rows):
            if row.state != "reviewed":
                places = [
                    _side(text, row, number, row.texts[side], sides[side].entry_of) for side, text in enumerate(sound)
                ]
                yield OpenRow(found.article.key, row.entry.field, row.state, (places[0], places[1]))


def _side(
    text: EditionUnits, row: ReviewRow, entry: int, now: Sequence[str], entry_of: Sequence[int | None]
) -> RowSide:
    manuscript = text.edition.manuscript
    line, number = manuscript.front.line(row.entry.field) or 1, 0
    if not row.entry.field:
        unit = entry_of.index(entry) if entry in entry_of else None
        line, number = (text.units[unit].line, unit + 1) if unit is not None else (manuscript.body_line, 0)
    return RowSide(manuscript.lang, manuscript.path, line, number, "\n".join(now))


def _translations(ledgers: LedgerStore, articles: Sequence[Article]) -> Iterator[_Translation | Problem]:
    """Yield each translation of the articles with the rows of its ledger, or the problem of one without."""
    ledgers.prepare([edition for article in articles for edition in article.editions])
    for article in articles:
        for recorded in recorded_translations(ledgers, article):
            if isinstance(recorded, Problem):
                yield recorded
                continue
            found = ledgers.reviews(article, *recorded)
            yield found if isinstance(found, Problem) else _Translation(article, *recorded, *found)
