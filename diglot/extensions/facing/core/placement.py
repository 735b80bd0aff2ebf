"""The types of a filled spread, which `packing` returns and `spread_markup` renders."""

from __future__ import annotations

import msgspec

from diglot.extensions.facing.model.spreads import BlockToSet


class PlacedNote(msgspec.Struct, frozen=True):
    """A note, or a part of one, on its page. number: 0 if it continues from the previous page."""

    number: int
    block: BlockToSet


class PlacedRow(msgspec.Struct, frozen=True):
    """A row, or a part of one, on a spread."""

    sides: tuple[PlacedSide, PlacedSide]


class PlacedSide(msgspec.Struct, frozen=True):
    """One side of a row: the space above it, and the height that it takes.

    block: None if only the other side has text. lead_px: the margin above the block.
    """

    block: BlockToSet | None
    gap_px: float
    height_px: float
    lead_px: float = 0.0


class Spread(msgspec.Struct, frozen=True):
    """Two facing pages, or the two columns of one."""

    rows: tuple[PlacedRow, ...]
    notes: tuple[tuple[PlacedNote, ...], tuple[PlacedNote, ...]]
