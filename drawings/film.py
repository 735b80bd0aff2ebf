"""The film of the essay on facing pages: two texts drift apart, and are brought level paragraph by paragraph.

`python -m drawings.film` needs ffmpeg with VP9; it writes the film and its still into `content/media`.
"""

from __future__ import annotations

import math
import subprocess
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from drawings.paint import FAR, INK, MIDDLE, NEAR, PAPER, RED

WIDTH, HEIGHT, RATE, SECONDS = 720, 450, 24, 16
# Lines of each paragraph, in the original and in the translation.
ORIGINAL, TRANSLATION = (3, 5, 2, 4), (4, 4, 3, 4)
LEADING, TOP, MEASURE = 18, 66, 230
# When, in seconds: the first text is written, the second one, they are levelled, a reader crosses over and back.
FIRST, SECOND, LEVEL, READER = (0.5, 3.5), (4.0, 7.5), (8.5, 10.5), (11.5, 15.5)
# Each frame is painted larger and made smaller, so that edges are smooth.
FINER = 3


def frames() -> Iterator[Image.Image]:
    """Paint each picture of the film in turn."""
    for n in range(RATE * SECONDS):
        yield _frame(n / RATE, 1)


def _frame(time: float, size: int) -> Image.Image:
    """Paint the picture at a time in seconds, `size` times as large as the film."""
    image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), PAPER)
    pen = ImageDraw.Draw(image)
    for left in (30, 366):
        _bar(pen, left, 30, left + 324, 420, FAR)
    level = _eased(time, LEVEL)
    starts = [_starts(counts, level) for counts in (ORIGINAL, TRANSLATION)]
    if level > 0:
        for left, right in zip(*starts, strict=True):
            _dots(pen, 78 + MEASURE, left, 414, right, level)
    _text(pen, 78, ORIGINAL, starts[0], _part(time, FIRST), INK)
    _text(pen, 414, TRANSLATION, starts[1], _part(time, SECOND), NEAR)
    if READER[0] < time < READER[1]:
        _eye(pen, starts, _part(time, READER))
    return image.resize((WIDTH * size, HEIGHT * size), Image.Resampling.LANCZOS)


def _starts(counts: tuple[int, ...], level: float) -> list[float]:
    """Say where paragraphs begin: by their own lengths at level 0, with their partners at level 1."""
    own, shared, starts = 0.0, 0.0, []
    for count, most in zip(counts, map(max, ORIGINAL, TRANSLATION), strict=True):
        starts.append(TOP + LEADING * (own + (shared - own) * level))
        own, shared = own + count + 0.6, shared + most + 0.6
    return starts


def _text(
    pen: ImageDraw.ImageDraw, x: float, counts: tuple[int, ...], starts: list[float], part: float, colour: str
) -> None:
    """Write the lines of a text from its first to its last as `part` goes from 0 to 1."""
    written = part * sum(counts)
    for count, start in zip(counts, starts, strict=True):
        for line in range(count):
            share = min(1.0, max(0.0, written))
            written -= 1
            length = MEASURE * (0.55 if line == count - 1 else 1) * share
            if length > 4:
                y = start + line * LEADING
                _bar(pen, x, y, x + length, y + 7, colour)


def _eye(pen: ImageDraw.ImageDraw, starts: list[list[float]], part: float) -> None:
    """Move a reader’s place: down the original, across at the second paragraph, and home again to the same line."""
    y = starts[0][1] + 2 * LEADING + 3
    way = [(70.0, starts[0][0] + 3), (70.0, y), (406.0, y), (406.0, y), (70.0, y), (70.0, starts[0][3] + 3)]
    at = part * (len(way) - 1)
    first = min(int(at), len(way) - 2)
    share = (1 - math.cos(math.pi * (at - first))) / 2
    (x, top), (to, foot) = way[first], way[first + 1]
    x, y = x + (to - x) * share - 8, top + (foot - top) * share
    pen.ellipse([FINER * v for v in (x - 7, y - 7, x + 7, y + 7)], fill=RED)


def _dots(pen: ImageDraw.ImageDraw, left: float, top: float, right: float, foot: float, part: float) -> None:
    count = int(20 * part)
    for n in range(1, count):
        x, y = left + (right - left) * n / 20, top + (foot - top) * n / 20 + 3
        _bar(pen, x - 1.5, y - 1, x + 1.5, y + 2, MIDDLE)


def _bar(pen: ImageDraw.ImageDraw, left: float, top: float, right: float, foot: float, colour: str) -> None:
    pen.rectangle([FINER * v for v in (left, top, right, foot)], fill=colour)


def _part(time: float, span: tuple[float, float]) -> float:
    return min(1.0, max(0.0, (time - span[0]) / (span[1] - span[0])))


def _eased(time: float, span: tuple[float, float]) -> float:
    return (1 - math.cos(math.pi * _part(time, span))) / 2


def write(folder: Path) -> None:
    """Write the film and its still, `facing-rows.webm` and `facing-rows.jpg`.

    Raises:
        subprocess.CalledProcessError: ffmpeg could not encode it.
    """
    _frame(LEVEL[1], 2).save(folder / "facing-rows.jpg", quality=88, optimize=True, dpi=(300, 300))
    command = (
        f"ffmpeg -y -loglevel error -f rawvideo -pix_fmt rgb24 -s {WIDTH}x{HEIGHT} -r {RATE} -i - -an -c:v libvpx-vp9"
        " -b:v 0 -crf 38 -pix_fmt yuv420p -g 96 -row-mt 0 -fflags +bitexact -flags:v +bitexact"
    )
    raw = b"".join(frame.tobytes() for frame in frames())
    subprocess.run([*command.split(), str(folder / "facing-rows.webm")], input=raw, check=True)


if __name__ == "__main__":
    write(Path(__file__).parents[1] / "content" / "media")
