"""The types of a filled spread, which `packing` returns and `spread_markup` renders."""

from __future__ import annotations

import msgspec

from diglot.model.spreads import TypesetBlock


class PlacedNote(msgspec.Struct, frozen=True):
    """A note, or a part of one, on its page. number: 0 if it continues from the previous page."""

    number: int
    block: TypesetBlock


class PlacedRow(msgspec.Struct, frozen=True):
    """A row, or a part of one, on a spread. sides: None for an empty side; gap_px: the space above the row."""

    sides: tuple[PlacedSide | None, PlacedSide | None]
    gap_px: float
    height_px: float


class PlacedSide(msgspec.Struct, frozen=True):
    """One side of a row. lead_px: the margin above the block."""

    block: TypesetBlock
    lead_px: float


class Spread(msgspec.Struct, frozen=True):
    """Two facing pages, or the two columns of one."""

    rows: tuple[PlacedRow, ...]
    notes: tuple[tuple[PlacedNote, ...], tuple[PlacedNote, ...]]
