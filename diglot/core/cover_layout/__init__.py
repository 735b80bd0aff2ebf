"""Covers: the front of e-books and printed books, and cards for social networks."""

from diglot.core.cover_layout.front import BOOK, CARD, CoverProportions, lay_out_cover, wrap_title
from diglot.core.cover_layout.words import cover_words
