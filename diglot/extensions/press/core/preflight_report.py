"""Lay out the report of a preflight: its findings as a list, and each page that has some with their places. Pure.

The pages themselves are put behind the frames later: this leaves room for each, at an element with an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import msgspec

from diglot.extensions.books.model.page_boxes import POINTS_A_MM, Box
from diglot.extensions.press.model.pdf_facts import PageOutline

# The room for a page on a sheet of A4, above the list of its findings. It is never enlarged.
_ROOM_MM = 170.0, 188.0
# Frames are drawn around a place, and are large enough to be seen, in points on the report.
_AROUND, _LEAST_FRAME, _LABEL = 2.0, 7.0, 5.0
_COLOURS: Mapping[str, str] = {"error": "#b3121d", "warning": "#9a5b00"}


class ReportEntry(msgspec.Struct, frozen=True):
    """A finding in words. number: from 1. page: 0 for the whole file. grade: its severity in words."""

    number: int
    page: int
    severity: str
    grade: str
    code: str
    what: str
    fix: str
    areas: tuple[Box, ...] = ()


class ReportWords(msgspec.Struct, frozen=True):
    """The words of a report. rows: labels and values about the file. page, alt: with {page}; alt with {numbers}."""

    title: str
    file: str
    verdict: str
    rows: tuple[tuple[str, str], ...]
    heads: tuple[str, str, str]
    page: str
    alt: str
    key: str


class PageThumbnail(msgspec.Struct, frozen=True):
    """Where a page of the checked file is shown. id: of the element; scale: of the page, which is at most 1."""

    id: str
    outline: PageOutline
    scale: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height on the report, in points."""
        width, height = self.outline.size
        return width * self.scale, height * self.scale


def lay_out_sheets(entries: Sequence[ReportEntry], pages: Sequence[PageOutline]) -> tuple[PageThumbnail, ...]:
    """Return a sheet for each page that has findings and a size."""
    faulty = {entry.page for entry in entries}
    return tuple(
        PageThumbnail(f"sheet-{page.number}", page, _scale_of(page))
        for page in pages
        if page.number in faulty and page.media.width >= 1 and page.media.height >= 1
    )


def _scale_of(page: PageOutline) -> float:
    return min(1.0, *(room * POINTS_A_MM / side for room, side in zip(_ROOM_MM, page.size, strict=True)))


def frame_pictures(entries: Sequence[ReportEntry], sheets: Sequence[PageThumbnail]) -> Mapping[str, tuple[str, bytes]]:
    """Return the drawings of the frames on each sheet, by their addresses, with their MIME type."""
    return {
        f"/{sheet.id}.svg": (
            "image/svg+xml",
            draw_frames(sheet, [entry for entry in entries if entry.page == sheet.outline.number]).encode(),
        )
        for sheet in sheets
    }


def draw_frames(sheet: PageThumbnail, entries: Sequence[ReportEntry]) -> str:
    """Return an SVG of the size of a sheet: the edge of the page, and a frame with its number around each place."""
    width, height = sheet.size
    edges = [_rect(Box(0, 0, width, height), 'stroke="#999" stroke-width=".5" fill="none"')]
    if sheet.outline.trim:
        dashes = 'stroke="#0a6ebd" stroke-width=".7" stroke-dasharray="4 2" fill="none"'
        edges.append(_rect(place_on_sheet(sheet, sheet.outline.trim), dashes))
    frames, labels = "", ""
    taken: list[tuple[float, float]] = []
    for entry in entries:
        colour, numbered = _COLOURS[entry.severity], list[Box]()
        for frame in _frames(sheet, entry.areas):
            frames += _rect(frame, f'stroke="{colour}" stroke-width="1.2" fill="{colour}" fill-opacity=".08"')
            if not any(_are_near(frame, other) for other in numbered):
                numbered.append(frame)
                labels += _label(entry.number, _free_place(frame, taken, width, height), colour)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}pt" height="{height:.2f}pt" '
        f'viewBox="0 0 {width:.2f} {height:.2f}">{"".join(edges)}{frames}{labels}</svg>'
    )


def place_on_sheet(sheet: PageThumbnail, area: Box) -> Box:
    """Return a place of a page on its sheet, in points from the upper left corner; `top` is the larger number.

    >>> outline = PageOutline(1, Box(0, 0, 100, 200), None, None, 90)
    >>> place_on_sheet(PageThumbnail("", outline, 0.5), Box(0, 0, 10, 20))
    Box(left=0.0, bottom=0.0, right=10.0, top=5.0)
    """
    media, turn = sheet.outline.media, sheet.outline.turn
    corners = [
        {
            0: (x - media.left, media.top - y),
            90: (y - media.bottom, x - media.left),
            180: (media.right - x, y - media.bottom),
            270: (media.top - y, media.right - x),
        }.get(turn, (x - media.left, media.top - y))
        for x, y in product((area.left, area.right), (area.bottom, area.top))
    ]
    across, down = zip(*corners, strict=True)
    scale = sheet.scale
    return Box(min(across) * scale, min(down) * scale, max(across) * scale, max(down) * scale)


def _frames(sheet: PageThumbnail, areas: Sequence[Box]) -> Iterator[Box]:
    """Yield the frames around places, as far as they are on the sheet; of what is beside it, only the edge is seen."""
    width, height = sheet.size
    for area in areas:
        box = place_on_sheet(sheet, area)
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        half_x = max(box.width / 2 + _AROUND, _LEAST_FRAME / 2)
        half_y = max(box.height / 2 + _AROUND, _LEAST_FRAME / 2)
        yield Box(
            min(max(0.6, x - half_x), width - _LEAST_FRAME),
            min(max(0.6, y - half_y), height - _LEAST_FRAME),
            max(min(width - 0.6, x + half_x), _LEAST_FRAME),
            max(min(height - 0.6, y + half_y), _LEAST_FRAME),
        )


def _are_near(frame: Box, other: Box) -> bool:
    """Return whether one number can stand for two frames."""
    return abs(frame.left - other.left) < 60 and abs(frame.bottom - other.bottom) < 40


def _free_place(frame: Box, taken: list[tuple[float, float]], width: float, height: float) -> tuple[float, float]:
    """Return the place of a number at the upper left corner of a frame, or beside the numbers that are there."""
    x = min(max(frame.left, _LABEL), width - _LABEL)
    y = min(max(frame.bottom, _LABEL), height - _LABEL)
    while any(abs(x - other) < 2 * _LABEL and abs(y - down) < 2 * _LABEL for other, down in taken):
        x += 2 * _LABEL
        if x > width - _LABEL:
            x, y = _LABEL, y + 2 * _LABEL
    taken.append((x, y))
    return x, y


def _rect(box: Box, paint: str) -> str:
    x, y, width, height = (f"{number:.2f}" for number in (box.left, box.bottom, box.width, box.height))
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {paint}/>'


def _label(number: int, place: tuple[float, float], colour: str) -> str:
    x, y = place
    return (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{_LABEL}" fill="{colour}"/><text x="{x:.2f}" y="{y + 2.3:.2f}" '
        f'font-family="Source Sans 3" font-weight="600" font-size="{6.5 if number < 100 else 5}" fill="#fff" '
        f'text-anchor="middle">{number}</text>'
    )
