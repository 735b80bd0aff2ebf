"""Instructions of a page in, the places of its paths and its rules thinner than a point out. Touches nothing.

Source: ISO 32000-1, 8.3 (transformations), 8.5 (paths and clipping).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

import msgspec

from diglot.extensions.books.model.page_boxes import Box
from diglot.extensions.press.adapters.pdf_tools.paint_operators import FILLS, PATH_ENDS, STROKES, Instruction
from diglot.extensions.press.model.pdf_facts import HAIRLINE_POINTS

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)

_Point: TypeAlias = tuple[float, float]

_STRAIGHT = frozenset({"m", "l", "re", "h", "W", "W*"})
_CURVED = frozenset({"c", "v", "y"})
EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)
# What is less than three times as long as thick is a dot or a bullet.
_LEAST_LENGTHS = 3
_ROUNDING = 0.001


class ThinLine(msgspec.Struct, frozen=True):
    """A horizontal or vertical line, drawn with a pen or filled as a rectangle.

    points: its thickness on paper. ends: of its middle, in the units of the stream, of which `scale` is one in points.
    """

    points: float
    is_stroke: bool
    ends: tuple[_Point, _Point]
    scale: float


@dataclass
class Pen:
    """Follows transformations, clips and paths through a stream.

    matrix, clip: at its start. painted: where on paper the last path that ended is, as far as it is not clipped.
    """

    matrix: Matrix = UPRIGHT
    clip: Box = EVERYWHERE
    painted: Box = EVERYWHERE
    _width: float = 1.0
    _path: list[Instruction] = field(default_factory=list)
    _saved: list[tuple[Matrix, Box, float]] = field(default_factory=list)

    def follow(self, instruction: Instruction) -> ThinLine | None:
        """Take the next instruction; return the thin line that it paints."""
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "q":
            self._saved.append((self.matrix, self.clip, self._width))
        elif operator == "Q" and self._saved:
            self.matrix, self.clip, self._width = self._saved.pop()
        elif operator == "cm":
            self.matrix = times(matrix_of(operands), self.matrix)
        elif operator == "w":
            self._width = float(operands[0])
        elif operator in _STRAIGHT or operator in _CURVED:
            self._path.append(instruction)
        elif operator in PATH_ENDS:
            path, self._path = self._path, []
            return self._end(path, operator)
        return None

    def _end(self, path: Sequence[Instruction], operator: str) -> ThinLine | None:
        points = [point for instruction in path for point in _points(instruction)]
        if not points:
            return None
        box = box_around(on_paper(point, self.matrix) for point in points)
        self.painted = overlap(_widened(box, self._width * self._scale / 2 if operator in STROKES else 0), self.clip)
        line = None
        is_upright = self.matrix[1] == self.matrix[2] == 0 and self.matrix[0] and self.matrix[3]
        if is_upright and all(str(instruction.operator) in _STRAIGHT for instruction in path):
            if operator in ("S", "s"):
                line = self._stroke(points)
            elif operator in FILLS and not operator.lower().startswith("b"):
                line = self._fill(overlap(box, self.clip))
        if any(str(instruction.operator) in ("W", "W*") for instruction in path):
            self.clip = overlap(box, self.clip)
        return line

    def _stroke(self, points: Sequence[_Point]) -> ThinLine | None:
        thickness = self._width * self._scale
        is_rule = all(
            abs(x - to_x) < _ROUNDING or abs(y - to_y) < _ROUNDING for (x, y), (to_x, to_y) in pairwise(points)
        )
        return (
            ThinLine(thickness, True, (points[0], points[-1]), self._scale) if is_rule and _is_thin(thickness) else None
        )

    def _fill(self, box: Box) -> ThinLine | None:
        thickness = min(box.width, box.height)
        if not _is_thin(thickness) or max(box.width, box.height) < _LEAST_LENGTHS * thickness:
            return None
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        start, stop = ((box.left, y), (box.right, y)) if box.width > box.height else ((x, box.bottom), (x, box.top))
        a, _, _, d, e, f = self.matrix
        ends = tuple(((x - e) / a, (y - f) / d) for x, y in (start, stop))
        return ThinLine(thickness, False, (ends[0], ends[1]), self._scale)

    @property
    def _scale(self) -> float:
        a, b, c, d, *_ = self.matrix
        return float(abs(a * d - b * c) ** 0.5)


def _widened(box: Box, by: float) -> Box:
    return Box(box.left - by, box.bottom - by, box.right + by, box.top + by)


def _is_thin(points: float) -> bool:
    return 0 < points < HAIRLINE_POINTS - _ROUNDING


def _points(instruction: Instruction) -> list[_Point]:
    numbers = [float(operand) for operand in instruction.operands]
    if str(instruction.operator) == "re":
        x, y, width, height = numbers
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def on_paper(point: _Point, matrix: Matrix) -> _Point:
    """Return a point after a transformation."""
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def box_around(points: Iterable[_Point]) -> Box:
    """Return the smallest box that holds some points."""
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def overlap(box: Box, other: Box) -> Box:
    """Return what two boxes have in common: of negative width or height if nothing."""
    return Box(
        max(box.left, other.left), max(box.bottom, other.bottom), min(box.right, other.right), min(box.top, other.top)
    )


def matrix_of(numbers: Iterable[Any]) -> Matrix:
    """Return the matrix that six numbers of a file are."""
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return two transformations as one, the first applied first."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
