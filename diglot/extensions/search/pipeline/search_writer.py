"""Pages that were written in, the search index of the site out: of real editions and people in every language.

A text is looked at again when its page shows something else than before, and indexed if its words or what results show
of it have changed. Indexed texts are kept in the store, one by one and joined into groups, so that an edit costs one
text, one group, and the files of one language. Touches the store and the disk through their adapters only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import NamedTuple
from zlib import crc32

import msgspec

from diglot.adapters.databases.store import cache_key, code_digest
from diglot.adapters.disk import Stage
from diglot.core import page_models
from diglot.core.page_models.site_structure import contributors
from diglot.extensions.search.adapters.drawing_words import drawing_lines
from diglot.extensions.search.adapters.search_index import (
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
from diglot.extensions.search.core.opensearch import render_opensearch
from diglot.extensions.search.core.search_documents import (
    find_drawings,
    render_person,
    render_search_text,
    render_word_list,
)
from diglot.extensions.search.model.problems import SearchFailed
from diglot.extensions.search.model.search_text import SEARCH_FOLDER, SearchText
from diglot.model.digests import Digest, digest_of, digest_of_values
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.pages import Reference
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import MissingArticle, Problem, WrongValue, suggestion_for
from diglot.model.publication import Article
from diglot.model.settings import Settings
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import SiteFiles, editions_of

# About how many texts a group has: an edit joins the texts of one group, and all groups.
_TEXTS_IN_GROUP = 64
# So many that starting the indexer costs little, and so few that they fit into memory.
_TEXTS_AT_ONCE = 512


class _SearchedPage(NamedTuple):
    """A page that readers find. make: renders its document, which names these other pages as well, by their addresses.

    Pages of articles show themselves what they are called in other languages.
    """

    lang: Lang
    make: Callable[[], SearchText]
    named: Sequence[str] = ()


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


def write_search(
    site: CompiledSite, texts: Mapping[str, Digest], stage: Stage, resources: Resources
) -> tuple[SiteFiles, list[Problem]]:
    """Write the search of a site. texts: the digest of all that the page of each text and person shows, by its address.

    Raises: OSError.
    """
    writer = SearchWriter(site, stage, resources)
    problems = [*_unknown_names(site), *writer.write(texts)]
    writer.describe()
    return SiteFiles(tuple(writer.places), writer.is_made), problems


def _names(settings: Settings, option: str) -> Sequence[str]:
    """Return the names in an option: `last`, articles that a search shows last; `fields`, what else it looks into."""
    names: Sequence[str] = settings.tables.get("search", {}).get(option, ())
    return names


def _unknown_names(site: CompiledSite) -> Iterator[Problem]:
    """Yield a problem for each article or field that the settings name and that does not exist."""
    for name in _names(site.settings, "fields"):
        if name not in site.settings.fields:
            yield WrongValue(SETTINGS_PATH, None, "fields", name, N_("the name of a table under [fields]"))
    names = _names(site.settings, "last")
    known = {article.key for article in site.source_texts.articles} if names else set()
    for name in names:
        if name not in known:
            yield MissingArticle(SETTINGS_PATH, None, name, suggestion_for(name, known))


@dataclass
class SearchWriter:
    """Writes the search index to the staged site."""

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
        self._last = frozenset(_names(self.site.settings, "last"))
        self._fields = _names(self.site.settings, "fields")
        self._builders = [self.site.builder(lang) for lang in self.site.settings.languages]
        named = (*sorted(self._last), "", *self._fields)
        self._program = cache_key("pagefind", indexer_version(), code_digest(), *named)
        self._pages = dict([*self._texts(), *self._people()])
        self._keys: dict[str, bytes] = {}

    def write(self, models: Mapping[str, Digest]) -> list[Problem]:
        """Write the files of all languages; return what went wrong. models: the digests of pages by their addresses.

        Raises: OSError.
        """
        self.resources.progress.stage(N_("Indexing texts for search"), 1)
        try:
            self._find_keys(
                {
                    href: digest_of_values(models[href], *map(models.get, page.named)) if page.named else models[href]
                    for href, page in self._pages.items()
                    if href in models
                }
            )
            by_lang: dict[Lang, list[str]] = {}
            for href in self._keys:
                by_lang.setdefault(self._pages[href].lang, []).append(href)
            self._write_engine({lang: self._write_index(lang, hrefs) for lang, hrefs in sorted(by_lang.items())})
        except SearchIndexFailed as error:
            return [SearchFailed("search", str(error))]
        self.resources.progress.step()
        return []

    def describe(self) -> None:
        """Write what tells browsers how to search, if the address of the site is known."""
        for builder in self._builders:
            frame = builder.frame
            if frame.opensearch_href:
                urls = map(builder.absolute_url, (frame.search_href, frame.icon_href))
                place = frame.opensearch_href.removeprefix(f"{self.site.address.prefix}/")
                self.stage.write(place, render_opensearch(frame.title, frame.lang, *urls).encode())
                self.places.append(place)

    # ------------------------------------------------------------ texts

    def _find_keys(self, models: Mapping[str, Digest]) -> None:
        """Find the key of each text in the store by what its page shows, and index those that show something else."""
        unknown: dict[bytes, list[str]] = {}
        for hrefs in _grouped(models):
            key = self._key("pages", *(part for href in hrefs for part in (href, models[href])))
            known = self._store.read(key, list[bytes])
            if known and all(map(self._store.trusts, known)):
                self._keys |= zip(hrefs, known, strict=True)
            else:
                unknown[key] = hrefs
        pages = {href: self._key("page", href, models[href]) for hrefs in unknown.values() for href in hrefs}
        for href, page in pages.items():
            if (text := self._store.get(page)) and self._store.has(text):
                self._keys[href] = text
        changed = [href for href in pages if href not in self._keys]
        self._index(changed)
        for href in changed:
            self._store.put(pages[href], self._keys[href])
        for key, hrefs in unknown.items():
            self._store.write(key, [self._keys[href] for href in hrefs])

    def _index(self, hrefs: Sequence[str]) -> None:
        """Index texts that no build has indexed before."""
        for start in range(0, len(hrefs), _TEXTS_AT_ONCE):
            texts = {href: self._pages[href].make() for href in hrefs[start : start + _TEXTS_AT_ONCE]}
            self._keys |= {href: self._key("text", text.lang, text.href, text.html) for href, text in texts.items()}
            new = {self._keys[href]: text for href, text in texts.items() if not self._store.has(self._keys[href])}
            if new:
                for key, indexed in zip(new, index_texts(list(new.values())), strict=True):
                    self._store.write(key, indexed)

    # ------------------------------------------------------------ pages

    def _texts(self) -> Iterator[tuple[str, _SearchedPage]]:
        """Yield the address of each text, with what makes its document."""
        for article, edition in editions_of(self.site.publication):
            make = partial(self._search_text, article, edition.lang)
            yield self.site.address.href(edition.href), _SearchedPage(edition.lang, make)

    def _people(self) -> Iterator[tuple[str, _SearchedPage]]:
        """Yield the address of each page of a person, with what makes its document."""
        for builder in self._builders:
            for key in contributors(builder.structure, self.site.publication):
                make = partial(self._person, key, builder)
                hrefs = {other.lang: other.href(other.place("people", key)) for other in self._builders}
                yield hrefs.pop(builder.lang), _SearchedPage(builder.lang, make, tuple(hrefs.values()))

    def _search_text(self, article: Article, lang: Lang) -> SearchText:
        page = page_models.make_article_page(self.site.builder(lang), article)
        lines = [line for href in find_drawings(page) for line in self._drawing_lines(href)]
        is_last = article.key in self._last
        return render_search_text(page, list(dict.fromkeys(lines)), is_last=is_last, fields=self._fields)

    def _drawing_lines(self, href: str) -> tuple[str, ...]:
        """Return the lines of a drawing of the publication; none of one elsewhere."""
        file = self.site.files.at(href.removeprefix(self.site.address.prefix).lstrip("/"))
        return drawing_lines(self.site.files.read(file.path)) if file else ()

    def _person(self, key: str, builder: page_models.PageBuilder) -> SearchText:
        twins = [
            Reference(twin.name, twin.href, other.lang)
            for other in self._builders
            if other.lang != builder.lang and (twin := other.person(key)).href
        ]
        return render_person(builder.person(key, with_bio=True), builder.lang, twins)

    # ------------------------------------------------------------ indexed texts

    def _indexed(self, key: bytes) -> IndexedText:
        content = self._store.get(key)
        if content is None:
            # The store has lost it, and others as well where it was found damaged.
            self._index([href for href, known in self._keys.items() if not self._store.has(known)])
            content = self._store.get(key) or b""
        return msgspec.msgpack.decode(content, type=IndexedText)

    # ------------------------------------------------------------ files

    def _write_index(self, lang: Lang, hrefs: Sequence[str]) -> _WrittenIndex:
        """Write the index of a language. hrefs: of its texts."""
        groups = [[self._keys[href] for href in group] for group in _grouped(hrefs)]
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


def _grouped(hrefs: Collection[str]) -> Iterator[list[str]]:
    """Yield the addresses of the texts of each group.

    An address says in which group a text is, so that a new text changes one group, unless there are twice as many now.
    """
    number = 1 << (len(hrefs) // _TEXTS_IN_GROUP).bit_length()

    def group(href: str) -> int:
        return crc32(href.encode()) % number

    for _, found in groupby(sorted(hrefs, key=lambda href: (group(href), href)), key=group):
        yield list(found)
