"""Names, passwords and cookies in, members of the team at the desk out: invitations, sessions, and limits on tries.

Team and secret are in `.desk/` beside `content/`, which is never published. Touches the disk through adapters only.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
import unicodedata
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from diglot.adapters.disk import private_folder, private_record
from diglot.extensions.desk.adapters.passwords import hash_password
from diglot.extensions.desk.adapters.team_store import TeamStore
from diglot.extensions.preview.core.request_guard import network_of
from diglot.model.translation.team import Member, Role, Visitor

TEAM_FOLDER = ".desk"
TEAM_PATH = f"{TEAM_FOLDER}/team.sqlite"

INVITATION_SECONDS = 7 * 24 * 3600
SESSION_SECONDS = 14 * 24 * 3600
TRY_SECONDS = 15 * 60
TRIES_PER_NAME, TRIES_PER_ADDRESS = 10, 30
"""How often in a quarter of an hour somebody may try to sign in; an office shares one address."""
LEAST_PASSWORD, MOST_PASSWORD = 12, 1_000
"""How many characters a password has. Source: NIST SP 800-63B, 3.1.1: length, and no rules about kinds of them."""

MOST_NAME = 200
"""How many characters a name has."""


class TryLimit:
    """Counts tries by name and by network address, and forgets each after a quarter of an hour.

    What is counted is a keyed hash whose key is only in memory, so that no address is kept.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        """Start with no tries."""
        self._now = now
        self._key = secrets.token_bytes(32)
        self._tries: deque[tuple[float, bytes]] = deque()
        self._counts: Counter[bytes] = Counter()

    def take(self, name: str, address: str) -> bool:
        """Count a try and return True, or return False where there were too many."""
        while self._tries and self._tries[0][0] <= self._now() - TRY_SECONDS:
            _, old = self._tries.popleft()
            self._counts[old] -= 1
            if not self._counts[old]:
                del self._counts[old]
        limits = {
            self._hash(f"address {network_of(address)}"): TRIES_PER_ADDRESS,
            self._hash(f"name {name}"): TRIES_PER_NAME,
        }
        if any(self._counts[what] >= most for what, most in limits.items()):
            return False
        for what in limits:
            self._tries.append((self._now(), what))
            self._counts[what] += 1
        return True

    def _hash(self, what: str) -> bytes:
        return hashlib.blake2b(what.encode(), key=self._key, digest_size=16).digest()


class Team:
    """The team of a desk. now: the time, in seconds since 1970."""

    def __init__(
        self, store: TeamStore, secret: bytes, now: Callable[[], float], ticks: Callable[[], float] = time.monotonic
    ) -> None:
        """Take the store and the secret that signs cookies. ticks: seconds on a clock that never goes back."""
        self._store, self._secret, self._now = store, secret, now
        self._limit = TryLimit(ticks)

    def members(self) -> Sequence[Member]:
        """Return everybody, by name.

        Raises: DatabaseUnusable.
        """
        return self._store.members()

    # ------------------------------------------------------------ invitations

    def invite(self, name: str, roles: Sequence[Role]) -> str:
        """Enter somebody, or change their roles; return an invitation, which is good once.

        Raises: DatabaseUnusable.
        """
        invitation = secrets.token_urlsafe(32)
        self._store.invite(name, roles, _hash(invitation), self._now() + INVITATION_SECONDS)
        return invitation

    def invited(self, invitation: str) -> str:
        """Return whom an invitation is for, or "" if it is not good.

        Raises: DatabaseUnusable.
        """
        return self._store.invited(_hash(invitation), self._now())

    def accept(self, invitation: str, password: str) -> str:
        """Set the password of whom an invitation is for; return the cookie of a session, or "" if it is not good.

        Raises: DatabaseUnusable.
        """
        hashed = hash_password(password)
        name = self._store.accept(_hash(invitation), hashed, self._now())
        return self.begin_session(name, hashed) if name else ""

    def remove(self, name: str) -> bool:
        """Remove somebody, and end their sessions; return whether they were in the team.

        Raises: DatabaseUnusable.
        """
        return self._store.remove(name)

    # ------------------------------------------------------------ sessions

    def may_try(self, name: str, address: str) -> bool:
        """Return whether another try to sign in is allowed, and count it."""
        return self._limit.take(name, address)

    def password_of(self, name: str) -> str:
        """Return the hash of somebody's password, or "".

        Raises: DatabaseUnusable.
        """
        return self._store.password_of(name)

    def begin_session(self, name: str, hashed: str) -> str:
        """Return the cookie of a new session; "" if the password was changed, or its owner removed, meanwhile.

        Raises: DatabaseUnusable.
        """
        session, now = secrets.token_urlsafe(32), self._now()
        if not self._store.begin_session(_hash(session), name, hashed, now, now + SESSION_SECONDS):
            return ""
        return f"{session}.{self._signature('session', session)}"

    def visitor_of(self, cookie: str) -> Visitor | None:
        """Return who has a cookie, or None if it is not one of ours, or its session has ended.

        Raises: DatabaseUnusable.
        """
        session = self._session_of(cookie)
        member = self._store.member_of(_hash(session), self._now()) if session else None
        if member is None:
            return None
        return Visitor(member.name, frozenset(member.roles), self._signature("write", session))

    def is_signed(self, cookie: str) -> bool:
        """Return whether a cookie is one of ours, of a session that may have ended. Touches no file."""
        return bool(self._session_of(cookie))

    def end_session(self, cookie: str) -> None:
        """End the session of a cookie.

        Raises: DatabaseUnusable.
        """
        self._store.end_session(_hash(self._session_of(cookie)))

    def _session_of(self, cookie: str) -> str:
        session, _, signature = cookie.partition(".")
        is_ours = hmac.compare_digest(signature.encode(), self._signature("session", session).encode())
        return session if is_ours else ""

    def _signature(self, purpose: str, session: str) -> str:
        return hmac.new(self._secret, f"{purpose} {session}".encode(), "sha256").hexdigest()


def tidy_name(name: str) -> str:
    """Return a name in one form however it was typed; "" if it cannot be one.

    >>> tidy_name("  Nina   Ash "), tidy_name("Nina <nina@example.org>"), tidy_name("a\\nb")
    ('Nina Ash', '', 'a b')
    """
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    # A name goes into ledgers, comments and the author of commits.
    is_sound = len(tidy) <= MOST_NAME and tidy.isprintable() and not set('<>"') & set(tidy)
    return tidy if is_sound else ""


@contextmanager
def open_team(root: Path, now: Callable[[], float], ticks: Callable[[], float] = time.monotonic) -> Iterator[Team]:
    """Provide the team of a publication. now, ticks: as in `Team`.

    Raises: DatabaseUnusable; OSError.
    """
    folder = private_folder(root / TEAM_FOLDER)
    secret = private_record(folder / "secret", partial(secrets.token_bytes, 32))
    store = TeamStore(root / TEAM_PATH)
    try:
        yield Team(store, secret, now, ticks)
    finally:
        store.close()


def _hash(secret: str) -> bytes:
    # Of random numbers, which nobody can guess: a slow hash is only for passwords.
    return hashlib.sha256(secret.encode()).digest()
