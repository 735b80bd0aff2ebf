"""Bytes in, compressed bytes out: what servers send instead of a file to browsers that understand it. Touches nothing.

The only module that imports brotli.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping

import brotli
import msgspec


class Coding(msgspec.Struct, frozen=True):
    """A way to compress. Both functions let other threads work meanwhile."""

    compress: Callable[[bytes], bytes]
    restore: Callable[[bytes], bytes]


def _gzip(content: bytes) -> bytes:
    # No time of day in it: the same bytes whenever it is made.
    return gzip.compress(content, 9, mtime=0)


CODINGS: Mapping[str, Coding] = {
    ".br": Coding(brotli.compress, brotli.decompress),
    ".gz": Coding(_gzip, gzip.decompress),
}
"""By the suffix of the file beside the original. Both as small as can be: it is done once, and sent many times."""


def is_compressed_form(compressed: bytes, content: bytes, suffix: str) -> bool:
    """Is this what that content is compressed to?"""
    try:
        return CODINGS[suffix].restore(compressed) == content
    except (brotli.error, OSError, EOFError, zlib.error):
        return False
