"""Aligned rows in, spreads out: the same stands on both sides of each, and begins level. Touches nothing.

A page is filled row by row. A row is as tall as its taller side. What does not fit goes to the next spread, on both
sides; a row that can be divided at sentences which stand opposite each other is divided there. Notes stand at the foot
of their own side. Headings go with what they head, and no line is left alone.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

import msgspec
from msgspec.structs import replace

from diglot.core.spreads.placement import PlacedNote, PlacedRow, PlacedSide, Spread
from diglot.core.spreads.splitting import MarkupText, find_level_cuts, find_own_cuts, split_rows
from diglot.core.spreads.spread_markup import wrap_block
from diglot.model.spreads import AlignSentences, ColumnLayout, Measure, MeasuredBlock, PairJob, TypesetBlock

_ENDS_WITH_PARAGRAPH = re.compile(r"</p>\s*$")
_IS_PARAGRAPH = re.compile(r"\s*<p\b")
# A picture, or a table in the frame in which it scrolls on the screen.
_IS_SHOWN = re.compile(r'\s*(<figure\b|<div class="table-scroll")')
_ENDS_WITH_HEADING = re.compile(r"</h[1-6]>\s*$|</dt>\s*</dl>\s*$")

# Fewer lines of a paragraph than these are not left alone at the foot or at the head of a page.
LINES_TOGETHER = 2
# A row that no page holds is begun on a page with so many lines of room left.
_WORTH_BEGINNING = 6
# Rounding: less than anybody can see.
_SLACK_PX = 0.5


def pack(job: PairJob, column: ColumnLayout, measure: Measure, align: AlignSentences) -> tuple[Spread, ...]:
    """Lay a job's rows out on as few spreads as they need."""
    return tuple(_Packer(job, column, measure, align).spreads())


# ---------------------------------------------------------------- rows and their sides


class _Side(msgspec.Struct, frozen=True, dict=True):
    """One side of a row, measured."""

    piece: TypesetBlock
    strip: MeasuredBlock

    @cached_property
    def text(self) -> MarkupText:
        return MarkupText(self.piece.html)

    @property
    def is_read(self) -> bool:
        """Did the typesetter see the letters that are here? Else nothing is known of its lines."""
        return bool(self.strip.lines) and self.strip.lines[-1].letters == self.text.letters

    def lines_before(self, letters: int) -> int:
        """How many lines it takes to set so many letters from the beginning."""
        return next((n for n, line in enumerate(self.strip.lines, 1) if line.letters >= letters), len(self.strip.lines))

    def height_before(self, at: int) -> float:
        """How tall the part before a cut is."""
        lines = self.lines_before(self.text.letters_before(at))
        return self.strip.lines[lines - 1].foot_px if lines else 0.0

    def leaves_no_line_alone(self, at: int) -> bool:
        """Would a cut leave enough lines of its paragraph on both pages?"""
        block = next((block for block in self.text.blocks if block.start <= at < block.stop), None)
        if block is None or at == block.start:
            return True
        start, cut, stop = (
            self.lines_before(self.text.letters_before(where)) for where in (block.start, at, block.stop)
        )
        first = start if block.start else 0
        return cut - first >= LINES_TOGETHER and stop - cut >= LINES_TOGETHER


_Sides = tuple[_Side | None, _Side | None]


class _Row(msgspec.Struct, frozen=True):
    sides: _Sides

    @property
    def lead_px(self) -> float:
        return max(side.strip.lead_px for side in self.sides if side)

    @property
    def trail_px(self) -> float:
        return max(side.strip.trail_px for side in self.sides if side)

    @property
    def height_px(self) -> float:
        return max(side.strip.height_px for side in self.sides if side)

    def may_float(self, column: ColumnLayout) -> bool:
        """Is it a picture or a table that the text need not wait for, and that a page can hold?"""
        return self.height_px <= column.depth_px and all(
            side.piece.kind == "text" and _IS_SHOWN.match(side.piece.html) for side in self.sides if side
        )

    @property
    def is_heading(self) -> bool:
        """Does it end with a heading, or a term to be explained?"""
        return any(_ENDS_WITH_HEADING.search(side.piece.html) for side in self.sides if side)

    @property
    def keeps_with_next(self) -> bool:
        """Is it worth nothing at the foot of a page?"""
        return self.is_heading or any(side.piece.kind == "opening" for side in self.sides if side)


class _Note(msgspec.Struct, frozen=True):
    number: int
    side: _Side

    @property
    def height_px(self) -> float:
        return self.side.strip.height_px


# ---------------------------------------------------------------- a page


@dataclass
class _Page:
    """A spread that is being filled. used_px: down to the foot of the last row."""

    column: ColumnLayout
    rows: list[tuple[_Row, PlacedRow]] = field(default_factory=list)
    notes: tuple[list[_Note], list[_Note]] = field(default_factory=lambda: ([], []))
    used_px: float = 0.0

    def gap_before(self, row: _Row) -> float:
        """The space above a row: what it and the one before want, and up to the next line of the grid.

        A heading stands nearer to what it heads, which comes back to the grid.
        """
        if not self.rows:
            return 0.0
        wanted_px = max(row.lead_px, self.rows[-1][0].trail_px)
        below_px = row.height_px + row.trail_px if row.is_heading else 0.0
        line_px = self.column.line_px
        return ceil((self.used_px + wanted_px + below_px - _SLACK_PX) / line_px) * line_px - below_px - self.used_px

    def room_px(self, number: int, more: Sequence[_Note] = ()) -> float:
        """What is left for text on a side, when its notes and some more have their place."""
        heights = [note.height_px for note in (*self.notes[number], *more)]
        notes_px = self.column.notes_head_px + sum(heights) if heights else 0.0
        return self.column.depth_px - self.used_px - notes_px

    def fits(self, gap_px: float, heights: Sequence[float], notes: Sequence[Sequence[_Note]]) -> bool:
        return all(
            gap_px + height <= self.room_px(number, more) + _SLACK_PX
            for number, (height, more) in enumerate(zip(heights, notes, strict=True))
        )

    def place(self, row: _Row, notes: Sequence[Sequence[_Note]]) -> None:
        gap_px = self.gap_before(row)
        sides = [PlacedSide(side.piece, side.strip.lead_px) if side else None for side in row.sides]
        self.rows.append((row, PlacedRow((sides[0], sides[1]), gap_px, row.height_px)))
        self.used_px += gap_px + row.height_px
        for mine, more in zip(self.notes, notes, strict=True):
            mine += more

    def finished(self) -> Spread:
        left, right = (tuple(PlacedNote(note.number, note.side.piece) for note in side) for side in self.notes)
        return Spread(tuple(placed for _, placed in self.rows), (left, right))


# ---------------------------------------------------------------- the packer


class _Packer:
    def __init__(self, job: PairJob, column: ColumnLayout, measure: Measure, align: AlignSentences) -> None:
        self._column, self._measure, self._align = column, measure, align
        self._tags = job.tags
        pieces = _row_pieces(job)
        note_pieces = [
            [TypesetBlock(note, tag, "note") for note in notes] for notes, tag in zip(job.notes, job.tags, strict=True)
        ]
        flat = [piece for pair in pieces for piece in pair if piece]
        flat += [piece for notes in note_pieces for piece in notes]
        sides = iter(self._measured(flat))
        self._queue = deque(
            _Row((next(sides) if left else None, next(sides) if right else None)) for left, right in pieces
        )
        self._notes = [[next(sides) for _ in row] for row in note_pieces]
        self._floating: _Row | None = None
        """A row that waits for the next spread while the text goes on."""
        self._carried: tuple[list[_Note], list[_Note]] = ([], [])

    def _measured(self, pieces: Sequence[TypesetBlock]) -> list[_Side]:
        strips = self._measure([wrap_block(piece) for piece in pieces])
        return [_Side(piece, strip) for piece, strip in zip(pieces, strips, strict=True)]

    def spreads(self) -> Iterator[Spread]:
        while self._queue or any(self._carried):
            page = _Page(self._column)
            self._place_carried(page)
            while self._queue and self._place_next(page):
                pass
            self._take_back_headings(page)
            if self._floating:
                self._queue.appendleft(self._floating)
                self._floating = None
            yield page.finished()

    def _take_back_headings(self, page: _Page) -> None:
        """What must not stand at the foot of a page goes to the next."""
        count = len(page.rows)
        while self._queue and count and page.rows[count - 1][0].keeps_with_next:
            count -= 1
        if count:
            self._queue.extendleft(row for row, _ in reversed(page.rows[count:]))
            del page.rows[count:]

    def _place_next(self, page: _Page) -> bool:
        """Place the next row, or what fits of it: is there perhaps room for more?"""
        row = self._queue[0]
        gap_px = page.gap_before(row)
        heights = [side.strip.height_px if side else 0.0 for side in row.sides]
        notes = self._notes_of(row, (None, None))
        if page.fits(gap_px, heights, notes):
            page.place(self._queue.popleft(), notes)
            return True
        if page.rows and row.may_float(self._column) and self._floating is None:
            # The text goes on below; the picture opens the next spread.
            self._floating = self._queue.popleft()
            self._join(page.rows[-1][0])
            return True
        cut = self._level_cut(row, page, gap_px) or self._any_cut(row, page, gap_px)
        if cut:
            self._place_cut(self._queue.popleft(), cut, page, self._notes_of(row, cut))
        elif not page.rows and not any(page.notes):
            self._force(self._queue.popleft(), page)
        return False

    def _force(self, row: _Row, page: _Page) -> None:
        """Place a row whose notes no page holds whole: they run on over the next.

        Or one that is too tall and cannot be cut, such as a picture: the proofreader will tell.
        """
        cuts = [self._first_cut(side) if side and side.text.calls else None for side in row.sides]
        left, right = cuts
        called = self._notes_of(row, cuts)
        if left or right:
            self._place_cut(row, (left, right), page, ((), ()))
        else:
            page.place(row, ((), ()))
        for number, notes in enumerate(called):
            self._run_on(notes, number, page)

    def _first_cut(self, side: _Side) -> int | None:
        """The first place behind a call where a side can be cut."""
        first = side.text.calls[0][0]
        cuts = sorted(find_own_cuts(side.text, self._align)) if side.is_read else []
        return next((at for at in cuts if side.text.letters_before(at) > first and side.leaves_no_line_alone(at)), None)

    def _join(self, before: _Row) -> None:
        """Let the next row begin as what follows a row that has come before it: paragraphs with an indent."""
        if not self._queue:
            return
        row = self._queue.popleft()
        pieces = [
            side and replace(side.piece, follows=_follows(other.piece.html if other else "", side.piece.html))
            for side, other in zip(row.sides, before.sides, strict=True)
        ]
        measured = iter(self._measured([piece for piece in pieces if piece]))
        left, right = (next(measured) if piece else None for piece in pieces)
        self._queue.appendleft(_Row((left, right)))

    # ------------------------------------------------------------ cutting rows

    def _level_cut(self, row: _Row, page: _Page, gap_px: float) -> tuple[int | None, int | None] | None:
        """The last place where both sides can be cut at the same, and the parts before it fit."""
        left, right = row.sides
        if not (left and right and left.is_read and right.is_read):
            return None
        cuts = find_level_cuts(left.text, right.text, self._align)
        for cut in sorted(cuts, reverse=True):
            sides = list(zip((left, right), cut, strict=True))
            heights = [side.height_before(at) for side, at in sides]
            if page.fits(gap_px, heights, self._notes_of(row, cut)) and all(
                side.leaves_no_line_alone(at) for side, at in sides
            ):
                return cut
        return None

    def _any_cut(self, row: _Row, page: _Page, gap_px: float) -> tuple[int | None, int | None] | None:
        """Each side cut for itself: where one has no counterpart, or no page would hold the row."""
        is_lone = not all(row.sides)
        is_too_tall = row.height_px > self._column.depth_px
        room_px = min(page.room_px(0), page.room_px(1)) - gap_px
        if not (not page.rows or ((is_lone or is_too_tall) and room_px > _WORTH_BEGINNING * self._column.line_px)):
            return None
        cuts: list[int | None] = []
        for number, side in enumerate(row.sides):
            cuts.append(self._own_cut(side, number, page, gap_px) if side else None)
        left, right = cuts
        whole = [side is None or cut is None for side, cut in zip(row.sides, cuts, strict=True)]
        if all(whole) or any(cut == 0 for cut in cuts):
            return None
        return left, right

    def _own_cut(self, side: _Side, number: int, page: _Page, gap_px: float) -> int | None:
        """Where to cut one side: the last place that fits. None: all of it fits; 0: nothing does."""

        def fits(height_px: float, letters: int) -> bool:
            notes = self._notes_before(side, number, letters)
            return gap_px + height_px <= page.room_px(number, notes) + _SLACK_PX

        if fits(side.strip.height_px, side.text.letters):
            return None
        if not side.is_read:
            return 0
        at_lines = [side.text.place_after(line.letters) for line in side.strip.lines[:-1]]
        cuts = {*find_own_cuts(side.text, self._align), *(at for at in at_lines if at)}
        for at in sorted(cuts, reverse=True):
            if side.leaves_no_line_alone(at) and fits(side.height_before(at), side.text.letters_before(at)):
                return at
        return 0

    def _place_cut(
        self, row: _Row, cut: tuple[int | None, int | None], page: _Page, notes: Sequence[Sequence[_Note]]
    ) -> None:
        heads: list[_Side | None] = []
        tails: list[TypesetBlock | None] = []
        for side, at in zip(row.sides, cut, strict=True):
            if side is None or at is None:
                heads.append(side)
                tails.append(None)
                continue
            before, after = side.text.cut(at)
            strip = replace(side.strip, height_px=side.height_before(at), trail_px=0.0)
            heads.append(_Side(replace(side.piece, html=before), strip))
            tails.append(replace(side.piece, html=after, follows=False))
        page.place(_Row((heads[0], heads[1])), notes)
        measured = iter(self._measured([tail for tail in tails if tail]))
        left, right = (next(measured) if tail else None for tail in tails)
        self._queue.appendleft(_Row((left, right)))

    # ------------------------------------------------------------ notes

    def _notes_of(self, row: _Row, cut: Sequence[int | None]) -> list[list[_Note]]:
        """The notes that are called before a cut, or in all of a side."""
        return [
            self._notes_before(side, number, side.text.letters if at is None else side.text.letters_before(at))
            if side
            else []
            for number, (side, at) in enumerate(zip(row.sides, cut, strict=True))
        ]

    def _notes_before(self, side: _Side, number: int, letters: int) -> list[_Note]:
        return [_Note(note, self._notes[number][note - 1]) for before, note in side.text.calls if before < letters]

    def _place_carried(self, page: _Page) -> None:
        """Rests of notes that the page before could not hold."""
        for number, carried in enumerate(self._carried):
            notes = [*carried]
            carried.clear()
            self._run_on(notes, number, page)

    def _run_on(self, notes: Sequence[_Note], number: int, page: _Page) -> None:
        """Put notes on a page as far as they go; what is left is carried to the next."""
        for at, note in enumerate(notes):
            room_px = page.room_px(number, [note])
            if room_px >= 0:
                page.notes[number].append(note)
                continue
            head, tail = self._divided(note, note.height_px + room_px)
            if head:
                page.notes[number].append(head)
            elif not page.rows and not page.notes[number]:
                # A picture in a note, taller than the page: the proofreader will tell.
                page.notes[number].append(note)
                continue
            self._carried[number].extend([tail, *notes[at + 1 :]])
            return

    def _divided(self, note: _Note, room_px: float) -> tuple[_Note | None, _Note]:
        """A note cut at the last line that fits, and its rest."""
        side = note.side
        lines = [line for line in side.strip.lines[:-1] if line.foot_px <= room_px] if side.is_read else []
        at = next((at for line in reversed(lines) if (at := side.text.place_after(line.letters))), None)
        if at is None:
            return None, note
        before, after = side.text.cut(at)
        [tail] = self._measured([replace(side.piece, html=after)])
        head = _Side(replace(side.piece, html=before), replace(side.strip, height_px=side.height_before(at)))
        return _Note(note.number, head), _Note(0, tail)


def _row_pieces(job: PairJob) -> list[tuple[TypesetBlock | None, TypesetBlock | None]]:
    """The rows as pieces; paragraphs after paragraphs are marked."""
    before = ["", ""]
    rows = []
    parts = [(row.kind, part) for row in job.rows for part in split_rows(row.left_html, row.right_html)]
    for kind, part in parts:
        pieces: list[TypesetBlock | None] = []
        for number, html in enumerate(part):
            follows = _follows(before[number], html)
            pieces.append(TypesetBlock(html, job.tags[number], kind, follows) if html.strip() else None)
            if html.strip():
                before[number] = html if kind == "text" else ""
        if any(pieces):
            rows.append((pieces[0], pieces[1]))
    return rows


def _follows(before: str, html: str) -> bool:
    """Is it a paragraph after a paragraph?"""
    return bool(_ENDS_WITH_PARAGRAPH.search(before) and _IS_PARAGRAPH.match(html))
