"""Patches of WeasyPrint, applied on import: paragraphs are broken as a whole, not line by line.

WeasyPrint goes on to lay out, shape, justify and draw lines. Before the first line of a paragraph is laid out, its
text is measured, and the typesetter's `BreakLines` breaks it; then each box of text is given the part that belongs to
its line, instead of as much as fits. What cannot be measured beforehand (floats, leaders, a first line in another
style) is broken line by line, as WeasyPrint does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any

import msgspec
from weasyprint import draw
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, percent
from weasyprint.text import line_break

from diglot.adapters.typesetter.library_patches.patching import expect_code, expect_parameters, originals, patch
from diglot.adapters.typesetter.library_patches.right_to_left import settle_line
from diglot.adapters.typesetter.line_items import (
    SCALING,
    TRACKING_SHRINK,
    TRACKING_STRETCH,
    BreakPlace,
    CannotPlan,
    ParagraphItems,
    TextRun,
    inline_leaves,
)
from diglot.adapters.typesetter.text_widths import TextWidths
from diglot.model.messages import N_
from diglot.model.paper.line_breaking import BreakLines, MeasuredParagraph

# A last line should be wider than the indent of the next paragraph, in ems.
_LEAST_LAST = 2.0
# In text that is not justified, so much white at the end of a line is as good as full stretch, in ems.
_RAGGED = 3.0
# What is laid out exactly as wide as its text, such as a cell, must not be broken because of rounding.
_ROUNDING_PX = 0.5
# Letters that are neither moved, in CSS pixels, nor scaled.
_AS_DRAWN = (0.0, 1.0)
_BALANCED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption"))


class LineSetter:
    """Breaks the paragraphs of a typesetter's documents. break_lines: the way to do it; divided: as in `TextWidths`."""

    def __init__(self, break_lines: BreakLines, divided: Mapping[str, Sequence[str]]) -> None:
        self._break_lines = break_lines
        self.widths = TextWidths(divided)

    def plan(self, linebox: Any, containing_block: Any, leaf_line: int = 0) -> PlannedParagraph | None:
        """Return the lines of a paragraph, or None if only WeasyPrint can break it. leaf_line: the last on its leaf."""
        try:
            paragraph = ParagraphItems(linebox, containing_block, self.widths)
        except CannotPlan:
            return None
        if not paragraph.text.strip():
            return None
        em = linebox.style["font_size"]
        is_justified = linebox.style["text_align_all"] == "justify"
        measured = MeasuredParagraph(
            paragraph.items,
            containing_block.width + (0.0 if is_justified else _ROUNDING_PX),
            _LEAST_LAST * em,
            0.0 if is_justified else _RAGGED * em,
            is_balanced=linebox.element_tag in _BALANCED,
            looseness=_looseness(linebox.style),
            leaf_line=leaf_line,
            hanging=paragraph.hanging,
        )
        lines: dict[int, PlannedLine] = {}
        start, break_before = 0, -1
        for line in self._break_lines(measured):
            lines[start] = PlannedLine(
                paragraph.places[line.stop],
                line.ratio if is_justified else 0.0,
                paragraph.hanging.get(break_before, (0.0, 0.0))[1],
                paragraph.hanging.get(line.stop, (0.0, 0.0))[0],
            )
            start, break_before = paragraph.places[line.stop].next_start, line.stop
        return PlannedParagraph(paragraph.text, {id(run.box): run for run in paragraph.runs}, lines)


def _looseness(style: Any) -> int:
    """Return by how many lines a paragraph should be longer: the property `--looseness` of `print.css`."""
    return next((int(token.value) for token in style["__looseness"] if token.type == "number"), 0)


class PlannedLine(msgspec.Struct, frozen=True):
    """Where a line ends, and the ratio at which its spaces and letters are set.

    hangs_left, hangs_right: how far it reaches into the margins.
    """

    end: BreakPlace
    ratio: float
    hangs_left: float = 0.0
    hangs_right: float = 0.0

    @property
    def tracking(self) -> float:
        """How far its letters move apart (or, below 0, together), in ems."""
        return self._letters * (TRACKING_STRETCH if self.ratio > 0 else TRACKING_SHRINK)

    @property
    def scale(self) -> float:
        """How wide its letters are, where those of the font are 1."""
        return 1 + self._letters * SCALING

    @property
    def _letters(self) -> float:
        """The ratio as far as letters follow it: what a very loose line lacks, only its spaces give."""
        return min(self.ratio, 1.0) if self.ratio >= -1 else 0.0


class PlannedParagraph(msgspec.Struct):
    """The lines of a paragraph by their first character. runs: its boxes of text and pictures by their identity."""

    text: str
    runs: dict[int, TextRun]
    lines: dict[int, PlannedLine]

    def is_divided_after(self, number: int) -> bool:
        """Return whether a line ends within a word. number: from 1."""
        return bool([*self.lines.values()][number - 1].end.hyphen)

    def is_of(self, linebox: Any) -> bool:
        """Return whether a line box still has the boxes that were measured."""
        return [id(box) for box in inline_leaves(linebox.children)] == list(self.runs)

    def line_at(self, linebox: Any, skip_stack: Any) -> PlannedLine | None:
        """Return the line that begins where WeasyPrint resumes, or None if none does."""
        rest = [linebox]
        while skip_stack is not None:
            ((index, skip_stack),) = skip_stack.items()
            box, *others = rest
            if isinstance(box, boxes.TextBox):
                return self.lines.get(self._character(self.runs[id(box)], index))
            rest = [*box.children[index:], *others]
        # What begins there may hold no text, such as what is out of the line.
        leaf = next(inline_leaves(linebox.children if rest[0] is linebox else rest), None)
        return self.lines.get(self.runs[id(leaf)].start) if leaf else None

    def part_of(self, run: TextRun, skip: int, line: PlannedLine) -> tuple[str, int | None]:
        """Return the text of a box that belongs to a line, and where to resume, None at the end of the box.

        skip, and where to resume: in bytes of the text of the box, as WeasyPrint counts.
        """
        text = self.text[self._character(run, skip) : min(run.stop, line.end.stop)]
        if line.end.next_start == len(self.text) or line.end.next_start > run.stop:
            return text, None
        if line.end.hyphen:
            text += run.box.style["hyphenate_character"]
        return text, len(self.text[run.start : line.end.next_start].encode())

    @staticmethod
    def _character(run: TextRun, skip: int) -> int:
        return run.start + len(run.box.text.encode()[:skip].decode())


class _CurrentLine(msgspec.Struct, frozen=True):
    """The line that WeasyPrint lays out."""

    paragraph: PlannedParagraph
    line: PlannedLine


def _current_line(context: Any) -> _CurrentLine | None:
    return getattr(context, "diglot_line", None)


def _planned_line(
    context: Any, linebox: Any, position_y: float, bottom_space: float, skip_stack: Any, containing_block: Any
) -> _CurrentLine | None:
    setter = getattr(linebox.style.font_config, "line_setter", None)
    style = linebox.style
    if setter is None or style["white_space"] != "normal" or style["direction"] != "ltr" or context.excluded_shapes:
        return None
    paragraph: PlannedParagraph | None
    width, paragraph = getattr(linebox, "diglot_plan", (None, None))
    if width != containing_block.width or not (paragraph is None or paragraph.is_of(linebox)):
        paragraph = setter.plan(linebox, containing_block)
        linebox.diglot_plan = (containing_block.width, paragraph)
    if skip_stack is None:
        linebox.diglot_leaf_plan = None
        if paragraph and (leaf_line := _divided_leaf_line(context, linebox, position_y, bottom_space, paragraph)):
            linebox.diglot_leaf_plan = setter.plan(linebox, containing_block, leaf_line)
    paragraph = getattr(linebox, "diglot_leaf_plan", None) or paragraph
    if paragraph is None or (line := paragraph.line_at(linebox, skip_stack)) is None:
        return None
    return _CurrentLine(paragraph, line)


def _divided_leaf_line(
    context: Any, linebox: Any, position_y: float, bottom_space: float, paragraph: PlannedParagraph
) -> int:
    """Return the number of the line that a reader turns the leaf after, if it ends within a word; else 0.

    Notes that the paragraph calls may move the end of the page up, and are not counted.
    """
    is_recto = bool(context.page_maker and context.current_page and context.page_maker[context.current_page - 1][2])
    if not is_recto:
        return 0
    line_height, _ = line_break.strut(linebox.style)
    room, count = context.page_bottom - bottom_space - position_y + _ROUNDING_PX, len(paragraph.lines)
    if not 0 < room < count * line_height:
        return 0
    last = min(int(room / line_height), count - linebox.style["widows"])
    return last if last >= linebox.style["orphans"] and paragraph.is_divided_after(last) else 0


def _get_next_linebox(
    context: Any,
    linebox: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    first_letter_style: Any,
    first_line_style: Any,
) -> Any:
    """Lay out the next line of a paragraph; meanwhile the context knows where it ends."""
    is_plain = not first_letter_style and not first_line_style
    outer = _current_line(context)
    place = (position_y, bottom_space, skip_stack, containing_block)
    context.diglot_line = _planned_line(context, linebox, *place) if is_plain else None
    try:
        line, resume_at = originals.get_next_linebox(
            context,
            linebox,
            position_y,
            bottom_space,
            skip_stack,
            containing_block,
            absolute_boxes,
            fixed_boxes,
            first_letter_style,
            first_line_style,
        )
        if line is not None and linebox.style["direction"] == "rtl":
            settle_line(context, line, linebox.text_indent)
        return line, resume_at
    finally:
        context.diglot_line = outer


def _split_inline_box(context: Any, box: Any, position_x: float, max_x: float, *others: Any) -> Any:
    """Let no width end a line whose end is known."""
    if isinstance(box, boxes.LineBox) and _current_line(context):
        max_x = inf
    return originals.split_inline_box(context, box, position_x, max_x, *others)


def _split_text_box(context: Any, box: Any, available_width: float, skip: int, is_line_start: bool = True) -> Any:
    """Return the part of a text that belongs to the line, its letters set as the line's, and where to resume."""
    current = _current_line(context)
    run = current.paragraph.runs.get(id(box)) if current else None
    if current is None or run is None or box.text in ("", "\n"):
        return originals.split_text_box(context, box, available_width, skip, is_line_start)
    text, resume_at = current.paragraph.part_of(run, skip, current.line)
    part = _lay_out_part(box, text, current.line) if text else None
    return part, resume_at, False


def _lay_out_part(box: Any, text: str, planned: PlannedLine) -> Any:
    """Return a box with a part of a text, as WeasyPrint's `split_text_box` does, but tracked and scaled.

    Pango could track letters as well, but would take ligatures apart, and WeasyPrint would round each place.
    """
    line = box.style.font_config.line_setter.widths.in_style(box.style).line_of(text)
    spacing = planned.tracking * box.style["font_size"]
    part = box.copy_with_text(line.text)
    part.pango_layout = line.new_layout(box.justification_spacing)
    part.diglot_letters = (spacing, planned.scale)
    part.width, part.height = (line.width + spacing * line.glyphs) * planned.scale, line.height
    line_height, _ = line_break.strut(box.style)
    part.margin_top = part.margin_bottom = (line_height - line.height) / 2
    part.baseline = line.baseline + part.margin_top
    return part


def _draw_text(stream: Any, textbox: Any, *others: Any) -> None:
    """Draw a text with its letters moved apart by PDF's character spacing, and wider by its horizontal scaling."""
    spacing, scale = getattr(textbox, "diglot_letters", _AS_DRAWN)
    if (spacing, scale) == _AS_DRAWN:
        originals.draw_text(stream, textbox, *others)
        return
    # What justification adds to spaces would be scaled with them.
    textbox.pango_layout.justification_spacing = textbox.justification_spacing / scale
    stream.stream.append(b"%.4f Tc %.3f Tz" % (spacing, 100 * scale))
    originals.draw_text(stream, textbox, *others)
    stream.stream.append(b"0 Tc 100 Tz")


def _text_align(context: Any, line: Any, available_width: float, last: bool) -> Any:
    """Let a line hang into the margins, and squeeze one that is too wide, as its paragraph was planned."""
    current = _current_line(context)
    if current is None or line.style["text_align_all"] != "justify":
        return originals.text_align(context, line, available_width, last)
    planned = current.line
    line.diglot_hanging = (planned.hangs_left, planned.hangs_right)
    room = available_width + planned.hangs_left + planned.hangs_right
    if line.width > room and planned.ratio >= -1:
        inline.justify_line(context, line, room - line.width)
        return -planned.hangs_left
    return originals.text_align(context, line, room, last) - planned.hangs_left


@patch(N_("lines broken with the whole paragraph in view"))
def _break_whole_paragraphs() -> None:
    # What the patches take for granted: the arguments, and where one function calls the other.
    for function, arguments, code in (
        (
            inline.get_next_linebox,
            "context linebox position_y bottom_space skip_stack containing_block absolute_boxes fixed_boxes"
            " first_letter_style first_line_style",
            ("split_inline_box(\n             context, linebox, position_x, max_x,", "offset_x = text_align(\n"),
        ),
        (
            inline.split_inline_box,
            "context box position_x max_x bottom_space skip_stack containing_block absolute_boxes fixed_boxes"
            " line_placeholders waiting_floats line_children first_letter_style first_line_style",
            ("available_width = max_x\n", "if new_position_x > max_x:"),
        ),
        (
            inline.split_text_box,
            "context box available_width skip is_line_start",
            ("half_leading = (line_height - height) / 2", "return box, resume_index, preserved_line_break"),
        ),
        (draw.draw_text, "stream textbox offset_x text_overflow block_ellipsis", ("stream.begin_text()",)),
        (inline.text_align, "context line available_width last", ("if line.width >= available_width:",)),
        (inline.justify_line, "context line extra_width", ()),
        (inline.atomic_box, "context box position_x skip_stack containing_block absolute_boxes fixed_boxes", ()),
        (percent.resolve_percentages, "box containing_block", ()),
        (line_break.strut, "style", ()),
        (line_break.can_break_text, "text lang", ()),
        (line_break.Layout, "style justification_spacing max_width", ()),
        (line_break.create_layout, "text style context max_width justification_spacing", ()),
        (
            line_break.first_line_metrics,
            "first_line text layout resume_at space_collapse style hyphenated hyphenation_character",
            (),
        ),
    ):
        expect_parameters(function, arguments)
        expect_code(function, *code)
    originals.get_next_linebox, inline.get_next_linebox = inline.get_next_linebox, _get_next_linebox
    originals.split_inline_box, inline.split_inline_box = inline.split_inline_box, _split_inline_box
    originals.split_text_box, inline.split_text_box = inline.split_text_box, _split_text_box
    originals.text_align, inline.text_align = inline.text_align, _text_align
    originals.draw_text, draw.draw_text = draw.draw_text, _draw_text
