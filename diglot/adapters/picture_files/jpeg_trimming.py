"""A JPEG in, its first frame out: what cameras append to it is not published. Touches nothing.

Telephones append a second picture (a map of brightness, a preview), or a film of the seconds around the picture.
"""

from __future__ import annotations

from diglot.adapters.picture_files.jpeg_segments import END, END_OF_IMAGE, START, segments

# The list of the pictures in a file. Source: CIPA DC-007, Multi-Picture Format, 5.
_MULTI_PICTURE = b"MPF\0"
_SEGMENT_OF_IT = 0xE2  # APP2


def first_frame(content: bytes) -> bytes:
    """Return a JPEG up to the end of its first picture, which no longer says that there are more.

    Anything else is returned as it is, a JPEG that is cut off or damaged too.

    >>> first_frame(b"no picture")
    b'no picture'
    """
    if not content.startswith(START) or (content.endswith(END) and _MULTI_PICTURE not in content):
        return content
    pieces = [content[:2]]
    for segment in segments(content):
        if segment.kind == END_OF_IMAGE:
            return b"".join((*pieces, END))
        is_list = segment.kind == _SEGMENT_OF_IT and content.startswith(_MULTI_PICTURE, segment.size + 2)
        if not is_list:
            pieces.append(content[segment.begin : segment.end])
    return content
