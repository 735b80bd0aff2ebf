"""All values of a publication as commands ask for them: many at once, kept from one session to the next.

The engine does the work; here is what is wanted of it, and what is swept away because nobody wants it any more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from diglot.model.problems import Problem
from diglot.queries.engine import Engine
from diglot.queries.query import UNREAD, Frame, Query, checked, decoder, encode, row_digest, unpacked, value_digest

ValueT = TypeVar("ValueT")

Remembered = Frame


class Database(Engine):
    """The values of a publication, and the lists that they state facts for."""

    # What goes in

    def set_all(self, query: Query[ValueT], values: Mapping[str, ValueT], group: str = "") -> None:
        """Set all inputs of a kind whose keys begin like this: what is not among these values is absent."""
        for key in self.differing(query, values, group):
            self.set(query, key, values.get(key))

    def differing(
        self, query: Query[ValueT], values: Mapping[str, ValueT], group: str = "", *, is_flat: bool = False
    ) -> list[str]:
        """Return the keys of the inputs whose keys begin like this and that are not as in these values.

        is_flat: not of keys with a slash after that.
        """
        before = self._rows.digests(query.kind, group, is_flat=is_flat)
        others = [key for key, value in values.items() if before.get(key) != row_digest(query.kind, key, encode(value))]
        return [*sorted(before.keys() - values.keys()), *others]

    # What is made and kept

    def want(self, query: Query[Any], keys: Collection[str], group: str = "", *, are_all: bool = True) -> None:
        """Make the values of these keys, and, if they are all, keep no others of this query unless somebody reads them.

        group: how the keys begin; those that begin otherwise stay. Where the same keys were wanted the last time, they
        are not looked at one by one: only those that are marked are made.
        """
        if not are_all:
            self.ask(query, keys)
            return
        wanted = value_digest("\n".join(keys).encode("utf-8", "surrogateescape"))
        if self._rows.wanted(query.kind, group) == wanted:
            self.make_marked(query, group)
            return
        self.ask(query, keys)
        self.keep_only(query, keys, group)
        self._rows.set_wanted(query.kind, group, wanted)

    def make_marked(self, query: Query[Any], group: str) -> None:
        """Make the values again that may be out of date, of all keys that begin like this."""
        self._settle(query.kind)
        self.ask(query, self._rows.dirty_keys(query.kind, group))

    def make(self, query: Query[Any], keys: Collection[str], *, are_all: bool, group: str = "") -> list[Problem]:
        """Make the values of these keys, as `want` does, and return their problems."""
        self.want(query, keys, group, are_all=are_all)
        if are_all:
            # A row that nobody wants any more may be there until those are made that have read it.
            return unpacked(self._rows.problems(query.kind, group, only_roots=True))
        return unpacked(filter(None, (self._rows.problems_of(query.kind, key) for key in keys)))

    def collect(
        self, query: Query[ValueT], keys: Collection[str], *, are_all: bool, group: str = ""
    ) -> dict[str, ValueT]:
        """Make the values of these keys, as `want` does, and return those that there are, in their order."""
        self.want(query, keys, group, are_all=are_all)
        if not are_all:
            return {key: value for key in keys if (value := self.find(query, key)) is not None}
        found = dict(self.values(query, group))
        return {key: found[key] for key in keys if key in found}

    def keep(self, query: Query[Any], keys: Collection[str], no_more: Collection[str] = ()) -> None:
        """Make the values of these keys and keep them, with all that are kept but for those of others."""
        self.ask(query, keys)
        self._rows.add_roots(query.kind, keys)
        if no_more:
            self._rows.remove_roots(query.kind, no_more)
            self._sweep()

    def keep_only(self, query: Query[Any], keys: Collection[str], group: str = "") -> None:
        """Keep no values of a query but these, and what is read, of all keys that begin like this."""
        self._rows.set_wanted(query.kind, group, None)
        self._rows.set_roots(query.kind, set(keys), group)
        self._sweep()

    def doubt(self, query: Query[Any], keys: Iterable[str]) -> None:
        """Have the values of these keys made again: what was made of them elsewhere is lost."""
        for key in keys:
            if row := self._rows.find(query.kind, key):
                self._rows.mark(row.id)
                self._note_dirty(query.kind)

    # What comes out

    def values(self, query: Query[ValueT], group: str = "") -> Iterator[tuple[str, ValueT]]:
        """Yield every value of a query that has been made and is up to date, by key.

        For commands that look at all of them. group: how the keys begin.
        """
        self._settle(query.kind + 1)
        for row in self._rows.of_kind(query.kind, group):
            if row.value is not None and not row.is_dirty:
                yield row.key, decoder(query.value)(checked(row))

    def keys(self, query: Query[Any], group: str = "") -> Collection[str]:
        """Return the keys of a query that have a value which is up to date. group: how they begin."""
        self._settle(query.kind + 1)
        return self._rows.digests(query.kind, group).keys()

    def is_read(self, query: Query[Any], key: str) -> bool:
        """Return whether another value has been made with that of a key."""
        return self._rows.is_read(query.kind, key)

    def problems(self, query: Query[Any], group: str = "") -> list[Problem]:
        """Return the problems of all rows of a query that are up to date and whose keys begin like this."""
        return unpacked(self._rows.problems(query.kind, group))

    def count(self, name: str) -> int:
        """Return the number of different sort keys of a list."""
        return self._rows.count(name)

    # What other processes and several rows share

    def save(self) -> None:
        """Save everything that was made, so that forked processes can read it."""
        self._rows.save()

    def become_reader(self) -> None:
        """Only read from now on, in a forked process, what its parent has saved."""
        self._rows.become_reader()
        self._untaken = []

    def remember(self, make: Callable[[], ValueT]) -> tuple[ValueT, Remembered]:
        """Return a value that several rows show, and what was read for it, which `recall` lets another row read too."""
        frame = Remembered(UNREAD + 1)
        self._running.append(frame)
        try:
            value = make()
        finally:
            self._running.pop()
        self.recall(frame)
        return value, frame

    def recall(self, remembered: Remembered) -> None:
        """Let the running query, if there is one, depend on what was read for a value."""
        if self._running:
            self._running[-1].reads |= remembered.reads
            self._running[-1].noted |= remembered.noted
            self._running[-1].spans |= remembered.spans

    def why(self, query: Query[Any], key: str) -> list[tuple[str, str]]:
        """Return the queries and keys whose change made a value be made the last time; none for an input.

        Of a value that was made for the first time: what was set or made together with it.
        """
        row = self._rows.find(query.kind, key)
        if row is None:
            return []
        reads = self._rows.reads(row.id)
        return [(self._queries[read.kind].name, read.key) for read in reads if read.changed == row.ran]

    def _sweep(self) -> None:
        """Remove rows that nobody wants or reads any more, with what only they read."""
        self._noted.clear()
        while loose := self._rows.find_loose():
            for number, kind in loose:
                self._mark_range_readers(self._queries[kind], self._rows.replace_facts(number, ()))
                self._rows.remove(number)
