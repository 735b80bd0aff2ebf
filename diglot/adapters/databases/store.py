"""Keys in, cached results out: what was made once is not made again.

A key is a hash of everything that a result depends on, so an entry is never stale, only unused. Each row has its
own checksum, read back with it: SQLite's own check does not find a flipped byte. A damaged store is set aside
and a new one begun; nothing in it is worth more than the time that it saves. When the file grows too large, the
least recently used rows are deleted; the clock is read for that alone.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from io import FileIO
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from diglot.model.messages import N_, quotation
from diglot.model.wording.system_reasons import is_full

ValueT = TypeVar("ValueT")

# How large the file may grow. What the present build has used stays, however large it is.
BYTES_KEPT = 2_000_000_000
# Rows that no build has used for this long are deleted.
DAYS_KEPT = 90
_DAY_S = 86_400
_FORMAT = 2
_TABLES = (
    "CREATE TABLE kept (key BLOB PRIMARY KEY, checksum BLOB, value BLOB)",
    # Apart, because a row is rewritten whole, however little of it changes.
    "CREATE TABLE uses (key BLOB PRIMARY KEY, used INTEGER, size INTEGER) WITHOUT ROWID",
)

# A file that is too large is cut to this share of the limit, so that the next builds need not do it again.
_SHARE_LEFT = 0.9
# The time of use is written again only when it is as old as this: most builds write none.
_USE_INTERVAL_S = 3_600
# A build that is killed loses what it made in this time.
_COMMIT_INTERVAL_S = 1.0

# What reading a damaged file raises. Not only SQLite's own errors: it quotes damaged bytes in its messages, which
# Python cannot decode then. A TypeError or another ValueError is a mistake of diglot's, which loses nothing.
_DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
# Of those, the ones that SQLite raises for mistakes of whoever calls it.
_MISTAKES = (sqlite3.ProgrammingError, sqlite3.NotSupportedError, sqlite3.DataError)


def cache_key(*parts: bytes | str) -> bytes:
    """Return a key from everything that a result depends on; the parts' order and borders count.

    >>> cache_key("ab", "c") == cache_key("a", "bc")
    False
    """
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        piece = part.encode() if isinstance(part, str) else part
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.digest()


@cache
def code_digest() -> bytes:
    """Return a digest of diglot's own code and the Lua beside it: results of another version are not used."""
    paths = [f"{folder}/{name}" for folder, _, names in os.walk(Path(__file__).resolve().parents[2]) for name in names]
    return cache_key(*(_content(path) for path in sorted(paths) if path.endswith((".py", ".lua"))))


def _content(path: str) -> bytes:
    # Every command reads a thousand files: without a buffer and a path for each, that takes two thirds of the time.
    with FileIO(path) as file:
        return file.readall()


def store_in(folder: Path) -> Path | None:
    """Return the store in a cache, in a folder that holds one, or in a publication with one; None if there is none."""
    paths = (folder / inside / "store.sqlite" for inside in ("", "diglot", ".cache/diglot"))
    with suppress(PermissionError):  # a folder that may not be looked into
        return next((path for path in paths if path.is_file()), None)
    return None


# The key in `uses` under which it stands when everything in use was named the last time.
_ALL_NAMED = b"all"


class FallbackStore:
    """A second store, which is asked for what the first one lacks. It is never written to, not even to lock it.

    Use as a context manager.
    """

    def __init__(self, path: Path) -> None:
        """Open the store; `damage` says where it is none."""
        self.path = path
        self.damage = ""
        """Why it is not read any more; "" where all was sound."""
        self.hits = 0
        """The number of results that were found."""
        self._connection: Any = None
        try:
            # immutable: no lock is taken, no journal played back. Checksums find what another process writes meanwhile.
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            if version != _FORMAT:
                raise sqlite3.DatabaseError(N_("it was written by another version"))
            _check_tables(self._connection)
        except _DAMAGE as error:
            self._give_up(_reason(error))

    def get(self, key: bytes) -> bytes | None:
        """Return the result stored under a key, or None."""
        if self._connection is None:
            return None
        try:
            value = _sound_value(self._connection, key)
        except _DAMAGE as error:
            self._give_up(_reason(error))
            return None
        self.hits += value is not None
        return value

    def __enter__(self) -> FallbackStore:
        """Return the store: it is open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store: nothing more is found in it."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _give_up(self, reason: str) -> None:
        self.damage = reason
        self.__exit__()


@dataclass
class _StoreReader:
    """A store in a forked process. added: the results that this process has put. unused: the parent's connection.

    untaken: the keys of those that the parent has not got yet.
    """

    stores: list[FallbackStore]
    unused: Any
    added: dict[bytes, bytes] = field(default_factory=dict)
    untaken: list[bytes] = field(default_factory=list)

    def get(self, key: bytes) -> bytes | None:
        value = self.added.get(key)
        return _first_value(self.stores, key) if value is None else value


class Store:
    """One file of results by key. Use as a context manager: leaving it writes what was put."""

    def __init__(self, path: Path, *, is_fresh: bool = False, fallback: FallbackStore | None = None) -> None:
        """Open or begin the store. is_fresh: forget what it holds. fallback: is asked for what it does not hold."""
        self.path = path
        self.damage = ""
        """Why an old store was set aside; "" where it was sound."""
        self.is_new = False
        """Whether it was begun by this build: nothing that an earlier one is known to have made is in it."""
        self.unwritable = ""
        """Why results are written to a temporary store, which is removed at the end; "" where they are kept."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_fresh:
            self._remove()
        self._fallbacks = [fallback] if fallback else []
        self._full_path: Path | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._connection: Any = None
        self._used: set[bytes] = set()
        self._committed = time.monotonic()
        self._reader: _StoreReader | None = None
        try:
            self._begin()
        except _DAMAGE as error:
            self._recover(error)

    def __enter__(self) -> Store:
        """Return the store: it is open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Note what was used, delete what was not used for long, and close."""
        if not self.unwritable:
            self._finish()
        self._connection.close()
        if self._scratch:
            self._fallbacks[0].__exit__()
            self._scratch.cleanup()
        elif not self.damage:
            # The file that an earlier build set aside for inspection takes room too.
            with suppress(OSError):
                self._aside.unlink(missing_ok=True)

    def _finish(self) -> None:
        try:
            is_smaller = self._delete(self._note_use())
            self._connection.commit()
            if is_smaller:
                # Not execute(), which takes one step of it: a page.
                self._connection.executescript("PRAGMA incremental_vacuum")
        except _DAMAGE as error:
            # A full disk costs what is not written yet. Any other damage the next builds would meet again.
            if not is_full(error):
                self._set_aside(error)

    def get(self, key: bytes) -> bytes | None:
        """Return the result stored under a key, or None; a row that does not match its checksum counts as none."""
        if self._reader:
            return self._reader.get(key)
        try:
            value = _sound_value(self._connection, key)
        except _DAMAGE as error:
            self._recover(error)
            value = None
        if value is None:
            return self._borrow(key)
        self._used.add(key)
        return value

    def trusts(self, key: bytes) -> bool:
        """Return `has` for a key under which an earlier build is known to have put a result.

        The store is not read, unless it has a fallback: a result that was lost since is noticed when it is read.
        """
        if self._fallbacks or self._reader:
            return self.has(key)
        self._used.add(key)
        return True

    def forgets(self) -> bool:
        """Return whether all that is used has to be named now (`trusts`): to be kept, or borrowed from a fallback.

        Once in a while is enough, as only what was not used for long is deleted.
        """
        if self._fallbacks or self._reader:
            return True
        try:
            named = self._connection.execute("SELECT used FROM uses WHERE key = ?", (_ALL_NAMED,)).fetchone()
            now = int(time.time())
            if named and now - _USE_INTERVAL_S < named[0] <= now:
                return False
            self._connection.execute("INSERT OR REPLACE INTO uses VALUES (?, ?, 0)", (_ALL_NAMED, now))
        except _DAMAGE as error:
            self._recover(error)
        return True

    def has(self, key: bytes) -> bool:
        """Return whether there is a result under a key; whether it is sound is noticed when it is read."""
        if self._reader:
            return self._reader.get(key) is not None
        try:
            row = self._connection.execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone()
        except _DAMAGE as error:
            self._recover(error)
            row = None
        if row is None:
            return self._borrow(key) is not None
        self._used.add(key)
        return True

    def put(self, key: bytes, value: bytes) -> None:
        """Store a result under a key."""
        if self._reader:
            self._reader.added[key] = value
            self._reader.untaken.append(key)
            return
        try:
            self._insert(key, value)
        except _DAMAGE as error:
            self._recover(error)
            self._insert(key, value)
        self._used.add(key)

    def read(self, key: bytes, kind: type[ValueT]) -> ValueT | None:
        """Return what `write` stored under a key, or None; a row of another form, however sound, counts as none.

        kind: a type that msgspec can decode. Anybody can compute a checksum.
        """
        content = self.get(key)
        if content is None:
            return None
        try:
            return msgspec.msgpack.decode(content, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None

    def write(self, key: bytes, value: object) -> None:
        """Store a value for `read`."""
        self.put(key, msgspec.msgpack.encode(value))

    def save(self) -> None:
        """Commit what was put, so that other processes can read it."""
        try:
            self._connection.commit()
        except _DAMAGE as error:
            self._recover(error)

    def become_reader(self) -> None:
        """Read-only from now on: for a forked process. It reads what its parent has saved; writes stay in memory.

        A connection of SQLite serves one process. The parent's is left open, because closing it would use it.
        """
        paths = [self.path, self._full_path] if self._full_path else [self.path]
        self._reader = _StoreReader([FallbackStore(path) for path in paths], self._connection)

    def take_added(self) -> dict[bytes, bytes]:
        """Return what a forked process has put since it was last asked, for its parent to put into the file."""
        assert self._reader
        keys, self._reader.untaken = self._reader.untaken, []
        return {key: self._reader.added[key] for key in keys}

    def _borrow(self, key: bytes) -> bytes | None:
        """Return a result of a fallback, and store it here as well."""
        value = _first_value(self._fallbacks, key)
        if value is not None:
            self.put(key, value)
        return value

    def _insert(self, key: bytes, value: bytes) -> None:
        execute, now = self._connection.execute, time.monotonic()
        execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (key, _checksum(key, value), value))
        execute("INSERT OR REPLACE INTO uses VALUES (?, ?, ?)", (key, int(time.time()), len(value)))
        # A damaged index takes a row in and does not find it again: every build would make the result again.
        if not execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone():
            raise sqlite3.DatabaseError(N_("its index is damaged"))
        if now - self._committed > _COMMIT_INTERVAL_S:
            self._connection.commit()
            self._committed = now

    def _begin(self) -> None:
        self._connect()
        if 0 < self._version() < _FORMAT:
            # Keys of an earlier diglot are never asked for.
            self._connection.close()
            self._remove()
            self._connect()
        execute, version = self._connection.execute, self._version()
        if version not in (0, _FORMAT):
            raise sqlite3.DatabaseError(N_("it was written by another version"))
        if version:
            _check_tables(self._connection)
        # One build at a time holds the folder's lock: SQLite need not look for other processes with each row.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("PRAGMA synchronous = OFF")
        if not version:
            execute("PRAGMA auto_vacuum = INCREMENTAL")
        # Results are written once and seldom changed: a rollback journal holds next to nothing then, whereas a
        # write-ahead log would write everything twice. Neither minds a process that is killed.
        execute("PRAGMA journal_mode = DELETE")
        self.is_new = not version
        if not version:
            for table in _TABLES:
                execute(table)
            execute(f"PRAGMA user_version = {_FORMAT}")

    def _connect(self) -> None:
        self._connection = sqlite3.connect(self.path, isolation_level="DEFERRED", check_same_thread=False)

    def _version(self) -> int:
        """Return the format of the file, 0 where it is new."""
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        return int(version)

    def _note_use(self) -> list[tuple[bytes]]:
        """Write the time of use of the keys that were used; return the keys that were not used for long."""
        now = int(time.time())
        rows = self._connection.execute(
            "SELECT key, used FROM uses WHERE used < ?", (now - _USE_INTERVAL_S,)
        ).fetchall()
        updates: Iterable[tuple[int, bytes]] = ((now, key) for key, _ in rows if key in self._used)
        self._connection.executemany("UPDATE uses SET used = ? WHERE key = ?", updates)
        return [(key,) for key, used in rows if used < now - DAYS_KEPT * _DAY_S and key not in self._used]

    def _delete(self, keys: list[tuple[bytes]]) -> bool:
        """Delete keys, and the least recently used ones of a file that is too large; return whether there were any."""
        size = self._size()
        if size > BYTES_KEPT:
            excess = size - BYTES_KEPT * _SHARE_LEFT
            for key, length in self._connection.execute("SELECT key, size FROM uses ORDER BY used"):
                if not isinstance(length, int):
                    raise sqlite3.DatabaseError(N_("its contents are damaged"))
                if excess > 0 and key not in self._used:
                    excess -= length
                    keys.append((key,))
        self._connection.executemany("DELETE FROM kept WHERE key = ?", keys)
        self._connection.executemany("DELETE FROM uses WHERE key = ?", keys)
        return bool(keys)

    def _size(self) -> int:
        """Return how many bytes of the file are in use."""
        names = ("page_count", "freelist_count", "page_size")
        pages, free, size = (self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
        return int((pages - free) * size)

    def _recover(self, error: Exception) -> None:
        """Go on with an empty store: elsewhere if the disk is full, else in place of the damaged one."""
        if is_full(error) and not self._scratch:
            self._move_to_scratch(_reason(error))
        else:
            self._set_aside(error)

    def _move_to_scratch(self, reason: str) -> None:
        self.unwritable = reason
        with suppress(*_DAMAGE):
            self._connection.rollback()
        self._connection.close()
        self._full_path = self.path
        self._fallbacks.insert(0, FallbackStore(self.path))
        self._scratch = tempfile.TemporaryDirectory(prefix="diglot-")
        self.path = Path(self._scratch.name) / self.path.name
        self._begin()

    def _set_aside(self, error: Exception) -> None:
        if isinstance(error, _MISTAKES):
            raise error
        self._insist_on_open_files()
        self.damage = _reason(error)
        if self._connection:
            self._connection.close()
        with suppress(OSError):
            # What is damaged again and again is small: the copy worth a look is the large one.
            if not self._aside.is_file() or _size(self._aside) <= _size(self.path):
                self.path.replace(self._aside)
        self._remove()
        self._used = set()
        self._begin()

    def _insist_on_open_files(self) -> None:
        """Raise the system's error if this process cannot open any more files: the store is sound then."""
        try:
            self.path.open("rb").close()
        except OSError as error:
            if error.errno in (errno.EMFILE, errno.ENFILE):
                raise

    @property
    def _aside(self) -> Path:
        return self.path.with_suffix(".damaged")

    def _remove(self) -> None:
        # An earlier diglot wrote a write-ahead log.
        for suffix in ("", "-journal", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def _sound_value(connection: Any, key: bytes) -> bytes | None:
    """Return the value of a row, or None where there is no such row.

    Raises: one of _DAMAGE.
    """
    row = connection.execute("SELECT checksum, value FROM kept WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    checksum, value = row
    if not isinstance(value, bytes) or checksum != _checksum(key, value):
        raise sqlite3.DatabaseError(N_("a row does not match its checksum"))
    return value


def _size(path: Path) -> int:
    return path.stat().st_size


def _checksum(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16, key=key[:32]).digest()


def _first_value(stores: Iterable[FallbackStore], key: bytes) -> bytes | None:
    return next((value for store in stores if (value := store.get(key)) is not None), None)


def _check_tables(connection: Any) -> None:
    """Make sure that a file has the tables of a store and nothing else: a view may yield rows without end.

    Raises: one of _DAMAGE.
    """
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL LIMIT 3").fetchall()
    if set(found) != {(table,) for table in _TABLES}:
        raise sqlite3.DatabaseError(N_("it has other tables"))


# What SQLite says, in English only.
_REASONS = {
    "file is not a database": N_("the file is not a cache"),
    "database disk image is malformed": N_("its contents are damaged"),
    "unable to open database file": N_("the file cannot be opened"),
    "attempt to write a readonly database": N_("permission is denied"),
    "database is locked": N_("it is in use"),
    "database or disk is full": N_("the disk is full"),
    "disk I/O error": N_("the disk has failed"),
}


def _reason(error: Exception) -> str:
    """Return why the store cannot be used: a message of the catalogues or, for what is rare, a quotation."""
    words = _REASONS.get(str(error), str(error))
    # Only errors of SQLite itself have a code; others carry messages of ours.
    is_foreign = hasattr(error, "sqlite_errorcode") and words not in _REASONS.values()
    return quotation("SQLite", words) if is_foreign else words
