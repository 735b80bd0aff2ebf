"""The sheet of a book's cover, and the artwork that is placed on it. Touches nothing."""

from __future__ import annotations

import msgspec

from diglot.model.paper.printing import CoverSide


class PlacedArtwork(msgspec.Struct, frozen=True):
    """A PDF of one page on a side of a cover.

    left_mm: from the left edge of the cut sheet. width_mm, height_mm: when cut.
    """

    side: CoverSide
    content: bytes
    left_mm: float
    width_mm: float
    height_mm: float


class CoverSheet(msgspec.Struct, frozen=True):
    """The sheet of a book's cover. folds_mm: where it is folded, from the left edge of the cut sheet."""

    folds_mm: tuple[float, ...]
    artwork: tuple[PlacedArtwork, ...] = ()
