"""A JPEG in, its first frame out: what cameras append to it is not published. Touches nothing.

Telephones append a second picture (a map of brightness, a preview), or a film of the seconds around the picture.
"""

from __future__ import annotations

import re

_START, _END = b"\xff\xd8\xff", b"\xff\xd9"
# The list of the pictures in a file. Source: CIPA DC-007, Multi-Picture Format, 5.
_MULTI_PICTURE = b"MPF\0"
_SEGMENT_OF_IT = 0xE2  # APP2
_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
# Within the data of a scan, only restarts (D0 to D7) and 00 follow FF. Source: ITU-T T.81, B.1.1.
_MARKER = re.compile(rb"\xff++[^\x00\xff\xd0-\xd7]")
# Without the bytes that may fill the space before it: a run of a million of them is read once.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def first_frame(content: bytes) -> bytes:
    """Return a JPEG up to the end of its first picture, which no longer says that there are more.

    Anything else is returned as it is, a JPEG that is cut off or damaged too.

    >>> first_frame(b"no picture")
    b'no picture'
    """
    if not content.startswith(_START) or (content.endswith(_END) and _MULTI_PICTURE not in content):
        return content
    pieces, at = [content[:2]], 2
    while marker := _MARKER.match(content, at):
        kind, start = content[marker.end() - 1], marker.end()
        if kind == _END_OF_IMAGE:
            return b"".join((*pieces, _END))
        end = start + int.from_bytes(content[start : start + 2], "big")
        is_list = kind == _SEGMENT_OF_IT and content.startswith(_MULTI_PICTURE, start + 2)
        if kind == _SCAN:
            following = _NEXT_MARKER.search(content, end)
            end = following.start() if following else len(content)
        if not is_list:
            pieces.append(content[at:end])
        at = end
    return content
