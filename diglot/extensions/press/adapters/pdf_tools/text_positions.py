"""Instructions of a page in, the places of its text out. Touches nothing.

Letters are taken to be as high as those of most fonts: enough for a frame around a word.
Source: ISO 32000-1, 9.2 (widths of glyphs), 9.3 (text state), 9.4 (text objects).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, TypeAlias

import msgspec
import pikepdf
from msgspec.structs import replace

from diglot.extensions.books.model.page_boxes import Box
from diglot.extensions.press.adapters.pdf_tools.paint_operators import Instruction
from diglot.extensions.press.adapters.pdf_tools.thin_lines import (
    UPRIGHT,
    Matrix,
    box_around,
    matrix_of,
    on_paper,
    times,
)

# From the descenders to the capitals, in em.
FOOT_EM, HEAD_EM = -0.22, 0.75
# Of a font that does not say how wide its glyphs are: one of the fourteen that readers have.
_USUAL_WIDTH = 0.5
# A CID has two bytes.
_MOST_GLYPHS = 65536


class GlyphWidths(msgspec.Struct, frozen=True):
    """The widths of a font's glyphs in em, by their codes. code_bytes: how long a code is.

    missing: the code that shows whatever the font has for characters that it lacks; None where that is not known.
    """

    widths: Mapping[int, float]
    default: float = _USUAL_WIDTH
    code_bytes: int = 1
    missing: int | None = None

    def codes(self, shown: bytes) -> list[int]:
        """Return the codes of a string."""
        if self.code_bytes == 1:
            return list(shown)
        # Of a string of odd length, the last byte shows something too.
        return [high << 8 | low for high, low in zip_longest(shown[::2], shown[1::2], fillvalue=0)]


FindWidths: TypeAlias = Callable[[Any], tuple[Any, GlyphWidths]]
"""From the name of a font among the resources to the font and its widths."""


class TextState(msgspec.Struct, frozen=True):
    """The part of the graphics state that is about text. size, leading, rise and spaces: in units of the text."""

    name: str = ""
    font: Any = None
    widths: GlyphWidths = GlyphWidths({})
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


FIRST_TEXT_STATE = TextState()


@dataclass
class TextCursor:
    """Follows the text of a stream from line to line and from glyph to glyph.

    lacks_glyphs: whether the font has no glyph for a part of what was shown last.
    """

    state: TextState = FIRST_TEXT_STATE
    lacks_glyphs: bool = False
    _line: Matrix = UPRIGHT
    _at: Matrix = UPRIGHT

    def follow(self, instruction: Instruction, matrix: Matrix, find_widths: FindWidths) -> Box | None:
        """Take the next instruction; return where on paper it shows text. matrix: the current one."""
        operator, operands = str(instruction.operator), instruction.operands
        match operator:
            case "BT":
                self._line = self._at = UPRIGHT
            case "Tm":
                self._line = self._at = matrix_of(operands)
            case "Td" | "TD":
                x, y = float(operands[0]), float(operands[1])
                if operator == "TD":
                    self.state = replace(self.state, leading=-y)
                self._next_line(x, y)
            case "T*":
                self._next_line(0, -self.state.leading)
            case "Tf":
                font, widths = find_widths(operands[0])
                self.state = replace(
                    self.state, name=str(operands[0]), font=font, widths=widths, size=float(operands[1])
                )
            case "Tj" | "TJ":
                return self._show(operands[0], matrix)
            case "'":
                self._next_line(0, -self.state.leading)
                return self._show(operands[0], matrix)
            case '"':
                self.state = replace(self.state, word_space=float(operands[0]), letter_space=float(operands[1]))
                self._next_line(0, -self.state.leading)
                return self._show(operands[2], matrix)
            case _:
                self._set(operator, operands)
        return None

    def points(self, matrix: Matrix) -> float:
        """Return the size of the type on paper, in points."""
        a, b, c, d, *_ = times(self._at, matrix)
        return abs(self.state.size) * math.sqrt(abs(a * d - b * c))

    def _set(self, operator: str, operands: Any) -> None:
        name = {"Tc": "letter_space", "Tw": "word_space", "Tz": "stretch", "TL": "leading", "Ts": "rise"}.get(operator)
        if name:
            value = float(operands[0]) / (100 if operator == "Tz" else 1)
            self.state = replace(self.state, **{name: value})
        elif operator == "Tr":
            self.state = replace(self.state, mode=int(operands[0]))

    def _next_line(self, x: float, y: float) -> None:
        self._line = self._at = times((1, 0, 0, 1, x, y), self._line)

    def _show(self, shown: Any, matrix: Matrix) -> Box | None:
        state = self.state
        parts = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
        # At once: most strings in an array are of one or two letters.
        letters = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        kerns = sum(float(part) for part in parts if not isinstance(part, pikepdf.String))
        width = self._width(letters) - kerns / 1000 * state.size
        start, self._at = self._at, times((1, 0, 0, 1, width * state.stretch, 0), self._at)
        if not width:
            return None
        foot, head = (state.rise + share * state.size for share in (FOOT_EM, HEAD_EM))
        placed = times(start, matrix)
        return box_around(on_paper((x, y), placed) for x in (0, width * state.stretch) for y in (foot, head))

    def _width(self, shown: bytes) -> float:
        state, widths = self.state, self.state.widths
        codes = widths.codes(shown)
        self.lacks_glyphs = widths.missing in codes
        find, default = widths.widths.get, widths.default
        spaces = codes.count(32) if widths.code_bytes == 1 else 0
        across = sum(find(code, default) for code in codes)
        return across * state.size + len(codes) * state.letter_space + spaces * state.word_space


def glyph_widths(font: Any) -> GlyphWidths:
    """Return the widths of the glyphs of a font, as its dictionary gives them."""
    if not isinstance(font, pikepdf.Dictionary):
        return GlyphWidths({})
    if "/DescendantFonts" in font:
        inner = font["/DescendantFonts"][0]
        default = float(inner.get("/DW", 1000)) / 1000
        # ISO 32000-1, 9.7.4.2: CID 0 is .notdef.
        missing = 0 if str(font.get("/Encoding", "")).startswith("/Identity-") else None
        return GlyphWidths(_cid_widths(inner.get("/W", [])), default, code_bytes=2, missing=missing)
    unit = float(font["/FontMatrix"][0]) if "/FontMatrix" in font else 0.001
    first = int(font.get("/FirstChar", 0))
    return GlyphWidths({first + at: float(width) * unit for at, width in enumerate(font.get("/Widths", []))})


def _cid_widths(rows: Any) -> Mapping[int, float]:
    """Return the widths in an array: a first code and a list of widths, or a first and a last code and one width."""
    widths: dict[int, float] = {}
    numbers = iter(rows)
    for first in numbers:
        second = next(numbers, 0)
        if len(widths) > _MOST_GLYPHS:
            break
        if isinstance(second, pikepdf.Array):
            widths.update((int(first) + at, float(width) / 1000) for at, width in enumerate(second))
        else:
            last, width = min(int(second), _MOST_GLYPHS), float(next(numbers, 0)) / 1000
            widths.update((code, width) for code in range(int(first), last + 1))
    return widths
