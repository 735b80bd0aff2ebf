"""The values of a query as a mapping: whoever looks one up depends on it alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from diglot.queries.database import Database
from diglot.queries.query import Query

ValueT = TypeVar("ValueT")


@dataclass(frozen=True)
class ValuesByKey(Mapping[str, ValueT], Generic[ValueT]):
    """The values of a query by key. list_keys: returns all keys. group: what the keys of their rows begin with."""

    db: Database
    query: Query[ValueT]
    list_keys: Callable[[], Iterable[str]]
    group: str = ""

    def __getitem__(self, key: str) -> ValueT:
        """Return the value of a key."""
        value = self.db.find(self.query, f"{self.group}{key}")
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        """Yield all keys."""
        return iter(self.list_keys())

    def __len__(self) -> int:
        """Return the number of keys."""
        return sum(1 for _ in self)
