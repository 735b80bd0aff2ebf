"""The types of a filled spread: what `packing` places and `spread_markup` writes."""

from __future__ import annotations

import msgspec

from diglot.model.spreads import TypesetBlock


class PlacedNote(msgspec.Struct, frozen=True):
    """A note, or a part of one, on its page. number: 0 where it goes on from the page before."""

    number: int
    piece: TypesetBlock


class PlacedRow(msgspec.Struct, frozen=True):
    """A row, or a part of one, on a spread. gap_px: the space above it. None: that side has nothing here."""

    sides: tuple[PlacedSide | None, PlacedSide | None]
    gap_px: float
    height_px: float


class PlacedSide(msgspec.Struct, frozen=True):
    """One side of a row. lead_px: the space above that the piece brings along."""

    piece: TypesetBlock
    lead_px: float


class Spread(msgspec.Struct, frozen=True):
    """Two facing pages, or the two columns of one."""

    rows: tuple[PlacedRow, ...]
    notes: tuple[tuple[PlacedNote, ...], tuple[PlacedNote, ...]]
