"""A cover's design in, a PNG out. Paints with Pillow, in the house's type; touches nothing else."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version

from PIL import Image, ImageDraw, ImageFont, features

from diglot.words.books import CoverDesign, CoverFace, CoverLine, CoverShape

# The file of each face among the print fonts.
FACES: Mapping[CoverFace, str] = {
    "display": "SourceSerif4Display-Semibold.ttf",
    "text": "SourceSerif4-Regular.ttf",
    "italic": "SourceSerif4-It.ttf",
    "sans": "SourceSans3-Semibold.ttf",
}
# Flat colours and the greys between them: more would only make the file larger.
_COLOURS = 48
# How much finer a slanting edge is drawn before it is shrunk.
_FINER = 8


def painter_mark() -> str:
    """What a cover depends on besides its design and fonts: with another Pillow or FreeType pixels may differ."""
    return f"{version('Pillow')} {features.version('freetype2')} {features.version('raqm')}"


class Painter:
    """Measures and paints in the faces of one house."""

    def __init__(self, fonts: Mapping[str, bytes]) -> None:
        """fonts: the print fonts by file name."""
        self._fonts = fonts
        self._font = lru_cache(maxsize=64)(self._load)

    def measure(self, text: str, face: CoverFace, size: int) -> float:
        """How wide a text is, in px."""
        return float(self._font(face, size).getlength(text))

    def paint(self, design: CoverDesign) -> bytes:
        """A PNG of the cover."""
        image = Image.new("RGB", design.size, design.paper)
        brush = ImageDraw.Draw(image)
        for shape in design.shapes:
            if len(shape.corners) == 2:
                (left, top), (right, foot) = shape.corners
                brush.rectangle((left, top, right - 1, foot - 1), fill=shape.colour)
            else:
                _paint_smoothly(image, shape)
        for line in design.lines:
            self._write(brush, line)
        written = io.BytesIO()
        image.quantize(_COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        return written.getvalue()

    def _write(self, brush: ImageDraw.ImageDraw, line: CoverLine) -> None:
        font = self._font(line.face, line.size)
        # Letter-spaced type is set letter by letter, as a compositor does.
        x = float(line.x)
        for piece in line.text if line.spacing else [line.text]:
            brush.text((x, line.y), piece, font=font, fill=line.colour, anchor="ls")
            x += font.getlength(piece) + line.spacing

    def _load(self, face: CoverFace, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(io.BytesIO(self._fonts[FACES[face]]), size)


def _paint_smoothly(image: Image.Image, shape: CoverShape) -> None:
    """Fill a shape whose edges are not upright."""
    left, top = min(x for x, _ in shape.corners), min(y for _, y in shape.corners)
    right, foot = max(x for x, _ in shape.corners), max(y for _, y in shape.corners)
    fine = Image.new("L", ((right - left) * _FINER, (foot - top) * _FINER))
    ImageDraw.Draw(fine).polygon([((x - left) * _FINER, (y - top) * _FINER) for x, y in shape.corners], fill=255)
    mask = fine.reduce(_FINER)
    image.paste(shape.colour, (left, top), mask)
