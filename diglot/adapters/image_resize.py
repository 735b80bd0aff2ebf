"""A picture in, the same in fewer pixels out, as WebP. Touches Pillow; nothing outside.

A telephone shows 400 pixels of a photograph's 4,000: the rest is a reader's time and money.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# In pixels. The text is 576 CSS px wide at the most: the widest is for screens of two or three pixels to each.
WIDTHS = (480, 960, 1600)
# Above it eyes see no difference, below it they do, in skies.
_QUALITY = 80
# Drawings and moving pictures stay as they are, and what is in a newer format is small already.
MIMES = frozenset(["image/jpeg", "image/png"])


def resizer_version() -> str:
    """What the result depends on besides the picture."""
    from PIL import __version__  # nothing of Pillow but its version

    return f"{__version__} {WIDTHS} {_QUALITY}"


def scale(content: bytes) -> Mapping[int, bytes]:
    """Files of a JPEG or PNG by their widths in pixels; only those that weigh less than the picture itself."""
    from PIL import Image, ImageOps  # 40 ms: only where there is something to scale

    with Image.open(io.BytesIO(content)) as opened:
        if opened.width <= WIDTHS[0]:
            return {}
        # A camera that was held upright says so beside the pixels.
        turned = ImageOps.exif_transpose(opened)
        profile = opened.info.get("icc_profile", b"")
        image = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
    widths = {*(width for width in WIDTHS if width < image.width), min(image.width, WIDTHS[-1])}
    files = {width: _written(image, width, profile) for width in sorted(widths)}
    return {width: file for width, file in files.items() if len(file) < len(content)}


def _written(image: Image, width: int, profile: bytes) -> bytes:
    height = max(1, round(image.height * width / image.width))
    smaller = image.resize((width, height), _LANCZOS) if width < image.width else image
    written = io.BytesIO()
    smaller.save(written, "WEBP", quality=_QUALITY, method=4, icc_profile=profile)
    return written.getvalue()


# Pillow's number of the filter that keeps edges sharpest.
_LANCZOS = 1
