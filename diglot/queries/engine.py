"""The engine: a value is asked for by key, and made again when what it read has changed.

    inputs ──read by──▶ queries ──read by──▶ queries …        each value a row, each read an edge

A *query* (`queries.query`) is a pure function of the database and a key. `get` inside it returns another value and
records that it was read. That a key has no value is a row as well: it can be read, and a reader that does not expect it
has no value either.

After an edit, commands and stages `set` the inputs that differ. The rows that read them are marked, and nothing is run
yet. Whoever asks for a value first has all marked rows of lower kinds run, whether he reads them or not, the lowest
kind first: a value that differs marks its readers, one that comes out the same marks nobody (early cut-off). Then his
own is run if it is marked or missing. Marked rows of the same kind and above wait until they are asked for, and so do
all from `UNREAD` on, which no query reads. Nothing is removed here; `Database` sweeps away what nobody wants.

Rows, edges, facts and marks are in one transaction, committed between two batches of rows every two seconds, and
at the end, after an error as well. A process that is killed loses what it has done since then, inputs included; the
next one finds that these differ, and goes on. One process at a time has the file, and another waits for it
(`RowTables`); forked ones make values, which their parent stores.

A list to which many rows contribute, such as that of a blog, consists of *facts*: each is stated by one row, under
the name of the list and a sort key. Who reads a range of a list is marked only by facts inside it that come, go or
change.

After Skyframe (Bazel) and salsa, in the terms of Mokhov, Mitchell and Peyton Jones, "Build Systems à la Carte" (2018):
a topological scheduler over kinds with verifying traces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import msgspec

from diglot.adapters.databases.row_tables import Fact, Row, RowTables, Written
from diglot.model.problems import Problem
from diglot.queries.query import (
    LAST,
    UNREAD,
    Absent,
    Apart,
    Before,
    Frame,
    Passing,
    Query,
    checked,
    decode_apart,
    decoder,
    encode,
    row_digest,
    with_digest,
)

ValueT = TypeVar("ValueT")

# How many decoded values are kept: many rows read the same few.
_VALUES_KEPT = 1024
# So many keys are looked up one by one.
_FEW = 64


class Engine:
    """All values of a publication. revision: the number of this session; a row keeps those in which it ran and changed.

    tools: what queries work with, such as the publication's folder. To use them is not recorded: inputs stand for what
    changes there.
    """

    def __init__(self, rows: RowTables, queries: Iterable[Query[Any]], tools: Any = None) -> None:
        self.tools = tools
        self.ran = 0
        """How many values were made."""
        self.cut_off = 0
        """How many of the values that were made came out as before."""
        self.revision = rows.revision
        self.is_renewed = rows.is_renewed
        """Whether rows of another version were thrown away."""
        self._rows = rows
        self._queries: Mapping[int, Query[Any]] = {query.kind: query for query in queries}
        self._lowest_dirty = rows.lowest_dirty(UNREAD)
        self._running: list[Frame] = []
        self._in_progress: list[Frame] = []
        """Of the running queries and others in their batches: what is not stored yet, and may be outdated by then."""
        self._known: dict[tuple[int, str], Row] = {}
        """Rows that the running query is likely to read, which are as they were when they were looked up together."""
        self._apart: dict[tuple[int, str], Row] = {}
        """In a forked process: the rows that it has made because the values that it was asked for read them."""
        self._untaken: list[Apart] | None = None
        """In a forked process: what its parent has not got yet of these; None where rows are stored."""
        self._values: dict[tuple[int, str, bytes], Any] = {}
        self._noted: dict[tuple[int, str], int] = {}
        """The ids of rows that were noted (`note`), which hold until rows are removed."""
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
        """Let the running query, if there is one, depend on a value that somebody else read for it."""
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

        Rows with facts are to be wanted (`Database.want`): whether they exist must not depend on who has read the list.
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

    def watch(self, name: str) -> set[str]:
        """Return a set to which the sort keys are added at which facts of a list come, go or change from now on."""
        return self._watched.setdefault(name, set())

    def set(self, query: Query[ValueT], key: str, value: ValueT | None) -> None:
        """Set an input; None: there is none."""
        self._set(query, key, None if value is None else encode(value))

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

    # How it works: `_settle` runs what is marked, `_store` marks who has read what changed

    def _set(self, query: Query[Any], key: str, value: bytes | None) -> None:
        digest = b"" if value is None else row_digest(query.kind, key, value)
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
        if self._running and (query.kind, key) in self._apart:
            self._running[-1].noted.add((query.kind, key))
        elif self._running:
            self._running[-1].reads.add(row.id)
        return row

    def _made(self, query: Query[Any], key: str) -> Row:
        place = query.kind, key
        if known := self._known.get(place) or self._apart.get(place):
            return known
        while True:
            self._settle(query.kind)
            row = self._apart.get(place) or self._rows.find(query.kind, key)
            if row and not row.is_dirty:
                return row
            self._run(query, [key])

    def _is_made(self, query: Query[Any], key: str) -> bool:
        row = self._apart.get((query.kind, key)) or self._rows.find(query.kind, key)
        return row is not None and not row.is_dirty

    def _run(self, query: Query[Any], keys: Sequence[str]) -> None:
        """Make the values of some keys of a query."""
        if query.spread:
            # Nothing is saved meanwhile: forked processes read the file without a lock, and it must not change then.
            for made in map(decode_apart, query.spread(self.tools, partial(self._run_apart, query), keys)):
                self._store_apart(made)
            self._rows.save_now_and_then()
            return
        frames = [Frame(query.kind) for _ in keys]
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
        if self._untaken is not None:
            for key, frame, result in zip(keys, frames, results, strict=True):
                self._keep_apart(self._untaken, query, key, result, frame)
            return
        for key, frame, result in zip(keys, frames, results, strict=True):
            self._store(query, key, result, frame)
        self._rows.save_now_and_then()

    def _run_apart(self, query: Query[Any], key: str) -> bytes:
        """Return what a query makes of a key, in whatever process, after what was made for it in a forked one."""
        frame = Frame(query.kind)
        self._in_progress.append(frame)
        try:
            result = self._run_one(query, key, frame)
        finally:
            self._in_progress.pop()
        made = [*(self._untaken or ()), Apart(query.kind, key, None if result is None else encode(result), frame)]
        if self._untaken:
            self._untaken.clear()
        return encode(made)

    def _keep_apart(self, untaken: list[Apart], query: Query[Any], key: str, result: Any, frame: Frame) -> None:
        """Keep a value in a forked process, for its parent to store."""
        if frame.facts or isinstance(result, Passing):
            raise ValueError(f"{query.name} is not to be made in another process")
        value = None if result is None else encode(result)
        digest = b"" if value is None else row_digest(query.kind, key, value)
        self._apart[query.kind, key] = Row(0, query.kind, key, digest, value, False, self.revision, self.revision)
        untaken.append(Apart(query.kind, key, value, frame))

    def _store_apart(self, made: Sequence[Apart]) -> None:
        """Store what was made apart; several processes may have made the same of what they read."""
        for one in made:
            query = self._queries[one.kind]
            if one is made[-1] or not self._is_made(query, one.key):
                self._store(query, one.key, None if one.value is None else msgspec.Raw(one.value), one.frame)

    def _run_one(self, query: Query[Any], key: str, frame: Frame) -> Any:
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

    def _store(self, query: Query[Any], key: str, result: Any, frame: Frame) -> None:
        """Store a value, with what was read and stated for it, and mark its readers if it has changed."""
        is_passing = isinstance(result, Passing)
        value = None if result is None else encode(result.value if is_passing else result)
        problems = with_digest(encode(frame.problems)) if frame.problems else None
        digest = b"" if value is None else row_digest(query.kind, key, value)
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
        # What was only noted is of a kind that was settled before its readers ran, and they state nothing it reads.
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

    def _decoded(self, query: Query[ValueT], row: Row) -> ValueT:
        known = (row.kind, row.key, row.digest)
        if known not in self._values:
            if len(self._values) == _VALUES_KEPT:
                del self._values[next(iter(self._values))]
            self._values[known] = decoder(query.value)(checked(row))
        value: ValueT = self._values[known]
        return value
