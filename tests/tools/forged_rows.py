"""Rows of a cache that were changed together with their checksums, which anybody can compute. Touches the disk."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from diglot.adapters.databases.store import _checksum


def rewrite(store: Path, change: Callable[[bytes], bytes]) -> int:
    """Change the values of a store and their checksums; return how many differ."""
    count = 0
    with closing(sqlite3.connect(store)) as connection, connection:
        for key, value in connection.execute("SELECT key, value FROM kept").fetchall():
            changed = change(value)
            count += changed != value
            values = (changed, _checksum(key, changed), key)
            connection.execute("UPDATE kept SET value = ?, checksum = ? WHERE key = ?", values)
    return count


def rewrite_rows(rows: Path, change: Callable[[bytes], bytes]) -> int:
    """Change the values and problems of a publication's rows, and their checksums; return how many differ."""
    count = 0
    with closing(sqlite3.connect(rows)) as connection, connection:
        for number, kind, key, value, problems in connection.execute(
            "SELECT id, kind, key, value, problems FROM row"
        ).fetchall():
            # Without a value, a row says that something is not there.
            new_value = None if value is None else change(value)
            new_problems = change(problems[16:]) if problems else None
            count += (new_value, new_problems) != (value, problems and problems[16:])
            sealed = new_problems and _digest(new_problems) + new_problems
            connection.execute(
                "UPDATE row SET value = ?, digest = ?, problems = ? WHERE id = ?",
                (
                    new_value,
                    b"" if new_value is None else _digest(f"{kind} {key}\n".encode() + new_value),
                    sealed,
                    number,
                ),
            )
    return count


def _digest(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16).digest()


def rewrite_index(index: Path, value: bytes) -> None:
    """Change the values of every pair of a translation memory's index, and their checksums."""
    checksum = hashlib.blake2b(value, digest_size=16).digest()
    with closing(sqlite3.connect(index)) as connection, connection:
        connection.execute("UPDATE pairs SET value = ?, checksum = ?", (value, checksum))
