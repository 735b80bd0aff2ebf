"""Votes in, counts out: the votes of open polls, in SQLite. A vote is on the disk before `record` returns.

The only truth about open polls; unlike a cache it is never made again, and never replaced because it is damaged.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from diglot.model.messages import quotation
from diglot.model.system_reasons import system_reason

_TABLES = (
    "CREATE TABLE ballots (poll TEXT PRIMARY KEY, options TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE votes (poll TEXT, voter BLOB, option INTEGER NOT NULL, PRIMARY KEY (poll, voter)) WITHOUT ROWID",
    "CREATE INDEX votes_of_options ON votes (poll, option)",
)
_WAIT_SECONDS = 20


class VotesUnusable(Exception):
    """The file is damaged, or the disk is full or may not be written to; `args[0]` is the reason."""


@contextmanager
def _usable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise VotesUnusable(system_reason(error)) from error
    except (sqlite3.Error, ValueError) as error:
        raise VotesUnusable(quotation("SQLite", str(error))) from error


class VoteStore:
    """The votes in a file, which only its owner may read."""

    def __init__(self, path: Path) -> None:
        """Open the file; it is created if it does not exist.

        Raises: VotesUnusable.
        """
        with _usable():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
            # One thread at a time uses it, but not always the same one.
            self._connection = sqlite3.connect(path, _WAIT_SECONDS, isolation_level=None, check_same_thread=False)
            self._execute = self._connection.execute
            self._execute("PRAGMA journal_mode = WAL")
            self._execute("PRAGMA synchronous = FULL")
            with self.held():
                found = {sql for (sql,) in self._execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
                if not found:
                    for table in _TABLES:
                        self._execute(table)
                elif found != set(_TABLES):
                    raise sqlite3.DatabaseError("it has other tables")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the file, so that nobody else writes; at the end, unless there is an error, put all on the disk.

        Raises: VotesUnusable.
        """
        with _usable():
            self._execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with _usable():
                self._execute("ROLLBACK")
            raise
        with _usable():
            self._execute("COMMIT")

    def ballot(self, poll: str) -> Sequence[Sequence[str]]:
        """Return the options on which readers have voted, each as its words by language; empty if nobody has.

        Raises: VotesUnusable.
        """
        with _usable():
            row = self._execute("SELECT options FROM ballots WHERE poll = ?", (poll,)).fetchone()
            return [[str(word) for word in option] for option in json.loads(row[0])] if row else []

    def record(self, poll: str, voter: bytes, option: int, ballot: Sequence[Sequence[str]]) -> None:
        """Record the vote of somebody who has not voted yet. option: its number, from 0; ballot: all options.

        Raises: VotesUnusable.
        """
        with _usable():
            self._execute("INSERT OR REPLACE INTO ballots VALUES (?, ?)", (poll, json.dumps(ballot)))
            self._execute("INSERT INTO votes VALUES (?, ?, ?)", (poll, voter, option))

    def has_voted(self, poll: str, voter: bytes) -> bool:
        """Return whether somebody's vote is recorded.

        Raises: VotesUnusable.
        """
        with _usable():
            return bool(self._execute("SELECT 1 FROM votes WHERE poll = ? AND voter = ?", (poll, voter)).fetchone())

    def counts(self, poll: str) -> Mapping[int, int]:
        """Return the number of votes for each option that has any.

        Raises: VotesUnusable.
        """
        with _usable():
            return dict(
                self._execute("SELECT option, count(*) FROM votes WHERE poll = ? GROUP BY option", (poll,)).fetchall()
            )
