"""A picture in, smaller versions of it out, as WebP and AVIF. Uses Pillow; touches nothing else.

A phone shows 400 of the 4,000 pixels of a photograph: the rest costs readers time and money.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# In pixels. The text is at most 576 CSS px wide; the widest is for screens of two or three pixels to a CSS px.
WIDTHS = (480, 960, 1600)
# Higher values show no difference; lower ones do, in skies. AVIF looks the same at 60, in a quarter less.
_OPTIONS: Mapping[str, Mapping[str, int]] = {
    "avif": {"quality": 60, "speed": 6, "max_threads": 1},
    "webp": {"quality": 80, "method": 4},
}
# Drawings and animations are not resized, and newer formats are small already.
MIMES = frozenset(["image/jpeg", "image/png"])


def pillow_version() -> str:
    """Return the version of Pillow, for cache keys: with another one, pixels may differ."""
    from PIL import __version__  # loads nothing else of Pillow

    return __version__


def resizer_version() -> str:
    """Return everything that the result depends on besides the picture, for cache keys."""
    return f"{pillow_version()} {WIDTHS} {_OPTIONS}"


def scale(content: bytes) -> Mapping[tuple[str, int], bytes]:
    """Return files of a JPEG or PNG by "webp" or "avif" and width in pixels; only those smaller than its own file.

    AVIF comes first, and only if each width is smaller in it: a browser takes all from the first format that it knows.
    There are none of a picture that readers see and Pillow cannot turn or scale: its notes may be damaged.
    """
    try:
        return _scale(content)
    except Exception:  # of any type: struct.error, TypeError …
        return {}


def _scale(content: bytes) -> Mapping[tuple[str, int], bytes]:
    from PIL import Image, ImageOps, features  # costs 40 ms: only where there is something to scale

    with Image.open(io.BytesIO(content)) as opened:
        if opened.width <= WIDTHS[0]:
            return {}
        # A camera that was held upright notes it in the metadata.
        upright = ImageOps.exif_transpose(_opened_small(opened))
        profile = opened.info.get("icc_profile", b"")
        image = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    widths = sorted({*(width for width in WIDTHS if width < image.width), min(image.width, WIDTHS[-1])})
    names = filter(features.check, _OPTIONS)
    files = {(name, width): _encode(image, width, profile, name) for name in names for width in widths}
    # A browser takes all widths from the first format that it knows.
    if any(len(files.get(("avif", width), b"")) >= len(files["webp", width]) for width in widths):
        files = {key: file for key, file in files.items() if key[0] == "webp"}
    return {key: file for key, file in files.items() if len(file) < len(content)}


# Of a larger picture, four times its bytes would be held at once.
_MOST_PIXELS = 40_000_000


def _opened_small(opened: Image) -> Image:
    """Return a large picture at a fraction of its size, which is still larger than the widest version."""
    if opened.width * opened.height <= _MOST_PIXELS:
        return opened
    wanted = 2 * WIDTHS[-1]
    opened.draft(None, (wanted, wanted))
    factor = min(opened.width, opened.height) // wanted
    return opened.reduce(factor) if factor > 1 and opened.mode in ("L", "RGB", "RGBA") else opened


def _encode(image: Image, width: int, profile: bytes, name: str) -> bytes:
    height = max(1, round(image.height * width / image.width))
    smaller = image.resize((width, height), _LANCZOS) if width < image.width else image
    file = io.BytesIO()
    smaller.save(file, name, icc_profile=profile, **_OPTIONS[name])
    return file.getvalue()


# Pillow's number of the filter that keeps edges sharpest.
_LANCZOS = 1
