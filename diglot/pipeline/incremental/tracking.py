"""Proxies that record which parts of a publication are read, and the digest of each of these parts.

The page builder knows nothing of dependencies: it is given a publication and structures that say what the real ones
say, and record what is asked of them. What it gets otherwise (links, files, catalogues, templates) is recorded by
whatever provides it. Touches nothing.
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
from diglot.model.dependencies import Dependency, DependencyKind
from diglot.model.digests import Digest
from diglot.model.languages import Lang
from diglot.model.publication import Article, CompiledEdition, Edition, Publication
from diglot.pipeline.incremental.state import digest_of_values

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")

DigestFunction = Callable[[Dependency], Digest]

# The lists of a structure that are kept by key, and the dependency on which keys there are.
_KEYED_LISTS: Mapping[DependencyKind, DependencyKind] = {
    "by_blog": "blog_keys",
    "by_year": "year_keys",
    "by_tag": "tag_keys",
    "by_audience": "audience_keys",
    "by_person": "person_keys",
}
# The other fields of a structure, and the list that each is made from.
_PLAIN_LISTS: Mapping[str, DependencyKind] = {
    "texts": "texts", "front": "texts", "blogs": "blogs", "blogs_by_key": "blogs", "pages": "pages", "home": "home",
}  # fmt: skip


@dataclass
class DependencyRecorder:
    """Records the dependencies of the task that is running, if there is one."""

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
    """A mapping that records which of its keys are asked for. whole: recorded where all of them are."""

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


class _TrackedProof:
    """A proof that records when its text is read: most pages show the words of its title block only.

    The reading time is part of the article: as long as it stays the same, an edited text changes no list.
    """

    def __init__(self, proof: CompiledEdition, record: DependencyRecorder) -> None:
        self._proof = proof
        self._record = record

    def __getattr__(self, name: str) -> Any:
        if name in ("galley_key", "particulars"):
            self._record(Dependency("text", key=self._proof.edition.manuscript.key))
        return getattr(self._proof, name)


class _TrackedProofs(_TrackedMapping[tuple[str, Lang], CompiledEdition]):
    """The proofs of all articles, by the keys of these and languages."""

    def _record_key(self, key: object) -> None:
        super()._record_key(cast(tuple[str, Lang], key)[0])

    def __getitem__(self, key: tuple[str, Lang]) -> CompiledEdition:
        return cast(CompiledEdition, _TrackedProof(super().__getitem__(key), self.record))


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
    """A structure that records which of its lists are read; `_positions` is part of the lists it was made from."""

    record: DependencyRecorder

    def __getattribute__(self, name: str) -> Any:
        own = super().__getattribute__
        if name in _PLAIN_LISTS:
            own("record")(Dependency(_PLAIN_LISTS[name], own("lang")))
        return own(name)


def _tracked_structure(structure: page_models.SiteStructure, record: DependencyRecorder) -> page_models.SiteStructure:
    values = msgspec.structs.asdict(structure)
    for kind, keys in _KEYED_LISTS.items():
        values[kind] = _TrackedMapping(values[kind], kind, Dependency(keys, structure.lang), record)
    return _TrackedStructure(**values, record=record)


def _without_text(edition: Edition) -> Edition:
    """Return an edition that is the same whatever its text says."""
    return replace(edition, manuscript=replace(edition.manuscript, digest=b"", body_line=0))


class TrackedSite(msgspec.Struct, frozen=True, dict=True):
    """A publication whose reading is recorded. digests: of the kinds that others record, by kind."""

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
            proofs=_TrackedProofs(real.proofs, "article", Dependency("articles"), record),
            people=_TrackedMapping(real.people, "person", Dependency("people"), record),
            polls=_TrackedMapping(real.polls, "poll", Dependency("polls"), record),
        )

    @cached_property
    def structures(self) -> Mapping[Lang, page_models.SiteStructure]:
        """The structures, tracked."""
        return {lang: _tracked_structure(one, self.record) for lang, one in self.real_structures.items()}

    def digest(self, dependency: Dependency) -> Digest:
        """Return the digest of a dependency as it is now; that of None if it is gone."""
        function = self._digests.get(dependency.kind) or self.digests[dependency.kind]
        return function(dependency)

    @cached_property
    def _digests(self) -> Mapping[DependencyKind, DigestFunction]:
        real = self.real_publication
        functions: dict[DependencyKind, DigestFunction] = {
            "article": self._digest_of_article,
            "text": self._digest_of_text,
            "articles": self._digest_of_articles,
            "person": lambda one: digest_of_values(real.people.get(one.key)),
            "people": lambda _: digest_of_values([*real.people]),
            "poll": lambda one: digest_of_values(real.polls.get(one.key)),
            "polls": lambda _: digest_of_values([*real.polls]),
        }
        functions |= dict.fromkeys(_PLAIN_LISTS.values(), self._digest_of_list)
        for kind, keys in _KEYED_LISTS.items():
            functions[kind] = self._digest_of_keyed_list
            functions[keys] = partial(self._digest_of_keys, kind)
        return functions

    @cached_property
    def _articles(self) -> Mapping[str, Article]:
        return {article.key: article for article in self.real_publication.articles}

    def _digest_of_article(self, dependency: Dependency) -> Digest:
        article = self._articles.get(dependency.key)
        if article is None:
            return digest_of_values(None)
        real, key = self.real_publication, article.key
        proofs = [real.proofs[key, edition.lang] for edition in article.editions]
        titles = [(proof.title, proof.kicker, proof.standfirst, proof.minutes) for proof in proofs]
        langs = real.settings.languages
        stale = [real.stale.get((key, lang)) for lang in langs]
        under_way = [(key, lang) in real.under_way for lang in langs]
        textless = replace(article, editions=tuple(map(_without_text, article.editions)))
        return digest_of_values(textless, titles, stale, under_way)

    def _digest_of_text(self, dependency: Dependency) -> Digest:
        article = self._articles.get(dependency.key)
        proofs = self.real_publication.proofs
        # The key of a galley depends on the text and all that is known of it; a text that was not read has one too.
        return digest_of_values(
            [proofs[article.key, one.lang].galley_key for one in article.editions] if article else None
        )

    def _digest_of_articles(self, _: Dependency) -> Digest:
        """Return a digest of which articles there are, in their order."""
        real = self.real_publication
        langs = real.settings.languages
        return digest_of_values(
            [[article.kind, *(self._position(article, lang) for lang in langs)] for article in real.articles]
        )

    def _digest_of_list(self, dependency: Dependency) -> Digest:
        structure = self.real_structures.get(dependency.lang)
        rows: Sequence[Article] | Article | None = getattr(structure, dependency.kind) if structure else None
        return self._digest_of_rows((rows,) if isinstance(rows, Article) else rows or (), dependency.lang)

    def _digest_of_keyed_list(self, dependency: Dependency) -> Digest:
        structure = self.real_structures.get(dependency.lang)
        key = int(dependency.key) if dependency.kind == "by_year" else dependency.key
        rows = getattr(structure, dependency.kind).get(key) if structure else None
        return digest_of_values(None) if rows is None else self._digest_of_rows(rows, dependency.lang)

    def _digest_of_rows(self, rows: Sequence[Article], lang: Lang) -> Digest:
        return digest_of_values([self._position(article, lang) for article in rows])

    def _digest_of_keys(self, kind: DependencyKind, dependency: Dependency) -> Digest:
        structure = self.real_structures.get(dependency.lang)
        return digest_of_values([*map(str, getattr(structure, kind))] if structure else None)

    def _position(self, article: Article, lang: Lang) -> Digest:
        """Return a digest of what decides where a text stands in a list."""
        digest = self._positions.get((article.key, lang))
        if digest is None:
            edition = article.edition(lang)
            dates = (page_models.displayed_date(article, lang), edition.date if edition else None)
            values = (article.key, dates, article.tags, article.blog, article.href(lang), edition is not None)
            digest = self._positions[article.key, lang] = digest_of_values(*values)
        return digest

    @cached_property
    def _positions(self) -> dict[tuple[str, Lang], Digest]:
        return {}
