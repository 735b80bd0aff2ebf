"""Proxies that record which parts of a publication are read, and the digest of each of these parts.

The page builder knows nothing of dependencies: it is given proxies of the publication and of its structures, which
record each read. Reads of anything else (links, files, catalogues, templates) are recorded by what provides them.
Touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from diglot.core import page_models
from diglot.model.building.dependencies import Dependency, DependencyKind
from diglot.model.digests import Digest, digest_of_values
from diglot.model.languages import Lang
from diglot.model.publication import Article, CompiledEdition, Publication

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")

DigestFunction = Callable[[Dependency], Digest]

# The lists of a structure that are kept by key, each with the dependency for its set of keys.
_KEYED_LISTS: Mapping[DependencyKind, DependencyKind] = {
    "by_blog": "blog_keys",
    "by_year": "year_keys",
    "by_tag": "tag_keys",
    "by_audience": "audience_keys",
    "by_person": "person_keys",
    "by_issue": "issue_keys",
}
# The other fields of a structure, each with the list that it is made from.
_PLAIN_LISTS: Mapping[str, DependencyKind] = {
    "texts": "texts", "front": "texts", "blogs": "blogs", "blogs_by_key": "blogs", "pages": "pages", "home": "home",
}  # fmt: skip


@dataclass
class DependencyRecorder:
    """A recorder of the dependencies of the running task, if there is one."""

    dependencies: set[Dependency] | None = None

    def __call__(self, dependency: Dependency) -> None:
        """Record a dependency."""
        if self.dependencies is not None:
            self.dependencies.add(dependency)

    @contextmanager
    def recording(self) -> Iterator[set[Dependency]]:
        """Provide the set to which every dependency is added until the end of the block."""
        outer, self.dependencies = self.dependencies, set()
        try:
            yield self.dependencies
        finally:
            inner, self.dependencies = self.dependencies, outer
            if outer is not None:
                outer |= inner


@dataclass(eq=False)
class _TrackedMapping(Mapping[KeyT, ValueT]):
    """A mapping that records which of its keys are read. whole: the dependency recorded where all of them are."""

    inner: Mapping[KeyT, ValueT]
    kind: DependencyKind
    whole: Dependency
    record: DependencyRecorder

    def _record_key(self, key: object) -> None:
        self.record(Dependency(self.kind, self.whole.lang, str(key)))

    def __getitem__(self, key: KeyT) -> ValueT:
        self._record_key(key)
        return self.inner[key]

    def __contains__(self, key: object) -> bool:
        self._record_key(key)
        return key in self.inner

    def __iter__(self) -> Iterator[KeyT]:
        self.record(self.whole)
        return iter(self.inner)

    def __len__(self) -> int:
        self.record(self.whole)
        return len(self.inner)


class _TrackedEdition:
    """A compiled edition that records when its text is read: most pages show its title block only.

    The reading time is part of the article: as long as it stays the same, an edited text changes no list.
    """

    def __init__(self, compiled: CompiledEdition, record: DependencyRecorder) -> None:
        self._compiled = compiled
        self._record = record

    def __getattr__(self, name: str) -> Any:
        if name in ("rendered_key", "metadata"):
            self._record(Dependency("text", key=self._compiled.edition.manuscript.key))
        return getattr(self._compiled, name)


class _TrackedEditions(_TrackedMapping[tuple[str, Lang], CompiledEdition]):
    """The compiled editions, by article key and language."""

    def _record_key(self, key: object) -> None:
        super()._record_key(cast(tuple[str, Lang], key)[0])

    def __getitem__(self, key: tuple[str, Lang]) -> CompiledEdition:
        return cast(CompiledEdition, _TrackedEdition(super().__getitem__(key), self.record))


class _TrackedArticles(tuple[Article, ...]):
    """All articles; iterating over them is recorded."""

    record: DependencyRecorder

    def __new__(cls, articles: Iterable[Article], record: DependencyRecorder) -> _TrackedArticles:
        tracked = super().__new__(cls, articles)
        tracked.record = record
        return tracked

    def __iter__(self) -> Iterator[Article]:
        self.record(Dependency("articles"))
        return super().__iter__()


class _TrackedStructure(page_models.SiteStructure, frozen=True, kw_only=True):
    """A structure that records which of its lists are read; its `_positions` depend on nothing but these lists."""

    record: DependencyRecorder

    def __getattribute__(self, name: str) -> Any:
        read = super().__getattribute__
        if name in _PLAIN_LISTS:
            read("record")(Dependency(_PLAIN_LISTS[name], read("lang")))
        return read(name)


def _tracked_structure(structure: page_models.SiteStructure, record: DependencyRecorder) -> page_models.SiteStructure:
    values = msgspec.structs.asdict(structure)
    for kind, keys in _KEYED_LISTS.items():
        values[kind] = _TrackedMapping(values[kind], kind, Dependency(keys, structure.lang), record)
    return _TrackedStructure(**values, record=record)


class TrackedSite(msgspec.Struct, frozen=True, dict=True):
    """A publication whose reads are recorded. digests: functions for the kinds of dependency recorded elsewhere."""

    real_publication: Publication
    real_structures: Mapping[Lang, page_models.SiteStructure]
    record: DependencyRecorder
    digests: dict[DependencyKind, DigestFunction]

    @cached_property
    def publication(self) -> Publication:
        """The publication, tracked."""
        real, record = self.real_publication, self.record
        return replace(
            real,
            articles=_TrackedArticles(real.articles, record),
            compiled_editions=_TrackedEditions(real.compiled_editions, "article", Dependency("articles"), record),
            people=_TrackedMapping(real.people, "person", Dependency("people"), record),
            polls=_TrackedMapping(real.polls, "poll", Dependency("polls"), record),
            issues=_TrackedMapping(real.issues, "issue", Dependency("issues"), record),
        )

    @cached_property
    def structures(self) -> Mapping[Lang, page_models.SiteStructure]:
        """The structures, tracked."""
        return {lang: _tracked_structure(each, self.record) for lang, each in self.real_structures.items()}

    def digest(self, dependency: Dependency) -> Digest:
        """Return the current digest of a dependency; that of None if it no longer exists."""
        function = self._digests.get(dependency.kind) or self.digests[dependency.kind]
        return function(dependency)

    @cached_property
    def _digests(self) -> Mapping[DependencyKind, DigestFunction]:
        real = self.real_publication
        functions: dict[DependencyKind, DigestFunction] = {
            "articles": self._digest_of_articles,
            "issue": lambda dependency: digest_of_values(real.issues.get(dependency.key)),
            "issues": lambda _: digest_of_values([*real.issues]),
        }
        functions |= dict.fromkeys(_PLAIN_LISTS.values(), self._digest_of_list)
        for kind, keys in _KEYED_LISTS.items():
            functions[kind] = self._digest_of_keyed_list
            functions[keys] = partial(self._digest_of_keys, kind)
        return functions

    def _digest_of_articles(self, _: Dependency) -> Digest:
        """Return a digest of the set of articles, and their order."""
        real = self.real_publication
        positions = [self._positions(lang) for lang in real.settings.languages]
        return digest_of_values(
            [[article.kind, *(each[article.key] for each in positions)] for article in real.articles]
        )

    def _digest_of_list(self, dependency: Dependency) -> Digest:
        structure = self.real_structures.get(dependency.lang)
        listed: Sequence[Article] | Article | None = getattr(structure, dependency.kind) if structure else None
        return self._digest_of_positions((listed,) if isinstance(listed, Article) else listed or (), dependency.lang)

    def _digest_of_keyed_list(self, dependency: Dependency) -> Digest:
        structure = self.real_structures.get(dependency.lang)
        key = int(dependency.key) if dependency.kind == "by_year" else dependency.key
        listed = getattr(structure, dependency.kind).get(key) if structure else None
        return digest_of_values(None) if listed is None else self._digest_of_positions(listed, dependency.lang)

    def _digest_of_positions(self, articles: Sequence[Article], lang: Lang) -> Digest:
        positions = self._positions(lang)
        return digest_of_values([positions[article.key] for article in articles])

    def _digest_of_keys(self, kind: DependencyKind, dependency: Dependency) -> Digest:
        structure = self.real_structures.get(dependency.lang)
        return digest_of_values([*map(str, getattr(structure, kind))] if structure else None)

    def _positions(self, lang: Lang) -> Mapping[str, Digest]:
        """Return by the key of each text a digest of what decides its position in the lists of a language."""
        if lang not in self._known_positions:
            articles = self.real_publication.articles
            self._known_positions[lang] = {article.key: _digest_of_position(article, lang) for article in articles}
        return self._known_positions[lang]

    @cached_property
    def _known_positions(self) -> dict[Lang, Mapping[str, Digest]]:
        return {}


def _digest_of_position(article: Article, lang: Lang) -> Digest:
    edition, shown = article.edition(lang), article.shown(lang)
    roles = (article.authors, shown.translators if shown else ())
    dates = (page_models.displayed_date(article, lang), edition.date if edition else None)
    return digest_of_values(
        article.key, dates, article.tags, article.blog, article.href(lang), edition is not None, roles
    )
