"""Values by kind and key in, kept in one SQLite file with who read whom; the engine (`queries.engine`) decides on them.

The file holds nothing that cannot be made again: a damaged one, one of another version or one on a full disk is given
up as a whole (`RowsUnusable`). What is committed is always consistent: a row that may be out of date is marked so.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType

import msgspec

from diglot.model.messages import N_, quotation
from diglot.model.wording.system_reasons import is_full

_TABLES = (
    # dirty: something that it read has changed since. root: it is wanted for itself, not only because others read it.
    # loose: somebody who read it, or wanted it, no longer does. passing: it is dirty from the next session on.
    # changed, ran: the revisions in which its value last changed, and in which it was last made.
    "CREATE TABLE row (id INTEGER PRIMARY KEY, kind INTEGER, key TEXT, digest BLOB, value BLOB, problems BLOB,"
    " dirty INTEGER, root INTEGER, loose INTEGER, passing INTEGER, changed INTEGER, ran INTEGER, UNIQUE (kind, key))",
    "CREATE INDEX row_dirty ON row (kind) WHERE dirty",
    "CREATE INDEX row_loose ON row (id) WHERE loose",
    "CREATE INDEX row_passing ON row (id) WHERE passing",
    "CREATE INDEX row_problems ON row (kind) WHERE problems IS NOT NULL",
    "CREATE TABLE edge (used INTEGER, uses INTEGER, PRIMARY KEY (used, uses)) WITHOUT ROWID",
    "CREATE INDEX edge_uses ON edge (uses)",
    "CREATE TABLE fact (name TEXT, sort TEXT, value TEXT, row INTEGER, PRIMARY KEY (name, sort, value, row))"
    " WITHOUT ROWID",
    "CREATE INDEX fact_row ON fact (row)",
    "CREATE TABLE span (name TEXT, low TEXT, high TEXT, uses INTEGER)",
    "CREATE INDEX span_name ON span (name, low)",
    "CREATE INDEX span_uses ON span (uses)",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
)
# A process that is killed loses what it made in this time.
_COMMIT_INTERVAL_S = 2.0
# Another process that holds the file is waited for as long as this.
_WAIT_S = 600
# A cold build looks a row up fourteen times; so many are remembered that were found.
_MOST_FOUND = 1024
_DAMAGE = (sqlite3.Error, UnicodeDecodeError, OverflowError)

Fact = tuple[str, str, str]
"""The name of a list, a sort key in it, and a value."""
Span = tuple[str, str, str]
"""The name of a list, and the lowest and highest sort key that somebody looked at."""


class RowsUnusable(Exception):
    """The file is damaged, or the disk is full: nothing in it may be used, and nothing more be written."""

    def __init__(self, reason: str, *, is_full: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_full = is_full


class Row(msgspec.Struct, frozen=True):
    """A row as kept. value: None where there is no such thing. is_dirty: it may be out of date."""

    id: int
    kind: int
    key: str
    digest: bytes
    value: bytes | None
    is_dirty: bool
    changed: int
    ran: int


class Written(msgspec.Struct, frozen=True):
    """The id of a row that was written. is_changed: its value is another than before, or new."""

    id: int
    is_new: bool
    is_changed: bool


_COLUMNS = "id, kind, key, digest, value, dirty, changed, ran"
# Left to itself, SQLite looks at each row of the kind, even to find the few that are dirty or have problems.
_IN_GROUP = "kind = ? AND key >= ? AND key <= ?"
_FIND = f"SELECT {_COLUMNS} FROM row WHERE kind = ? AND key = ?"


class _Usable:
    """Turns an error of the file into `RowsUnusable`. A generator would take as long as a statement of SQLite."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, _DAMAGE):
            raise RowsUnusable(quotation("SQLite", str(error)), is_full=is_full(error)) from error


_usable = _Usable()


class RowTables:
    """The rows in a file, or in memory. Use as a context manager: leaving it without an error commits.

    revision: counts the sessions that wrote here; this one's. is_renewed: whether there were rows of another version.
    """

    def __init__(self, path: Path | None, version: bytes) -> None:
        """Open or begin the file. path: None for one in memory. version: rows of another one are not used.

        Raises: RowsUnusable.
        """
        self._path = path
        self._found: dict[tuple[int, str], Row] = {}
        with _usable:
            self._sql = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=_WAIT_S)
            self._sql.execute("PRAGMA synchronous = OFF")
            self._sql.execute("PRAGMA cell_size_check = ON")
            # Nothing is written to the file before it is saved: other processes read it meanwhile.
            self._sql.execute("PRAGMA cache_spill = OFF")
            self._begin()
            found = {sql for (sql,) in self._sql.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
            if not found:
                for table in _TABLES:
                    self._sql.execute(table)
            # A view may yield rows without end, and a trigger may change what is written.
            elif found != set(_TABLES):
                raise RowsUnusable(N_("it has other tables"))
            before = self._meta("version")
            self.is_renewed = before not in (None, version)
            if before != version:
                for name in ("row", "edge", "fact", "span"):
                    self._sql.execute(f"DELETE FROM {name}")
                self._sql.execute("DELETE FROM meta WHERE name LIKE 'wanted %'")
                self._set_meta("version", version)
            self._sql.execute("UPDATE row SET dirty = 1, passing = 0 WHERE passing")
            revision = self._meta("revision")
            self.revision = 1 + (int.from_bytes(revision, "big") if revision else 0)
            self._set_meta("revision", self.revision.to_bytes(8, "big"))
        self._committed = time.monotonic()

    def __enter__(self) -> RowTables:
        """Return the tables: they are open already."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Commit, unless the file is unusable, and close. After any other error what was made so far is kept.

        A full disk costs what is not written yet.
        """
        with closing(self._sql), suppress(RowsUnusable), _usable:
            if kind is None or not issubclass(kind, RowsUnusable):
                self._sql.execute("COMMIT")

    def save_now_and_then(self) -> None:
        """Commit now and then. To be called only while all that is marked is consistent: between two rows."""
        if time.monotonic() - self._committed > _COMMIT_INTERVAL_S:
            self.save()

    def save(self) -> None:
        """Commit now."""
        with _usable:
            self._sql.execute("COMMIT")
            self._begin()
        self._committed = time.monotonic()

    def become_reader(self) -> None:
        """Only read from now on: for a forked process. It reads what its parent has saved.

        A connection of SQLite serves one process; the parent's is left open, because closing it would use it.
        """
        if self._path:
            with _usable:
                self._of_parent = self._sql
                self._sql = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, timeout=_WAIT_S)

    # The rest is one statement or two a method, for the engine.

    def find(self, kind: int, key: str) -> Row | None:
        """Return the row of a key."""
        if known := self._found.get((kind, key)):
            return known
        with _usable:
            found = self._sql.execute(_FIND, (kind, key)).fetchone()
        if not found:
            return None
        if len(self._found) >= _MOST_FOUND:
            self._found.clear()
        row = self._found[kind, key] = _row(found)
        return row

    def is_read(self, kind: int, key: str) -> bool:
        """Return whether any row has read that of a key."""
        read = "SELECT EXISTS (SELECT 1 FROM row JOIN edge ON edge.used = row.id WHERE kind = ? AND key = ?)"
        with _usable:
            return bool(self._sql.execute(read, (kind, key)).fetchone()[0])

    def of_kind(self, kind: int, group: str = "") -> Iterator[Row]:
        """Yield every row of a kind whose key begins like this, by key."""
        with _usable:
            for found in self._sql.execute(
                f"SELECT {_COLUMNS} FROM row WHERE {_IN_GROUP} ORDER BY key", _in_group(kind, group)
            ):
                yield _row(found)

    def digests(self, kind: int, group: str = "", *, is_flat: bool = False) -> dict[str, bytes]:
        """Return the digest of every row of a kind that has a value and is not dirty, by key.

        group: how the keys begin. is_flat: not of keys with a slash after that.
        """
        flat = " AND instr(substr(key, ?), '/') = 0" if is_flat else ""
        with _usable:
            return dict(
                self._sql.execute(
                    f"SELECT key, digest FROM row WHERE {_IN_GROUP} AND NOT dirty AND value IS NOT NULL{flat}",
                    (*_in_group(kind, group), *([len(group) + 1] if is_flat else [])),
                )
            )

    def lowest_dirty(self, below: int) -> int | None:
        """Return the lowest kind that has dirty rows, of those below another one."""
        with _usable:
            (kind,) = self._sql.execute("SELECT min(kind) FROM row WHERE dirty AND kind < ?", (below,)).fetchone()
        return kind if kind is None else int(kind)

    def dirty_keys(self, kind: int, group: str = "") -> list[str]:
        """Return the keys of the dirty rows of a kind that begin like this."""
        with _usable:
            found = self._sql.execute(
                f"SELECT key FROM row INDEXED BY row_dirty WHERE dirty AND {_IN_GROUP} ORDER BY key",
                _in_group(kind, group),
            )
            return [key for (key,) in found]

    def write(
        self,
        kind: int,
        key: str,
        digest: bytes,
        value: bytes | None,
        problems: bytes | None,
        *,
        is_passing: bool = False,
    ) -> Written:
        """Write a row, clean; one that is passing, until the end of this session."""
        execute = self._sql.execute
        self._found.pop((kind, key), None)
        with _usable:
            old = execute("SELECT id, digest FROM row WHERE kind = ? AND key = ?", (kind, key)).fetchone()
            if old is None:
                made = execute(
                    "INSERT INTO row (kind, key, digest, value, problems, dirty, root, loose, passing, changed, ran)"
                    " VALUES (?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?)",
                    (kind, key, digest, value, problems, is_passing, self.revision, self.revision),
                )
                return Written(int(made.lastrowid or 0), is_new=True, is_changed=True)
            number, is_changed = int(old[0]), old[1] != digest
            if is_changed:
                execute(
                    "UPDATE row SET digest = ?, value = ?, changed = ? WHERE id = ?",
                    (digest, value, self.revision, number),
                )
            execute(
                "UPDATE row SET dirty = 0, passing = ?, problems = ?, ran = ? WHERE id = ?",
                (is_passing, problems, self.revision, number),
            )
        return Written(number, is_new=False, is_changed=is_changed)

    def mark(self, number: int) -> None:
        """Mark a row as dirty."""
        self._found.clear()
        with _usable:
            self._sql.execute("UPDATE row SET dirty = 1 WHERE id = ?", (number,))

    def mark_readers(self, number: int) -> bool:
        """Mark the rows that read a row as dirty; return whether there are any."""
        with _usable:
            marked = self._sql.execute(
                "UPDATE row SET dirty = 1 WHERE id IN (SELECT uses FROM edge WHERE used = ?)", (number,)
            )
        return self._has_marked(marked)

    def mark_range_readers(self, name: str, sort: str) -> int | None:
        """Mark the rows that looked at a place of a list as dirty; return their lowest kind."""
        seen = "SELECT uses FROM span WHERE name = ? AND low <= ? AND high >= ?"
        with _usable:
            marked = self._sql.execute(f"UPDATE row SET dirty = 1 WHERE id IN ({seen})", (name, sort, sort))
            if not self._has_marked(marked):
                return None
            (kind,) = self._sql.execute(
                f"SELECT min(kind) FROM row WHERE id IN ({seen})",
                (name, sort, sort),
            ).fetchone()
        return kind if kind is None else int(kind)

    def _has_marked(self, marked: sqlite3.Cursor) -> bool:
        if marked.rowcount:
            self._found.clear()
        return marked.rowcount > 0

    def add_reads(self, number: int, reads: Iterable[int], spans: Iterable[Span]) -> None:
        """Note what a new row has read."""
        with _usable:
            self._sql.executemany("INSERT INTO edge VALUES (?, ?)", ((used, number) for used in reads))
            self._sql.executemany("INSERT INTO span VALUES (?, ?, ?, ?)", ((*span, number) for span in spans))

    def replace_reads(self, number: int, reads: Iterable[int], spans: Iterable[Span]) -> None:
        """Replace what a row has read. What it no longer reads is loose."""
        execute, now = self._sql.execute, set(reads)
        with _usable:
            before = {used for (used,) in execute("SELECT used FROM edge WHERE uses = ?", (number,))}
            self._sql.executemany(
                "DELETE FROM edge WHERE used = ? AND uses = ?", ((used, number) for used in before - now)
            )
            self._sql.executemany("UPDATE row SET loose = 1 WHERE id = ?", ((used,) for used in before - now))
            execute("DELETE FROM span WHERE uses = ?", (number,))
        self.add_reads(number, now - before, spans)

    def replace_facts(self, number: int, facts: Iterable[Fact]) -> set[Fact]:
        """Replace the facts that a row states; return those that are new or gone."""
        now = set(facts)
        with _usable:
            before = set(self._sql.execute("SELECT name, sort, value FROM fact WHERE row = ?", (number,)))
            self._sql.executemany(
                "DELETE FROM fact WHERE name = ? AND sort = ? AND value = ? AND row = ?",
                ((*fact, number) for fact in before - now),
            )
            self._sql.executemany("INSERT INTO fact VALUES (?, ?, ?, ?)", ((*fact, number) for fact in now - before))
        return before ^ now

    def range(
        self, name: str, low: str, high: str, limit: int, offset: int, *, is_reverse: bool
    ) -> Sequence[tuple[str, str]]:
        """Return the sort keys and values of a list between two sort keys, both included."""
        order = "sort DESC, value DESC" if is_reverse else "sort, value"
        with _usable:
            return self._sql.execute(
                "SELECT DISTINCT sort, value FROM fact WHERE name = ? AND sort >= ? AND sort <= ?"
                f" ORDER BY {order} LIMIT ? OFFSET ?",
                (name, low, high, limit, offset),
            ).fetchall()

    def count(self, name: str) -> int:
        """Return the number of different sort keys of a list."""
        with _usable:
            (number,) = self._sql.execute("SELECT count(DISTINCT sort) FROM fact WHERE name = ?", (name,)).fetchone()
        return int(number)

    def reads(self, number: int) -> list[Row]:
        """Return the rows that a row read, in the order of their kinds and keys."""
        columns = ", ".join(f"row.{name}" for name in _COLUMNS.split(", "))
        with _usable:
            found = self._sql.execute(
                f"SELECT {columns} FROM row JOIN edge ON id = used WHERE uses = ? ORDER BY kind, key",
                (number,),
            )
            return [_row(one) for one in found]

    def problems(self, kind: int, group: str = "", *, only_roots: bool = False) -> list[bytes]:
        """Return the problems of all rows of a kind that are up to date and whose key begins like this, by key.

        only_roots: only of those that are wanted for themselves.
        """
        with _usable:
            found = self._sql.execute(
                "SELECT problems FROM row INDEXED BY row_problems"
                f" WHERE problems IS NOT NULL AND NOT dirty AND root >= ? AND {_IN_GROUP} ORDER BY key",
                (only_roots, *_in_group(kind, group)),
            )
            return [problems for (problems,) in found]

    def problems_of(self, kind: int, key: str) -> bytes | None:
        """Return the problems of a row, or None."""
        with _usable:
            found = self._sql.execute("SELECT problems FROM row WHERE kind = ? AND key = ?", (kind, key)).fetchone()
            problems: bytes | None = found[0] if found else None
            return problems

    def set_root(self, number: int, *, is_root: bool) -> None:
        """Note whether a row is wanted for itself."""
        with _usable:
            self._sql.execute("UPDATE row SET root = ?, loose = ? WHERE id = ?", (is_root, not is_root, number))

    def set_roots(self, kind: int, keys: set[str], group: str = "") -> None:
        """Let these keys of a kind be the ones that are wanted for themselves; those that no longer are, are loose.

        group: how the keys begin; others stay as they are.
        """
        with _usable:
            found = self._sql.execute(f"SELECT key FROM row WHERE {_IN_GROUP} AND root", _in_group(kind, group))
            roots = {key for (key,) in found}
            self.remove_roots(kind, roots - keys)
            self.add_roots(kind, keys - roots)

    def add_roots(self, kind: int, keys: Collection[str]) -> None:
        """Note that rows are wanted for themselves."""
        with _usable:
            self._sql.executemany(
                "UPDATE row SET root = 1 WHERE kind = ? AND key = ? AND NOT root", ((kind, key) for key in keys)
            )

    def remove_roots(self, kind: int, keys: Collection[str]) -> None:
        """Note that rows are no longer wanted for themselves: they are loose."""
        with _usable:
            self._sql.executemany(
                "UPDATE row SET root = 0, loose = 1 WHERE kind = ? AND key = ?", ((kind, key) for key in keys)
            )

    def wanted(self, kind: int, group: str) -> bytes | None:
        """Return what `set_wanted` has saved."""
        with _usable:
            return self._meta(f"wanted {kind} {group}")

    def set_wanted(self, kind: int, group: str, digest: bytes | None) -> None:
        """Save a digest of those keys of a kind and group that are all wanted for themselves and made; or of none."""
        with _usable:
            self._set_meta(f"wanted {kind} {group}", digest or b"")

    def find_loose(self) -> list[tuple[int, int]]:
        """Return the ids and kinds of the loose rows that nobody wants or reads; the others are not loose any more."""
        with _usable:
            self._sql.execute(
                "UPDATE row SET loose = 0 WHERE loose AND (root OR EXISTS (SELECT 1 FROM edge WHERE used = id))"
            )
            return self._sql.execute("SELECT id, kind FROM row WHERE loose").fetchall()

    def remove(self, number: int) -> None:
        """Remove a row that states no facts. What only it read is loose."""
        self.replace_reads(number, (), ())
        with _usable:
            self._sql.execute("DELETE FROM row WHERE id = ?", (number,))
        self._found.clear()

    def _begin(self) -> None:
        self._sql.execute("BEGIN IMMEDIATE")

    def _meta(self, name: str) -> bytes | None:
        found = self._sql.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    def _set_meta(self, name: str, value: bytes) -> None:
        self._sql.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def _in_group(kind: int, group: str) -> tuple[int, str, str]:
    """Return the values of `_IN_GROUP` for keys that begin alike."""
    return kind, group, f"{group}\U0010ffff"


def _row(found: tuple[int, int, str, bytes, bytes | None, int, int, int]) -> Row:
    number, kind, key, digest, value, dirty, changed, ran = found
    return Row(number, kind, key, digest, value, bool(dirty), changed, ran)
