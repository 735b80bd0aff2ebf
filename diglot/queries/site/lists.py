"""The lists of a language by key, and what stands beside a text in them.

A list is made again when one of its texts comes, goes or moves; whoever reads a part of it depends on that part alone.
All keys begin with the group of the lists and a language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, overload

import msgspec

from diglot.core.page_models.list_membership import ListKind, ListReader, ListRules
from diglot.model.digests import digest_of_values
from diglot.model.languages import Lang
from diglot.queries.database import Database
from diglot.queries.query import Query
from diglot.queries.site.list_facts import LIST_RULES, LIST_TEXTS, ListTexts, read_lists

Parts: TypeAlias = tuple[tuple[int, tuple[str, ...]], ...]
"""The numbers of the parts of a volume, each with the keys of its texts."""

# So many texts of a list are read before all are: of most lists nothing but the beginning is wanted.
_FIRST = 64


def list_group(articles: str, only: Collection[str] | None) -> str:
    """Return how the keys of lists begin. articles: the group of the articles; only: the keys of those that are built.

    >>> list_group("a1 ", None)
    'a1 '
    """
    return articles if only is None else f"{digest_of_values(articles, sorted(only))[:8]} "


def set_list_rules(db: Database, articles: str, only: Collection[str] | None, rules: ListRules) -> str:
    """Let lists have these texts, sorted by these rules; return their group. articles: the group of the articles."""
    group = list_group(articles, only)
    db.set(LIST_TEXTS, group, ListTexts(articles, None if only is None else tuple(sorted(only))))
    db.set(LIST_RULES, group, rules)
    return group


@dataclass(frozen=True)
class RowList(Sequence[str]):
    """The keys of the texts of a list. key: that of its row."""

    db: Database
    key: str

    def __len__(self) -> int:
        """Return the number of texts."""
        return self.db.get(LIST_LENGTH, f"{self.key}\n")

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.db.get(LIST_LENGTH, f"{self.key}\n1"))

    def __iter__(self) -> Iterator[str]:
        """Yield all keys."""
        first = self[:_FIRST]
        yield from first
        if len(first) == _FIRST:
            yield from self.all[_FIRST:]

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        """Return one key, or those of a part."""
        if isinstance(index, int):
            return self.all[index]
        if index.stop is None or index.step is not None:
            return self.all[index]
        return self.db.get(PART_OF_LIST, f"{self.key}\n{index.start or 0}:{index.stop}")

    @property
    def all(self) -> tuple[str, ...]:
        """All keys together."""
        return self.db.get(LIST, self.key)


@dataclass(frozen=True)
class RowLists:
    """The lists of a language as rows: the `ListReader` of pages."""

    db: Database
    group: str
    lang: Lang

    def members(self, kind: ListKind, key: str = "") -> Sequence[str]:
        """Return the keys of the texts of a list in order; none if there is no such list."""
        return RowList(self.db, self._key(f"{kind} {key}"))

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


def _read(db: Database, row_key: str) -> tuple[ListReader, str]:
    """Return the lists of the group and the language of a key, and the rest of the key."""
    group, lang, key = row_key.split(" ", 2)
    return read_lists(db, f"{group} ", lang), key


def _list(db: Database, row_key: str) -> tuple[str, ...]:
    lists, name = _read(db, row_key)
    kind, _, key = name.partition(" ")
    return tuple(lists.members(msgspec.convert(kind, ListKind), key))


def _part_of_list(db: Database, row_key: str) -> tuple[str, ...]:
    key, _, part = row_key.rpartition("\n")
    return db.get(LIST, key)[slice(*map(int, part.split(":")))]


def _list_length(db: Database, row_key: str) -> int:
    key, _, most = row_key.rpartition("\n")
    length = len(db.get(LIST, key))
    return min(length, int(most)) if most else length


def _list_keys(db: Database, row_key: str) -> tuple[str, ...]:
    lists, kind = _read(db, row_key)
    return tuple(lists.keys(msgspec.convert(kind, ListKind)))


def _aliases(db: Database, row_key: str) -> tuple[tuple[str, str], ...]:
    return tuple(_read(db, row_key)[0].aliases().items())


def _contents(db: Database, row_key: str) -> Parts:
    lists, name = _read(db, row_key)
    which, _, volume = name.partition(" ")
    parts = lists.contents(volume, with_fallbacks=which == "shown")
    return tuple((number, tuple(keys)) for number, keys in parts)


def _neighbours(db: Database, row_key: str) -> tuple[str, str]:
    lists, key = _read(db, row_key)
    return lists.neighbours(key)


def _related(db: Database, row_key: str) -> tuple[str, ...]:
    lists, key = _read(db, row_key)
    return tuple(lists.related(key))


LIST = Query[tuple[str, ...]]("list", 36, tuple[str, ...], _list)
"""The keys of the texts of a list in order, by its kind and key."""
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
PART_OF_LIST = Query[tuple[str, ...]]("part of a list", 55, tuple[str, ...], _part_of_list)
"""The keys of some texts of a list, by its key, "\\n", and the numbers of the first and of the one after the last."""
LIST_LENGTH = Query[int]("length of a list", 56, int, _list_length)
"""The number of the texts of a list, by its key and "\\n"; with a number after that, counted up to it."""
