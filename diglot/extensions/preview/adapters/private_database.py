"""A path and tables in, an SQLite database that only its owner may read out: for records that exist nowhere else.

What is written is on the disk before `held` ends. Unlike a cache it is never replaced because it is damaged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from diglot.adapters.system.folder_calls import os
from diglot.model.messages import quotation
from diglot.model.wording.system_reasons import system_reason

_WAIT_SECONDS = 20


class DatabaseUnusable(Exception):
    """The file is damaged, or the disk is full or may not be written to; `args[0]` is the reason."""


@contextmanager
def usable() -> Iterator[None]:
    """Turn what SQLite and the disk report into `DatabaseUnusable`."""
    try:
        yield
    except OSError as error:
        raise DatabaseUnusable(system_reason(error)) from error
    except (sqlite3.Error, ValueError) as error:
        raise DatabaseUnusable(quotation("SQLite", str(error))) from error


class PrivateDatabase:
    """A database in a file, which only its owner may read."""

    def __init__(self, path: Path, tables: Sequence[str]) -> None:
        """Open the file; it is created if it does not exist. tables: the statements that create them.

        Raises: DatabaseUnusable.
        """
        with usable():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
            # One thread at a time uses it, but not always the same one.
            self._connection = sqlite3.connect(path, _WAIT_SECONDS, isolation_level=None, check_same_thread=False)
            self._execute = self._connection.execute
            self._execute("PRAGMA journal_mode = WAL")
            self._execute("PRAGMA synchronous = FULL")
            with self.held():
                found = {sql for (sql,) in self._execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
                if not found:
                    for table in tables:
                        self._execute(table)
                elif found != set(tables):
                    raise sqlite3.DatabaseError("it has other tables")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the file, so that nobody else writes; at the end, unless there is an error, put all on the disk.

        Raises: DatabaseUnusable.
        """
        with usable():
            self._execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with usable():
                self._execute("ROLLBACK")
            raise
        with usable():
            self._execute("COMMIT")
