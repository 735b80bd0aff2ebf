"""Keys in, kept results out: what was made once is not made again. The only module that imports sqlite3.

A key is a hash of everything that a result depends on, so an entry is never stale, only unused. Each row has its
own checksum, read back with it: SQLite's own check does not find a flipped byte. A damaged store is set aside
and a new one begun; nothing in it is worth more than the time that it saves. What was used longest ago goes when
the file grows too large. Reads the clock, for that alone.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

# How large the file may grow. What the present build has used stays, however large it is.
BYTES_KEPT = 2_000_000_000
# What nobody has asked for in this time is dropped.
DAYS_KEPT = 90
_DAY_S = 86_400
_FORMAT = 2

# When too much is kept, so much is dropped that the next builds need not drop again.
_SHARE_LEFT = 0.9
# A use is noted anew when the last note is as old as this: most builds then note nothing.
_NOTED_EVERY_S = 3_600
# A build that is killed loses what it made in this time.
_WRITTEN_EVERY_S = 1.0

# What reading a damaged file raises. Not only SQLite's own errors: it quotes damaged bytes in its messages, which
# Python cannot decode then, and a number may come out as a text or too large.
_DAMAGE = (sqlite3.Error, ValueError, TypeError, OverflowError)


def cache_key(*parts: bytes | str) -> bytes:
    """A key from everything that a result depends on; the parts' order and borders count.

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
    """A mark of the press itself, its code and the Lua beside it: what another press made is made anew."""
    package = Path(__file__).resolve().parents[1]
    files = sorted(path for suffix in ("py", "lua") for path in package.rglob(f"*.{suffix}"))
    return cache_key(*(path.read_bytes() for path in files))


def store_in(folder: Path) -> Path | None:
    """The store in a cache, in a folder that holds one, or in a publication with one; None where there is none."""
    places = (folder / inside / "store.sqlite" for inside in ("", "diglot", ".cache/diglot"))
    with suppress(PermissionError):  # a folder that may not be looked into
        return next((place for place in places if place.is_file()), None)
    return None


class FallbackStore:
    """Another store, from which results are borrowed. It is never written to, not even to lock it.

    Use as a context manager.
    """

    def __init__(self, path: Path) -> None:
        """Open the store; whether it is one shows in `damage`."""
        self.damage = ""
        """Why nothing more is borrowed; "" where all was sound."""
        self.lent = 0
        """How many results were borrowed."""
        self._connection: Any = None
        try:
            # immutable: no lock is taken, no journal played back. What somebody writes meanwhile, checksums find.
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            if version != _FORMAT:
                raise sqlite3.DatabaseError("it was written by another version")
        except _DAMAGE as error:
            self._give_up(str(error))

    def get(self, key: bytes) -> bytes | None:
        """The result kept there under the key, or None."""
        if self._connection is None:
            return None
        try:
            value = _sound_value(self._connection, key)
        except _DAMAGE as error:
            self._give_up(str(error))
            return None
        self.lent += value is not None
        return value

    def __enter__(self) -> FallbackStore:
        """The store is open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Borrow no more."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _give_up(self, reason: str) -> None:
        self.damage = reason
        self.__exit__()


@dataclass
class _StoreReader:
    """A store in a process that was forked. own: what was put there."""

    saved: FallbackStore
    left_behind: Any
    own: dict[bytes, bytes] = field(default_factory=dict)

    def get(self, key: bytes) -> bytes | None:
        own = self.own.get(key)
        return self.saved.get(key) if own is None else own


class Store:
    """One file of results by key. Use as a context manager: leaving it writes what was put."""

    def __init__(self, path: Path, *, is_fresh: bool = False, lender: FallbackStore | None = None) -> None:
        """Open or begin the store. is_fresh: forget what it holds. lender: is asked for what it does not hold."""
        self.path = path
        self.damage = ""
        """Why an old store was set aside; "" where it was sound."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_fresh:
            self._remove()
        self._lender = lender
        self._connection: Any = None
        self._asked: set[bytes] = set()
        self._written = time.monotonic()
        self._reader: _StoreReader | None = None
        try:
            self._begin()
        except _DAMAGE as error:
            self._set_aside(str(error))

    def __enter__(self) -> Store:
        """The store is open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Note what was used, drop what was not for long, and close."""
        try:
            is_smaller = self._drop(self._note_use())
            self._connection.commit()
            if is_smaller:
                # Not execute(), which takes one step of it: a page.
                self._connection.executescript("PRAGMA incremental_vacuum")
        except _DAMAGE as error:
            # Or else the next build would meet the same damage, and every one after it.
            self._set_aside(str(error))
        self._connection.close()
        if not self.damage:
            # What an earlier build set aside, to be looked at, takes room too.
            with suppress(OSError):
                self._aside.unlink(missing_ok=True)

    def get(self, key: bytes) -> bytes | None:
        """The result kept under the key, or None; a row that does not match its checksum counts as none."""
        if self._reader:
            return self._reader.get(key)
        try:
            value = _sound_value(self._connection, key)
        except _DAMAGE as error:
            self._set_aside(str(error))
            value = None
        if value is None:
            return self._borrowed(key)
        self._asked.add(key)
        return value

    def trusts(self, key: bytes) -> bool:
        """`has`, of a key under which an earlier build is known to have put something: only a borrower must look.

        Whether it was lost since shows when it is read.
        """
        if self._lender or self._reader:
            return self.has(key)
        self._asked.add(key)
        return True

    def has(self, key: bytes) -> bool:
        """Is there a result under the key? Whether it is sound shows when it is read."""
        if self._reader:
            return self._reader.get(key) is not None
        try:
            row = self._connection.execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone()
        except _DAMAGE as error:
            self._set_aside(str(error))
            row = None
        if row is None:
            return self._borrowed(key) is not None
        self._asked.add(key)
        return True

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a result."""
        if self._reader:
            self._reader.own[key] = value
            return
        try:
            self._insert(key, value)
        except _DAMAGE as error:
            self._set_aside(str(error))
            self._insert(key, value)
        self._asked.add(key)

    def save(self) -> None:
        """Write what was put, so that others may read it."""
        try:
            self._connection.commit()
        except _DAMAGE as error:
            self._set_aside(str(error))

    def become_reader(self) -> None:
        """In a process that was forked: read what the other one has saved, and keep what is put for this process only.

        A connection of SQLite serves one process; it is left as it is, for to close it is to use it.
        """
        self._reader = _StoreReader(FallbackStore(self.path), self._connection)

    def _borrowed(self, key: bytes) -> bytes | None:
        """The lender's result, which is kept here from now on."""
        value = self._lender.get(key) if self._lender else None
        if value is not None:
            self.put(key, value)
        return value

    def _insert(self, key: bytes, value: bytes) -> None:
        execute, now = self._connection.execute, time.monotonic()
        execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (key, _checksum(key, value), value))
        execute("INSERT OR REPLACE INTO uses VALUES (?, ?, ?)", (key, int(time.time()), len(value)))
        # A damaged index takes a row in and does not find it again: it would be made anew in every build.
        if not execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone():
            raise sqlite3.DatabaseError("its index is damaged")
        if now - self._written > _WRITTEN_EVERY_S:
            self._connection.commit()
            self._written = now

    def _begin(self) -> None:
        self._connect()
        if 0 < self._version() < _FORMAT:
            # What an earlier diglot made, this one would never ask for.
            self._connection.close()
            self._remove()
            self._connect()
        execute, version = self._connection.execute, self._version()
        if version not in (0, _FORMAT):
            raise sqlite3.DatabaseError("it was written by another version")
        # One build at a time holds the folder's lock: SQLite need not look anew, for each row, who else is there.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("PRAGMA synchronous = OFF")
        if not version:
            execute("PRAGMA auto_vacuum = INCREMENTAL")
        # Results are written once and seldom changed: a rollback journal holds next to nothing then, whereas a
        # write-ahead log would write everything twice. Neither minds a process that is killed.
        execute("PRAGMA journal_mode = DELETE")
        if not version:
            execute("CREATE TABLE kept (key BLOB PRIMARY KEY, checksum BLOB, value BLOB)")
            # Apart, because a row is rewritten whole, however little of it changes.
            execute("CREATE TABLE uses (key BLOB PRIMARY KEY, used INTEGER, size INTEGER) WITHOUT ROWID")
            execute(f"PRAGMA user_version = {_FORMAT}")

    def _connect(self) -> None:
        self._connection = sqlite3.connect(self.path, isolation_level="DEFERRED", check_same_thread=False)

    def _version(self) -> int:
        """The format of the file, 0 where it is new."""
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        return int(version)

    def _note_use(self) -> list[tuple[bytes]]:
        """Note when what was asked for was used; what nobody has used for long."""
        now = int(time.time())
        rows = self._connection.execute("SELECT key, used FROM uses WHERE used < ?", (now - _NOTED_EVERY_S,)).fetchall()
        again: Iterable[tuple[int, bytes]] = ((now, key) for key, _ in rows if key in self._asked)
        self._connection.executemany("UPDATE uses SET used = ? WHERE key = ?", again)
        return [(key,) for key, used in rows if used < now - DAYS_KEPT * _DAY_S and key not in self._asked]

    def _drop(self, idle: list[tuple[bytes]]) -> bool:
        """Drop what is idle, and what is too much; was there any?"""
        size = self._size()
        if size > BYTES_KEPT:
            excess = size - BYTES_KEPT * _SHARE_LEFT
            for key, length in self._connection.execute("SELECT key, size FROM uses ORDER BY used"):
                if excess > 0 and key not in self._asked:
                    excess -= length
                    idle.append((key,))
        self._connection.executemany("DELETE FROM kept WHERE key = ?", idle)
        self._connection.executemany("DELETE FROM uses WHERE key = ?", idle)
        return bool(idle)

    def _size(self) -> int:
        """How many bytes of the file hold something."""
        names = ("page_count", "freelist_count", "page_size")
        pages, free, size = (self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
        return int((pages - free) * size)

    def _set_aside(self, reason: str) -> None:
        self.damage = reason
        if self._connection:
            self._connection.close()
        with suppress(OSError):
            self.path.replace(self._aside)
        self._remove()
        self._asked = set()
        self._begin()

    @property
    def _aside(self) -> Path:
        return self.path.with_suffix(".damaged")

    def _remove(self) -> None:
        # The log is one that an earlier diglot wrote.
        for suffix in ("", "-journal", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def _sound_value(connection: Any, key: bytes) -> bytes | None:
    """The value of a row, or None where there is no such row.

    Raises: one of _DAMAGE.
    """
    row = connection.execute("SELECT checksum, value FROM kept WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    checksum, value = row
    if not isinstance(value, bytes) or checksum != _checksum(key, value):
        raise sqlite3.DatabaseError("a row does not match its checksum")
    return value


def _checksum(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16, key=key[:32]).digest()
