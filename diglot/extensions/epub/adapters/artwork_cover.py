"""A picture for the front of a book in, the cover of its e-book out. Touches nothing."""

from __future__ import annotations

import io

from PIL import Image

_COVER_WIDTH = 1200


def artwork_cover(content: bytes, trim: tuple[float, float], bleed: float) -> bytes:
    """Return a picture for the front of a book as the cover of its e-book, without its bleed.

    trim: width and height of the page; bleed: around it, in the same unit. The picture has the proportions of both.
    """
    (width, height), (wide, tall) = trim, (trim[0] + 2 * bleed, trim[1] + 2 * bleed)
    with Image.open(io.BytesIO(content)) as image:
        across, down = image.width / wide, image.height / tall
        box = (bleed * across, bleed * down, (bleed + width) * across, (bleed + height) * down)
        size = _COVER_WIDTH, round(_COVER_WIDTH * height / width)
        cover = image.convert("RGB").resize(size, Image.Resampling.LANCZOS, box)
    file = io.BytesIO()
    cover.save(file, "PNG", compress_level=3)
    return file.getvalue()
