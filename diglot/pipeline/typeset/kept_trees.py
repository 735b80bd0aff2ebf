"""Keeps in the store what pandoc has read: a text is read once, for a build, its edits, `check` and the ledgers.

A tree is kept as pandoc wrote it, packed, under the digest of the body that it was read from. Touches the store through
its adapter only.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import msgspec

from diglot.adapters.databases.store import cache_key, code_digest
from diglot.adapters.pandoc import PandocFailure, pandoc_version
from diglot.model.tree import Pandoc
from diglot.pipeline.typeset.markdown_reader import decode_answer

FindKept: TypeAlias = Callable[[bytes], bytes | None]
"""Returns what a store has under a key."""

# The fastest: it takes a fortieth of what pandoc takes, and leaves an eighth.
_LEVEL = 1
# No text that pandoc reads in its time has so large a tree; what anybody has put into a store may unpack to more.
_MOST_BYTES = 1 << 28


def tree_key(digest: bytes) -> bytes:
    """Return the key of the tree of a body, by the digest of the body."""
    return cache_key("tree", code_digest(), pandoc_version(), digest)


def pack_tree(answer: bytes) -> bytes:
    """Return what pandoc has answered as it is kept."""
    return zlib.compress(answer, _LEVEL)


def find_packed(digests: Iterable[bytes], find: FindKept) -> dict[bytes, bytes]:
    """Return the trees that are kept, packed, by the digests of their bodies."""
    return {digest: packed for digest in digests if (packed := find(tree_key(digest)))}


def unpack_trees(packed: Mapping[bytes, bytes]) -> dict[bytes, Pandoc | PandocFailure]:
    """Return trees that were kept, without what is none: anybody can write into a store."""
    return {digest: tree for digest, each in packed.items() if (tree := _unpacked(each))}


def _unpacked(packed: bytes) -> Pandoc | None:
    unpacker = zlib.decompressobj()
    try:
        answer = unpacker.decompress(packed, _MOST_BYTES)
        tree = decode_answer(answer) if unpacker.eof else None
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return tree if isinstance(tree, Pandoc) else None
