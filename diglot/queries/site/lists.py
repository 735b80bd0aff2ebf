"""Sort the texts that a language shows into lists, and find the neighbours of each text in them.

Each article states where it stands in the lists (`shown_articles`). A list is a value of its own: a text that moves in
one list wakes only those that read this list. All keys begin with the group of the lists and a language.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from diglot.core.page_models.text_lists import ListedText, ListKind, ListRules, TextLists, neighbours_in, related_in
from diglot.model.digests import digest_of_values
from diglot.model.languages import Lang
from diglot.model.publication import Article
from diglot.queries.engine import Database, Query
from diglot.queries.site.shown_articles import SHOWN, listed_name

Parts: TypeAlias = tuple[tuple[int, tuple[str, ...]], ...]
"""The numbers of the parts of a volume, each with the keys of its texts."""


class TextList(msgspec.Struct, frozen=True, array_like=True):
    """The keys of the texts of a list, in order.

    dated: how many of them, the first, have a date. fallbacks: those without an edition in the language.
    """

    keys: tuple[str, ...] = ()
    dated: int = 0
    fallbacks: tuple[str, ...] = ()


class GroupRules(msgspec.Struct, frozen=True):
    """What the lists of a group depend on. articles: the group of the articles. only: of which keys; None: of all."""

    rules: ListRules
    articles: str
    only: tuple[str, ...] | None = None


def list_group(articles: str, only: Collection[str] | None) -> str:
    """Return how the keys of lists begin. articles: the group of the articles; only: the keys of those that are built.

    >>> list_group("a1 ", None)
    'a1 '
    """
    return articles if only is None else f"{digest_of_values(articles, sorted(only))[:8]} "


def set_list_rules(db: Database, group: str, rules: GroupRules) -> None:
    """Let the lists of a group be sorted by these rules."""
    db.set(LIST_RULES, group, rules)


@dataclass(frozen=True)
class RowLists:
    """The lists of a language as rows: the `ListReader` of pages."""

    db: Database
    group: str
    lang: Lang

    def members(self, kind: ListKind, key: str = "") -> Sequence[str]:
        """Return the keys of the texts of a list in order; none if there is no such list."""
        return self.db.get(LIST, self._key(f"{kind} {key}")).keys

    def keys(self, kind: ListKind) -> Sequence[str]:
        """Return the keys of all lists of a kind, in order."""
        return self.db.get(LIST_KEYS, self._key(kind))

    def neighbours(self, key: str) -> tuple[str, str]:
        """Return the keys of the dated texts before and after a text in its blog, by date; "" where there is none."""
        return self.db.get(NEIGHBOURS, self._key(key))

    def related(self, key: str) -> Sequence[str]:
        """Return the texts that share the most tags with one, of equals the newest first, without fallbacks."""
        return self.db.get(RELATED, self._key(key))

    def contents(self, volume: str, *, with_fallbacks: bool) -> Sequence[tuple[int, Sequence[str]]]:
        """Return the numbers of the parts of a volume that have texts, each with the keys of these."""
        return self.db.get(CONTENTS, self._key(f"{'shown' if with_fallbacks else 'own'} {volume}"))

    def aliases(self) -> Mapping[str, str]:
        """Return by each former address the key of the text that redirects from there."""
        aliases: tuple[tuple[str, str], ...] = self.db.get(ALIASES, self._key(""))
        return dict(aliases)

    def _key(self, key: str) -> str:
        return f"{self.group}{self.lang} {key}"


def _split(row_key: str) -> tuple[str, Lang, str]:
    """Return the group, the language and the rest of a key."""
    group, lang, key = row_key.split(" ", 2)
    return f"{group} ", lang, key


def _lists(db: Database, row_key: str) -> TextLists:
    group, lang, _ = _split(row_key)
    rules = db.get(LIST_RULES, group)
    stated = map(_decode_listed, (value for _, value in db.range(listed_name(rules.articles, lang))))
    only = rules.only
    return TextLists(tuple(text for text in stated if only is None or text.key in only), rules.rules)


_decode_listed = msgspec.json.Decoder(ListedText).decode


def _lists_of(db: Database, row_key: str) -> tuple[TextLists, str]:
    """Return all lists of the language of a key, and the rest of the key."""
    group, lang, key = _split(row_key)
    return db.get(LISTS, f"{group}{lang} "), key


def _list(db: Database, row_key: str) -> TextList:
    lists, name = _lists_of(db, row_key)
    kind, _, key = name.partition(" ")
    keys = tuple(lists.members(msgspec.convert(kind, ListKind), key))
    texts = [lists.text(one) for one in keys]
    return TextList(keys, sum(text.date > 0 for text in texts), tuple(text.key for text in texts if not text.is_own))


def _list_keys(db: Database, row_key: str) -> tuple[str, ...]:
    lists, kind = _lists_of(db, row_key)
    return tuple(lists.keys(msgspec.convert(kind, ListKind)))


def _aliases(db: Database, row_key: str) -> tuple[tuple[str, str], ...]:
    return tuple(_lists_of(db, row_key)[0].aliases().items())


def _contents(db: Database, row_key: str) -> Parts:
    lists, name = _lists_of(db, row_key)
    which, _, volume = name.partition(" ")
    parts = lists.contents(volume, with_fallbacks=which == "shown")
    return tuple((number, tuple(keys)) for number, keys in parts)


def _neighbours(db: Database, row_key: str) -> tuple[str, str]:
    group, lang, key = _split(row_key)
    found = db.get(LIST, f"{group}{lang} blog {_article(db, group, key).blog}")
    return neighbours_in(found.keys[: found.dated], key)


def _article(db: Database, group: str, key: str) -> Article:
    return db.get(SHOWN, f"{db.get(LIST_RULES, group).articles}{key}").article


def _related(db: Database, row_key: str) -> tuple[str, ...]:
    group, lang, key = _split(row_key)
    lists = [db.get(LIST, f"{group}{lang} tag {tag.key}") for tag in _article(db, group, key).tags]
    fallbacks = {other for found in lists for other in found.fallbacks}
    return tuple(related_in([found.keys for found in lists], key, fallbacks))


LIST_RULES = Query[GroupRules]("rules of lists", 34, GroupRules)
"""What all lists of a group depend on: an input."""
LISTS = Query[TextLists]("lists", 35, TextLists, _lists)
"""All lists of a language, by group and language."""
LIST = Query[TextList]("list", 36, TextList, _list)
"""A list by its kind and key."""
LIST_KEYS = Query[tuple[str, ...]]("keys of lists", 37, tuple[str, ...], _list_keys)
"""The keys of all lists of a kind."""
ALIASES = Query[tuple[tuple[str, str], ...]]("aliases", 38, tuple[tuple[str, str], ...], _aliases)
"""The former addresses, each with the key of the text that redirects from there, in order."""
CONTENTS = Query[Parts]("contents of a volume", 39, Parts, _contents)
"""The contents of a volume, with or without fallbacks, by its key."""
NEIGHBOURS = Query[tuple[str, str]]("neighbours", 40, tuple[str, str], _neighbours)
"""The texts before and after one in its blog."""
RELATED = Query[tuple[str, ...]]("related texts", 41, tuple[str, ...], _related)
"""The texts that are related to one."""
