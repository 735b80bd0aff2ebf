"""Index texts for search: the key of an indexed text in the store, by the address of its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diglot.model.building.search import SearchText
from diglot.model.digests import Digest
from diglot.queries.engine import Database, Query
from diglot.queries.inputs import Indexer, Tools


def _search_text(db: Database, href: str) -> SearchText:
    db.get(PAGE_MODEL, href)
    return _indexer(db.tools).search_text(href)


def _index(tools: Tools, texts: Sequence[SearchText]) -> Iterable[bytes]:
    return _indexer(tools).index(texts)


def _indexer(tools: Tools) -> Indexer:
    assert tools.indexer, "it is set before the first text is asked for"
    return tools.indexer


PAGE_MODEL = Query[Digest]("page model", 49, str)
"""The digest of everything that a page shows, by its address: an input."""
# So many texts are indexed together that starting the indexer costs little, and so few that they fit into memory.
INDEXED_TEXT = Query[bytes]("indexed text", 102, bytes, _search_text, _index, batch=512)
"""The key of the indexed text of a page in the store, by the address of the page."""
