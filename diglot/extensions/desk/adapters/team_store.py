"""Members, invitations and sessions of the desk's team in SQLite. Of every secret it keeps a hash only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from diglot.extensions.preview.adapters.private_database import PrivateDatabase, usable
from diglot.model.translation.team import Member, Role

_TABLES = (
    "CREATE TABLE members (name TEXT PRIMARY KEY, roles BLOB NOT NULL, password TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE invitations (hash BLOB PRIMARY KEY, name TEXT NOT NULL UNIQUE, until REAL NOT NULL) WITHOUT ROWID",
    "CREATE TABLE sessions (hash BLOB PRIMARY KEY, name TEXT NOT NULL, until REAL NOT NULL) WITHOUT ROWID",
)


class TeamStore(PrivateDatabase):
    """The team in a file, which only its owner may read. Times are in seconds since 1970."""

    def __init__(self, path: Path) -> None:
        """Open the file; it is created if it does not exist.

        Raises: DatabaseUnusable.
        """
        super().__init__(path, _TABLES)

    def members(self) -> Sequence[Member]:
        """Return everybody, by name.

        Raises: DatabaseUnusable.
        """
        with usable():
            rows = self._execute("SELECT name, roles, password != '' FROM members ORDER BY name").fetchall()
        return [_member(*row) for row in rows]

    def password_of(self, name: str) -> str:
        """Return the hash of a member's password, or "" for somebody who has none.

        Raises: DatabaseUnusable.
        """
        with usable():
            row = self._execute("SELECT password FROM members WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def invite(self, name: str, roles: Sequence[Role], invitation: bytes, until: float) -> None:
        """Enter somebody, or give them other roles, and let this invitation replace their earlier one.

        Raises: DatabaseUnusable.
        """
        written = msgspec.json.encode(roles)
        with self.held(), usable():
            self._execute(
                "INSERT INTO members VALUES (?, ?, '') ON CONFLICT (name) DO UPDATE SET roles = ?",
                (name, written, written),
            )
            self._execute("DELETE FROM invitations WHERE name = ?", (name,))
            self._execute("INSERT INTO invitations VALUES (?, ?, ?)", (invitation, name, until))

    def invited(self, invitation: bytes, now: float) -> str:
        """Return whom an invitation is for, or "" if it is used, has expired or never was.

        Raises: DatabaseUnusable.
        """
        with usable():
            found = "SELECT name FROM invitations WHERE hash = ? AND until > ?"
            row = self._execute(found, (invitation, now)).fetchone()
        return str(row[0]) if row else ""

    def accept(self, invitation: bytes, password: str, now: float) -> str:
        """Use an invitation up: set the password of whom it is for, and end their sessions; return the name, or "".

        Raises: DatabaseUnusable.
        """
        with self.held(), usable():
            name = self.invited(invitation, now)
            if name:
                self._execute("DELETE FROM invitations WHERE name = ?", (name,))
                self._execute("DELETE FROM sessions WHERE name = ?", (name,))
                self._execute("UPDATE members SET password = ? WHERE name = ?", (password, name))
        return name

    def remove(self, name: str) -> bool:
        """Remove somebody with their invitation and sessions; return whether they were there.

        Raises: DatabaseUnusable.
        """
        with self.held(), usable():
            for table in ("invitations", "sessions"):
                self._execute(f"DELETE FROM {table} WHERE name = ?", (name,))
            return self._execute("DELETE FROM members WHERE name = ?", (name,)).rowcount > 0

    def begin_session(self, session: bytes, name: str, password: str, now: float, until: float) -> bool:
        """Begin a session of somebody whose password still has this hash; return whether it began.

        Raises: DatabaseUnusable.
        """
        with self.held(), usable():
            self._execute("DELETE FROM sessions WHERE until <= ?", (now,))
            if not password or self.password_of(name) != password:
                return False
            self._execute("INSERT INTO sessions VALUES (?, ?, ?)", (session, name, until))
        return True

    def member_of(self, session: bytes, now: float) -> Member | None:
        """Return whose session it is, or None if it has ended or never was.

        Raises: DatabaseUnusable.
        """
        query = (
            "SELECT members.name, roles, password != '' FROM sessions JOIN members ON members.name = sessions.name "
            "WHERE hash = ? AND until > ?"
        )
        with usable():
            row = self._execute(query, (session, now)).fetchone()
        return _member(*row) if row else None

    def end_session(self, session: bytes) -> None:
        """End a session.

        Raises: DatabaseUnusable.
        """
        with self.held(), usable():
            self._execute("DELETE FROM sessions WHERE hash = ?", (session,))


def _member(name: str, roles: bytes, has_password: int) -> Member:
    with usable():  # msgspec's error is a ValueError: somebody else has written into the file
        return Member(name, msgspec.json.decode(roles, type=tuple[Role, ...]), bool(has_password))
