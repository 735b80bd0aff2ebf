"""The lists of one language as pages show them: the articles of each are read when they are wanted. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import overload

import msgspec

from diglot.core.page_models.book_contents import Contents
from diglot.core.page_models.list_membership import ListKind, ListReader, ListRules, TextLists, listed_text
from diglot.model.languages import Lang
from diglot.model.paper.volumes import Volume
from diglot.model.publication import Article, Issue, Publication
from diglot.model.settings import Settings


class ArticleList(Sequence[Article]):
    """The articles of some keys, each of which is read when it is wanted."""

    def __init__(self, keys: Sequence[str], find: Callable[[str], Article]) -> None:
        """Keep the keys. find: returns the article of a key."""
        self.keys = keys
        self._find = find

    def __len__(self) -> int:
        """Return their number."""
        return len(self.keys)

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.keys)

    def __iter__(self) -> Iterator[Article]:
        """Yield them one after another."""
        return map(self._find, self.keys)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> ArticleList: ...
    def __getitem__(self, index: int | slice) -> Article | ArticleList:
        """Return one article, or the list of some, none of which is read yet."""
        return self._find(self.keys[index]) if isinstance(index, int) else ArticleList(self.keys[index], self._find)


class _ListsByKey(Mapping[str, ArticleList]):
    """All lists of a kind by key."""

    def __init__(self, structure: SiteStructure, kind: ListKind) -> None:
        self._structure, self._kind = structure, kind

    def __getitem__(self, key: str) -> ArticleList:
        found = self._structure.articles(self._kind, key)
        if not found:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return bool(self._structure.lists.members(self._kind, str(key)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._structure.lists.keys(self._kind))

    def __len__(self) -> int:
        return len(self._structure.lists.keys(self._kind))


class SiteStructure(msgspec.Struct, frozen=True):
    """The lists of one language. Dated texts come newest first, undated ones after them by key.

    lists: their keys. find: returns the article of a key.
    """

    lang: Lang
    lists: ListReader
    find: Callable[[str], Article]

    def articles(self, kind: ListKind, key: str = "") -> ArticleList:
        """Return the articles of a list; none if there is no such list."""
        return ArticleList(self.lists.members(kind, key), self.find)

    @property
    def texts(self) -> ArticleList:
        """Everything shown to readers of this language, including fallbacks."""
        return self.articles("texts")

    @property
    def has_dates(self) -> bool:
        """Whether any text has a date."""
        return bool(self.lists.members("dated"))

    @property
    def front(self) -> ArticleList:
        """The texts on the home page: those with a date, or all if none has one."""
        return self.articles("dated") or self.texts

    @property
    def pages(self) -> ArticleList:
        """Undated texts outside of blogs: the navigation, if the publication has dated texts."""
        return self.articles("pages")

    @property
    def blogs(self) -> ArticleList:
        """The blogs, in the order of the settings."""
        return self.articles("blogs")

    @property
    def home(self) -> Article | None:
        """The text of the home page."""
        return next(iter(self.articles("home")), None)

    def blog(self, key: str) -> Article | None:
        """Return the blog of this key, if this language has it."""
        return self.find(key) if key in self.lists.members("blogs") else None

    @property
    def by_blog(self) -> Mapping[str, ArticleList]:
        """The texts of each blog; "" for those of none."""
        return _ListsByKey(self, "blog")

    @property
    def by_year(self) -> Mapping[str, ArticleList]:
        """The texts of each year."""
        return _ListsByKey(self, "year")

    @property
    def by_tag(self) -> Mapping[str, ArticleList]:
        """The texts of each tag."""
        return _ListsByKey(self, "tag")

    @property
    def by_audience(self) -> Mapping[str, ArticleList]:
        """The texts for each audience."""
        return _ListsByKey(self, "audience")

    @property
    def by_person(self) -> Mapping[str, ArticleList]:
        """The texts of each person."""
        return _ListsByKey(self, "person")

    @property
    def by_issue(self) -> Mapping[str, ArticleList]:
        """The contents of each issue that has any, in order; the newest issue first."""
        return _ListsByKey(self, "issue")

    def by_role(self, person: str) -> ArticleList:
        """Return the texts of a person by their role in them, then as in other lists."""
        return self.articles("role", person)

    def contents(self, volume: Volume, *, with_fallbacks: bool = False) -> Contents:
        """Return the parts of a volume with their texts; with fallbacks, with all that this language shows."""
        parts = self.lists.contents(volume.key, with_fallbacks=with_fallbacks)
        return tuple((volume.parts[number], ArticleList(keys, self.find)) for number, keys in parts)

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """Return the dated texts before and after this one in its blog, by date."""
        before, after = self.lists.neighbours(article.key)
        return self.find(before) if before else None, self.find(after) if after else None

    def related(self, article: Article) -> ArticleList:
        """Return the texts that share the most tags with this one, of equals the newest first, without fallbacks."""
        return ArticleList(self.lists.related(article.key), self.find)


def build_site_structure(publication: Publication, lang: Lang) -> SiteStructure:
    """Sort the texts of a publication that is in memory into the lists of a language."""
    listed = (listed_text(article, lang) for article in publication.articles)
    rules = list_rules(publication.settings, publication.issues, publication.volumes)
    lists = TextLists(tuple(filter(None, listed)), rules)
    return SiteStructure(lang, lists, {article.key: article for article in publication.articles}.__getitem__)


def list_rules(settings: Settings, issues: Mapping[str, Issue], volumes: Iterable[Volume]) -> ListRules:
    """Return what all lists of a publication depend on. issues: by key, the newest first."""
    articles = tuple((key, issue.articles) for key, issue in issues.items())
    return ListRules(tuple(settings.blogs), articles, {volume.key: volume for volume in volumes})


def contributors(structure: SiteStructure, publication: Publication) -> list[str]:
    """Return the keys of those who have a page: a file of their own, and a text in this language."""
    return [key for key in structure.by_person if key in publication.people]


def books(structure: SiteStructure, publication: Publication) -> list[Volume]:
    """Return the volumes that are listed as books: all that have a page, except manuals."""
    return [volume for volume in publication.volumes if not volume.is_manual and structure.contents(volume)]


def list_places(publication: Publication, structures: Mapping[Lang, SiteStructure]) -> frozenset[str]:
    """Return the places of all pages and feeds except the pages of texts: homes, archives, lists."""
    places = {"/", "/feed.xml", "/feed.json"}
    for lang, structure in structures.items():
        base = f"/{lang}/"
        places |= {base, f"{base}archive/", f"{base}feed.xml", f"{base}feed.json"}
        places |= {f"{base}archive/{year}/" for year in structure.by_year}
        places |= {f"{base}tags/{key}/" for key in structure.by_tag}
        places |= {f"{base}audiences/{key}/" for key in structure.by_audience}
        people = [f"{base}people/{key}/" for key in contributors(structure, publication)]
        places |= {*people, *(f"{place}feed.{kind}" for place in people for kind in ("xml", "json"))}
        places |= {f"{base}people/"} if people else set()
        places |= {f"{base}volumes/{volume.key}/" for volume in publication.volumes if structure.contents(volume)}
        places |= {f"{base}volumes/"} if books(structure, publication) else set()
        places |= {f"{base}issues/{key}/" for key in structure.by_issue}
        places |= {f"{base}issues/"} if structure.by_issue else set()
        places |= {f"{blog.href(lang)}feed.{kind}" for blog in structure.blogs for kind in ("xml", "json")}
    return frozenset(places)
