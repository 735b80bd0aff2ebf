"""Patches of WeasyPrint, applied on import: a note that has no room on its page goes on at the foot of the next one.

WeasyPrint sets a note whole, and takes the line that calls it over to the next page where it does not fit; a note that
is higher than a page runs over the text. Here, the line stays where at least two lines of the note fit below it and two
are left, and the rest of the note comes first at the foot of the next page, with room for some text above it. If the
line is taken over after all, the parts of its note are put together again.

The pages after a division are in the hook "pages": each note must be on them to its last letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import inf
from typing import Any

from weasyprint import layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, page
from weasyprint.text import line_break

from diglot.adapters.typesetter import floats  # noqa: F401 - its patch comes before these
from diglot.adapters.typesetter.box_tree import walk
from diglot.adapters.typesetter.library_patches.patching import (
    changed_function,
    expect_code,
    expect_parameters,
    originals,
    patch,
)
from diglot.extensions.makeup.adapters.made_up import is_made_up
from diglot.model.messages import N_
from diglot.model.paper.printing import PrintFault
from diglot.model.paper.spreads import TOLERANCE_PX

# So many lines of a note stay together, at its beginning and at its end.
_TOGETHER = 2
# So much of a page is kept for text, in its lines, where a note goes on that could fill it.
_LINES_OF_TEXT = 6


class _Part:
    """What is set of a note on a page. begin: where, as WeasyPrint resumes boxes, None at the beginning of the note.

    depth_px: as far as it goes down, None to its end. rest: where the next part begins, once this one is laid out.
    """

    def __init__(self, begin: Any, depth_px: float | None) -> None:
        self.begin, self.depth_px, self.rest = begin, depth_px, None


def _part_of(note: Any) -> Any:
    return vars(note).get("diglot_part")


def _with_part(note: Any, part: _Part) -> Any:
    """Return a box that sets a part of a note."""
    box = note.copy()
    box.diglot_part = part
    return box


def _lay_out(context: Any, note: Any) -> Any:
    """Return a note as it is laid out in the area of notes."""
    area = context.current_footnote_area.copy_with_children([note])
    area = layout.build.create_anonymous_boxes(area.deepcopy())
    return block.block_level_layout(context, area, -inf, None, area.page)[0].children[0]


def _feet_of(note: Any) -> list[float]:
    """Return how far down each line of a laid out note goes."""
    top = note.border_box_y()
    return [line.position_y + line.height - top for line in walk(note) if isinstance(line, boxes.LineBox)]


def _divide(context: Any, note: Any, room_px: float) -> tuple[Any, Any] | None:
    """Return as much of a note as has room, and the rest of it, or None if it is not to be divided there."""
    begin = _part_of(note).begin if _part_of(note) else None
    feet = _feet_of(_lay_out(context, note))
    fitting = [foot for foot in feet[:-_TOGETHER] if foot <= room_px + TOLERANCE_PX]
    if len(fitting) < _TOGETHER:
        return None
    first = _Part(begin, fitting[-1])
    # A paragraph of the note may break a line earlier; the part ends where its text does.
    first.depth_px = max(_feet_of(_lay_out(context, _with_part(note, first))))
    head = _with_part(note, first)
    _lay_out(context, head)
    return (head, _with_part(note, _Part(first.rest, None))) if first.rest else None


def _place_parts(context: Any, note: Any, room_px: float, waiting: Sequence[Any] = ()) -> bool:
    """Set as much of the last note of a page as has room; the rest, and notes that wait for it, on the next one.

    Returns whether it could be divided.
    """
    parts = _divide(context, note, room_px)
    if parts:
        head, rest = parts
        vars(context).setdefault("diglot_parts", {})[note] = parts
        context.current_page_footnotes[-1] = head
        context.reported_footnotes = [*context.reported_footnotes, rest, *waiting]
        context._update_footnote_area()
    return parts is not None


def _lay_out_child(
    context: Any,
    box: Any,
    index: int,
    child: Any,
    new_children: list[Any],
    page_is_empty: bool,
    absolute_boxes: Any,
    fixed_boxes: Any,
    adjoining_margins: list[Any],
    bottom_space: float,
    position_y: float,
    skip_stack: Any,
    *rest: Any,
) -> Any:
    """Lay out a child of a box; of a note, its part."""
    part = _part_of(child)
    if part:
        skip_stack, page_is_empty = part.begin, True
        if part.depth_px is not None:
            bottom_space = context.page_bottom - position_y - child.style["margin_top"].value - part.depth_px
    abort, stop, resume_at, *others = originals.in_flow_layout_of_notes(
        context, box, index, child, new_children, page_is_empty, absolute_boxes, fixed_boxes, adjoining_margins,
        bottom_space, position_y, skip_stack, *rest,
    )  # fmt: skip
    if part:
        part.rest = resume_at[index] if resume_at else None
        # The area of notes goes on with the next note.
        stop, resume_at = False, None
    return abort, stop, resume_at, *others


def _goes_on(
    context: Any, note: Any, paragraph: Any, lines: int, foot_px: float, bottom_space: float, below: Iterable[Any]
) -> bool:
    """Divide a note that has no room below the line that calls it; return whether the line can stay.

    paragraph: that of the call. lines: how many of it are above the line that calls. foot_px: that of this line.
    below: the lines after it.
    """
    if context.in_column or context.reported_footnotes or not is_made_up(context):
        return False
    needed = _height_below(paragraph, lines + 1, below)
    over_px = foot_px + needed - (context.page_bottom - bottom_space)
    # WeasyPrint mistakes a rounding error for a lack of room.
    return over_px <= 0 or _place_parts(context, note, _lay_out(context, note).border_height() - over_px)


def _height_below(paragraph: Any, lines: int, below: Iterable[Any]) -> float:
    """Return the height of the lines that must be on the page below so many, lest one be alone there or overleaf."""
    orphans, widows = paragraph.style["orphans"], paragraph.style["widows"]
    after = [line for line, _ in islice(below, orphans + widows)]
    for count in range(len(after)):
        if lines + count >= orphans and len(after) - count >= widows:
            after = after[:count]
            break
    return float(sum(line.height for line in after))


def _goes_on_again(context: Any, notes: Sequence[Any], number: int) -> bool:
    """Divide a note that came from the page before, and would leave no room for text; return whether it was divided."""
    if context.in_column or not is_made_up(context):
        return False
    box = context.current_footnote_area.page
    line, _ = line_break.strut(box.style)
    over_px = box.content_box_y() + _LINES_OF_TEXT * line - context.page_bottom
    if over_px <= 0:
        return False
    note = notes[number]
    context.reported_footnotes = []
    if _place_parts(context, note, _lay_out(context, note).border_height() - over_px, notes[number + 1 :]):
        return True
    if number:
        context.report_footnote(note)
        context.reported_footnotes = [*notes[number:]]
    return bool(number)


def _lay_out_text(
    context: Any, root: Any, bottom_space: float, resume_at: Any, around: Any, page_is_empty: bool,
    absolute_boxes: Any, fixed_boxes: Any, adjoining_margins: list[Any],
) -> Any:  # fmt: skip
    """Lay out the text of a page; what does not fit above a note that goes on there waits for the next page."""
    has_notes = bool(context.current_page_footnotes) and is_made_up(context)
    others = (absolute_boxes, fixed_boxes, adjoining_margins)
    laid_out = block.block_level_layout(context, root, bottom_space, resume_at, around, page_is_empty, *others)
    if has_notes and laid_out[0] and _foot_of(laid_out[0]) > context.page_bottom + TOLERANCE_PX:
        block.remove_placeholders(context, [laid_out[0]], absolute_boxes, fixed_boxes)
        laid_out = block.block_level_layout(context, root, bottom_space, resume_at, around, False, *others)
    return laid_out


def _foot_of(root: Any) -> float:
    placed = (box for box in walk(root) if isinstance(box, boxes.LineBox | boxes.ReplacedBox))
    return max((box.position_y + box.height for box in placed if hasattr(box, "position_y")), default=-inf)


def _put_together(context: Any, note: Any) -> None:
    """Take a note back that was set on the page, with the rest of it."""
    head, rest = vars(context).get("diglot_parts", {}).pop(note, (None, None))
    if head in context.current_page_footnotes:
        context.current_page_footnotes[context.current_page_footnotes.index(head)] = note
        context.reported_footnotes = [waiting for waiting in context.reported_footnotes if waiting is not rest]
    originals.unlayout_footnote(context, note)


_CALLED_HERE = "                if overflow:\n                    context.report_footnote(footnote)\n"
_GOES_ON = """\
                if overflow and not _goes_on(
                        context, footnote, box, len(new_children), new_position_y + offset_y, bottom_space,
                        iter_line_boxes(
                            context, child, new_position_y, bottom_space, resume_at, box, [], [],
                            first_letter_style, first_line_style) if resume_at else ()):
                    context.report_footnote(footnote)
"""
_FROM_BEFORE = "        if overflow and i != 0:\n"
_GOES_ON_AGAIN = "        if _goes_on_again(context, reported_footnotes, i):\n            break\n" + _FROM_BEFORE
_TEXT = "    root_box, resume_at, next_page, _, _, _ = block_level_layout(\n"
_NO_TEXT = "        assert not page_is_empty\n"
_IS_BLANK = "(context.reported_footnotes and resume_at is None))"
_KEPT = "            reported_footnotes = None\n            yield pages[i]\n"
_MADE = "            reported_footnotes = context.reported_footnotes\n"


@patch(N_("notes that go on overleaf"))
def _let_notes_go_on() -> None:
    in_flow = originals.in_flow_layout
    expect_parameters(block._linebox_layout, (
        "context box index child new_children page_is_empty absolute_boxes fixed_boxes adjoining_margins bottom_space"
        " position_y skip_stack first_letter_style first_line_style draw_bottom_decoration max_lines"
    ))  # fmt: skip
    unlay = layout.LayoutContext.unlayout_footnote
    expect_parameters(unlay, "self footnote")
    expect_code(layout.LayoutContext.layout_footnote, "self.current_page_footnotes.append(footnote)")
    lines = changed_function(block, block._linebox_layout, {_CALLED_HERE: _GOES_ON}, _goes_on=_goes_on)
    made = changed_function(
        page,
        page.make_page,
        {_FROM_BEFORE: _GOES_ON_AGAIN, _TEXT: _TEXT.replace("block_level_layout", "_lay_out_text"), _NO_TEXT: ""},
        _goes_on_again=_goes_on_again,
        _lay_out_text=_lay_out_text,
    )
    # The rest of a note comes before a page on which something else begins, such as a chapter.
    begins = "(context.reported_footnotes and (resume_at is None or next_page['break'] != 'any')))"
    remade = changed_function(page, page.remake_page, {_IS_BLANK: begins})
    # Pages that stay as they are hand their notes on as well.
    kept = "            context.reported_footnotes = [*context.diglot_waiting[i]]\n" + _KEPT.replace(
        "None", "context.reported_footnotes"
    )
    noted = _MADE + "            vars(context).setdefault('diglot_waiting', {})[i] = [*reported_footnotes]\n"
    all_made = changed_function(page, page.make_all_pages, {_KEPT: kept, _MADE: noted})
    block._linebox_layout, page.make_page, page.remake_page = lines, made, remade
    page.make_all_pages = layout.make_all_pages = all_made
    originals.in_flow_layout, originals.in_flow_layout_of_notes = _lay_out_child, in_flow
    layout.LayoutContext.unlayout_footnote, originals.unlayout_footnote = _put_together, unlay


def check_notes(pages: Sequence[Any]) -> Iterator[PrintFault]:
    """Yield the notes that are not printed to their last letter."""
    printed: Counter[Any] = Counter()
    begins_on: dict[Any, int] = {}
    for number, laid_out in enumerate(pages, start=1):
        for area in laid_out._page_box.children:
            if isinstance(area, boxes.FootnoteAreaBox):
                for note in area.children:
                    begins_on.setdefault(note.element, number)
                    printed[note.element] += sum(map(_letters_of, _own_texts(note)))
    for note, number in begins_on.items():
        text = "".join(note.itertext())
        if printed[note] < _letters_of(text):
            yield PrintFault("note-displaced", number, " ".join(text.split())[:40])


def _own_texts(box: Any) -> Iterator[str]:
    """Yield the texts in a box that are not generated."""
    if isinstance(box, boxes.TextBox):
        yield box.text
    for child in () if "::" in str(box.element_tag) else getattr(box, "children", ()):
        yield from _own_texts(getattr(child, "_box", child))


def _letters_of(text: str) -> int:
    return sum(map(str.isalnum, text))
