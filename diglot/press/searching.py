"""Editions in, the search index of the site out; nothing is made where no edition changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from diglot.desk import makeup, search
from diglot.machines.search_index import SearchIndexFailed, indexer_mark, make_index
from diglot.machines.store import key_of
from diglot.press.renditions import Batch, Bindery, Rendition
from diglot.words.messages import N_
from diglot.words.problems import Problem, SearchFailed
from diglot.words.search import SEARCH_FOLDER, SearchText

_MIMES = {"js": "text/javascript", "json": "application/json"}


def make_search(bindery: Bindery) -> tuple[Batch, list[Problem]]:
    """The files under `pagefind/`: an index of every language's real editions."""
    bindery.progress.stage(N_("Indexing texts for the search"), 1)
    # Two passes, so that the texts of a large publication need not be held at once.
    key = key_of(
        "search", indexer_mark(), *(part for text in _texts(bindery) for part in (text.lang, text.href, text.html))
    )
    kept = bindery.store.get(key)
    if kept is None:
        try:
            files = make_index(_texts(bindery))
        except SearchIndexFailed as error:
            return Batch(), [SearchFailed("content", 1, str(error))]
        bindery.store.put(key, msgspec.msgpack.encode(files))
    else:
        files = msgspec.msgpack.decode(kept, type=Mapping[str, bytes])
    bindery.progress.step()
    return Batch(tuple(_rendition(path, content) for path, content in files.items()), int(kept is None)), []


def _rendition(path: str, content: bytes) -> Rendition:
    mime = _MIMES.get(path.rpartition(".")[2], "application/octet-stream")
    return Rendition("search", "", (), f"{SEARCH_FOLDER}/{path}", mime, content)


def _texts(bindery: Bindery) -> Iterator[SearchText]:
    publication, presses = bindery.publication, bindery.presses
    for article in publication.articles:
        if article.kind == "article":
            for edition in article.editions:
                page = makeup.article_page(publication, presses.structures, article, edition.lang, presses.bench)
                yield search.search_text(page)
