"""Sort the texts of a language into lists, by their keys: blogs, years, tags, audiences, people. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, Protocol, TypeAlias

import msgspec

from diglot.model.languages import Lang
from diglot.model.paper.volumes import Volume
from diglot.model.publication import Article, Kind, Tag

ListKind: TypeAlias = Literal[
    "texts", "dated", "pages", "blogs", "home", "blog", "year", "tag", "audience", "person", "role", "issue"
]  # fmt: skip
"""The kinds of lists. Of the first five there is one each, with the key ""."""

NEAR = 25
"""How far on either side of a text the lists of its tags are searched for related texts.

Far enough to find the best, but a new text changes only the pages of texts near it."""
_MAX_RELATED = 3


class ListedText(msgspec.Struct, frozen=True, array_like=True):
    """Whatever decides in which lists of a language a text stands, and where.

    date: the ordinal of the one that the language shows; written: that of the article; 0 where there is none.
    is_own: whether the text has an edition in the language. people: each with the role (`role_of`).
    """

    key: str
    kind: Kind
    blog: str
    date: int
    written: int
    is_own: bool
    tags: tuple[Tag, ...]
    audiences: tuple[str, ...]
    people: tuple[tuple[str, int], ...]
    aliases: tuple[str, ...]

    @property
    def order(self) -> tuple[int, str]:
        """The sort key of most lists: the newest first, undated texts after them by key."""
        return (-self.date or 1, self.key)


class ListRules(msgspec.Struct, frozen=True):
    """What all lists depend on. blogs: in the order of the settings. issues: with their articles, the newest first."""

    blogs: tuple[str, ...] = ()
    issues: tuple[tuple[str, tuple[str, ...]], ...] = ()
    volumes: Mapping[str, Volume] = {}


class ListReader(Protocol):
    """Returns the lists of a language: from memory, or from where they are kept."""

    def members(self, kind: ListKind, key: str = "") -> Sequence[str]:
        """Return the keys of the texts of a list in order; none if there is no such list."""

    def keys(self, kind: ListKind) -> Sequence[str]:
        """Return the keys of all lists of a kind, in order."""

    def neighbours(self, key: str) -> tuple[str, str]:
        """Return the keys of the dated texts before and after a text in its blog, by date; "" where there is none."""

    def related(self, key: str) -> Sequence[str]:
        """Return the texts that share the most tags with one, of equals the newest first, without fallbacks."""

    def contents(self, volume: str, *, with_fallbacks: bool) -> Sequence[tuple[int, Sequence[str]]]:
        """Return the numbers of the parts of a volume that have texts, each with the keys of these."""

    def aliases(self) -> Mapping[str, str]:
        """Return by each former address the key of the text that redirects from there."""


class TextLists(msgspec.Struct, frozen=True, dict=True):
    """The lists of a language in memory, a `ListReader`. listed: in the order of all articles."""

    listed: tuple[ListedText, ...]
    rules: ListRules

    def members(self, kind: ListKind, key: str = "") -> Sequence[str]:
        """Return the keys of the texts of a list in order; none if there is no such list."""
        return self._by_kind(kind).get(key, ())

    def keys(self, kind: ListKind) -> Sequence[str]:
        """Return the keys of all lists of a kind, in order."""
        return tuple(self._by_kind(kind))

    def neighbours(self, key: str) -> tuple[str, str]:
        """Return the keys of the dated texts before and after a text in its blog, by date; "" where there is none."""
        text = self._by_key.get(key)
        dated = (other for other in self.members("blog", text.blog) if self.text(other).date) if text else ()
        return neighbours_in(tuple(dated), key)

    def related(self, key: str) -> Sequence[str]:
        """Return the texts that share the most tags with one, of equals the newest first, without fallbacks."""
        text = self._by_key.get(key)
        near = [_near(self.members("tag", tag.key), key) for tag in text.tags] if text else []
        return related_in([[other for other in keys if self.text(other).is_own] for keys in near], key)

    def contents(self, volume: str, *, with_fallbacks: bool) -> Sequence[tuple[int, Sequence[str]]]:
        """Return the numbers of the parts of a volume that have texts, each with the keys of these."""
        rules = self.rules.volumes.get(volume)
        return volume_parts(rules, self.listed, with_fallbacks=with_fallbacks) if rules else ()

    def aliases(self) -> Mapping[str, str]:
        """Return by each former address the key of the text that redirects from there; the first of two keeps it."""
        return {alias: text.key for text in reversed(self.listed) for alias in reversed(text.aliases)}

    def text(self, key: str) -> ListedText:
        """Return where a text stands."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> Mapping[str, ListedText]:
        return {text.key: text for text in self.listed}

    @cached_property
    def _texts(self) -> Sequence[ListedText]:
        return sorted((text for text in self.listed if text.kind == "article"), key=lambda text: text.order)

    @cached_property
    def _known(self) -> dict[ListKind, Mapping[str, Sequence[str]]]:
        return {}

    def _by_kind(self, kind: ListKind) -> Mapping[str, Sequence[str]]:
        if kind not in self._known:
            self._known[kind] = self._sort(kind)
        return self._known[kind]

    def _sort(self, kind: ListKind) -> Mapping[str, Sequence[str]]:
        if kind == "blogs":
            return {"": in_order_of_settings((text.key for text in self.listed if text.kind == "blog"), self.rules)}
        if kind == "home":
            return {"": tuple(text.key for text in self.listed if text.kind == "home")[:1]}
        if kind == "issue":
            keys = {text.key for text in self._texts}
            contents = ((key, tuple(name for name in names if name in keys)) for key, names in self.rules.issues)
            return {key: names for key, names in contents if names}
        if kind == "role":
            return {person: self._by_role(person, keys) for person, keys in self._by_kind("person").items()}
        groups: dict[str, list[str]] = {}
        for text in self._texts:
            for key in _KEYS[kind](text):
                groups.setdefault(key, []).append(text.key)
        return {key: tuple(group) for key, group in groups.items()}

    def _by_role(self, person: str, keys: Iterable[str]) -> Sequence[str]:
        return tuple(sorted(keys, key=lambda key: dict(self._by_key[key].people)[person]))


# In the lists of which keys an article stands, by the kinds of lists that are sorted by date.
_KEYS: Mapping[ListKind, Callable[[ListedText], Iterable[str]]] = {
    "texts": lambda text: [""],
    "dated": lambda text: [""] if text.date else [],
    "pages": lambda text: [] if text.blog or text.date else [""],
    "blog": lambda text: [text.blog],
    "year": lambda text: [str(dt.date.fromordinal(text.date).year)] if text.date else [],
    "tag": lambda text: [tag.key for tag in text.tags],
    "audience": lambda text: text.audiences,
    "person": lambda text: [person for person, _ in text.people],
}


def lists_of(text: ListedText) -> Iterator[tuple[ListKind, str]]:
    """Yield the kinds and keys of the lists in which a text stands by itself; the others are made of these."""
    if text.kind == "article":
        yield from ((kind, key) for kind, keys in _KEYS.items() for key in keys(text))
    else:
        yield "home" if text.kind == "home" else "blogs", ""


def in_order_of_settings(blogs: Iterable[str], rules: ListRules) -> Sequence[str]:
    """Return blogs in the order of the settings, those that are not named there last."""
    order = {key: position for position, key in enumerate(rules.blogs)}
    return tuple(sorted(blogs, key=lambda blog: (order.get(blog, len(order)), blog)))


def listed_text(article: Article, lang: Lang) -> ListedText | None:
    """Return an article as the lists of a language have it; None if it shows nothing of it."""
    shown = article.shown(lang)
    if shown is None:
        return None
    own, date = article.edition(lang), displayed_date(article, lang)
    return ListedText(
        article.key,
        article.kind,
        article.blog,
        date.toordinal() if date else 0,
        article.date.toordinal() if article.date else 0,
        own is not None,
        article.tags,
        article.audiences,
        tuple((person, role_of(person, article, lang)) for person in contributors(article, lang)),
        own.aliases if own else (),
    )


def neighbours_in(dated: Sequence[str], key: str) -> tuple[str, str]:
    """Return the keys of the texts before and after one, by date, in a list that has the newest first."""
    if key not in dated:
        return "", ""
    position = dated.index(key)
    return "".join(dated[position + 1 : position + 2]), dated[position - 1] if position else ""


def _near(texts: Sequence[str], key: str) -> Sequence[str]:
    """Return the texts near one in a list, and itself."""
    position = texts.index(key)
    return texts[max(0, position - NEAR) : position + NEAR + 1]


def related_in(lists: Iterable[Iterable[str]], key: str) -> Sequence[str]:
    """Return those texts that are in the most of some lists, of equals the newest first. lists: what is near a text."""
    shared: Counter[str] = Counter()
    for texts in lists:
        shared.update(other for other in texts if other != key)
    # most_common keeps the insertion order of equals, which is newest first.
    return tuple(other for other, _ in shared.most_common(_MAX_RELATED))


def volume_parts(
    volume: Volume, listed: Iterable[ListedText], *, with_fallbacks: bool
) -> Sequence[tuple[int, Sequence[str]]]:
    """Return the numbers of the parts of a volume that have texts, each with the keys of these, in reading order.

    Texts without an edition in the language are left out, or, with fallbacks, those that it does not show. The texts of
    a blog, year or tag are sorted from the oldest to the newest; those selected by name are in the order given. A text
    is in a volume only once, in the first part that selects it.
    """
    texts = [text for text in listed if text.kind == "article" and (with_fallbacks or text.is_own)]
    used: set[str] = set()
    contents = []
    for number, part in enumerate(volume.parts):
        keys = tuple(key for key in _selected(part.selection.kind, part.selection.names, texts) if key not in used)
        used.update(keys)
        if keys:
            contents.append((number, keys))
    return tuple(contents)


def _selected(kind: str, names: Sequence[str], texts: Sequence[ListedText]) -> Iterable[str]:
    if kind == "articles":
        keys = {text.key for text in texts}
        return [name for name in names if name in keys]
    (name,) = names
    found = (text for text in texts if _matches(text, kind, name))
    # The same in both languages; undated texts come last, by key.
    return [text.key for text in sorted(found, key=lambda text: (not text.written, text.written, text.key))]


def _matches(text: ListedText, kind: str, name: str) -> bool:
    if kind == "blog":
        return text.blog == name or text.blog.startswith(f"{name}/")
    if kind == "year":
        return bool(text.written) and str(dt.date.fromordinal(text.written).year) == name
    return any(name in (tag.key, tag.name) for tag in text.tags)


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


def displayed_date(article: Article, lang: Lang) -> dt.date | None:
    """Return the date shown to readers of this language: that of the edition, or else of the original."""
    edition = article.shown(lang)
    return (edition.date if edition else None) or article.date
