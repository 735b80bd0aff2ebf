"""Digests, which show whether two contents are equal without keeping either. Touches nothing."""

from __future__ import annotations

import hashlib
from typing import TypeAlias

import msgspec

_encode = msgspec.msgpack.Encoder(order="deterministic").encode

Digest: TypeAlias = str
"""The BLAKE2b digest of some content, in hexadecimal digits; "" for content that cannot be read."""


def digest_of(content: bytes) -> Digest:
    """Return the digest of some content, as the manifest of a published site lists it."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def digest_of_values(*values: object) -> Digest:
    """Return a digest of plain values, dataclasses and structs that is the same in every process."""
    try:
        return digest_of(_encode(values))
    except OverflowError:
        # An integer of more than 64 bits, such as an author may have typed.
        return digest_of(repr(values).encode())
