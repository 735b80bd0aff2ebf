"""A JPEG in, the same one out without the place at which it was taken. Touches nothing.

Cameras write it into the Exif data, and programs that edit photographs into an XMP packet. It is blanked there; all
else, such as the author, the rights and the day, stays as it is, and the picture itself is not touched.
"""

from __future__ import annotations

import re
import struct
from typing import Literal

from diglot.adapters.picture_files.jpeg_segments import SCAN, START, segments

_APP1 = 0xE1
_EXIF = b"Exif\0\0"
# The pointer to the table of the place. Source: CIPA DC-008, Exif 2.32, 4.6.3.
_GPS_POINTER = 0x8825
_ENTRY, _LONGEST_TABLE = 12, 1_000
_TYPE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
# As an attribute and as an element. Source: XMP specification, part 2, 3.2 (the namespace exif).
_IN_XMP = re.compile(rb"(?<=exif:)(GPS\w{1,40})(?:=\"[^\"]{0,200}\"|=\'[^\']{0,200}\'|>[^<]{0,200}<)")


def without_place(content: bytes) -> bytes:
    """Return a JPEG without the place at which it was taken, of the same length.

    Anything else is returned as it is.

    >>> without_place(b"no picture")
    b'no picture'
    """
    if not content.startswith(START):
        return content
    pieces, at = [content[:2]], 2
    for kind, begin, size, end in segments(content):
        if kind == SCAN:
            break
        head, data = content[begin : min(size + 2, end)], content[size + 2 : end]
        pieces += [head, _without_place(data) if kind == _APP1 else data]
        at = end
    return b"".join((*pieces, content[at:]))


def _without_place(data: bytes) -> bytes:
    if data.startswith(_EXIF):
        return _EXIF + _without_table(data.removeprefix(_EXIF))
    return _IN_XMP.sub(_blank, data)


def _blank(match: re.Match[bytes]) -> bytes:
    """Return a property with spaces for its value."""
    name, rest = match[1], match[0].removeprefix(match[1])
    value = len(rest) - (3 if rest.startswith(b"=") else 2)
    opening, closing = (rest[:2], rest[-1:]) if rest.startswith(b"=") else (b">", b"<")
    return name + opening + b" " * value + closing


def _without_table(tiff: bytes) -> bytes:
    """Return Exif data without the table of the place, and with zeros where it was."""
    order: Literal["little", "big"] = "little" if tiff.startswith(b"II") else "big"
    changed = bytearray(tiff)

    def number(at: int, size: int) -> int:
        return int.from_bytes(changed[at : at + size], order)

    def clear(at: int, size: int) -> None:
        changed[at : at + size] = bytes(len(changed[at : at + size]))

    first = number(4, 4)
    entries = number(first, 2)
    for at in range(first + 2, first + 2 + min(entries, _LONGEST_TABLE) * _ENTRY, _ENTRY):
        if number(at, 2) != _GPS_POINTER:
            continue
        table = number(at + 8, 4)
        for row in range(table + 2, table + 2 + min(number(table, 2), _LONGEST_TABLE) * _ENTRY, _ENTRY):
            size = _TYPE_BYTES.get(number(row + 2, 2), 1) * number(row + 4, 4)
            if size > 4:
                clear(number(row + 8, 4), size)
            clear(row, _ENTRY)
        clear(table, 2)
        # The entries after it move up, with the pointer to the next table.
        end = first + 2 + entries * _ENTRY + 4
        changed[at:end] = changed[at + _ENTRY : end] + bytes(_ENTRY)
        changed[first : first + 2] = struct.pack("<H" if order == "little" else ">H", entries - 1)
        break
    return bytes(changed) if len(changed) == len(tiff) else tiff
