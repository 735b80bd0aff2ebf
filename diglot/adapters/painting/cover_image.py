"""The design of a cover in, a PNG out. Draws with Pillow; touches nothing else."""

from __future__ import annotations

import io
import math
import struct
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.metadata import version
from itertools import accumulate

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from diglot.model.look import mix
from diglot.model.paper.covers import FACES, CoverDesign, CoverFace, CoverShape

# The shades between the paper and a colour at the edges of letters: more would only make the file larger.
_SHADES = 15
_STEPS = [round(share * _SHADES / 255) for share in range(256)]
_IS_INKED = [0, *[255] * 255]
# Texts are measured at this size in px: the width of a line is proportional to the size of its type.
_MEASURING_SIZE = 200
# Of the covers of e-books.
_COVER_WIDTH = 1200
# Slanting edges are drawn this many times larger and reduced.
_OVERSAMPLING = 8
# So many rows are compressed together: the more there are, the fewer strips are the same on many cards.
_ROWS_A_STRIP = 42


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
        self._mask = lru_cache(maxsize=32)(self._draw)

    def measure(self, text: str, face: CoverFace, size: int) -> float:
        """Return the width of a text in px."""
        return self._width(text, face) * size / _MEASURING_SIZE

    def paint(self, design: CoverDesign) -> bytes:
        """Return a cover as a PNG."""
        colours = dict.fromkeys([*(shape.colour for shape in design.shapes), *(line.colour for line in design.lines)])
        canvas = _Canvas(design.size, design.paper, list(colours))
        for shape in design.shapes:
            canvas.fill(shape)
        for line in design.lines:
            mask, baseline = self._mask(line.text, line.face, line.size, line.spacing)
            canvas.ink(mask, (line.x - line.size, line.y - baseline), line.colour)
        return canvas.png()

    def _draw(self, text: str, face: CoverFace, size: int, spacing: int) -> tuple[Image.Image, int]:
        """Return the mask of a line, and the height of its baseline in it. Many covers share most of their lines.

        Left and right of it there is an em, because letters may be wider than their measure.
        """
        font = self._font(face, size)
        ascent, descent = font.getmetrics()
        # Pillow has no letter-spacing.
        pieces = list(text) if spacing else [text]
        widths = [font.getlength(piece) + spacing for piece in pieces]
        mask = Image.new("L", (math.ceil(sum(widths)) + 2 * size, ascent + descent))
        brush = ImageDraw.Draw(mask)
        for piece, x in zip(pieces, accumulate(widths, initial=float(size)), strict=False):
            brush.text((x, ascent), piece, font=font, fill=255, anchor="ls")
        return mask, ascent

    def _measure_at_size(self, text: str, face: CoverFace) -> float:
        return float(self._font(face, _MEASURING_SIZE).getlength(text))

    def _load(self, face: CoverFace, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(io.BytesIO(self._fonts[FACES[face]]), size)


class _Canvas:
    """A picture whose palette has the shades of each colour on the paper: no colours need to be found in it later.

    Its pixels are those of a PNG already: each row begins with a byte that says that it has no filter.
    """

    def __init__(self, size: tuple[int, int], paper: str, colours: Sequence[str]) -> None:
        self._size = size
        self._image = Image.new("L", (size[0] + 1, size[1]))
        self._inks = {
            colour: [step and step + number * _SHADES for step in _STEPS] for number, colour in enumerate(colours)
        }
        """For each colour, the index of its shade for each value of a mask; 0 is the paper."""
        self._palette = _palette(paper, tuple(colours))

    def fill(self, shape: CoverShape) -> None:
        """Fill a rectangle, or a shape with slanting edges, smoothly."""
        left, top = min(x for x, _ in shape.corners), min(y for _, y in shape.corners)
        right, foot = max(x for x, _ in shape.corners), max(y for _, y in shape.corners)
        if len(shape.corners) == 2:
            self._image.paste(self._inks[shape.colour][255], (left + 1, top, right + 1, foot))
            return
        corners = tuple((x - left, y - top) for x, y in shape.corners)
        self.ink(_polygon_mask(corners, (right - left, foot - top)), (left, top), shape.colour)

    def ink(self, mask: Image.Image, place: tuple[int, int], colour: str) -> None:
        """Ink the paper with a colour. mask: how much of it each pixel gets, from 0 to 255."""
        if box := mask.getbbox():
            mask = mask.crop(box)
            inked = mask.point(self._inks[colour])
            self._image.paste(inked, (place[0] + box[0] + 1, place[1] + box[1]), inked.point(_IS_INKED))

    def png(self) -> bytes:
        """Return the picture as a PNG."""
        rows = self._image.tobytes()
        strip = _ROWS_A_STRIP * self._image.width
        # RFC 1950: the header, blocks of which the last is empty, and a checksum of everything.
        strips = (_compress(rows[start : start + strip]) for start in range(0, len(rows), strip))
        pixels = b"".join((b"\x78\x5e", *strips, b"\x03\x00", struct.pack(">I", zlib.adler32(rows))))
        head = struct.pack(">IIBBBBB", *self._size, 8, 3, 0, 0, 0)  # eight bits a pixel, which is an index of a palette
        chunks = ((b"IHDR", head), (b"PLTE", self._palette), (b"IDAT", pixels), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
            for name, content in chunks
        )


@lru_cache(maxsize=32)
def _palette(paper: str, colours: Sequence[str]) -> bytes:
    """Return the colours of a palette: the paper, and the shades of each colour on it. All cards of a blog have one."""
    shades = (mix(paper, colour, step / _SHADES) for colour in colours for step in range(1, _SHADES + 1))
    return bytes([part for shade in (paper, *shades) for part in ImageColor.getrgb(shade)[:3]])


@lru_cache(maxsize=128)
def _compress(strip: bytes) -> bytes:
    """Return rows of a picture as blocks of a stream. All but the titles on a card is on many cards.

    A quarter larger than at the usual level of 6, in less than half the time.
    """
    compressor = zlib.compressobj(3, wbits=-zlib.MAX_WBITS)
    return compressor.compress(strip) + compressor.flush(zlib.Z_FULL_FLUSH)


@lru_cache(maxsize=32)
def _polygon_mask(corners: Sequence[tuple[int, int]], size: tuple[int, int]) -> Image.Image:
    """Return the mask of a shape with slanting edges. All covers of one size have the same few."""
    fine = Image.new("L", (size[0] * _OVERSAMPLING, size[1] * _OVERSAMPLING))
    ImageDraw.Draw(fine).polygon([(x * _OVERSAMPLING, y * _OVERSAMPLING) for x, y in corners], fill=255)
    return fine.reduce(_OVERSAMPLING)


def as_jpeg(content: bytes) -> bytes:
    """Return a picture as a JPEG, which every reading system shows; transparency becomes white."""
    with Image.open(io.BytesIO(content)) as image:
        colours = image.convert("RGBA")
    plain = Image.new("RGB", colours.size, "white")
    plain.paste(colours, mask=colours)
    file = io.BytesIO()
    plain.save(file, "JPEG", quality=90)
    return file.getvalue()
