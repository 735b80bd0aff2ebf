"""Bytes in, compressed bytes out, for servers to send to browsers that accept them. Touches nothing.

The only module that imports brotli.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping

import brotli
import msgspec


class Coding(msgspec.Struct, frozen=True):
    """A content coding of HTTP. Both functions release the interpreter lock."""

    compress: Callable[[bytes], bytes]
    restore: Callable[[bytes], bytes]


def _gzip(content: bytes) -> bytes:
    # Without a timestamp: the same bytes each time.
    return gzip.compress(content, 9, mtime=0)


CODINGS: Mapping[str, Coding] = {
    ".br": Coding(brotli.compress, brotli.decompress),
    ".gz": Coding(_gzip, gzip.decompress),
}
"""By the suffix of the compressed file. Both at the highest level: files are compressed once and sent many times."""


def is_compressed_form(compressed: bytes, content: bytes, suffix: str) -> bool:
    """Return whether a compressed file holds this content."""
    try:
        return CODINGS[suffix].restore(compressed) == content
    except (brotli.error, OSError, EOFError, zlib.error):
        return False
