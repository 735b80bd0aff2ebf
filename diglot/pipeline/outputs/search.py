"""Editions in, the search index of the site out. The index is reused if no edition has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from diglot.adapters.search_index import SearchIndexFailed, indexer_version, make_index
from diglot.adapters.store import cache_key
from diglot.core import page_models, search_documents
from diglot.model.messages import N_
from diglot.model.problems import Problem, SearchFailed
from diglot.model.search import SEARCH_FOLDER, SearchText
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import OutputFile, Outputs, editions_of

_MIMES = {"js": "text/javascript", "json": "application/json", "txt": "text/plain"}


def make_search(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make the files under `pagefind/`: an index of the real editions in every language."""
    resources.progress.stage(N_("Indexing texts for search"), 1)
    # Several passes, so that the texts of a large publication are never in memory together.
    parts = (part for text in _texts(site) for part in (text.lang, text.href, text.html))
    key = cache_key("search", indexer_version(), *parts)
    cached = resources.store.get(key)
    if cached is None:
        try:
            index = make_index(_texts(site))
        except SearchIndexFailed as error:
            return Outputs(), [SearchFailed("search", str(error))]
        words = search_documents.word_lists(_texts(site))
        contents = {**index, **{f"words.{lang}.txt": text.encode() for lang, text in words.items()}}
        resources.store.put(key, msgspec.msgpack.encode(contents))
    else:
        contents = msgspec.msgpack.decode(cached, type=Mapping[str, bytes])
    resources.progress.step()
    return Outputs(tuple(_file(path, content) for path, content in contents.items()), int(cached is None)), []


def _file(path: str, content: bytes) -> OutputFile:
    mime = _MIMES.get(path.rpartition(".")[2], "application/octet-stream")
    return OutputFile("search", "", (), f"{SEARCH_FOLDER}/{path}", mime, content)


def _texts(site: CompiledSite) -> Iterator[SearchText]:
    for article, edition in editions_of(site.publication):
        yield search_documents.render_search_text(page_models.article_page(site.builder(edition.lang), article))
