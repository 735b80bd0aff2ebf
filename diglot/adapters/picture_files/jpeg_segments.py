"""A JPEG in, its segments out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

START, END = b"\xff\xd8\xff", b"\xff\xd9"
SCAN, END_OF_IMAGE, SCAN_DATA = 0xDA, 0xD9, 0x00
# Within the data of a scan, only restarts (D0 to D7) and 00 follow FF. Source: ITU-T T.81, B.1.1.
_MARKER = re.compile(rb"\xff++[^\x00\xff\xd0-\xd7]")
# Without the bytes that may fill the space before it: a run of a million of them is read once.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


class Segment(NamedTuple):
    """A part of a JPEG. kind: the code of its marker, or SCAN_DATA.

    begin: where its marker begins, with the bytes that fill the space before it. size: where the two bytes of its size
    begin. end: where the next part begins. All are offsets, in bytes.
    """

    kind: int
    begin: int
    size: int
    end: int


def segments(content: bytes) -> Iterator[Segment]:
    """Yield the parts of a JPEG, the start of image left out, up to its end or to where it is damaged.

    The data of a scan is read only when the part after its header is asked for.
    """
    at = len(START) - 1
    while marker := _MARKER.match(content, at):
        kind, size = content[marker.end() - 1], marker.end()
        end = size if kind == END_OF_IMAGE else size + int.from_bytes(content[size : size + 2], "big")
        yield Segment(kind, at, size, end)
        if kind == END_OF_IMAGE:
            return
        at = end
        if kind == SCAN:
            following = _NEXT_MARKER.search(content, at)
            end = following.start() if following else len(content)
            yield Segment(SCAN_DATA, at, at, end)
            at = end
