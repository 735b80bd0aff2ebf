"""The input of the search index. Touches nothing."""

from __future__ import annotations

import msgspec

from diglot.model.languages import Lang

SEARCH_FOLDER = "pagefind"
"""The folder of the index in the site."""


class SearchText(msgspec.Struct, frozen=True):
    """A text to be indexed. href: the address of the result; html: a document with the indexer's attributes."""

    lang: Lang
    href: str
    html: str
