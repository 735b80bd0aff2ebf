"""The lists of a language as facts: each text states in which lists it stands, and at which place.

All lists of a kind are one list of facts, sorted by their keys and then by date. So whoever looks at the beginning of
each, or at what is near a text, sees no more than that, and depends on no more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

import msgspec

from diglot.core.page_models.list_membership import (
    NEAR,
    ListedText,
    ListKind,
    ListReader,
    ListRules,
    TextLists,
    in_order_of_settings,
    lists_of,
    related_in,
    volume_parts,
)
from diglot.model.languages import Lang
from diglot.queries.database import Database
from diglot.queries.query import LAST, Query


class ListTexts(msgspec.Struct, frozen=True):
    """Which texts the lists of a group have. articles: the group of the articles; only: their keys; None: all."""

    articles: str
    only: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Member:
    """A text in a list. start: how all sort keys of the list begin. place: its own after that (`_order`).

    number: of the list among those of its kind that the text is in. role: of a person in it.
    """

    start: str
    place: str
    number: int
    role: int
    is_own: bool

    @classmethod
    def of_fact(cls, sort: str, value: str) -> Member:
        """Return the member that a fact states."""
        start, _, place = sort.partition("\n")
        number, role, is_own = map(int, value.split())
        return cls(start, place, number, role, bool(is_own))

    @property
    def key(self) -> str:
        """The key of the text."""
        return self.place.partition(" ")[2]


def state_lists(db: Database, articles: str, lang: Lang, text: ListedText) -> None:
    """State where a text stands in the lists of a language. articles: the group of the articles."""
    roles, order = dict(text.people), _order(text.date, text.key)
    db.state(_name(articles, lang, "listed"), text.key, _encode(text).decode())
    for kind, lists in groupby(lists_of(text), key=itemgetter(0)):
        for number, (_, key) in enumerate(lists):
            role = roles[key] if kind == "person" else 0
            db.state(_name(articles, lang, kind), f"{_start(key)}{order}", f"{number} {role} {text.is_own:d}")
    for number, alias in enumerate(text.aliases):
        place = f"{_order(text.written, text.key)} {number:04}"
        db.state(_name(articles, lang, "alias"), place, _encode((alias, text.key)).decode())


def read_lists(db: Database, group: str, lang: Lang) -> ListReader:
    """Return the lists of a group and a language: those of all texts from facts, those of a few from memory."""
    texts = db.get(LIST_TEXTS, group)
    lists = FactLists(db, group, texts.articles, lang)
    if texts.only is None:
        return lists
    listed = filter(None, map(lists.text, texts.only))
    order = sorted(listed, key=lambda text: (-text.written or 1, text.key))
    return TextLists(tuple(order), db.get(LIST_RULES, group))


@dataclass(frozen=True)
class FactLists:
    """The lists of all texts of a language, a `ListReader`. group: of the lists; articles: that of the articles."""

    db: Database
    group: str
    articles: str
    lang: Lang

    def members(self, kind: ListKind, key: str = "") -> Sequence[str]:
        """Return the keys of the texts of a list in order; none if there is no such list."""
        if kind == "issue":
            texts = dict(self._rules.issues).get(key, ())
            return tuple(name for name in texts if (text := self.text(name)) and text.kind == "article")
        found = self._facts("person" if kind == "role" else kind, _start(key), _start(key) + LAST)
        members = sorted(found, key=attrgetter("role")) if kind == "role" else found
        keys = tuple(member.key for member in members)
        return in_order_of_settings(keys, self._rules) if kind == "blogs" else keys

    def keys(self, kind: ListKind) -> Sequence[str]:
        """Return the keys of all lists of a kind, in the order of their first texts."""
        if kind == "issue":
            return tuple(key for key, _ in self._rules.issues if self.members(kind, key))
        firsts, low = list[Member](), ""
        while found := self._facts(kind, low, LAST, limit=1):
            firsts += found
            low = f"{found[0].start}\n{LAST}"
        return tuple(_list_key(first.start) for first in sorted(firsts, key=attrgetter("place", "number")))

    def neighbours(self, key: str) -> tuple[str, str]:
        """Return the keys of the dated texts before and after a text in its blog, by date; "" where there is none."""
        text = self.text(key)
        if text is None or text.kind != "article" or not text.date:
            return "", ""
        start = _start(text.blog)
        place, undated = start + _order(text.date, key), start + _order(0, "")
        older = self._facts("blog", place, undated, limit=2)[1:]
        newer = self._facts("blog", start, place, limit=2, is_reverse=True)[1:]
        return "".join(one.key for one in older), "".join(one.key for one in newer)

    def related(self, key: str) -> Sequence[str]:
        """Return the texts that share the most tags with one, of equals the newest first, without fallbacks."""
        text = self.text(key)
        if text is None or text.kind != "article":
            return ()
        near = []
        for tag in text.tags:
            start = _start(tag.key)
            place = start + _order(text.date, key)
            newer = self._facts("tag", start, place, limit=NEAR + 1, is_reverse=True)
            older = self._facts("tag", place, start + LAST, limit=NEAR + 1)
            near.append([one.key for one in (*reversed(newer), *older[1:]) if one.is_own])
        return related_in(near, key)

    def contents(self, volume: str, *, with_fallbacks: bool) -> Sequence[tuple[int, Sequence[str]]]:
        """Return the numbers of the parts of a volume that have texts, each with the keys of these."""
        listed = (_decode_listed(text) for _, text in self.db.range(self._name("listed")))
        rules = self._rules.volumes.get(volume)
        return volume_parts(rules, listed, with_fallbacks=with_fallbacks) if rules else ()

    def aliases(self) -> Mapping[str, str]:
        """Return by each former address the key of the text that redirects from there; the first of two keeps it."""
        return dict(_decode_alias(alias) for _, alias in self.db.range(self._name("alias"), is_reverse=True))

    def text(self, key: str) -> ListedText | None:
        """Return where a text stands, if the language shows it."""
        return next((_decode_listed(text) for _, text in self.db.range(self._name("listed"), key, key)), None)

    @property
    def _rules(self) -> ListRules:
        return self.db.get(LIST_RULES, self.group)

    def _facts(self, kind: ListKind, low: str, high: str, *, limit: int = -1, is_reverse: bool = False) -> list[Member]:
        found = self.db.range(self._name(kind), low, high, limit=limit, is_reverse=is_reverse)
        return [Member.of_fact(*fact) for fact in found]

    def _name(self, kind: str) -> str:
        return _name(self.articles, self.lang, kind)


def _name(articles: str, lang: Lang, kind: str) -> str:
    return f"{articles}{lang} {kind}"


def _start(list_key: str) -> str:
    """Return how the sort keys of a list begin: none begins like that of another."""
    return f"{_encode(list_key).decode()[1:-1]}\n"


def _list_key(start: str) -> str:
    """Return the key of a list from how its sort keys begin, without the end of that."""
    return _decode_text(f'"{start}"')


def _order(day: int, key: str) -> str:
    """Return the place of a text in a list by its date, an ordinal: the newest first, undated ones after them."""
    return f"{dt.date.max.toordinal() + 1 - day:07} {key}"


_encode = msgspec.json.Encoder().encode
_decode_text = msgspec.json.Decoder(str).decode
_decode_listed = msgspec.json.Decoder(ListedText).decode
_decode_alias = msgspec.json.Decoder(tuple[str, str]).decode

LIST_RULES = Query[ListRules]("rules of lists", 34, ListRules)
"""What the lists of a group depend on besides their texts: an input."""
LIST_TEXTS = Query[ListTexts]("texts of lists", 35, ListTexts)
"""Which texts the lists of a group have: an input."""
