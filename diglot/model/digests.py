"""Digests: how equal contents are recognised without keeping them. Touches nothing."""

from __future__ import annotations

import hashlib
from typing import TypeAlias

Digest: TypeAlias = str
"""BLAKE2b of some content, in hexadecimal digits: equal digests, equal contents. "" for what cannot be read."""


def digest_of(content: bytes) -> Digest:
    """Return the digest of some content, as the manifest of a published site lists it."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()
