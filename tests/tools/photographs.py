"""A photograph as telephones make it out: a JPEG with a second frame behind the first."""

from __future__ import annotations

import io

from PIL import Image

SECOND = b"the second picture of a telephone"


def photograph() -> bytes:
    """A JPEG with a second one, whose comment is SECOND, behind it: Pillow calls it MPO."""
    buffer = io.BytesIO()
    behind = Image.new("RGB", (640, 480), "blue")
    behind.encoderinfo = {"comment": SECOND}
    Image.new("RGB", (640, 480), "red").save(buffer, "MPO", save_all=True, append_images=[behind])
    content = buffer.getvalue()
    assert SECOND in content
    return content
