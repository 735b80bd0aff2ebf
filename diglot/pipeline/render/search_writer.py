"""Pages that were written in, the search index of the site out: of the real editions in every language.

A text is looked at again when its page shows something else than before, and indexed if its words or what results show
of it have changed. Indexed texts are kept in the store, one by one and joined into groups, so that an edit costs one
text, one group, and the files of one language. Touches the store and the disk through their adapters only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from zlib import crc32

import msgspec

from diglot.adapters.databases.store import cache_key, code_digest
from diglot.adapters.disk import Stage
from diglot.adapters.search_index import (
    ENTRY,
    IndexedText,
    SearchIndexFailed,
    TextRun,
    engine_files,
    entry_file,
    index_texts,
    indexer_version,
    join_runs,
    make_index_files,
)
from diglot.core import page_models
from diglot.core.site_files.search_documents import render_search_text, render_word_list
from diglot.model.building.search import SEARCH_FOLDER, SearchText
from diglot.model.digests import Digest, digest_of
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import Problem, SearchFailed
from diglot.pipeline.base.cached_files import CachedFileLost
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import editions_of
from diglot.queries.site.search import INDEXED_TEXT, PAGE_MODEL

# About how many texts a group has: an edit joins the texts of one group, and all groups.
_TEXTS_IN_GROUP = 64


class _IndexFile(msgspec.Struct, frozen=True, array_like=True):
    """A file of an index."""

    place: str
    digest: Digest
    size: int


class _WrittenIndex(msgspec.Struct, frozen=True, array_like=True):
    """The index of a language as it was written. name: of its metadata; pages: the number of texts."""

    name: str
    pages: int
    files: Sequence[_IndexFile]


@dataclass
class SearchWriter:
    """Writes the search index to the staged site, and is the `Indexer` of its texts."""

    site: CompiledSite
    stage: Stage
    resources: Resources
    places: list[str] = field(default_factory=list)
    """The places of the files that were written."""
    is_made: bool = False
    """Whether an index was made that no build has made before."""

    def __post_init__(self) -> None:
        """Note what everything depends on."""
        self._store = self.resources.store
        self._program = cache_key("pagefind", indexer_version(), code_digest())
        self._texts = {
            self.site.address.href(edition.href): (article, edition)
            for article, edition in editions_of(self.site.publication)
        }

    def write(self, models: Mapping[str, Digest]) -> list[Problem]:
        """Write the files of all languages; return what went wrong. models: the digests of pages by their addresses.

        Raises: CachedFileLost, OSError.
        """
        self.resources.progress.stage(N_("Indexing texts for search"), 1)
        try:
            texts = self._index_texts(models)
            indexes = {lang: self._write_index(lang, keys) for lang, keys in sorted(texts.items())}
            self._write_engine(indexes)
        except SearchIndexFailed as error:
            return [SearchFailed("search", str(error))]
        self.resources.progress.step()
        return []

    # ------------------------------------------------------------ texts

    def search_text(self, href: str) -> SearchText:
        """Return what is searched of a page."""
        article, edition = self._texts[href]
        return render_search_text(page_models.make_article_page(self.site.builder(edition.lang), article))

    def index(self, texts: Sequence[SearchText]) -> Iterator[bytes]:
        """Yield the keys of the texts, after those that no build has indexed before have been."""
        keys = [self._key("text", text.lang, text.href, text.html) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if not self._store.has(key)}
        if new:
            for key, indexed in zip(new, index_texts(list(new.values())), strict=True):
                self._store.write(key, indexed)
        yield from keys

    def _index_texts(self, models: Mapping[str, Digest]) -> dict[Lang, dict[str, bytes]]:
        """Index the texts whose pages show something else; return the keys of all texts by language and address."""
        db = self.resources.db
        db.tools.indexer = self
        db.set_all(PAGE_MODEL, {href: models.get(href, "") for href in self._texts})
        texts: dict[Lang, dict[str, bytes]] = {}
        keys = db.collect(INDEXED_TEXT, self._texts, are_all=True)
        for href, (_, edition) in self._texts.items():
            self._store.trusts(keys[href])
            texts.setdefault(edition.lang, {})[href] = keys[href]
        return texts

    def _indexed(self, key: bytes) -> IndexedText:
        content = self._store.get(key)
        if content is None:
            self.resources.db.set_all(PAGE_MODEL, {})  # so that all are indexed again
            raise CachedFileLost
        return msgspec.msgpack.decode(content, type=IndexedText)

    # ------------------------------------------------------------ files

    def _write_index(self, lang: Lang, texts: Mapping[str, bytes]) -> _WrittenIndex:
        """Write the index of a language. texts: their keys by address."""
        groups = list(_grouped(texts))
        key = self._key("index", *(text for group in groups for text in group))
        written = self._store.read(key, _WrittenIndex)
        if written and all(self.stage.can_keep(file.place, file.digest, file.size) for file in written.files):
            for file in written.files:
                self._keep(file)
            return written
        self.is_made |= written is None
        index = self._make_index(lang, groups)
        self._store.write(key, index)
        return index

    def _make_index(self, lang: Lang, groups: Sequence[Sequence[bytes]]) -> _WrittenIndex:
        """Make the index of a language from the groups of its texts, and write it."""
        run = join_runs(map(self._joined, groups))
        index = make_index_files(lang, run, indexer_version())
        contents = {**index.contents, f"words.{lang}.txt": render_word_list(run.words).encode()}
        files = [self._write(name, content) for name, content in contents.items()]
        for page, key in zip(run.pages, (key for group in groups for key in group), strict=True):
            file = _IndexFile(_place(f"fragment/{page.fragment}.pf_fragment"), page.digest, page.size)
            if not self._keep(file):
                self.stage.write(file.place, self._indexed(key).fragment)
            files.append(file)
        return _WrittenIndex(index.name, index.pages, files)

    def _joined(self, texts: Sequence[bytes]) -> TextRun:
        """Return the run of a group of texts."""
        key = self._key("group", *texts)
        run = self._store.read(key, TextRun)
        if run is None:
            run = join_runs(self._indexed(text).run for text in texts)
            self._store.write(key, run)
        return run

    def _write_engine(self, indexes: Mapping[Lang, _WrittenIndex]) -> None:
        """Write the engine that reads the indexes, and the file that names these."""
        key = self._key("engine", *indexes)
        engine = self._store.read(key, dict[str, bytes])
        if engine is None:
            engine = dict(engine_files(indexes))
            self._store.write(key, engine)
        names = {lang: (index.name, index.pages) for lang, index in indexes.items()}
        for name, content in (engine | {ENTRY: entry_file(engine[ENTRY], names)}).items():
            self._write(name, content)

    def _write(self, name: str, content: bytes) -> _IndexFile:
        file = _IndexFile(_place(name), digest_of(content), len(content))
        self.stage.write(file.place, content)
        self.places.append(file.place)
        return file

    def _keep(self, file: _IndexFile) -> bool:
        self.places.append(file.place)
        return self.stage.keep(file.place, file.digest, file.size)

    def _key(self, kind: str, *parts: bytes | str) -> bytes:
        return cache_key(f"search {kind}", self._program, *parts)


def _place(name: str) -> str:
    return f"{SEARCH_FOLDER}/{name}"


def _grouped(texts: Mapping[str, bytes]) -> Iterator[list[bytes]]:
    """Yield the keys of the texts of each group. texts: keys by address.

    Its address says in which group a text is, so that a new text changes one group, unless there are twice as many now.
    """
    number = 1 << (len(texts) // _TEXTS_IN_GROUP).bit_length()

    def group(href: str) -> int:
        return crc32(href.encode()) % number

    for _, hrefs in groupby(sorted(texts, key=lambda href: (group(href), href)), key=group):
        yield [texts[href] for href in hrefs]
