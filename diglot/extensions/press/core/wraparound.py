"""Lay out the whole cover of a printed book: back, spine and front on one sheet, with flaps. Pure functions.

All lengths are in hundredths of a millimetre unless they say otherwise, from the upper left corner of the bleed.
The front is that of the e-book, in the proportions of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from diglot.core.cover_layout.front import BOOK, CoverProportions, MeasureText, fill_lines, lay_out_cover
from diglot.extensions.press.core.barcode import barcode_size, lay_out_barcode
from diglot.model.look import contrast
from diglot.model.paper.covers import CoverDesign, CoverLine, CoverShape, CoverWords
from diglot.model.paper.printing import CoverSide, Trim

_MM = 100
_PX = 1200
"""The width of `BOOK`, of which a unit of the front is one part."""

# The fold may be a millimetre off, so that text is kept away from it by as much, and a narrow spine has none.
_LEAST_SPINE_MM = 5.0
_FOLD_GAP_MM = 1.0
_SPINE_SIZES = range(9 * _MM, 240, -10)
_SPINE_SHARE = 0.6
_SPINE_END = 12 * _MM

_BLURB_SIZES = range(400, 290, -10)
_BLURB_LEADING = 1.4
_BACK_MARGIN = 14 * _MM

UNPRINTED = "#ffffff"
"""A paper of this colour is the paper itself."""

CoverMisfit = Literal["spine", "blurb"]


class WholeCover(msgspec.Struct, frozen=True):
    """What a whole cover shows, and its measures.

    words: of the front. blurbs: paragraphs of the back, a list for each language. isbn, modules: of the barcode, ""
    without one; see `lay_out_barcode`. age: the age sign. spine: the title, and what is at the other end.
    direction: of the text on the spine. trim: the size of the page. filled: the sides that have artwork of their own.
    """

    words: CoverWords
    blurbs: tuple[tuple[str, ...], ...]
    isbn: str
    modules: str
    age: str
    spine: tuple[str, str]
    direction: Literal["up", "down", "none"]
    trim: Trim
    spine_mm: float
    flaps_mm: float
    bleed_mm: float
    filled: tuple[CoverSide, ...] = ()

    @property
    def bleed(self) -> int:
        """The width of the bleed, in hundredths of a millimetre."""
        return round(self.bleed_mm * _MM)

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the cut sheet."""
        return 2 * self.trim.width_mm + self.spine_mm + 2 * self.flaps_mm, self.trim.height_mm

    @property
    def folds_mm(self) -> tuple[float, ...]:
        """Where the sheet is folded, from the left edge of the cut sheet."""
        back, front = self.flaps_mm + self.trim.width_mm, self.flaps_mm + self.trim.width_mm + self.spine_mm
        flaps = (self.flaps_mm, front + self.trim.width_mm) if self.flaps_mm else ()
        return tuple(sorted((back, front, *flaps)))


def lay_out_whole_cover(cover: WholeCover, measure: MeasureText) -> tuple[CoverDesign, tuple[CoverMisfit, ...]]:
    """Return the design of a cover with its bleed, and what does not fit: a misfit on the spine is left off."""
    bleed = cover.bleed
    width_mm, height_mm = cover.size_mm
    size = round(width_mm * _MM) + 2 * bleed, round(height_mm * _MM) + 2 * bleed
    back = bleed + round(cover.flaps_mm * _MM)
    spine = back + round(cover.trim.width_mm * _MM)
    front = spine + round(cover.spine_mm * _MM)
    grounds = [*_paper(cover, spine, front, size), CoverShape(((spine, 0), (front, size[1])), cover.words.colour)]
    front_shapes, front_lines = ((), ()) if "front" in cover.filled else _front(cover, front, bleed, measure)
    back_shapes, back_lines, is_blurb_cut = _back(cover, back, bleed, measure)
    spine_lines = tuple(_spine(cover, spine, bleed, measure))
    misfits: list[CoverMisfit] = ["blurb"] if is_blurb_cut else []
    if not spine_lines and cover.direction != "none":
        misfits.append("spine")
    design = CoverDesign(
        size,
        "" if cover.filled or cover.words.paper == UNPRINTED else cover.words.paper,
        (*grounds, *front_shapes, *back_shapes),
        (*back_lines, *spine_lines, *front_lines),
    )
    return design, tuple(misfits)


def _paper(cover: WholeCover, spine: int, front: int, size: tuple[int, int]) -> Iterator[CoverShape]:
    """Yield the ground of what has no artwork beside a side that has; nothing for a paper that is not printed."""
    if not cover.filled or cover.words.paper == UNPRINTED:
        return
    width = round(cover.trim.width_mm * _MM)
    back_edge, front_edge = (spine - width, front + width) if cover.flaps_mm else (0, size[0])
    strips = (
        ("flap", 0, back_edge),
        ("back", back_edge, spine),
        ("front", front, front_edge),
        ("flap", front_edge, size[0]),
    )
    for side, left, right in strips:
        if right > left and side not in cover.filled:
            yield CoverShape(((left, 0), (right, size[1])), cover.words.paper)


# ---------------------------------------------------------------- the front


def _form_of(trim: Trim) -> CoverProportions:
    """Return the form of e-books in the proportions of a page: as wide, with more or less space for the titles."""
    width, height = BOOK.size
    taller = round(width * trim.height_mm / trim.width_mm) - height
    (scale, book_foot), (top, titles_foot) = BOOK.book, BOOK.titles
    return replace(
        BOOK,
        size=(width, height + taller),
        foot=BOOK.foot + taller,
        titles=(top, titles_foot + taller),
        book=(scale, book_foot + taller),
    )


def _front(cover: WholeCover, x: int, y: int, measure: MeasureText) -> tuple[Sequence[CoverShape], Sequence[CoverLine]]:
    form = _form_of(cover.trim)
    design = lay_out_cover(cover.words, measure, form)
    scale = cover.trim.width_mm * _MM / _PX

    def at(corner: tuple[int, int]) -> tuple[int, int]:
        # What touches an edge goes on over it.
        across = min(form.size[0], corner[0])
        over_x = y if across == form.size[0] else 0
        over_y = -y if corner[1] <= 0 else y if corner[1] >= form.size[1] else 0
        return x + round(across * scale) + over_x, y + round(corner[1] * scale) + over_y

    shapes = [replace(shape, corners=tuple(map(at, shape.corners))) for shape in design.shapes]
    lines = [
        replace(
            line,
            size=round(line.size * scale),
            x=x + round(line.x * scale),
            y=y + round(line.y * scale),
            spacing=round(line.spacing * scale),
        )
        for line in design.lines
    ]
    return shapes, lines


# ---------------------------------------------------------------- the spine


def _spine(cover: WholeCover, x: int, y: int, measure: MeasureText) -> Iterator[CoverLine]:
    """Yield the title and what is at the foot, in the largest type between the folds; nothing if it does not fit."""
    title, foot = cover.spine
    length = round(cover.trim.height_mm * _MM) - 2 * _SPINE_END
    room = round(min(cover.spine_mm - 2 * _FOLD_GAP_MM, cover.spine_mm * _SPINE_SHARE) * _MM)
    if cover.direction == "none" or cover.spine_mm < _LEAST_SPINE_MM:
        return
    foot_size = min(320, room)
    foot_width = measure(foot, "text", foot_size) + 6 * _MM if foot else 0
    size = next(
        (size for size in _SPINE_SIZES if size <= room and measure(title, "display", size) <= length - foot_width), 0
    )
    if not size:
        return
    centre, top, bottom = x + round(cover.spine_mm * _MM / 2), y + _SPINE_END, y + _SPINE_END + length
    is_down = cover.direction == "down"
    # Small type in several inks has fringes, so it is black or unprinted, whichever can be read better.
    colour = max("#ffffff", "#000000", key=lambda one: contrast(one, cover.words.colour))
    for text, face, points, is_first in ((title, "display", size, True), (foot, "text", foot_size, False)):
        if not text:
            continue
        width = round(measure(text, face, points))  # type: ignore[arg-type]
        # A turned line hangs from its baseline, a third of its size off the middle of the letters.
        drop = round(points * 0.34)
        start = (top if is_first else bottom - width) if is_down else (bottom if is_first else top + width)
        yield CoverLine(
            text, face, points, centre - drop if is_down else centre + drop, start, colour,  # type: ignore[arg-type]
            turn=90 if is_down else -90,
        )  # fmt: skip


# ---------------------------------------------------------------- the back


def _back(
    cover: WholeCover, x: int, y: int, measure: MeasureText
) -> tuple[Sequence[CoverShape], Sequence[CoverLine], bool]:
    """Return what is on the back, and whether the blurb is too long for it."""
    left, right = x + _BACK_MARGIN, x + round(cover.trim.width_mm * _MM) - _BACK_MARGIN
    top, foot = y + 20 * _MM, y + round(cover.trim.height_mm * _MM) - 12 * _MM
    shapes: list[CoverShape] = []
    lines: list[CoverLine] = []
    if cover.modules:
        width, height = barcode_size()
        bars, digits = lay_out_barcode(cover.isbn, cover.modules, right - width, foot - height)
        shapes += bars
        lines += digits
    if "back" in cover.filled:
        return shapes, lines, False
    if cover.age:
        lines.append(CoverLine(cover.age, "sans", 700, left, foot, cover.words.ink))
    blurb_foot = foot - (barcode_size()[1] if cover.modules else 700 if cover.age else 0) - 8 * _MM
    for size in _BLURB_SIZES:
        blurb = list(_blurb(cover, size, left, top, right - left, measure))
        if not blurb or blurb[-1].y <= blurb_foot:
            break
    is_cut = bool(blurb) and blurb[-1].y > blurb_foot
    return shapes, [*lines, *(line for line in blurb if line.y <= blurb_foot)], is_cut


def _blurb(cover: WholeCover, size: int, x: int, y: int, width: int, measure: MeasureText) -> Iterator[CoverLine]:
    leading = round(size * _BLURB_LEADING)
    y += size
    for paragraphs in cover.blurbs:
        for paragraph in paragraphs:
            for text in fill_lines(paragraph.split(" "), width, lambda text: measure(text, "text", size)):
                yield CoverLine(text, "text", size, x, y, cover.words.ink)
                y += leading
            y += leading // 2
        y += leading // 2
