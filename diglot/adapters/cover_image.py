"""The design of a cover in, a PNG out. Draws with Pillow; touches nothing else."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from diglot.model.books import FACES, CoverDesign, CoverFace, CoverLine, CoverShape

# Flat colours, and the shades between them at the edges of letters: more would only make the file larger.
_COLOURS = 64
# Texts are measured at this size in px: the width of a line is proportional to the size of its type.
_MEASURING_SIZE = 200
# Slanting edges are drawn this many times larger and reduced.
_OVERSAMPLING = 8


def painter_version() -> str:
    """Return the versions that a cover depends on: with another Pillow or FreeType, pixels may differ."""
    return f"{version('Pillow')} {features.version('freetype2')} {features.version('raqm')}"


class CoverPainter:
    """Measures texts and draws covers in the fonts of a publication."""

    def __init__(self, fonts: Mapping[str, bytes]) -> None:
        """fonts: the print fonts by file name."""
        self._fonts = fonts
        self._font = lru_cache(maxsize=64)(self._load)
        self._width = lru_cache(maxsize=4096)(self._measure_at_size)

    def measure(self, text: str, face: CoverFace, size: int) -> float:
        """Return the width of a text in px."""
        return self._width(text, face) * size / _MEASURING_SIZE

    def paint(self, design: CoverDesign) -> bytes:
        """Return a cover as a PNG."""
        image = Image.new("RGB", design.size, design.paper)
        brush = ImageDraw.Draw(image)
        for shape in design.shapes:
            if len(shape.corners) == 2:
                (left, top), (right, foot) = shape.corners
                brush.rectangle((left, top, right - 1, foot - 1), fill=shape.colour)
            else:
                _fill_polygon(image, shape)
        for line in design.lines:
            self._write(brush, line)
        file = io.BytesIO()
        _reduce_colours(image, design).save(file, "PNG")
        return file.getvalue()

    def _write(self, brush: ImageDraw.ImageDraw, line: CoverLine) -> None:
        font = self._font(line.face, line.size)
        # Pillow has no letter-spacing.
        x = float(line.x)
        for piece in line.text if line.spacing else [line.text]:
            brush.text((x, line.y), piece, font=font, fill=line.colour, anchor="ls")
            x += font.getlength(piece) + line.spacing

    def _measure_at_size(self, text: str, face: CoverFace) -> float:
        return float(self._font(face, _MEASURING_SIZE).getlength(text))

    def _load(self, face: CoverFace, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(io.BytesIO(self._fonts[FACES[face]]), size)


def _fill_polygon(image: Image.Image, shape: CoverShape) -> None:
    """Fill a shape with slanting edges, smoothly."""
    left, top = min(x for x, _ in shape.corners), min(y for _, y in shape.corners)
    right, foot = max(x for x, _ in shape.corners), max(y for _, y in shape.corners)
    fine = Image.new("L", ((right - left) * _OVERSAMPLING, (foot - top) * _OVERSAMPLING))
    ImageDraw.Draw(fine).polygon(
        [((x - left) * _OVERSAMPLING, (y - top) * _OVERSAMPLING) for x, y in shape.corners], fill=255
    )
    mask = fine.reduce(_OVERSAMPLING)
    image.paste(shape.colour, (left, top), mask)


def _reduce_colours(image: Image.Image, design: CoverDesign) -> Image.Image:
    """Return the same picture in a third of the bytes; the colours of the design stay exact."""
    small = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    components = small.getpalette() or []
    palette = [tuple(components[start : start + 3]) for start in range(0, len(components), 3)]
    for name in {design.paper, *(shape.colour for shape in design.shapes), *(line.colour for line in design.lines)}:
        colour = ImageColor.getrgb(name)[:3]
        nearest = min(range(len(palette)), key=lambda index: math.dist(palette[index], colour))
        palette[nearest] = colour
    small.putpalette([value for colour in palette for value in colour])
    return small


def plain_picture(content: bytes) -> bytes:
    """Return a picture as a JPEG, which every reading system shows; transparency becomes white."""
    with Image.open(io.BytesIO(content)) as image:
        colours = image.convert("RGBA")
    plain = Image.new("RGB", colours.size, "white")
    plain.paste(colours, mask=colours)
    file = io.BytesIO()
    plain.save(file, "JPEG", quality=90)
    return file.getvalue()
