"""A password in, its hash out, and whether a password is the hashed one. The only user of argon2.

Argon2id with the parameters of RFC 9106 for machines with little memory: 64 MB, three passes.
"""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

_HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
# Of a password that nobody has: a name that does not exist must take as long as one that does.
_NOBODYS = _HASHER.hash(secrets.token_urlsafe(32))


def hash_password(password: str) -> str:
    """Return the hash of a password, with its salt and parameters. Takes some tens of milliseconds.

    >>> hash_password("a long password").rpartition("p=")[0]
    '$argon2id$v=19$m=65536,t=3,'
    """
    return _HASHER.hash(password)


def is_password(password: str, hashed: str) -> bool:
    """Return whether a password has a hash; "" is nobody's, and takes as long."""
    try:
        return _HASHER.verify(hashed or _NOBODYS, password)
    except (VerificationError, InvalidHashError):
        return False
