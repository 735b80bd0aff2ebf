"""A cover's design in, a PNG out. The only painter with Pillow; touches nothing outside."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from diglot.model.books import CoverDesign, CoverFace, CoverLine, CoverShape

# The file of each face among the print fonts.
FACES: Mapping[CoverFace, str] = {
    "display": "SourceSerif4Display-Semibold.ttf",
    "text": "SourceSerif4-Regular.ttf",
    "italic": "SourceSerif4-It.ttf",
    "sans": "SourceSans3-Semibold.ttf",
}
# Flat colours and what lies between them at the edges of letters: more would only make the file larger.
_COLOURS = 64
# At which size texts are measured: the width of a line grows with the size of its type.
_MEASURED = 200
# How much finer a slanting edge is drawn before it is shrunk.
_FINER = 8


def painter_version() -> str:
    """What a cover depends on besides its design and fonts: with another Pillow or FreeType pixels may differ."""
    return f"{version('Pillow')} {features.version('freetype2')} {features.version('raqm')}"


class CoverPainter:
    """Measures and paints in the faces of one house."""

    def __init__(self, fonts: Mapping[str, bytes]) -> None:
        """fonts: the print fonts by file name."""
        self._fonts = fonts
        self._font = lru_cache(maxsize=64)(self._load)
        self._width = lru_cache(maxsize=4096)(self._measured)

    def measure(self, text: str, face: CoverFace, size: int) -> float:
        """How wide a text is, in px."""
        return self._width(text, face) * size / _MEASURED

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
        _with_few_colours(image, design).save(written, "PNG")
        return written.getvalue()

    def _write(self, brush: ImageDraw.ImageDraw, line: CoverLine) -> None:
        font = self._font(line.face, line.size)
        # Letter-spaced type is set letter by letter, as a compositor does.
        x = float(line.x)
        for piece in line.text if line.spacing else [line.text]:
            brush.text((x, line.y), piece, font=font, fill=line.colour, anchor="ls")
            x += font.getlength(piece) + line.spacing

    def _measured(self, text: str, face: CoverFace) -> float:
        return float(self._font(face, _MEASURED).getlength(text))

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


def _with_few_colours(image: Image.Image, design: CoverDesign) -> Image.Image:
    """The same picture in a third of the bytes; the colours of the design stay exact."""
    small = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    row = small.getpalette() or []
    palette = [tuple(row[start : start + 3]) for start in range(0, len(row), 3)]
    for name in {design.paper, *(shape.colour for shape in design.shapes), *(line.colour for line in design.lines)}:
        colour = ImageColor.getrgb(name)[:3]
        nearest = min(range(len(palette)), key=lambda index: math.dist(palette[index], colour))
        palette[nearest] = colour
    small.putpalette([value for colour in palette for value in colour])
    return small


def plain_picture(content: bytes) -> bytes:
    """A picture as a JPEG, which every reading system shows; what is clear in it becomes white."""
    with Image.open(io.BytesIO(content)) as image:
        colours = image.convert("RGBA")
    plain = Image.new("RGB", colours.size, "white")
    plain.paste(colours, mask=colours)
    written = io.BytesIO()
    plain.save(written, "JPEG", quality=90)
    return written.getvalue()
