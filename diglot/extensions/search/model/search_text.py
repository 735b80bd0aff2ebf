"""The input of the search index. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from diglot.model.languages import Lang

SEARCH_FOLDER = "pagefind"
"""The folder of the index in the site."""


class SearchText(msgspec.Struct, frozen=True):
    """A text to be indexed. href: the address of the result; html: a document with the indexer's attributes.

    words: how often each word is used, without marks.
    """

    lang: Lang
    href: str
    html: str
    words: Mapping[str, int] = {}
