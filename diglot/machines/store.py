"""Keys in, kept results out: what was made once is not made again. The only module that imports sqlite3.

A key is a hash of everything that a result depends on, so an entry is never stale, only unused. Each row has its
own checksum, read back with it: SQLite's own check does not find a flipped byte. A damaged store is set aside
and a new one begun; nothing in it is worth more than the time that it saves.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

# Entries that no build has asked for in this many builds are dropped.
BUILDS_KEPT = 20
_FORMAT = 1

# What reading a damaged file raises. Not only SQLite's own errors: it quotes damaged bytes in its messages, which
# Python cannot decode then, and a number may come out as a text or too large.
_DAMAGE = (sqlite3.Error, ValueError, TypeError, OverflowError)


def key_of(*parts: bytes | str) -> bytes:
    """A key from everything that a result depends on; the parts' order and borders count.

    >>> key_of("ab", "c") == key_of("a", "bc")
    False
    """
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        piece = part.encode() if isinstance(part, str) else part
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.digest()


@cache
def press_mark() -> bytes:
    """A mark of the press itself, its code and the Lua beside it: what another press made is made anew."""
    package = Path(__file__).resolve().parents[1]
    files = sorted(path for suffix in ("py", "lua") for path in package.rglob(f"*.{suffix}"))
    return key_of(*(path.read_bytes() for path in files))


class Store:
    """One file of results by key. Use as a context manager: leaving it writes what was put."""

    def __init__(self, path: Path, *, is_fresh: bool = False) -> None:
        """Open or begin the store. is_fresh: forget what it holds."""
        self.path = path
        self.damage = ""
        """Why an old store was set aside; "" where it was sound."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_fresh:
            self._remove()
        self._connection: Any = None
        try:
            self._begin()
        except _DAMAGE as error:
            self._set_aside(str(error))
        self._asked: set[bytes] = set()

    def __enter__(self) -> Store:
        """The store is open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Note what was used, drop what was not for long, and close."""
        try:
            self._note_use()
            self._connection.commit()
        except _DAMAGE as error:
            # Or else the next build would meet the same damage, and every one after it.
            self._set_aside(str(error))
        self._connection.close()

    def get(self, key: bytes) -> bytes | None:
        """The result kept under the key, or None; a row that does not match its checksum counts as none."""
        try:
            row = self._connection.execute("SELECT checksum, value FROM kept WHERE key = ?", (key,)).fetchone()
        except _DAMAGE as error:
            self._set_aside(str(error))
            return None
        if row is None:
            return None
        checksum, value = row
        if not isinstance(value, bytes) or checksum != _checksum(key, value):
            self._set_aside("a row does not match its checksum")
            return None
        self._asked.add(key)
        return value

    def has(self, key: bytes) -> bool:
        """Is there a sound result under the key?"""
        return self.get(key) is not None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a result."""
        try:
            self._insert(key, value)
        except _DAMAGE as error:
            self._set_aside(str(error))
            self._insert(key, value)
        self._asked.add(key)

    def _insert(self, key: bytes, value: bytes) -> None:
        row = (key, _checksum(key, value), value, self._build)
        self._connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", row)
        # A damaged index takes a row in and does not find it again: it would be made anew in every build.
        if not self._connection.execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone():
            raise sqlite3.DatabaseError("its index is damaged")

    def _begin(self) -> None:
        self._connection = sqlite3.connect(self.path, isolation_level="DEFERRED", check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = OFF")
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _FORMAT):
            raise sqlite3.DatabaseError("it was written by another version")
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, checksum BLOB, value BLOB, build INTEGER)"
        )
        self._connection.execute(f"PRAGMA user_version = {_FORMAT}")
        (last,) = self._connection.execute("SELECT coalesce(max(build), 0) FROM kept").fetchone()
        self._build = int(last) + 1

    def _note_use(self) -> None:
        rows: Iterable[tuple[int, bytes]] = ((self._build, key) for key in self._asked)
        self._connection.executemany("UPDATE kept SET build = ? WHERE key = ?", rows)
        self._connection.execute("DELETE FROM kept WHERE build < ?", (self._build - BUILDS_KEPT,))

    def _set_aside(self, reason: str) -> None:
        self.damage = reason
        if self._connection:
            self._connection.close()
        aside = self.path.with_suffix(".damaged")
        if self.path.exists():
            self.path.replace(aside)
        self._remove()
        self._asked = set()
        self._begin()

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def _checksum(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16, key=key[:32]).digest()
