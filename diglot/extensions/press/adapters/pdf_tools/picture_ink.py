"""A picture of a PDF in, how much ink it needs out."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image, ImageChops

# A tenth of a square millimetre dries no worse than what is around it: pictures are looked at as coarsely as that.
_TILES_AN_INCH = 72
# How many of all tiles may have more: sharpened edges and grain.
_SHARE_LEFT_OUT = 0.005
_LOSSLESS = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode"}


def tile_size(ppi: float) -> int:
    """Return how many pixels wide and high the tiles are by which a picture is looked at. ppi: when it is printed."""
    return max(1, int(ppi / _TILES_AN_INCH))


def darkest_ink(picture: pikepdf.Stream, factor: int) -> float:
    """Return how much of all inks lies in the darkest tiles of a picture in CMYK, from 0 to 4. factor: their size.

    0 for what is no such picture, or is not written in whole bytes.
    """
    try:
        image = _decoded(picture, factor) if int(picture.get("/BitsPerComponent", 0)) == 8 else None
    except (OSError, Image.DecompressionBombError):  # what is no picture, or one of a size that nobody prints
        return 0.0
    if image is None:
        return 0.0
    cyan, magenta, yellow, black = image.split()
    quarter = ImageChops.add(ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2), scale=2)
    left_out = quarter.width * quarter.height * _SHARE_LEFT_OUT
    for value, count in reversed([*enumerate(quarter.histogram())]):
        left_out -= count
        if left_out < 0:
            return 4 * value / 255
    return 0.0


def _decoded(picture: pikepdf.Stream, factor: int) -> Image.Image | None:
    """Return a picture, about so many times smaller, with 255 for the most ink; None if it has not four inks."""
    width, height = int(picture["/Width"]), int(picture["/Height"])
    filters = picture.get("/Filter")
    names = {str(filters)} if isinstance(filters, pikepdf.Name) else {str(name) for name in filters or ()}
    image: Image.Image
    if names == {"/DCTDecode"}:
        jpeg = Image.open(io.BytesIO(picture.read_raw_bytes()))
        if jpeg.mode != "CMYK":
            return None
        jpeg.draft("CMYK", (width // factor, height // factor))
        factor = max(1, factor * jpeg.width // width)
        # Pillow reads JPEGs with four inks as if they were inside out, as Adobe's programs write them.
        image = ImageChops.invert(jpeg)
    elif names <= _LOSSLESS and len(samples := picture.read_bytes()) == 4 * width * height:
        image = Image.frombytes("CMYK", (width, height), samples)
    else:
        return None
    decode = picture.get("/Decode")
    if decode is not None and float(decode[0]) > float(decode[1]):
        image = ImageChops.invert(image)
    return image.reduce(factor)
