"""Bytes of a raster picture in, its type and size out, or the reason why it may not be published. Decodes with Pillow.

The size is read from the header first. What is small enough is decoded once, because a truncated file has a sound head.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec

from diglot.adapters.picture_files.jpeg_trimming import first_frame
from diglot.adapters.picture_files.refusals import PictureRefused, PictureTooLarge
from diglot.model.messages import N_

if TYPE_CHECKING:
    from PIL.Image import Image

# More than the cameras of today's telephones take: 108 million.
MAX_PIXELS = 120_000_000
# Up to here a picture is decoded to see whether it is whole: more would take a gigabyte in each process.
_DECODED_PIXELS = 40_000_000
# Pixels in a row are resized at once: a row of twenty million takes a gigabyte and most of a minute.
MAX_SIDE = 100_000

_MIMES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}
_UNREADABLE = N_("it is not an image file, whatever its name says")
_TOO_LARGE = N_("it has more than 120 million pixels")
_TOO_LONG = N_("one of its sides has more than 100,000 pixels")


class PictureProperties(msgspec.Struct, frozen=True):
    """MIME type, and size in CSS pixels (0 where an SVG does not say)."""

    mime: str
    width: int
    height: int


def read_raster(content: bytes, max_pixels: int = MAX_PIXELS) -> PictureProperties:
    """Return the properties of a raster picture. The type is that of the first bytes, whatever the name says.

    Raises: PictureRefused.
    """
    from PIL import Image, ImageFile  # costs 40 ms: only for pictures that are new

    Image.MAX_IMAGE_PIXELS = None  # Our own limit is lower; Pillow's would print a warning.
    try:
        with Image.open(io.BytesIO(first_frame(content)), formats=list(_MIMES)) as image:
            # A JPEG with a list of pictures that is damaged is one picture all the same.
            kind = "JPEG" if image.format == "MPO" else str(image.format)
            width, height = image.size
            if width * height <= max_pixels and max(width, height) <= MAX_SIDE:
                # Only decoding detects a truncated file; WeasyPrint makes Pillow ignore it, in the whole process.
                ImageFile.LOAD_TRUNCATED_IMAGES = False
                _decode(image)
    except OSError as error:
        reason = N_("it is cut off: the file ends before the picture does")
        raise PictureRefused(reason if "truncated" in str(error) else _UNREADABLE) from None
    except Exception:
        # On a broken file Pillow, and the libraries under it, raise errors of any type.
        raise PictureRefused(_UNREADABLE) from None
    if width * height > max_pixels:
        raise PictureTooLarge(_TOO_LARGE)
    if max(width, height) > MAX_SIDE:
        raise PictureTooLarge(_TOO_LONG)
    return PictureProperties(_MIMES[kind], width, height)


def _decode(image: Image) -> None:
    """Decode a picture, a large one at a fraction of its size or, if its kind has none, by its checksums only."""
    width, height = image.size
    if width * height <= _DECODED_PIXELS:
        image.load()
    elif image.format in ("JPEG", "MPO"):
        image.draft(None, (width // 8, height // 8))
        image.load()
    else:
        image.verify()
