"""Sort the texts of each language into lists: blogs, years, tags, audiences, people. Pure functions."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from diglot.core.page_models.book_contents import Contents, volume_contents
from diglot.model.languages import Lang
from diglot.model.paper.volumes import Volume
from diglot.model.publication import Article, Publication

KeyT = TypeVar("KeyT")

_MAX_RELATED = 3
# How far on either side of a text the lists of its tags are searched for related texts: far enough to find the best,
# but a new text changes only the pages of texts near it.
_RELATED_WINDOW = 25


class SiteStructure(msgspec.Struct, frozen=True, dict=True):
    """The lists of one language. Dated texts come newest first, undated ones after them by key.

    texts: everything shown to readers of this language, including fallbacks.
    """

    lang: Lang
    texts: tuple[Article, ...]
    by_blog: Mapping[str, tuple[Article, ...]]
    by_year: Mapping[int, tuple[Article, ...]]
    by_tag: Mapping[str, tuple[Article, ...]]
    by_audience: Mapping[str, tuple[Article, ...]]
    by_person: Mapping[str, tuple[Article, ...]]
    by_issue: Mapping[str, tuple[Article, ...]]
    """The contents of each issue that has any, in order; the newest issue first."""
    blogs: tuple[Article, ...]
    pages: tuple[Article, ...]
    """Undated texts outside of blogs: the navigation, if the publication has dated texts."""
    home: Article | None
    _positions: Mapping[str, int] = msgspec.field(default_factory=dict)

    @cached_property
    def blogs_by_key(self) -> Mapping[str, Article]:
        """The blogs by key."""
        return {blog.key: blog for blog in self.blogs}

    @cached_property
    def front(self) -> tuple[Article, ...]:
        """The texts on the home page: those with a date, or all if none has one."""
        dated = tuple(article for article in self.texts if displayed_date(article, self.lang))
        return dated or self.texts

    def contents(self, manual: Volume) -> Contents:
        """Return the parts of a manual with the texts that this language shows; found once for all its pages."""
        texts = self.texts  # each page depends on them, also where the contents are known
        if manual.key not in self._contents:
            self._contents[manual.key] = volume_contents(manual, texts, self.lang, with_fallbacks=True)
        return self._contents[manual.key]

    @cached_property
    def _contents(self) -> dict[str, Contents]:
        return {}

    def by_role(self, person: str) -> tuple[Article, ...]:
        """Return the texts of a person by their role in them, then as in other lists; sorted once for all pages."""
        texts = self.by_person[person]  # each page depends on them
        if person not in self._by_role:
            self._by_role[person] = tuple(sorted(texts, key=lambda text: role_of(person, text, self.lang)))
        return self._by_role[person]

    @cached_property
    def _by_role(self) -> dict[str, tuple[Article, ...]]:
        return {}

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """Return the dated texts before and after this one in its blog, by date."""
        texts = self.by_blog.get(article.blog, ())
        position = self._positions.get(article.key)
        if position is None or not displayed_date(article, self.lang):
            return None, None
        before = texts[position + 1] if position + 1 < len(texts) else None
        after = texts[position - 1] if position > 0 else None
        return before if before and displayed_date(before, self.lang) else None, after

    def related(self, article: Article) -> tuple[Article, ...]:
        """Return the texts that share the most tags with this one, of equals the newest first, without fallbacks."""
        shared: Counter[str] = Counter()
        related: dict[str, Article] = {}
        for tag in article.tags:
            for other in self._nearby(article, self.by_tag.get(tag.key, ())):
                if other.key != article.key and other.edition(self.lang):
                    shared[other.key] += 1
                    related[other.key] = other
        # most_common keeps the insertion order of equals, which is newest first.
        return tuple(related[key] for key, _ in shared.most_common(_MAX_RELATED))

    def _nearby(self, article: Article, texts: Sequence[Article]) -> Sequence[Article]:
        """Return the texts of a list that are near this one."""
        position = bisect_left(texts, _sort_key(article, self.lang), key=lambda other: _sort_key(other, self.lang))
        return texts[max(0, position - _RELATED_WINDOW) : position + _RELATED_WINDOW + 1]


def build_site_structure(publication: Publication, lang: Lang) -> SiteStructure:
    """Sort the texts of a language into its lists."""
    shown = [article for article in publication.articles if article.shown(lang)]
    texts = sorted((text for text in shown if text.kind == "article"), key=lambda text: _sort_key(text, lang))
    by_blog = _group(texts, lambda article: [article.blog])
    blogs = _sorted_blogs(publication, shown, lang)
    by_key = {article.key: article for article in texts if article.issue}
    by_issue = {
        key: tuple(by_key[name] for name in issue.articles if name in by_key)
        for key, issue in publication.issues.items()
    }
    return SiteStructure(
        lang=lang,
        texts=tuple(texts),
        by_blog=by_blog,
        by_year=_group(texts, lambda article: _displayed_year(article, lang)),
        by_tag=_group(texts, lambda article: [tag.key for tag in article.tags]),
        by_audience=_group(texts, lambda article: article.audiences),
        by_person=_group(texts, lambda article: contributors(article, lang)),
        by_issue={key: contents for key, contents in by_issue.items() if contents},
        blogs=blogs,
        pages=tuple(article for article in texts if not article.blog and not displayed_date(article, lang)),
        home=next((article for article in shown if article.kind == "home"), None),
        _positions={article.key: position for group in by_blog.values() for position, article in enumerate(group)},
    )


def contributors(article: Article, lang: Lang) -> tuple[str, ...]:
    """Return all contributors to what this language shows of an article, without duplicates."""
    edition = article.shown(lang)
    helpers = (*edition.translators, *edition.editors) if edition else ()
    return tuple(dict.fromkeys((*article.authors, *helpers)))


def role_of(person: str, article: Article, lang: Lang) -> int:
    """Return what a contributor did for an article: 0, wrote it; 1, translated what is shown; 2, edited it."""
    edition = article.shown(lang)
    translators = edition.translators if edition else ()
    return 0 if person in article.authors else 1 if person in translators else 2


def _group(texts: Sequence[Article], keys_of: Callable[[Article], Iterable[KeyT]]) -> dict[KeyT, tuple[Article, ...]]:
    groups: dict[KeyT, list[Article]] = {}
    for article in texts:
        for key in keys_of(article):
            groups.setdefault(key, []).append(article)
    return {key: tuple(group) for key, group in groups.items()}


def _sorted_blogs(publication: Publication, shown: Iterable[Article], lang: Lang) -> tuple[Article, ...]:
    order = {key: position for position, key in enumerate(publication.settings.blogs)}
    blogs = [article for article in shown if article.kind == "blog"]
    return tuple(sorted(blogs, key=lambda blog: (order.get(blog.key, len(order)), blog.key)))


def _sort_key(article: Article, lang: Lang) -> tuple[int, str]:
    date = displayed_date(article, lang)
    return (-date.toordinal() if date else 1, article.key)


def displayed_date(article: Article, lang: Lang) -> dt.date | None:
    """Return the date shown to readers of this language: that of the edition, or else of the original."""
    edition = article.shown(lang)
    return (edition.date if edition else None) or article.date


def _displayed_year(article: Article, lang: Lang) -> list[int]:
    date = displayed_date(article, lang)
    return [date.year] if date else []


def list_places(structures: Mapping[Lang, SiteStructure]) -> frozenset[str]:
    """Return the places of all pages and feeds except the pages of texts: homes, archives, lists."""
    places = {"/", "/feed.xml", "/feed.json"}
    for lang, structure in structures.items():
        base = f"/{lang}/"
        places |= {base, f"{base}archive/", f"{base}feed.xml", f"{base}feed.json"}
        places |= {f"{base}archive/{year}/" for year in structure.by_year}
        places |= {f"{base}tags/{key}/" for key in structure.by_tag}
        places |= {f"{base}audiences/{key}/" for key in structure.by_audience}
        people = [f"{base}people/{key}/" for key in structure.by_person]
        places |= {*people, *(f"{place}feed.{kind}" for place in people for kind in ("xml", "json"))}
        places |= {f"{base}issues/{key}/" for key in structure.by_issue}
        places |= {f"{base}issues/"} if structure.by_issue else set()
        places |= {f"{blog.href(lang)}feed.{kind}" for blog in structure.blogs for kind in ("xml", "json")}
    return frozenset(places)
