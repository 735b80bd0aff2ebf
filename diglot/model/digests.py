"""Digests, which show whether two contents are equal without keeping either. Touches nothing."""

from __future__ import annotations

import hashlib
from typing import TypeAlias

Digest: TypeAlias = str
"""The BLAKE2b digest of some content, in hexadecimal digits; "" for content that cannot be read."""


def digest_of(content: bytes) -> Digest:
    """Return the digest of some content, as the manifest of a published site lists it."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()
