"""Pack aligned rows into spreads, on which both sides have the same content and begin level. Pure functions.

A page is filled row by row. If paragraphs are to be level, a row is as tall as its taller side; if only pages are, each
side of it is as tall as its text. What does not fit goes to the next spread on both sides; a row is divided between
sentences that correspond, if possible. Notes are at the foot of their side. Headings stay with the text that follows,
and no line is stranded.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from math import ceil

import msgspec
from msgspec.structs import replace

from diglot.extensions.facing.core.placement import PlacedNote, PlacedRow, PlacedSide, Spread
from diglot.extensions.facing.core.splitting import MarkupText, find_level_cuts, find_side_cuts, split_rows
from diglot.extensions.facing.core.spread_markup import wrap_block
from diglot.extensions.facing.model.spreads import (
    AlignSentences,
    BlockToSet,
    ColumnLayout,
    Measure,
    PairedText,
    PieceKind,
)
from diglot.model.paper.spreads import LEMMA, ROW_GAP_PX, TOLERANCE_PX, MeasuredBlock, SpreadLevel

_ENDS_WITH_PARAGRAPH = re.compile(r"</p>\s*$")
_IS_PARAGRAPH = re.compile(r"\s*<p\b")
# A picture, or a table in the frame in which it scrolls on screen.
_IS_FIGURE = re.compile(r'\s*(<figure\b|<div class="table-scroll")')
_IS_TURNED = re.compile(r'\s*<div class="table-scroll"[^>]*>\s*<table\b[^>]*\bclass="[^"]*\blandscape\b')
_ENDS_WITH_HEADING = re.compile(r"</h[1-6]>\s*$|</dt>\s*</dl>\s*$")

# The fewest lines of a paragraph that may be at the foot or the head of a page.
MIN_LINES_TOGETHER = 2
# A row that is taller than a page is begun on a page with more than this number of lines left.
_MIN_LINES_TO_BEGIN = 6


def pack_spreads(
    text: PairedText,
    column: ColumnLayout,
    measure: Measure,
    align: AlignSentences,
    level: SpreadLevel = "paragraph",
) -> tuple[Spread, ...]:
    """Lay out the rows of a text on as few spreads as possible."""
    return tuple(_Packer(text, column, measure, align, level).spreads())


# ---------------------------------------------------------------- rows and their sides


class _MeasuredSide(msgspec.Struct, frozen=True, dict=True):
    """One side of a row, with its measurements."""

    block: BlockToSet
    measured: MeasuredBlock

    @cached_property
    def text(self) -> MarkupText:
        return MarkupText(self.block.html)

    @property
    def is_heading(self) -> bool:
        return bool(_ENDS_WITH_HEADING.search(self.block.html))

    @property
    def is_measured(self) -> bool:
        """Whether the typesetter found all letters of the text. If not, its lines are unknown."""
        return bool(self.measured.lines) and self.measured.lines[-1].letters == self.text.letters

    def lines_before(self, letters: int) -> int:
        """Return the number of lines that contain the first letters."""
        return next(
            (n for n, line in enumerate(self.measured.lines, 1) if line.letters >= letters), len(self.measured.lines)
        )

    def height_before(self, at: int) -> float:
        """Return the height of the part before a cut."""
        lines = self.lines_before(self.text.letters_before(at))
        return self.measured.lines[lines - 1].foot_px if lines else 0.0

    def avoids_stranded_lines(self, at: int) -> bool:
        """Return whether a cut leaves enough lines of its paragraph on both pages, and no heading alone."""
        if self.text.follows_heading(at):
            return False
        paragraph = next((paragraph for paragraph in self.text.blocks if paragraph.start <= at < paragraph.stop), None)
        if paragraph is None or at == paragraph.start:
            return True
        start, cut, stop = (
            self.lines_before(self.text.letters_before(position)) for position in (paragraph.start, at, paragraph.stop)
        )
        first = start if paragraph.start else 0
        return cut - first >= MIN_LINES_TOGETHER and stop - cut >= MIN_LINES_TOGETHER


_Sides = tuple[_MeasuredSide | None, _MeasuredSide | None]
# Where each side of a row is cut; None for one that stays whole.
_Cut = tuple[int | None, int | None]


class _Row(msgspec.Struct, frozen=True):
    sides: _Sides

    @property
    def height_px(self) -> float:
        return max(side.measured.height_px for side in self.sides if side)

    def may_float(self, column: ColumnLayout) -> bool:
        """Return whether this is a picture or table that fits on a page, so that text may go before it."""
        return self.height_px <= column.depth_px and self.is_figure

    @property
    def is_figure(self) -> bool:
        return all(side.block.kind == "text" and _IS_FIGURE.match(side.block.html) for side in self.sides if side)

    @property
    def is_heading(self) -> bool:
        """Whether it ends with a heading or a term to be defined."""
        return any(side.is_heading for side in self.sides if side)

    @property
    def keeps_with_next(self) -> bool:
        """Whether it must not be last on a page."""
        return self.is_heading or any(side.block.kind == "opening" for side in self.sides if side)


class _Note(msgspec.Struct, frozen=True):
    number: int
    side: _MeasuredSide

    @property
    def height_px(self) -> float:
        return self.side.measured.height_px


# ---------------------------------------------------------------- a page


class _Strand(msgspec.Struct, frozen=True):
    """The text of one side of a spread so far: the height down to its foot, and the margin below that."""

    used_px: float = 0.0
    trail_px: float = 0.0

    def gap_before(self, sides: Sequence[_MeasuredSide], line_px: float) -> float:
        """Return the space above a row: the larger margin, rounded up to the baseline grid.

        A heading is off the grid and close to the text that follows it, which is on the grid again.
        sides: of the row, as far as they are level with this strand.
        """
        if not self.used_px or not sides:
            return 0.0
        margin_px = max(self.trail_px, *(side.measured.lead_px for side in sides))
        below_px = _height_of(sides) + _trail_of(sides) if any(side.is_heading for side in sides) else 0.0
        foot_px = ceil((self.used_px + margin_px + below_px - TOLERANCE_PX) / line_px) * line_px
        return foot_px - below_px - self.used_px

    def after(self, sides: Sequence[_MeasuredSide], gap_px: float) -> _Strand:
        """Return the strand with a row added."""
        return _Strand(self.used_px + gap_px + _height_of(sides), _trail_of(sides)) if sides else self


def _height_of(sides: Sequence[_MeasuredSide]) -> float:
    return max((side.measured.height_px for side in sides), default=0.0)


def _trail_of(sides: Sequence[_MeasuredSide]) -> float:
    return max(side.measured.trail_px for side in sides)


_Gaps = tuple[float, float]
# From one line to the next, of each side.
_Lines = tuple[float, float]


@dataclass
class _Page:
    """A spread being filled."""

    column: ColumnLayout
    level: SpreadLevel
    line_px: _Lines
    rows: list[tuple[_Row, PlacedRow]] = field(default_factory=list)
    notes: tuple[list[_Note], list[_Note]] = field(default_factory=lambda: ([], []))
    strands: tuple[_Strand, _Strand] = (_Strand(), _Strand())

    def level_sides(self, row: _Row, number: int) -> list[_MeasuredSide]:
        """Return the sides of a row that begin and end level on this side of the spread."""
        sides = row.sides if self.level == "paragraph" else row.sides[number : number + 1]
        return [side for side in sides if side]

    def gaps_before(self, row: _Row) -> _Gaps:
        """Return the space above each side of a row."""
        left, right = (
            strand.gap_before(self.level_sides(row, number), line_px)
            for number, (strand, line_px) in enumerate(zip(self.strands, self.line_px, strict=True))
        )
        return left, right

    def available_px(self, number: int, extra_notes: Sequence[_Note] = ()) -> float:
        """Return the height left for text on a side, after its notes and some more."""
        notes = (*self.notes[number], *extra_notes)
        rows = {note.side.block.kind for note in notes}
        heights = sum(note.height_px for note in notes)
        notes_px = self.column.notes_head_px + heights + ROW_GAP_PX * (len(rows) - 1) if notes else 0.0
        return self.column.depth_px - self.strands[number].used_px - notes_px

    def fits(self, gaps: _Gaps, heights: Sequence[float], notes: Sequence[Sequence[_Note]]) -> bool:
        return all(
            gap_px + height <= self.available_px(number, extra_notes) + TOLERANCE_PX
            for number, (gap_px, height, extra_notes) in enumerate(zip(gaps, heights, notes, strict=True))
        )

    def place(self, row: _Row, notes: Sequence[Sequence[_Note]]) -> None:
        gaps = self.gaps_before(row)
        levels = [self.level_sides(row, number) for number in (0, 1)]
        left, right = (
            PlacedSide(side.block, gap_px, _height_of(level), side.measured.lead_px)
            if side
            else PlacedSide(None, gap_px, _height_of(level))
            for side, gap_px, level in zip(row.sides, gaps, levels, strict=True)
        )
        self.rows.append((row, PlacedRow((left, right))))
        left_strand, right_strand = (
            strand.after(level, gap_px) for strand, level, gap_px in zip(self.strands, levels, gaps, strict=True)
        )
        self.strands = left_strand, right_strand
        for own_notes, extra_notes in zip(self.notes, notes, strict=True):
            own_notes += extra_notes

    def to_spread(self) -> Spread:
        left, right = (tuple(PlacedNote(note.number, note.side.block) for note in side) for side in self.notes)
        return Spread(tuple(placed for _, placed in self.rows), (left, right))


# ---------------------------------------------------------------- the packer


class _Packer:
    def __init__(
        self, text: PairedText, column: ColumnLayout, measure: Measure, align: AlignSentences, level: SpreadLevel
    ) -> None:
        self._column, self._measure, self._align, self._level = column, measure, align, level
        # Where paragraphs are level, those of both sides begin on the lines of the larger one.
        smaller = text.smaller if level == "page" else None
        left, right = (column.smaller_line_px if side == smaller else column.line_px for side in (0, 1))
        self._line_px = left, right
        blocks = _split_into_blocks(text)
        note_blocks = [
            [
                BlockToSet(note, tag, _row_of(note, is_own=number < own), is_smaller=side == text.smaller)
                for number, note in enumerate(notes)
            ]
            for side, (notes, tag, own) in enumerate(zip(text.notes, text.tags, text.own_notes, strict=True))
        ]
        all_blocks = [block for pair in blocks for block in pair if block]
        all_blocks += [block for notes in note_blocks for block in notes]
        sides = iter(self._measure_blocks(all_blocks))
        rows = (_Row((next(sides) if left else None, next(sides) if right else None)) for left, right in blocks)
        self._queue = deque(part for row in rows for part in self._across(row))
        self._notes = [[next(sides) for _ in row] for row in note_blocks]
        self._floating: list[_Row] = []
        """Rows deferred to the next spread while the text goes on, in order."""
        self._carried: tuple[list[_Note], list[_Note]] = ([], [])
        """Notes of each side that continue on the next spread."""

    def _measure_blocks(self, blocks: Sequence[BlockToSet]) -> list[_MeasuredSide]:
        strips = self._measure([wrap_block(block) for block in blocks])
        return [_MeasuredSide(block, measured) for block, measured in zip(blocks, strips, strict=True)]

    def _across(self, row: _Row) -> tuple[_Row, ...]:
        """Return a row, or both of its tables below each other, across both columns, if one is too wide for its own."""
        is_wide = any(side.measured.is_too_wide or _IS_TURNED.match(side.block.html) for side in row.sides if side)
        if not (self._column.is_one_of_two and row.is_figure and is_wide):
            return (row,)
        sides = iter(self._measure_blocks([replace(side.block, is_wide=True) for side in row.sides if side]))
        left, right = (next(sides) if side else None for side in row.sides)
        return tuple(_Row(pair) for pair in ((left, None), (None, right)) if any(pair))

    def spreads(self) -> Iterator[Spread]:
        while self._queue or any(self._carried):
            page = _Page(self._column, self._level, self._line_px)
            self._place_carried_notes(page)
            while self._queue and self._place_next(page):
                pass
            self._take_back_headings(page)
            self._queue.extendleft(reversed(self._floating))
            self._floating.clear()
            yield page.to_spread()

    def _take_back_headings(self, page: _Page) -> None:
        """Move rows that must not be last on a page to the next one."""
        count = len(page.rows)
        while self._queue and count and page.rows[count - 1][0].keeps_with_next:
            count -= 1
        if count:
            self._queue.extendleft(row for row, _ in reversed(page.rows[count:]))
            del page.rows[count:]

    def _place_next(self, page: _Page) -> bool:
        """Place the next row, or the part of it that fits. Return whether there may be room for more."""
        row = self._queue[0]
        gaps = page.gaps_before(row)
        heights = [side.measured.height_px if side else 0.0 for side in row.sides]
        notes = self._notes_of(row, (None, None))
        may_float = bool(page.rows) and row.may_float(self._column)
        if not (self._floating and row.is_figure) and page.fits(gaps, heights, notes):
            page.place(self._queue.popleft(), notes)
            return True
        if may_float:
            # The text goes on below; the picture opens the next spread, after those that wait already.
            self._floating.append(self._queue.popleft())
            self._follow_on(page.rows[-1][0])
            return True
        if self._floating and row.is_figure:
            return False
        for cut in chain(self._level_cuts(row, page, gaps), self._any_cuts(row, page, gaps)):
            head, tail = self._divide(row, cut)
            notes = self._notes_of(row, cut)
            # The first part of a paragraph is broken into lines by itself, and may have one more.
            if page.fits(gaps, [side.measured.height_px if side else 0.0 for side in head.sides], notes):
                page.place(head, notes)
                self._queue[0] = tail
                return False
        if not page.rows and not any(page.notes):
            self._place_oversized(self._queue.popleft(), page)
        return False

    def _place_oversized(self, row: _Row, page: _Page) -> None:
        """Place a row with more notes than a page can hold: they continue on the next one.

        Or a row that is too tall and cannot be cut, such as a picture: the checks of the pages report it.
        """
        cuts = [self._first_cut(side) if side and side.text.calls else None for side in row.sides]
        left, right = cuts
        called = self._notes_of(row, cuts)
        if left or right:
            head, tail = self._divide(row, (left, right))
            page.place(head, ((), ()))
            self._queue.appendleft(tail)
        else:
            page.place(row, ((), ()))
        for number, notes in enumerate(called):
            self._place_notes(notes, number, page)

    def _first_cut(self, side: _MeasuredSide) -> int | None:
        """Return the first position after the first call of a note where a side can be cut, or None."""
        first = side.text.calls[0][0]
        cuts = sorted(find_side_cuts(side.text, self._align)) if side.is_measured else []
        return next(
            (at for at in cuts if side.text.letters_before(at) > first and side.avoids_stranded_lines(at)), None
        )

    def _follow_on(self, previous: _Row) -> None:
        """Let the next row follow a row that was moved before it: paragraphs begin with an indent."""
        if not self._queue:
            return
        row = self._queue.popleft()
        blocks = [
            side and replace(side.block, follows=_follows(other.block.html if other else "", side.block.html))
            for side, other in zip(row.sides, previous.sides, strict=True)
        ]
        remeasured = iter(self._measure_blocks([block for block in blocks if block]))
        left, right = (next(remeasured) if block else None for block in blocks)
        self._queue.appendleft(_Row((left, right)))

    # ------------------------------------------------------------ cutting rows

    def _level_cuts(self, row: _Row, page: _Page, gaps: _Gaps) -> Iterator[_Cut]:
        """Yield corresponding positions where both sides can be cut and the parts before them fit, from the last."""
        left, right = row.sides
        if not (left and right and left.is_measured and right.is_measured):
            return
        cuts = find_level_cuts(left.text, right.text, self._align)
        for cut in sorted(cuts, reverse=True):
            sides = list(zip((left, right), cut, strict=True))
            heights = [side.height_before(at) for side, at in sides]
            if page.fits(gaps, heights, self._notes_of(row, cut)) and all(
                side.avoids_stranded_lines(at) for side, at in sides
            ):
                yield cut

    def _any_cuts(self, row: _Row, page: _Page, gaps: _Gaps) -> Iterator[_Cut]:
        """Yield independent cuts of the sides, for a row with only one side, or one taller than a page.

        Each leaves one line more free than the one before.
        """
        is_one_sided = not all(row.sides)
        is_too_tall = row.height_px > self._column.depth_px
        available_px = min(
            page.available_px(number) - gap_px for number, gap_px in enumerate(gaps) if page.level_sides(row, number)
        )
        is_worth_beginning = (is_one_sided or is_too_tall) and available_px > _MIN_LINES_TO_BEGIN * self._column.line_px
        if page.rows and not is_worth_beginning:
            return
        for lines in range(_MIN_LINES_TO_BEGIN):
            spare_px = lines * self._column.line_px
            left, right = (
                self._side_cut(side, number, page, gaps[number] + spare_px) if side else None
                for number, side in enumerate(row.sides)
            )
            if (left, right) != (None, None) and 0 not in (left, right):
                yield left, right

    def _side_cut(self, side: _MeasuredSide, number: int, page: _Page, gap_px: float) -> int | None:
        """Return the last position to cut one side where it fits; None if all of it fits, 0 if nothing does."""

        def fits(height_px: float, letters: int) -> bool:
            notes = self._notes_before(side, number, letters)
            return gap_px + height_px <= page.available_px(number, notes) + TOLERANCE_PX

        if fits(side.measured.height_px, side.text.letters):
            return None
        if not side.is_measured:
            return 0
        at_lines = [side.text.cut_position_after(line.letters) for line in side.measured.lines[:-1]]
        cuts = {*find_side_cuts(side.text, self._align), *(at for at in at_lines if at and side.text.can_be_cut(at))}
        for at in sorted(cuts, reverse=True):
            if side.avoids_stranded_lines(at) and fits(side.height_before(at), side.text.letters_before(at)):
                return at
        return 0

    def _divide(self, row: _Row, cut: _Cut) -> tuple[_Row, _Row]:
        """Return both parts of a row, measured; a side without a cut is in the first."""
        parts: list[list[BlockToSet | None]] = []
        for side, at in zip(row.sides, cut, strict=True):
            if side is None or at is None:
                parts.append([side.block if side else None, None])
                continue
            before, after = side.text.cut(at)
            parts.append([replace(side.block, html=before), replace(side.block, html=after, follows=False)])
        measured = iter(self._measure_blocks([block for blocks in parts for block in blocks if block]))
        (left, left_rest), (right, right_rest) = (
            [next(measured) if block else None for block in blocks] for blocks in parts
        )
        heads = [
            replace(side, measured=replace(side.measured, trail_px=0.0)) if side and rest else side
            for side, rest in ((left, left_rest), (right, right_rest))
        ]
        return _Row((heads[0], heads[1])), _Row((left_rest, right_rest))

    # ------------------------------------------------------------ notes

    def _notes_of(self, row: _Row, cut: Sequence[int | None]) -> list[list[_Note]]:
        """Return the notes of each side that are called before its cut, or all if it is not cut."""
        return [
            self._notes_before(side, number, side.text.letters if at is None else side.text.letters_before(at))
            if side
            else []
            for number, (side, at) in enumerate(zip(row.sides, cut, strict=True))
        ]

    def _notes_before(self, side: _MeasuredSide, number: int, letters: int) -> list[_Note]:
        return [
            _Note(note, self._notes[number][note - 1])
            for letters_before, note in side.text.calls
            if letters_before < letters
        ]

    def _place_carried_notes(self, page: _Page) -> None:
        """Place the rest of the notes that did not fit on the previous page."""
        for number, carried in enumerate(self._carried):
            notes = [*carried]
            carried.clear()
            self._place_notes(notes, number, page)

    def _place_notes(self, notes: Sequence[_Note], number: int, page: _Page) -> None:
        """Place notes on a page as far as they fit; carry the rest to the next one."""
        for at, note in enumerate(notes):
            available_px = page.available_px(number, [note])
            if available_px >= 0:
                page.notes[number].append(note)
                continue
            head, tail = self._divide_note(note, note.height_px + available_px)
            if head:
                page.notes[number].append(head)
            elif not page.rows and not page.notes[number]:
                # A picture in a note, taller than the page: the checks of the pages report it.
                page.notes[number].append(note)
                continue
            self._carried[number].extend([tail, *notes[at + 1 :]])
            return

    def _divide_note(self, note: _Note, available_px: float) -> tuple[_Note | None, _Note]:
        """Cut a note at the last line that fits. Return the part that fits, or None, and the rest."""
        side = note.side
        lines = [line for line in side.measured.lines[:-1] if line.foot_px <= available_px] if side.is_measured else []
        for line in reversed(lines):
            at = side.text.cut_position_after(line.letters)
            if at is None:
                continue
            before, after = side.text.cut(at)
            head, tail = self._measure_blocks([replace(side.block, html=before), replace(side.block, html=after)])
            if head.measured.height_px <= available_px:
                return _Note(note.number, head), _Note(0, tail)
        return None, note


def _split_into_blocks(text: PairedText) -> list[tuple[BlockToSet | None, BlockToSet | None]]:
    """Return the rows as pairs of blocks; paragraphs that follow paragraphs are marked."""
    previous = ["", ""]
    rows = []
    parts = [(row.kind, part) for row in text.rows for part in split_rows(row.left_html, row.right_html)]
    for kind, part in parts:
        blocks: list[BlockToSet | None] = []
        for number, html in enumerate(part):
            follows, is_smaller = _follows(previous[number], html), kind == "text" and number == text.smaller
            blocks.append(BlockToSet(html, text.tags[number], kind, follows, is_smaller) if html.strip() else None)
            if html.strip():
                previous[number] = html if kind == "text" else ""
        if any(blocks):
            rows.append((blocks[0], blocks[1]))
    return rows


def _row_of(note: str, *, is_own: bool) -> PieceKind:
    """Return the row that a note belongs to: an entry of an apparatus begins with its lemma."""
    if is_own:
        return "note"
    return "apparatus" if f'class="{LEMMA}"' in note else "second-row"


def _follows(previous: str, html: str) -> bool:
    """Return whether this is a paragraph after a paragraph."""
    return bool(_ENDS_WITH_PARAGRAPH.search(previous) and _IS_PARAGRAPH.match(html))
