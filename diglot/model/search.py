"""What the search index is made of. Touches nothing."""

from __future__ import annotations

import msgspec

from diglot.model.languages import Lang

SEARCH_FOLDER = "pagefind"
"""Where the index stands in the site."""


class SearchText(msgspec.Struct, frozen=True):
    """A text to be found. href: where a result leads; html: a document with marks for the indexer."""

    lang: Lang
    href: str
    html: str
