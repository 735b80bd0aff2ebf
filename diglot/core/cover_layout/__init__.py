"""Covers: the front of e-books and printed books, cards for social networks, and whole covers for the press."""

from diglot.core.cover_layout.front import BOOK, CARD, CoverProportions, lay_out_cover, wrap_title
from diglot.core.cover_layout.svg import write_svg
from diglot.core.cover_layout.wraparound import UNPRINTED, CoverMisfit, WholeCover, lay_out_whole_cover

__all__ = [
    "BOOK",
    "CARD",
    "UNPRINTED",
    "CoverMisfit",
    "CoverProportions",
    "WholeCover",
    "lay_out_cover",
    "lay_out_whole_cover",
    "wrap_title",
    "write_svg",
]  # fmt: skip
