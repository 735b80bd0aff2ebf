"""Bytes of pictures in, their type and size out, or the reason why they may not be published.

The type is that of the first bytes, whatever the name says. `rasters` decodes pictures with Pillow; `drawings` checks
SVG by an allowlist, and `drawing_size` how much there is to draw.
"""

from __future__ import annotations

from diglot.adapters.picture_files.drawings import read_drawing
from diglot.adapters.picture_files.rasters import MAX_PIXELS, PictureProperties, read_raster
from diglot.adapters.picture_files.refusals import DrawingRefused, PictureRefused
from diglot.model.messages import N_

__all__ = [
    "ATTACHMENTS",
    "MAX_BYTES",
    "MAX_PIXELS",
    "DrawingRefused",
    "PictureProperties",
    "PictureRefused",
    "read_picture",
]

MAX_BYTES = 20_000_000

# Files that a text may link to besides pictures.
ATTACHMENTS = {
    ".pdf": "application/pdf", ".epub": "application/epub+zip", ".mp3": "audio/mpeg", ".mp4": "video/mp4",
    ".csv": "text/csv", ".txt": "text/plain", ".zip": "application/zip",
}  # fmt: skip


def read_picture(content: bytes) -> PictureProperties:
    """Return the properties of a picture.

    Raises: PictureRefused, DrawingRefused.
    """
    if len(content) > MAX_BYTES:
        raise PictureRefused(N_("it is larger than 20 MB: save a smaller version"))
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE")):
        return read_drawing(content)
    return read_raster(content)
