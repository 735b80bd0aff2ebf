"""What pages were told of articles, by their digest then; and what is new to a page since. Touches nothing."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

import msgspec

from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.model.desk import RowPlace
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskRow
from diglot.model.languages import Lang

T = TypeVar("T")

State: TypeAlias = tuple[str, Lang, str]
"""A state of an article: its key, the language of the translation, its digest."""

# Of so many states it is known what pages were told.
_MOST_STATES = 200


class News(msgspec.Struct, frozen=True):
    """What a page does not know yet. rows: those that are new or changed, as they are now.

    kept: for each row now, the number that the page has it under, None where it is new; None as a whole where the page
    has the same rows.
    """

    rows: tuple[DeskRow, ...]
    kept: tuple[int | None, ...] | None = None


class _Seen(msgspec.Struct, frozen=True):
    """The rows of a state. shown: a hash of what a page shows of each."""

    places: tuple[RowPlace, ...]
    shown: tuple[int, ...]


class SeenStates:
    """The states of articles that pages may still have."""

    def __init__(self) -> None:
        """Start with none."""
        self._states: dict[State, _Seen] = {}

    def note(self, state: State, article: DeskArticle) -> None:
        """Note what pages are told of a state from now on."""
        put_latest(self._states, state, _Seen(article.places, tuple(map(_shown, article.rows))), _MOST_STATES)

    def places(self, state: State) -> tuple[RowPlace, ...] | None:
        """Return the rows of a state; None if it is forgotten."""
        seen = self._states.get(state)
        return seen.places if seen else None

    def row_in(self, state: State, row: int | None, other: State) -> int | None:
        """Return the number that a row of one state has in another; None if it has none there."""
        before, after = self.places(state), self.places(other)
        if row is None or before is None or after is None or not 0 <= row < len(before):
            return None
        return row if state == other else rows_of.find_again(before, row, after)[0]

    def news(self, state: State, now: DeskArticle) -> News | None:
        """Return what is new to a page that has a state; None if that is forgotten."""
        seen = self._states.get(state)
        if seen is None:
            return None
        kept = rows_of.match_rows(seen.places, now.places)
        rows = tuple(
            row
            for row, before in zip(now.rows, kept, strict=True)
            if before is None or seen.shown[before] != _shown(row)
        )
        return News(rows, None if kept == tuple(range(len(seen.places))) else kept)


def put_latest(kept: dict[State, T], state: State, value: T, most: int) -> None:
    """Keep a value as the latest one, and drop the oldest beyond so many."""
    kept.pop(state, None)
    kept[state] = value
    while len(kept) > most:
        del kept[next(iter(kept))]


def _shown(row: DeskRow) -> int:
    """Return a hash of what a page shows of a row."""
    parts = (row.source, row.written, row.html, row.state, row.review, bool(row.names), row.blocks, tuple(row.changes))
    return hash(parts)
