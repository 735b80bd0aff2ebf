"""Editions in, the search index of the site out; nothing is made where no edition changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from diglot.adapters.search_index import SearchIndexFailed, indexer_version, make_index
from diglot.adapters.store import cache_key
from diglot.core import page_models, search_documents
from diglot.model.messages import N_
from diglot.model.problems import Problem, SearchFailed
from diglot.model.search import SEARCH_FOLDER, SearchText
from diglot.pipeline.render.outputs import OutputContext, OutputFile, Outputs

_MIMES = {"js": "text/javascript", "json": "application/json"}


def make_search(bindery: OutputContext) -> tuple[Outputs, list[Problem]]:
    """The files under `pagefind/`: an index of every language's real editions."""
    bindery.progress.stage(N_("Indexing texts for the search"), 1)
    # Two passes, so that the texts of a large publication need not be held at once.
    key = cache_key(
        "search", indexer_version(), *(part for text in _texts(bindery) for part in (text.lang, text.href, text.html))
    )
    kept = bindery.store.get(key)
    if kept is None:
        try:
            files = make_index(_texts(bindery))
        except SearchIndexFailed as error:
            return Outputs(), [SearchFailed("search", str(error))]
        bindery.store.put(key, msgspec.msgpack.encode(files))
    else:
        files = msgspec.msgpack.decode(kept, type=Mapping[str, bytes])
    bindery.progress.step()
    return Outputs(tuple(_rendition(path, content) for path, content in files.items()), int(kept is None)), []


def _rendition(path: str, content: bytes) -> OutputFile:
    mime = _MIMES.get(path.rpartition(".")[2], "application/octet-stream")
    return OutputFile("search", "", (), f"{SEARCH_FOLDER}/{path}", mime, content)


def _texts(bindery: OutputContext) -> Iterator[SearchText]:
    publication, presses = bindery.publication, bindery.presses
    for article in publication.articles:
        if article.kind == "article":
            for edition in article.editions:
                page = page_models.article_page(publication, presses.structures, article, edition.lang, presses.bench)
                yield search_documents.search_text(page)
