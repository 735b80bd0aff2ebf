"""Votes in, counts out: the votes of open polls, in SQLite. The only truth about open polls."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from diglot.extensions.preview.adapters.private_database import PrivateDatabase, usable

_TABLES = (
    "CREATE TABLE ballots (poll TEXT PRIMARY KEY, options TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE votes (poll TEXT, voter BLOB, option INTEGER NOT NULL, PRIMARY KEY (poll, voter)) WITHOUT ROWID",
    "CREATE INDEX votes_of_options ON votes (poll, option)",
)


class VoteStore(PrivateDatabase):
    """The votes in a file, which only its owner may read."""

    def __init__(self, path: Path) -> None:
        """Open the file; it is created if it does not exist.

        Raises: DatabaseUnusable.
        """
        super().__init__(path, _TABLES)

    def ballot(self, poll: str) -> Sequence[Sequence[str]]:
        """Return the options on which readers have voted, each as its words by language; empty if nobody has.

        Raises: DatabaseUnusable.
        """
        with usable():
            row = self._execute("SELECT options FROM ballots WHERE poll = ?", (poll,)).fetchone()
            return [[str(word) for word in option] for option in json.loads(row[0])] if row else []

    def record(self, poll: str, voter: bytes, option: int, ballot: Sequence[Sequence[str]]) -> None:
        """Record the vote of somebody who has not voted yet. option: its number, from 0; ballot: all options.

        Raises: DatabaseUnusable.
        """
        with usable():
            self._execute("INSERT OR REPLACE INTO ballots VALUES (?, ?)", (poll, json.dumps(ballot)))
            self._execute("INSERT INTO votes VALUES (?, ?, ?)", (poll, voter, option))

    def has_voted(self, poll: str, voter: bytes) -> bool:
        """Return whether somebody's vote is recorded.

        Raises: DatabaseUnusable.
        """
        with usable():
            return bool(self._execute("SELECT 1 FROM votes WHERE poll = ? AND voter = ?", (poll, voter)).fetchone())

    def counts(self, poll: str) -> Mapping[int, int]:
        """Return the number of votes for each option that has any.

        Raises: DatabaseUnusable.
        """
        with usable():
            return dict(
                self._execute("SELECT option, count(*) FROM votes WHERE poll = ? GROUP BY option", (poll,)).fetchall()
            )
