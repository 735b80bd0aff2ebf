"""The engine: a value is asked for by key, and made again when what it read has changed.

    inputs ──read by──▶ queries ──read by──▶ queries …        each value a row, each read an edge

A *query* is a pure function of the database and a key. `get` inside it returns another value and *is* the record that
it was read. When an input changes, the rows that read it are marked, and nothing is run yet. Whoever asks for a value
has the marked rows of lower kinds run first, the lowest kind first: a value that differs marks its readers, one that
comes out the same marks nobody (early cut-off). Marked rows of the same kind and above wait until they are asked for.
Marks are stored with the rows: a process that is killed loses only what it had not saved, and the next one goes on.

A list to which many rows contribute, such as that of a blog, consists of *facts*: each is stated by one row, under
the name of the list and a sort key. Who reads a range of a list is marked only by facts inside it that come, go or
change.

After Skyframe (Bazel) and salsa, in the terms of Mokhov, Mitchell and Peyton Jones, "Build Systems à la Carte" (2018):
a topological scheduler over kinds with verifying traces.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, Generic, TypeVar

import msgspec

from diglot.adapters.databases.row_tables import Fact, Row, RowsUnusable, RowTables, Span, Written
from diglot.model.messages import N_
from diglot.model.problems import AnyProblem, Problem

ValueT = TypeVar("ValueT")

LAST = "\U0010ffff"
"""A sort key after all others."""
UNREAD = 100
"""Queries of kinds from this one on are made only where somebody asks for their values, or for what is marked of them.

What reads them is marked then."""
_DIGEST_SIZE = 16
_NO_MATCH = N_("a row does not match its checksum")
# How many decoded values are kept: many rows read the same few.
_VALUES_KEPT = 1024
# So many keys are looked up one by one.
_FEW = 64

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


@cache
def _decoder(kind: Any) -> Callable[[bytes], Any]:
    """Return the function that decodes values of a type: to look through one takes long where it has many parts."""
    return msgspec.msgpack.Decoder(kind).decode


class Absent(LookupError):
    """There is no such thing: an input that is not set, or a value whose query met one."""


@dataclass(frozen=True)
class Passing(Generic[ValueT]):
    """A value that holds for this session only, because of a mishap: in the next one it is made again."""

    value: ValueT


@dataclass(frozen=True)
class Query(Generic[ValueT]):
    """A question that can be asked of a publication: a value for each key.

    kind: its level, which no other query has: it may read queries of lower kinds only. value: the type of the values.
    run: the value of a key, or, where there is an answer, the request for it; None for inputs, which are set.
    answer: makes the values of many requests at once, in their order, and reads nothing from the database.
    batch: how many rows are prepared before they are answered together.
    follows: a query whose value at the same key it reads; where many are missing, that one is to be answered first.
    spread: applies a function to many keys, in other processes as well, and yields what it returned, in their order.
    """

    name: str
    kind: int
    value: Any
    run: Callable[[Database, str], Any] | None = None
    answer: Callable[[Any, Sequence[Any]], Iterable[ValueT | Passing[ValueT]]] | None = None
    batch: int = 256
    follows: Query[Any] | None = None
    spread: Callable[[Any, Callable[[str], bytes], Sequence[str]], Iterable[bytes]] | None = None


class Before(msgspec.Struct, frozen=True):
    """What a query made of a key the last time, the kinds and keys of what it read, and of what has changed since."""

    value: Any
    reads: Sequence[tuple[int, str]]
    changed: Sequence[tuple[int, str]]


@dataclass
class _Frame:
    """What a running query has read, stated and reported. is_outdated: something of it has changed meanwhile.

    noted: the kinds and keys of what it has read elsewhere.
    """

    kind: int
    reads: set[int] = field(default_factory=set)
    noted: set[tuple[int, str]] = field(default_factory=set)
    facts: set[Fact] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)
    problems: list[AnyProblem] = field(default_factory=list)
    is_outdated: bool = False


Remembered = _Frame


class _Apart(msgspec.Struct, array_like=True):
    """What a query made of a key in whatever process: its value as encoded; None if there is none."""

    value: bytes | None
    frame: _Frame


_decode_apart = msgspec.msgpack.Decoder(_Apart).decode


class Database:
    """All values of a publication. revision: the number of this session.

    tools: what queries work with, such as the publication's folder. To use them is not recorded: inputs stand for what
    changes there.
    """

    def __init__(self, rows: RowTables, queries: Iterable[Query[Any]], tools: Any = None) -> None:
        self.tools = tools
        self.ran = self.cut_off = 0
        """How many values were made, and how many of them came out as before."""
        self.revision = rows.revision
        self.is_renewed = rows.is_renewed
        """Whether there were rows, of another version."""
        self._rows = rows
        self._queries: Mapping[int, Query[Any]] = {query.kind: query for query in queries}
        self._lowest_dirty = rows.lowest_dirty(UNREAD)
        self._running: list[_Frame] = []
        self._in_progress: list[_Frame] = []
        self._known: dict[tuple[int, str], Row] = {}
        """Rows that the running query is likely to read, which are as they were when they were looked up together."""
        self._values: dict[tuple[int, str, bytes], Any] = {}
        self._noted: dict[tuple[int, str], int] = {}
        self._watched: dict[str, set[str]] = {}

    # What queries and commands call

    def get(self, query: Query[ValueT], key: str) -> ValueT:
        """Return the value of a key; the query that runs depends on it from now on.

        Raises: Absent.
        """
        row = self._current(query, key)
        if row.value is None:
            raise Absent(query.name, key)
        return self._decoded(query, row)

    def find(self, query: Query[ValueT], key: str) -> ValueT | None:
        """Return the value of a key, or None if there is none; either may change later, and is depended on."""
        row = self._current(query, key)
        return None if row.value is None else self._decoded(query, row)

    def peek(self, query: Query[ValueT], key: str) -> ValueT | None:
        """Return the value of an input without depending on it, or None if there is none."""
        row = self._rows.find(query.kind, key)
        return None if row is None or row.value is None else self._decoded(query, row)

    def note(self, query: Query[Any], key: str) -> None:
        """Let the running query, if there is one, depend on the value of a key that it was given by somebody else."""
        if self._running:
            self._running[-1].noted.add((query.kind, key))

    def before(self, query: Query[ValueT], key: str) -> Before | None:
        """Return what the running query made of its key the last time, as far as that is known.

        It may take parts of it over, where making them again would give the same.
        """
        row = self._rows.find(query.kind, key)
        if row is None or row.value is None:
            return None
        reads = self._rows.reads(row.id)
        self._known = {(read.kind, read.key): read for read in reads if not read.is_dirty}
        changed = [(read.kind, read.key) for read in reads if read.changed > row.ran]
        return Before(self._decoded(query, row), [(read.kind, read.key) for read in reads], changed)

    def state(self, name: str, sort: str, value: str) -> None:
        """State a fact, a member of a list; it holds as long as the row of the running query states it.

        Rows with facts are to be wanted (`want`): whether they exist must not depend on who has read the list.
        """
        self._running[-1].facts.add((name, sort, value))

    def range(
        self, name: str, low: str = "", high: str = LAST, *, limit: int = -1, offset: int = 0, is_reverse: bool = False
    ) -> Sequence[tuple[str, str]]:
        """Return sort keys and values of a list, both ends included. The running query depends on the part that it saw.

        Commands read a list after they have wanted the rows that state it.
        """
        if not self._running:
            return self._rows.range(name, low, high, limit, offset, is_reverse=is_reverse)
        self._settle(self._running[-1].kind)
        found = self._rows.range(name, low, high, limit, offset, is_reverse=is_reverse)
        if 0 <= limit == len(found) and found:
            # What lies beyond the last one seen may change.
            low, high = (found[-1][0], high) if is_reverse else (low, found[-1][0])
        self._running[-1].spans.add((name, low, high))
        return found

    def report(self, problem: Problem) -> None:
        """Report a problem of the running query's row."""
        self._running[-1].problems.append(problem)

    # What commands call

    def watch(self, name: str) -> set[str]:
        """Return a set to which the sort keys are added at which facts of a list come, go or change from now on."""
        return self._watched.setdefault(name, set())

    def set(self, query: Query[ValueT], key: str, value: ValueT | None) -> None:
        """Set an input; None: there is none."""
        self._set(query, key, None if value is None else _encode(value))

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
        others = [
            key for key, value in values.items() if before.get(key) != _row_digest(query.kind, key, _encode(value))
        ]
        return [*sorted(before.keys() - values.keys()), *others]

    def want(self, query: Query[Any], keys: Collection[str], group: str = "", *, are_all: bool = True) -> None:
        """Make the values of these keys, and, if they are all, keep no others of this query unless somebody reads them.

        group: how the keys begin; those that begin otherwise stay. Where the same keys were wanted the last time, they
        are not looked at one by one: only those that are marked are made.
        """
        if not are_all:
            self.ask(query, keys)
            return
        wanted = _digest("\n".join(keys).encode("utf-8", "surrogateescape"))
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
            return self.problems(query, group)
        return _unpacked(filter(None, (self._rows.problems_of(query.kind, key) for key in keys)))

    def collect(
        self, query: Query[ValueT], keys: Collection[str], *, are_all: bool, group: str = ""
    ) -> dict[str, ValueT]:
        """Make the values of these keys, as `want` does, and return those that there are, in their order."""
        self.want(query, keys, group, are_all=are_all)
        if not are_all:
            return {key: value for key in keys if (value := self.find(query, key)) is not None}
        found = dict(self.values(query, group))
        return {key: found[key] for key in keys if key in found}

    def ask(self, query: Query[Any], keys: Iterable[str]) -> None:
        """Make the values of these keys where they are missing or out of date, many together where possible."""
        wanted = list(dict.fromkeys(keys))
        while True:
            self._settle(query.kind)
            known = self._rows.digests(query.kind) if len(wanted) > _FEW else {}
            missing = [key for key in wanted if key not in known and not self._is_made(query, key)]
            if not missing:
                return
            if query.follows:
                self.ask(query.follows, missing)
            for start in range(0, len(missing), query.batch):
                self._run(query, missing[start : start + query.batch])
                self._settle(query.kind)

    def doubt(self, query: Query[Any], keys: Iterable[str]) -> None:
        """Have the values of these keys made again: what was made of them elsewhere is lost."""
        for key in keys:
            if row := self._rows.find(query.kind, key):
                self._rows.mark(row.id)
                self._note_dirty(query.kind)

    def keep_only(self, query: Query[Any], keys: Collection[str], group: str = "") -> None:
        """Keep no values of a query but these, and what is read, of all keys that begin like this."""
        self._rows.set_wanted(query.kind, group, None)
        self._rows.set_roots(query.kind, set(keys), group)
        self._sweep()

    def count(self, name: str) -> int:
        """Return the number of different sort keys of a list."""
        return self._rows.count(name)

    def keep(self, query: Query[Any], keys: Collection[str], no_more: Collection[str] = ()) -> None:
        """Make the values of these keys and keep them, with all that are kept but for those of others."""
        self.ask(query, keys)
        self._rows.add_roots(query.kind, keys)
        if no_more:
            self._rows.remove_roots(query.kind, no_more)
            self._sweep()

    def save(self) -> None:
        """Save everything that was made, so that forked processes can read it."""
        self._rows.save()

    def become_reader(self) -> None:
        """Only read from now on, in a forked process, what its parent has saved."""
        self._rows.become_reader()

    def values(self, query: Query[ValueT], group: str = "") -> Iterator[tuple[str, ValueT]]:
        """Yield every value of a query that has been made and is up to date, by key.

        For commands that look at all of them. group: how the keys begin.
        """
        self._settle(query.kind + 1)
        for row in self._rows.of_kind(query.kind, group):
            if row.value is not None and not row.is_dirty:
                yield row.key, _decoder(query.value)(_checked(row))

    def keys(self, query: Query[Any], group: str = "") -> Collection[str]:
        """Return the keys of a query that have a value which is up to date. group: how they begin."""
        self._settle(query.kind + 1)
        return self._rows.digests(query.kind, group).keys()

    def problems(self, query: Query[Any], group: str = "") -> list[Problem]:
        """Return the problems of all rows of a query whose keys begin like this."""
        return _unpacked(self._rows.problems(query.kind, group))

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

    # How it works: `_settle` runs what is marked, `_store` marks who has read what changed

    def _set(self, query: Query[Any], key: str, value: bytes | None) -> None:
        digest = b"" if value is None else _row_digest(query.kind, key, value)
        written = self._rows.write(query.kind, key, digest, value, None)
        self._mark_readers(written)
        # An input stays though nobody reads it; one that is not there any more need not.
        self._rows.set_root(written.id, is_root=value is not None)

    def _settle(self, below: int) -> None:
        """Run all marked rows of lower kinds, the lowest first."""
        while self._lowest_dirty is not None and self._lowest_dirty < below:
            query = self._queries[self._lowest_dirty]
            keys = self._rows.dirty_keys(query.kind)
            for start in range(0, len(keys), query.batch):
                self._run(query, keys[start : start + query.batch])
            self._lowest_dirty = self._rows.lowest_dirty(UNREAD)

    def _current(self, query: Query[Any], key: str) -> Row:
        if self._running and query.kind >= self._running[-1].kind:
            raise ValueError(f"{query.name} is not below the query that reads it")
        row = self._made(query, key)
        if self._running:
            self._running[-1].reads.add(row.id)
        return row

    def _made(self, query: Query[Any], key: str) -> Row:
        if known := self._known.get((query.kind, key)):
            return known
        while True:
            self._settle(query.kind)
            row = self._rows.find(query.kind, key)
            if row and not row.is_dirty:
                return row
            self._run(query, [key])

    def _is_made(self, query: Query[Any], key: str) -> bool:
        row = self._rows.find(query.kind, key)
        return row is not None and not row.is_dirty

    def _run(self, query: Query[Any], keys: Sequence[str]) -> None:
        """Make the values of some keys of a query."""
        if query.spread:
            spread = query.spread(self.tools, partial(self._run_apart, query), keys)
            for key, made in zip(keys, map(_decode_apart, spread), strict=True):
                self._store(query, key, None if made.value is None else msgspec.Raw(made.value), made.frame)
                self._rows.save_now_and_then()
            return
        frames = [_Frame(query.kind) for _ in keys]
        first = len(self._in_progress)
        self._in_progress += frames
        try:
            results = [self._run_one(query, key, frame) for key, frame in zip(keys, frames, strict=True)]
            if query.answer:
                requests = [result for result in results if result is not None]
                answers = iter(query.answer(self.tools, requests))
                results = [None if result is None else next(answers) for result in results]
        finally:
            del self._in_progress[first:]
        for key, frame, result in zip(keys, frames, results, strict=True):
            self._store(query, key, result, frame)
        self._rows.save_now_and_then()

    def _run_apart(self, query: Query[Any], key: str) -> bytes:
        """Return what a query makes of a key, in whatever process; nothing is stored."""
        frame = _Frame(query.kind)
        self._in_progress.append(frame)
        try:
            result = self._run_one(query, key, frame)
        finally:
            self._in_progress.pop()
        return _encode(_Apart(None if result is None else _encode(result), frame))

    def _run_one(self, query: Query[Any], key: str, frame: _Frame) -> Any:
        """Return the value of a key, or the request for it; None if it is absent."""
        if query.run is None:
            return None  # an input that nobody has set
        self._running.append(frame)
        self._known = {}
        try:
            return query.run(self, key)
        except Absent:
            return None
        finally:
            self._known = {}
            self._running.pop()

    def _store(self, query: Query[Any], key: str, result: Any, frame: _Frame) -> None:
        """Store a value, with what was read and stated for it, and mark its readers if it has changed."""
        is_passing = isinstance(result, Passing)
        value = None if result is None else _encode(result.value if is_passing else result)
        problems = _sealed(_encode(frame.problems)) if frame.problems else None
        digest = b"" if value is None else _row_digest(query.kind, key, value)
        written = self._rows.write(query.kind, key, digest, value, problems, is_passing=is_passing)
        reads = frame.reads.union(map(self._id_of_noted, frame.noted))
        replace_reads = self._rows.add_reads if written.is_new else self._rows.replace_reads
        replace_reads(written.id, reads, frame.spans)
        if frame.facts or not written.is_new:
            self._mark_range_readers(query, self._rows.replace_facts(written.id, frame.facts))
        self._mark_readers(written)
        if frame.is_outdated:
            self._rows.mark(written.id)
            self._note_dirty(query.kind)
        self.ran += 1
        self.cut_off += not written.is_changed

    def _id_of_noted(self, noted: tuple[int, str]) -> int:
        if noted not in self._noted:
            self._noted[noted] = self._made(self._queries[noted[0]], noted[1]).id
        return self._noted[noted]

    def _mark_readers(self, written: Written) -> None:
        if written.is_new or not written.is_changed:
            return  # nobody has read a new row
        if self._rows.mark_readers(written.id):
            self._lowest_dirty = self._rows.lowest_dirty(UNREAD)
        for other in self._in_progress:
            other.is_outdated |= written.id in other.reads

    def _mark_range_readers(self, query: Query[Any], facts: Iterable[Fact]) -> None:
        for name, sort, _ in facts:
            if name in self._watched:
                self._watched[name].add(sort)
            kind = self._rows.mark_range_readers(name, sort)
            if kind is not None:
                if kind <= query.kind:
                    raise ValueError(f"{self._queries[kind].name} is not above {query.name}, whose facts it reads")
                self._note_dirty(kind)
            for other in self._in_progress:
                seen = any(name == listed and low <= sort <= high for listed, low, high in other.spans)
                other.is_outdated |= seen

    def _note_dirty(self, kind: int) -> None:
        if kind < UNREAD:
            self._lowest_dirty = kind if self._lowest_dirty is None else min(kind, self._lowest_dirty)

    def _sweep(self) -> None:
        """Remove rows that nobody wants or reads any more, with what only they read."""
        self._noted.clear()
        while loose := self._rows.find_loose():
            for number, kind in loose:
                self._mark_range_readers(self._queries[kind], self._rows.replace_facts(number, ()))
                self._rows.remove(number)

    def _decoded(self, query: Query[ValueT], row: Row) -> ValueT:
        known = (row.kind, row.key, row.digest)
        if known not in self._values:
            if len(self._values) == _VALUES_KEPT:
                del self._values[next(iter(self._values))]
            self._values[known] = _decoder(query.value)(_checked(row))
        value: ValueT = self._values[known]
        return value


def _digest(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_DIGEST_SIZE).digest()


def _row_digest(kind: int, key: str, value: bytes) -> bytes:
    """Return the digest of a value at its key: a flipped bit in the key of another row must not lead there."""
    digest = hashlib.blake2b(f"{kind} {key}\n".encode("utf-8", "surrogateescape"), digest_size=_DIGEST_SIZE)
    digest.update(value)
    return digest.digest()


def _checked(row: Row) -> bytes:
    value = row.value or b""
    if _row_digest(row.kind, row.key, value) != row.digest:
        raise RowsUnusable(_NO_MATCH)
    return value


def _sealed(value: bytes) -> bytes:
    return _digest(value) + value


def _unpacked(found: Iterable[bytes]) -> list[Problem]:
    return [one for problems in found for one in _decoder(list[AnyProblem])(_unsealed(problems))]


def _unsealed(sealed: bytes) -> bytes:
    """Return what a digest was put before; SQLite itself does not notice a flipped bit.

    Raises: RowsUnusable.
    """
    digest, value = sealed[:_DIGEST_SIZE], sealed[_DIGEST_SIZE:]
    if _digest(value) != digest:
        raise RowsUnusable(_NO_MATCH)
    return value
