"""What every drawing is made of: five colours for day and night, hills, water, and outlines of letters."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "assets" / "fonts"
PAPER, FAR, MIDDLE, NEAR, INK = "#f3efe4", "#d9dde0", "#b3bfc7", "#7f929f", "#2f4656"
WATER, RIPPLE, RED, GREEN = "#e3e4df", "#9fb0ba", "#8c2f1b", "#44664f"
# What each colour becomes where the reader has asked for a dark page.
AT_NIGHT = {
    PAPER: "#1f1d1a", FAR: "#2b3136", MIDDLE: "#38434b", NEAR: "#4a5c69", INK: "#9db3c1",
    WATER: "#24282b", RIPPLE: "#4a5c69", RED: "#e79a7d", GREEN: "#8fb59b",
}  # fmt: skip
WIDTH, HEIGHT = 1600, 520


def drawing(*shapes: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Write an SVG file of these shapes, on paper, which knows the colours of the night."""
    inside = "\n".join(f"  {shape}" for shape in (f'<rect width="{width}" height="{height}" fill="{PAPER}"/>', *shapes))
    night = "\n".join(
        f'  [{part}="{day}"] {{ {part}: {dark} }}'
        for day, dark in AT_NIGHT.items()
        for part in ("fill", "stroke")
        if f'{part}="{day}"' in inside
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img">\n<style>@media (prefers-color-scheme: dark) {{\n{night}\n}}</style>\n{inside}\n</svg>\n'
    )


def filled(path: str, colour: str) -> str:
    """Fill an area."""
    return f'<path d="{path}" fill="{colour}"/>'


def stroked(path: str, colour: str, width: float) -> str:
    """Draw a line, its width in the units of the drawing."""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-linecap="round"'
        ' stroke-linejoin="round"/>'
    )


def disc(x: float, y: float, radius: float, colour: str) -> str:
    """Fill a circle around a point."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{colour}"/>'


def box(x: float, y: float, width: float, height: float) -> str:
    """Give the path of a rectangle."""
    return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"


def through(points: Iterable[tuple[float, float]]) -> str:
    """Give the path of a broken line."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def hills(seed: int, top: float, swing: float, foot: float, colour: str) -> str:
    """Draw a range of hills over the whole width, whose heights are a sum of waves: the same for the same seed."""
    chance = random.Random(seed)
    waves = [(chance.uniform(0.5, 1) / n, n * chance.uniform(2, 3), chance.uniform(0, 7)) for n in (1, 2, 3.5)]
    whole = sum(size for size, _, _ in waves)
    ridge = [
        (
            x,
            top
            - swing * sum(size * math.sin(x / WIDTH * rate * math.pi + phase) for size, rate, phase in waves) / whole,
        )
        for x in range(0, WIDTH + 1, 20)
    ]
    return filled(f"{through([(0, foot), *ridge, (WIDTH, foot)])}Z", colour)


def ripples(seed: int, top: float, foot: float) -> str:
    """Draw short level lines on water, longer and further apart towards the reader."""
    chance = random.Random(seed)
    lines, y = [], top
    while y < foot:
        near = (y - top) / (foot - top)
        lines += [
            f"M{chance.randint(0, WIDTH - 60)} {y:.0f}h{chance.randint(40, 110 + int(140 * near))}"
            for _ in range(chance.randint(1, 3))
        ]
        y += 4 + 5 * near
    return stroked(" ".join(lines), RIPPLE, 2)


def water(top: float, seed: int) -> list[str]:
    """Draw water from a line to the foot of the drawing."""
    return [filled(box(0, top, WIDTH, HEIGHT - top), WATER), ripples(seed, top + 8, HEIGHT)]


def letter(sign: str, x: float, y: float, size: float, *, is_mirrored: bool = False) -> str:
    """Give the outline of one letter, its baseline at `y` and its middle at `x`, so that no reader needs the font."""
    font = _font_with(sign)
    glyphs, name = font.getGlyphSet(), font.getBestCmap()[ord(sign)]
    bounds = BoundsPen(glyphs)
    glyphs[name].draw(bounds)
    left, _, right, _ = bounds.bounds
    scale = (-size if is_mirrored else size) / font["head"].unitsPerEm
    return _outline(glyphs, name, scale, size / font["head"].unitsPerEm, x - scale * (left + right) / 2, y)


def words(text: str, x: float, y: float, size: float) -> tuple[list[str], float]:
    """Give the outlines of the letters of a line that begins at `x`, and where it ends."""
    outlines = []
    for sign in text:
        font = _font_with(sign)
        glyphs, name = font.getGlyphSet(), font.getBestCmap()[ord(sign)]
        scale = size / font["head"].unitsPerEm
        outlines.append(_outline(glyphs, name, scale, scale, x, y))
        x += glyphs[name].width * scale
    return outlines, x


def _font_with(sign: str) -> TTFont:
    return next(font for font in map(_font, ("latin", "cyrillic", "extended")) if ord(sign) in font.getBestCmap())


@cache
def _font(script: str) -> TTFont:
    return TTFont(FONTS / f"DiglotSerif-Regular.{script}.woff2")


def _outline(glyphs: Any, name: str, across: float, up: float, x: float, y: float) -> str:
    pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.1f}".rstrip("0").rstrip("."))
    glyphs[name].draw(TransformPen(pen, (across, 0, 0, -up, x, y)))
    return str(pen.getCommands())
