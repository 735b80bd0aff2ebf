"""A publication as pages read it: what they name is looked up by key, and so they are made again when that changes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, TypeVar, cast, overload

from msgspec.structs import replace

from diglot.core.page_models import SiteStructure
from diglot.model.languages import Lang
from diglot.model.publication import Article, CompiledEdition, Publication, Shortcomings, TextMetadata
from diglot.queries.articles import NAMES
from diglot.queries.database import Database
from diglot.queries.query import Query
from diglot.queries.site.list_facts import LIST_RULES, LIST_TEXTS
from diglot.queries.site.lists import RowLists
from diglot.queries.site.shown_articles import SHOWN, ShownArticle
from diglot.queries.sources.tables import ISSUE, PERSON, POLL
from diglot.queries.texts import TEXT, text_key_of
from diglot.queries.values_by_key import ValuesByKey

ValueT = TypeVar("ValueT")


class LoadedWhenRead(Sequence[Article]):
    """All articles of a publication, for what needs all: they are loaded when the first is read."""

    def __init__(self, load: Callable[[], tuple[Article, ...]]) -> None:
        """Load nothing yet."""
        self._load = load

    @cached_property
    def _loaded(self) -> tuple[Article, ...]:
        return self._load()

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Article]: ...
    def __getitem__(self, index: int | slice) -> Article | Sequence[Article]:
        """Return one article, or some."""
        return self._loaded[index]

    def __len__(self) -> int:
        """Return the number of all."""
        return len(self._loaded)


class _ByEdition(Mapping[tuple[str, Lang], ValueT]):
    """What is known of editions, by article key and language. group: of the articles."""

    def __init__(self, db: Database, group: str) -> None:
        self.db, self.group = db, group

    def shown(self, key: str) -> ShownArticle:
        """Return what is shown of an article."""
        found = self.db.find(SHOWN, f"{self.group}{key}")
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[tuple[str, Lang]]:
        for _, shown in self.db.values(SHOWN, self.group):
            yield from ((shown.article.key, edition.lang) for edition in shown.article.editions)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Editions(_ByEdition[CompiledEdition]):
    """The compiled editions."""

    def __getitem__(self, key: tuple[str, Lang]) -> CompiledEdition:
        """Return an edition; its text is read when it is wanted."""
        shown = self.shown(key[0])
        edition, text = shown.edition(key[1])
        read = partial(self._read, text_key_of(shown.article, edition))
        return CompiledEdition(*text.title_block, edition=edition, minutes=text.minutes, read_text=read)

    def _read(self, text_key: str) -> tuple[bytes, TextMetadata]:
        text = self.db.get(TEXT, text_key)
        return text.key, text.metadata


_NO_DOUBTS = (None, False, False)


class _Shortcomings(_ByEdition[Shortcomings]):
    def __getitem__(self, key: tuple[str, Lang]) -> Shortcomings:
        shown = self.shown(key[0])
        return Shortcomings(*shown.doubts.get(key[1], _NO_DOUBTS), shown.edition(key[1])[1].lacks)


class _UnderWay(Container[tuple[str, Lang]]):
    """The languages of articles in which they exist and are not published yet."""

    def __init__(self, db: Database, group: str) -> None:
        self._db, self._group = db, group

    def __contains__(self, text: object) -> bool:
        key, lang = cast(tuple[str, Lang], text)
        shown = self._db.find(SHOWN, f"{self._group}{key}")
        return shown is not None and lang in shown.under_way


def read_by_key(publication: Publication, db: Database, group: str, lists: str) -> Publication:
    """Return a publication whose people, polls, issues and editions are looked up when they are wanted.

    group: of the articles. lists: the group of the lists.
    """

    def names(query: Query[Any]) -> Callable[[], Iterable[str]]:
        return lambda: db.get(NAMES, query.name)

    issues = ValuesByKey(db, ISSUE, lambda: (key for key, _ in db.get(LIST_RULES, lists).issues))
    return replace(
        publication,
        people=ValuesByKey(db, PERSON, names(PERSON)),
        polls=ValuesByKey(db, POLL, names(POLL)),
        issues=issues,
        compiled_editions=_Editions(db, group),
        shortcomings=_Shortcomings(db, group),
        under_way=_UnderWay(db, group),
    )


def site_structure(db: Database, group: str, lang: Lang) -> SiteStructure:
    """Return the lists of a language. group: of the lists."""
    articles = db.get(LIST_TEXTS, group).articles
    return SiteStructure(lang, RowLists(db, group, lang), lambda key: db.get(SHOWN, f"{articles}{key}").article)
