"""What lists a language has, and what stands in each, in order. Touches nothing."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from diglot.model.languages import Lang
from diglot.model.publication import Article, Publication

KeyT = TypeVar("KeyT")

_RELATED = 3
# How far on either side of a text its tags are searched for related ones: far enough to find the best, and a new text
# shows on the pages of those near it alone.
_RELATED_BESIDE = 25


class SiteStructure(msgspec.Struct, frozen=True, dict=True):
    """The order of one language's texts. Dated texts come newest first, undated ones after them by key.

    texts: everything that a reader of this language is shown, fallbacks among it.
    """

    lang: Lang
    texts: tuple[Article, ...]
    by_blog: Mapping[str, tuple[Article, ...]]
    by_year: Mapping[int, tuple[Article, ...]]
    by_tag: Mapping[str, tuple[Article, ...]]
    by_audience: Mapping[str, tuple[Article, ...]]
    by_person: Mapping[str, tuple[Article, ...]]
    blogs: tuple[Article, ...]
    pages: tuple[Article, ...]
    """Undated texts outside every blog: the navigation of a publication that has dated ones."""
    home: Article | None
    _positions: Mapping[str, int] = msgspec.field(default_factory=dict)

    @cached_property
    def blogs_by_key(self) -> Mapping[str, Article]:
        """The blogs, to be found by their keys."""
        return {blog.key: blog for blog in self.blogs}

    @cached_property
    def front(self) -> tuple[Article, ...]:
        """What the home page lists: the dated texts, or everything where nothing has a date."""
        dated = tuple(article for article in self.texts if date_in(article, self.lang))
        return dated or self.texts

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """The dated texts before and after this one in its blog, by date."""
        row = self.by_blog.get(article.blog, ())
        place = self._positions.get(article.key)
        if place is None or not date_in(article, self.lang):
            return None, None
        before = row[place + 1] if place + 1 < len(row) else None
        after = row[place - 1] if place > 0 else None
        return before if before and date_in(before, self.lang) else None, after

    def related(self, article: Article) -> tuple[Article, ...]:
        """Texts that share the most tags with this one, the newest first among equals; real editions only."""
        shared: Counter[str] = Counter()
        found: dict[str, Article] = {}
        for tag in article.tags:
            for other in self._about(article, self.by_tag.get(tag.key, ())):
                if other.key != article.key and other.edition(self.lang):
                    shared[other.key] += 1
                    found[other.key] = other
        # most_common keeps the order of insertion among equals, which is newest first.
        return tuple(found[key] for key, _ in shared.most_common(_RELATED))

    def _about(self, article: Article, row: Sequence[Article]) -> Sequence[Article]:
        """The texts of a list that stand near this one."""
        place = bisect_left(row, _order(article, self.lang), key=lambda other: _order(other, self.lang))
        return row[max(0, place - _RELATED_BESIDE) : place + _RELATED_BESIDE + 1]


def build_site_structure(publication: Publication, lang: Lang) -> SiteStructure:
    """Sort a language's texts into its lists."""
    shown = [article for article in publication.articles if article.shown(lang)]
    texts = sorted((article for article in shown if article.kind == "article"), key=lambda row: _order(row, lang))
    by_blog = _grouped(texts, lambda article: [article.blog])
    blogs = _blogs_in_order(publication, shown, lang)
    return SiteStructure(
        lang=lang,
        texts=tuple(texts),
        by_blog=by_blog,
        by_year=_grouped(texts, lambda article: _year_in(article, lang)),
        by_tag=_grouped(texts, lambda article: [tag.key for tag in article.tags]),
        by_audience=_grouped(texts, lambda article: article.audiences),
        by_person=_grouped(texts, lambda article: people_of(article, lang)),
        blogs=blogs,
        pages=tuple(article for article in texts if not article.blog and not date_in(article, lang)),
        home=next((article for article in shown if article.kind == "home"), None),
        _positions={article.key: place for row in by_blog.values() for place, article in enumerate(row)},
    )


def people_of(article: Article, lang: Lang) -> tuple[str, ...]:
    """Everybody who had a hand in what this language shows of an article, once each."""
    edition = article.shown(lang)
    helpers = (*edition.translators, *edition.editors) if edition else ()
    return tuple(dict.fromkeys((*article.authors, *helpers)))


def _grouped(texts: Sequence[Article], keys_of: Callable[[Article], Iterable[KeyT]]) -> dict[KeyT, tuple[Article, ...]]:
    groups: dict[KeyT, list[Article]] = {}
    for article in texts:
        for key in keys_of(article):
            groups.setdefault(key, []).append(article)
    return {key: tuple(row) for key, row in groups.items()}


def _blogs_in_order(publication: Publication, shown: Iterable[Article], lang: Lang) -> tuple[Article, ...]:
    order = {key: place for place, key in enumerate(publication.settings.blogs)}
    blogs = [article for article in shown if article.kind == "blog"]
    return tuple(sorted(blogs, key=lambda blog: (order.get(blog.key, len(order)), blog.key)))


def _order(article: Article, lang: Lang) -> tuple[int, str]:
    date = date_in(article, lang)
    return (-date.toordinal() if date else 1, article.key)


def date_in(article: Article, lang: Lang) -> dt.date | None:
    """The date that a reader of this language is shown: the edition's own, or else the original's."""
    edition = article.shown(lang)
    return (edition.date if edition else None) or article.date


def _year_in(article: Article, lang: Lang) -> list[int]:
    date = date_in(article, lang)
    return [date.year] if date else []


def list_places(structures: Mapping[Lang, SiteStructure]) -> frozenset[str]:
    """The places of every page that is no text's own: homes, archives, lists, feeds."""
    places = {"/", "/feed.xml", "/feed.json"}
    for lang, structure in structures.items():
        base = f"/{lang}/"
        places |= {base, f"{base}archive/", f"{base}feed.xml", f"{base}feed.json"}
        places |= {f"{base}archive/{year}/" for year in structure.by_year}
        places |= {f"{base}tags/{key}/" for key in structure.by_tag}
        places |= {f"{base}audiences/{key}/" for key in structure.by_audience}
        places |= {f"{base}people/{key}/" for key in structure.by_person}
        places |= {f"{blog.href(lang)}feed.{kind}" for blog in structure.blogs for kind in ("xml", "json")}
    return frozenset(places)
