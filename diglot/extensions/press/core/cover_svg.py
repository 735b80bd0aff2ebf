"""Write a design as SVG, in which its type stays type. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from diglot.model.paper.covers import CoverDesign, CoverFace, CoverLine, CoverShape

_FONTS: Mapping[CoverFace, str] = {
    "display": 'font-family="Source Serif 4 Display" font-weight="600"',
    "text": 'font-family="Source Serif 4" font-weight="400"',
    "italic": 'font-family="Source Serif 4" font-weight="400" font-style="italic"',
    "sans": 'font-family="Source Sans 3" font-weight="600"',
}
"""The families of `FACES`, as they are declared on paper."""


def write_svg(design: CoverDesign, width_mm: float, height_mm: float, bleed: int) -> str:
    """Return a design as an SVG of a size, over the edges of which its bleed goes; "" for its paper is no ground.

    >>> write_svg(CoverDesign((10, 20), "", (), (CoverLine("A&B", "text", 4, 1, 5, "#000000"),)), 1, 2, 3)[-114:]
    '<text x="1" y="5" font-family="Source Serif 4" font-weight="400" font-size="4" fill="#000000">A&amp;B</text></svg>'
    """
    width, height = design.size
    ground = [CoverShape(((0, 0), design.size), design.paper)] if design.paper else []
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_mm:g}mm" height="{height_mm:g}mm" '
        f'viewBox="{bleed} {bleed} {width - 2 * bleed} {height - 2 * bleed}" overflow="visible">'
        + "".join(map(_polygon, (*ground, *design.shapes)))
        + "".join(map(_text, design.lines))
        + "</svg>"
    )


def _polygon(shape: CoverShape) -> str:
    if len(shape.corners) == 2:
        (left, top), (right, foot) = shape.corners
        return f'<rect x="{left}" y="{top}" width="{right - left}" height="{foot - top}" fill="{shape.colour}"/>'
    points = " ".join(f"{x},{y}" for x, y in shape.corners)
    return f'<polygon points="{points}" fill="{shape.colour}"/>'


def _text(line: CoverLine) -> str:
    spacing = f' letter-spacing="{line.spacing}"' if line.spacing else ""
    turn = f' transform="rotate({line.turn} {line.x} {line.y})"' if line.turn else ""
    return (
        f'<text x="{line.x}" y="{line.y}"{turn}{spacing} {_FONTS[line.face]} font-size="{line.size}" '
        f'fill="{line.colour}">{escape(line.text, quote=False)}</text>'
    )
