"""A font file and words in, the words as outlines out, so that a PDF needs no font for them. Touches nothing."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont


class _PathPen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Writes outlines as the instructions of a PDF."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.instructions: list[str] = []

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = (f"{number:.0f}" for point in points for number in point)
        self.instructions.append(" ".join([*numbers, operator]))

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  # fontTools' name
        self._add("m", point)

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", point)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("c", *points)

    def _closePath(self) -> None:  # noqa: N802
        self._add("h")


class Lettering:
    """Writes in one font."""

    def __init__(self, font: bytes) -> None:
        file = TTFont(BytesIO(font))
        self._glyphs, self._names, self._unit = file.getGlyphSet(), file.getBestCmap(), 1 / file["head"].unitsPerEm

    def draw(self, text: str, size: float, x: float, y: float, room: float) -> str:
        """Return the instructions that fill a line of text in the current colour.

        size: in points; x, y: of its beginning; room: how wide it may be: longer lines are smaller.
        """
        glyphs = [self._glyphs[self._names.get(ord(letter), ".notdef")] for letter in text]
        scale = size * self._unit
        scale *= min(1.0, room / max(1.0, scale * sum(glyph.width for glyph in glyphs)))
        lines, at = [f"q {scale:.6f} 0 0 {scale:.6f} {x:.4f} {y:.4f} cm"], 0.0
        for glyph in glyphs:
            pen = _PathPen(self._glyphs)
            glyph.draw(pen)
            lines.append("\n".join([f"q 1 0 0 1 {at:.0f} 0 cm", *pen.instructions, "f Q"]))
            at += glyph.width
        return "\n".join([*lines, "Q"])
