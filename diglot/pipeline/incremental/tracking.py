"""A publication in, the same publication out, and whatever is read of it is noted. Touches nothing.

`TrackedSite.publication` and `TrackedSite.structures` say what the real ones say; `TrackedSite.mark` gives the mark
of each fact that they note. The names of the facts:

    article KEY              an article: what is said of it in lists, in each language
    text KEY                 the texts of its editions, and all that is known of them
    articles                 which articles there are
    person KEY · people      somebody; who there is
    poll KEY · polls         the same of polls
    list LANG NAME [KEY]     which texts stand in a list, in which order, and when they are dated
    link LANG ADDRESS        where an address inside the publication leads
    file ADDRESS             the picture or other file that an address names
    offers LANG KEY          the other forms of an article that its page offers
    words LANG               a catalogue
    template NAME            a template
    frame LANG               masthead, navigation and foot of a language
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from diglot.core import page_models
from diglot.model.languages import Lang
from diglot.model.publication import Article, CompiledEdition, Edition, Publication
from diglot.pipeline.incremental.state import DependencyRecorder, digest_of_value

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")

Marker = Callable[[str], bytes]
"""From the rest of a fact's name, after its first word, to its mark."""

_LISTS = frozenset(["by_blog", "by_year", "by_tag", "by_audience", "by_person"])
# Other fields of a structure, and which of them each is made of.
_ROWS = {
    "texts": "texts", "front": "texts", "blogs": "blogs", "blogs_by_key": "blogs", "pages": "pages", "home": "home",
}  # fmt: skip


class _Noted(Mapping[KeyT, ValueT]):
    """A mapping that notes which of its keys are asked for. whole: the name of what is noted where all are."""

    def __init__(
        self, inner: Mapping[KeyT, ValueT], fact: Callable[[Any], str], whole: str, notes: DependencyRecorder
    ) -> None:
        self._inner = inner
        self._fact = fact
        self._whole = whole
        self._notes = notes

    def __getitem__(self, key: KeyT) -> ValueT:
        self._notes(self._fact(key))
        return self._inner[key]

    def __contains__(self, key: object) -> bool:
        self._notes(self._fact(key))
        return key in self._inner

    def __iter__(self) -> Iterator[KeyT]:
        self._notes(self._whole)
        return iter(self._inner)

    def __len__(self) -> int:
        self._notes(self._whole)
        return len(self._inner)


class _NotedProof:
    """A proof that notes when its text is read: most pages show the words of its title block only.

    The minutes that it takes to read are told of the article: as long as they stay, they change no list.
    """

    def __init__(self, real: CompiledEdition, notes: DependencyRecorder) -> None:
        self._real = real
        self._notes = notes

    def __getattr__(self, name: str) -> Any:
        if name in ("galley_key", "particulars"):
            self._notes(f"text {self._real.edition.manuscript.key}")
        return getattr(self._real, name)


class _NotedProofs(_Noted[tuple[str, Lang], CompiledEdition]):
    """The proofs of all articles."""

    def __getitem__(self, key: tuple[str, Lang]) -> CompiledEdition:
        return cast(CompiledEdition, _NotedProof(super().__getitem__(key), self._notes))


class _NotedArticles(tuple[Article, ...]):
    """All articles; it is noted that somebody went through them."""

    notes: DependencyRecorder

    def __new__(cls, articles: Iterable[Article], notes: DependencyRecorder) -> _NotedArticles:
        noted = super().__new__(cls, articles)
        noted.notes = notes
        return noted

    def __iter__(self) -> Iterator[Article]:
        self.notes("articles")
        return super().__iter__()


class _NotedStructure(page_models.SiteStructure, frozen=True, kw_only=True):
    """A structure that notes which of its lists are read; `_positions` is part of the lists it was made from."""

    notes: DependencyRecorder

    def __getattribute__(self, name: str) -> Any:
        own = super().__getattribute__
        if name in _ROWS:
            own("notes")(f"list {own('lang')} {_ROWS[name]}")
        return own(name)


def _noted_structure(structure: page_models.SiteStructure, notes: DependencyRecorder) -> page_models.SiteStructure:
    values = msgspec.structs.asdict(structure)
    lang = structure.lang
    for name in _LISTS:
        whole = f"list {lang} {name}"
        values[name] = _Noted(values[name], partial("{} {}".format, whole), whole, notes)
    return _NotedStructure(**values, notes=notes)


def _bodiless(edition: Edition) -> Edition:
    """An edition as if its text were another one."""
    return replace(edition, manuscript=replace(edition.manuscript, digest=b"", body_line=0))


class TrackedSite(msgspec.Struct, frozen=True, dict=True):
    """Notes what is read of a publication, and knows the marks. markers: of the facts that others note, by kind."""

    real: Publication
    real_structures: Mapping[Lang, page_models.SiteStructure]
    notes: DependencyRecorder
    markers: dict[str, Marker]

    @cached_property
    def publication(self) -> Publication:
        """The publication, watched."""
        real, notes = self.real, self.notes
        return replace(
            real,
            articles=_NotedArticles(real.articles, notes),
            proofs=_NotedProofs(real.proofs, lambda pair: f"article {pair[0]}", "articles", notes),
            people=_Noted(real.people, lambda key: f"person {key}", "people", notes),
            polls=_Noted(real.polls, lambda key: f"poll {key}", "polls", notes),
        )

    @cached_property
    def structures(self) -> Mapping[Lang, page_models.SiteStructure]:
        """The structures, watched."""
        return {lang: _noted_structure(one, self.notes) for lang, one in self.real_structures.items()}

    def mark(self, fact: str) -> bytes:
        """The mark of a fact by its name; that of nothing for what is not there any more."""
        kind, _, rest = fact.partition(" ")
        marker = self._markers.get(kind) or self.markers[kind]
        return marker(rest)

    @cached_property
    def _markers(self) -> Mapping[str, Marker]:
        real = self.real
        return {
            "article": self._article,
            "text": self._text,
            "articles": lambda _: self._every_article(),
            "person": lambda key: digest_of_value(real.people.get(key)),
            "people": lambda _: digest_of_value([*real.people]),
            "poll": lambda key: digest_of_value(real.polls.get(key)),
            "polls": lambda _: digest_of_value([*real.polls]),
            "list": self._list,
        }

    @cached_property
    def _articles(self) -> Mapping[str, Article]:
        return {article.key: article for article in self.real.articles}

    def _article(self, key: str) -> bytes:
        article = self._articles.get(key)
        if article is None:
            return digest_of_value(None)
        proofs = [self.real.proofs[key, edition.lang] for edition in article.editions]
        titles = [(proof.title, proof.kicker, proof.standfirst, proof.minutes) for proof in proofs]
        langs = self.real.settings.languages
        stale = [self.real.stale.get((key, lang)) for lang in langs]
        under_way = [(key, lang) in self.real.under_way for lang in langs]
        bodiless = replace(article, editions=tuple(map(_bodiless, article.editions)))
        return digest_of_value(bodiless, titles, stale, under_way)

    def _text(self, key: str) -> bytes:
        article = self._articles.get(key)
        # A galley's key stands for the text and all that is known of it; an unread text has a key too.
        return digest_of_value(
            [self.real.proofs[key, one.lang].galley_key for one in article.editions] if article else None
        )

    def _every_article(self) -> bytes:
        """Which articles there are, in their order."""
        langs = self.real.settings.languages
        return digest_of_value(
            [[article.kind, *(self._row(article, lang) for lang in langs)] for article in self.real.articles]
        )

    def _list(self, rest: str) -> bytes:
        lang, name, *keys = rest.split(" ", 2)
        structure = self.real_structures.get(lang)
        if structure is None:
            return digest_of_value(None)
        value = getattr(structure, name)
        rows: Sequence[Article] | None
        if name not in _LISTS:
            rows = value if isinstance(value, tuple) else (value,) if value else ()
        elif keys:
            rows = next((row for key, row in value.items() if str(key) == keys[0]), None)
        else:
            return digest_of_value([*map(str, value)])
        return digest_of_value(rows is not None, [self._row(article, structure.lang) for article in rows or ()])

    def _row(self, article: Article, lang: Lang) -> bytes:
        """A mark of what decides where a text stands in a list."""
        row = self._rows.get((article.key, lang))
        if row is None:
            edition = article.edition(lang)
            dates = (page_models.date_in(article, lang), edition.date if edition else None)
            row = digest_of_value(
                article.key, dates, article.tags, article.blog, article.href(lang), edition is not None
            )
            self._rows[article.key, lang] = row
        return row

    @cached_property
    def _rows(self) -> dict[tuple[str, Lang], bytes]:
        return {}
