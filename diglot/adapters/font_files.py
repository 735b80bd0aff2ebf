"""Font files in, their names and licences out. Touches nothing."""

from __future__ import annotations

import contextlib
import logging
import re
import struct
import zlib
from io import BytesIO

import brotli
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2DirectoryEntry

from diglot.model.look import FontFile

# Numbers of the table of names. Source: OpenType 1.9.1, "name".
_FAMILY, _TYPOGRAPHIC_FAMILY, _LICENSE, _LICENSE_URL = 1, 16, 13, 14
_ITALIC_BITS = 0x01 | 0x200
# What a family's name may not contain in a stylesheet.
_UNSAFE = re.compile(r"[\"\\<>*/\x00-\x1f\x7f]")

# Bytes: fonts with the signs of all languages have some 40 million. fontTools unpacks whatever there is.
_MOST_UNPACKED = 100_000_000

# A damaged table of names is reported there, record by record.
logging.getLogger("fontTools").setLevel(logging.CRITICAL)


def read_font(content: bytes, path: str) -> FontFile | None:
    """Return what a font file says about itself, or None if it is no font. path: kept in the result."""
    try:
        if _unpacked_bytes(content) > _MOST_UNPACKED:
            return None
        with TTFont(BytesIO(content), lazy=True) as font:
            names, os2 = font["name"], font["OS/2"]
            family = names.getDebugName(_TYPOGRAPHIC_FAMILY) or names.getDebugName(_FAMILY) or ""
            license_name = names.getDebugName(_LICENSE) or names.getDebugName(_LICENSE_URL) or ""
            weight, is_italic = int(os2.usWeightClass), bool(os2.fsSelection & _ITALIC_BITS)
    except Exception:  # whatever the tables of a damaged file lead to: struct.error, brotli.error, an assertion …
        return None
    family = _UNSAFE.sub("", family).strip()
    return FontFile(path, family, weight, is_italic, " ".join(license_name.split())) if family else None


def _unpacked_bytes(content: bytes) -> int:
    """Return how large the tables of a WOFF file are when they are unpacked, or a number beyond the limit; else 0.

    Source: WOFF File Format 1.0 and 2.0, “Table Directory”. What a file says of its sizes need not be so.
    """
    (count,) = struct.unpack_from(">H", content, 12)
    if content[:4] == b"wOFF":
        total = 0
        for number in range(count):
            offset, length = struct.unpack_from(">II", content, 44 + 20 * number + 4)
            table = zlib.decompressobj()
            with contextlib.suppress(zlib.error):  # it is not packed
                total += len(table.decompress(content[offset : offset + length], _MOST_UNPACKED))
            if total >= _MOST_UNPACKED:
                return total + 1
        return total
    if content[:4] == b"wOF2":
        file = BytesIO(content)
        file.seek(48)
        for _ in range(count):
            WOFF2DirectoryEntry().fromFile(file)
        packed = file.read(*struct.unpack_from(">I", content, 20))
        unpacked = brotli.Decompressor().process(packed, output_buffer_limit=_MOST_UNPACKED)
        return len(unpacked) + (len(unpacked) >= _MOST_UNPACKED)
    return 0
