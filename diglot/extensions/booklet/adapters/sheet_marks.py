"""The plan of a sheet in, the instructions of its marks out: trim, folds, signatures, inks. Touches nothing.

Everything is in registration colour, the separation `/All`, and so on every plate; the patches of the colour bar alone
are each on their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from diglot.extensions.booklet.model.booklet import BookletSheet, Imposition, SheetMarks, SheetSide
from diglot.extensions.books.model.page_boxes import POINTS_A_MM, Box

if TYPE_CHECKING:
    from diglot.extensions.booklet.adapters.outlined_text import Lettering

# Marks have a margin to themselves around the sheet, at a distance from what is printed. Pages that are cut apart have
# as much between them as both of them bleed.
MARGIN, GAP = 10.0 * POINTS_A_MM, 3.0 * POINTS_A_MM
_MARK_POINTS, _TYPE_POINTS, _PATCH = 0.25, 6.0, 5.0 * POINTS_A_MM
# A collating mark is on the back of a folded signature, each a step lower than that of the signature before it.
_COLLATING_WIDTH, _COLLATING_STEP = 1.5 * POINTS_A_MM, 5.0 * POINTS_A_MM

# What shows each process ink alone, at half, and on another. Source: the control strips of ISO 12647-2.
PROCESS: Mapping[str, str] = {"Cyan": "1 0 0 0", "Magenta": "0 1 0 0", "Yellow": "0 0 1 0", "Black": "0 0 0 1"}
_OVERPRINTS: Mapping[tuple[str, str], str] = {
    ("Magenta", "Yellow"): "0 1 1 0",
    ("Cyan", "Yellow"): "1 0 1 0",
    ("Cyan", "Magenta"): "1 1 0 0",
}


class SheetLayout(msgspec.Struct, frozen=True):
    """The measures of a sheet in points. width, height: of a page; margin: around the sheet, 0 without marks."""

    width: float
    height: float
    columns: int
    rows: int
    margin: float = 0.0
    gap: float = 0.0

    def cell(self, row: int, column: int) -> Box:
        """Return the place of a page, rows counted from above. Pages meet at spines; elsewhere is room for bleed."""
        left = self.margin + column * self.width + column // 2 * 2 * self.gap
        bottom = self.margin + (self.rows - 1 - row) * (self.height + 2 * self.gap)
        return Box(left, bottom, left + self.width, bottom + self.height)

    @property
    def trim(self) -> Box:
        """All pages with what is between them."""
        first, last = self.cell(self.rows - 1, 0), self.cell(0, self.columns - 1)
        return Box(first.left, first.bottom, last.right, last.top)


def draw_marks(
    sheet: BookletSheet, side: SheetSide, plan: Imposition, layout: SheetLayout, marks: SheetMarks, lettering: Lettering
) -> str:
    """Return the instructions of all marks of a side. `/All`, and each ink's name, are colour spaces of the page."""
    columns = layout.columns // 2 if side.face == "both" else layout.columns
    first = layout.cell(layout.rows - 1, columns - 1)
    lines = [*_trim_and_folds(side, layout), *_colour_bar(marks.inks, layout)]
    name = f"{sheet.signature}{'*' * sheet.depth}"
    words = marks.line.format(signature=sheet.signature, sheet=sheet.depth + 1, side=marks.sides[side.face])
    baseline = (MARGIN - GAP - _TYPE_POINTS) / 2
    lines.append(lettering.draw(words, _TYPE_POINTS, MARGIN + GAP, baseline, first.left - MARGIN - 3 * GAP))
    if side.face != "back":
        lines.append(lettering.draw(name, _TYPE_POINTS * 1.5, first.left + GAP, baseline, layout.width / 2))
        if plan.signatures > 1 and sheet.depth == 0:
            lines.append(_collating_mark(sheet.signature, first))
    return "\n".join(["q /All CS 1 SCN /All cs 1 scn", *lines, "Q"])


def _collating_mark(signature: int, first: Box) -> str:
    """Return the mark on the spine beside the first page, from head to foot and from the head again."""
    steps = max(1, int((first.height - 2 * _COLLATING_STEP) / _COLLATING_STEP))
    top = first.top - _COLLATING_STEP * (1 + (signature - 1) % steps)
    left = first.left - _COLLATING_WIDTH / 2
    return f"{left:.4f} {top - _COLLATING_STEP:.4f} {_COLLATING_WIDTH:.4f} {_COLLATING_STEP:.4f} re f"


def _trim_and_folds(side: SheetSide, layout: SheetLayout) -> Iterator[str]:
    """Yield the lines at which pages are trimmed, and the broken ones at which the sheet is folded."""
    trim, cells = layout.trim, [layout.cell(0, column) for column in range(layout.columns)]
    middle = layout.columns // 2
    is_cut = side.face == "both"
    yield f"{_MARK_POINTS} w"
    edges = [(cells[at].left, cells[at + 1].right) for at in range(0, layout.columns, 2)]
    for x in (*dict.fromkeys(x for edge in edges for x in edge), *([_between(cells, middle)] if is_cut else ())):
        yield from _upright(x, trim)
    rows = [layout.cell(row, 0) for row in range(layout.rows)]
    for y in dict.fromkeys(y for row in rows for y in (row.bottom, row.top)):
        yield from _level(y, trim)
    yield "[2 2] 0 d"
    for column in range(1, layout.columns):
        if not is_cut or column != middle:
            yield from _upright(_between(cells, column), trim)
    for above, below in pairwise(rows):
        yield from _level((above.bottom + below.top) / 2, trim)
    yield "[] 0 d"


def _between(cells: list[Box], column: int) -> float:
    return (cells[column - 1].right + cells[column].left) / 2


def _upright(x: float, trim: Box) -> Iterator[str]:
    for start, end in ((0.0, trim.bottom - GAP), (trim.top + GAP, trim.top + MARGIN)):
        yield f"{x:.4f} {start:.4f} m {x:.4f} {end:.4f} l S"


def _level(y: float, trim: Box) -> Iterator[str]:
    for start, end in ((0.0, trim.left - GAP), (trim.right + GAP, trim.right + MARGIN)):
        yield f"{start:.4f} {y:.4f} m {end:.4f} {y:.4f} l S"


def _colour_bar(inks: tuple[str, ...], layout: SheetLayout) -> Iterator[str]:
    """Yield the patches, above the sheet: each ink whole and at half, and the process inks two over each other."""
    colours = [colour for ink in inks for colour in _shades(ink)]
    colours += [f"{values} k" for pair, values in _OVERPRINTS.items() if set(pair) <= set(inks)]
    x, y = MARGIN + GAP, layout.trim.top + (MARGIN + GAP - _PATCH) / 2
    room = int((layout.trim.width - 2 * GAP) / _PATCH)
    for at, colour in enumerate(colours[:room]):
        yield f"q {colour} {x + at * _PATCH:.4f} {y:.4f} {_PATCH:.4f} {_PATCH:.4f} re f Q"


def _shades(ink: str) -> tuple[str, str]:
    if values := PROCESS.get(ink):
        return f"{values} k", f"{values.replace('1', '.5')} k"
    return f"/{spot_name(ink)} cs 1 scn", f"/{spot_name(ink)} cs .5 scn"


def spot_name(ink: str) -> str:
    """Return the name of a spot ink's colour space among the resources of a sheet."""
    return f"Ink{ink.encode().hex()}"
