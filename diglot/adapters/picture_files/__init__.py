"""Bytes of pictures in, their type and size out, or the reason why they may not be published.

The type is that of the first bytes, whatever the name says. `rasters` decodes pictures with Pillow; `drawings` checks
SVG by an allowlist, and `drawing_size` how much there is to draw. `recordings` looks at sound and film.
"""

from __future__ import annotations

from diglot.adapters.files.file_faults import fault_reason
from diglot.adapters.picture_files.drawings import read_drawing
from diglot.adapters.picture_files.jpeg_places import without_place
from diglot.adapters.picture_files.jpeg_trimming import first_frame
from diglot.adapters.picture_files.rasters import MAX_PIXELS, PictureProperties, read_raster
from diglot.adapters.picture_files.recordings import check_recording, check_size
from diglot.adapters.picture_files.refusals import DrawingRefused, PictureRefused, PictureTooLarge
from diglot.model.messages import N_, quotation

__all__ = [
    "MAX_BYTES",
    "MAX_PIXELS",
    "DrawingRefused",
    "PictureProperties",
    "PictureRefused",
    "PictureTooLarge",
    "as_published",
    "check_recording",
    "check_size",
    "read_picture",
]

MAX_BYTES = 40_000_000


def read_picture(content: bytes) -> PictureProperties:
    """Return the properties of a picture.

    Raises: PictureRefused, DrawingRefused.
    """
    if len(content) > MAX_BYTES:
        raise PictureTooLarge(N_("it is larger than 40 MB"))
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    is_drawing = head.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE"))
    try:
        return read_drawing(content) if is_drawing else read_raster(content)
    except PictureRefused:
        raise
    except Exception as error:  # whatever goes wrong with one picture is a problem of that picture
        raise PictureRefused(quotation("diglot", fault_reason(error))) from error


def as_published(content: bytes) -> bytes:
    """Return a picture as readers get it: of a JPEG the first frame, without the place at which it was taken."""
    return without_place(first_frame(content))
