"""Patches of WeasyPrint, applied on import: lines of running text stand on one grid from the head of each page down.

What is not as high as some lines of text (a heading, a figure, a table, code) gets white until it is: a heading above
it, so that its text follows it as closely as ever; a figure above and below. So lines of both sides of a leaf cover
each other, and those of facing pages are level.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.text import line_break

from diglot.adapters.typesetter.box_tree import classes_of, walk
from diglot.adapters.typesetter.library_patches.patching import expect_parameters, originals, patch
from diglot.extensions.makeup.adapters.made_up import is_made_up
from diglot.model.messages import N_
from diglot.model.paper.spreads import TOLERANCE_PX

_HEADINGS = frozenset(("h2", "h3", "h4"))


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
    """Lay out a child of a box; in running text, once more further down if it is not on the grid."""
    out_of_flow = (absolute_boxes, fixed_boxes)
    margins = [*adjoining_margins]
    result = originals.in_flow_layout_off_grid(
        context, box, index, child, new_children, page_is_empty, *out_of_flow, adjoining_margins, bottom_space,
        position_y, skip_stack, *rest,
    )  # fmt: skip
    if skip_stack or context.in_column or not _is_text(box) or not result[6] or not is_made_up(context):
        return result
    *before, laid_out = result[6]
    is_first = page_is_empty and not before
    line_px, _ = line_break.strut(box.style)
    at_px = _place_of(laid_out, line_px)
    if is_first or at_px is None or getattr(laid_out, "index", None) != index:
        return result
    lack_px = (context.current_footnote_area.page.content_box_y() - at_px) % line_px
    if not TOLERANCE_PX < lack_px < line_px - TOLERANCE_PX:
        return result
    block.remove_placeholders(context, [laid_out], *out_of_flow)
    count = len(before)
    child.position_y = position_y + lack_px
    result = originals.in_flow_layout_off_grid(
        context, box, index, child, before, page_is_empty, *out_of_flow, margins, bottom_space, position_y + lack_px,
        skip_stack, *rest,
    )  # fmt: skip
    is_placed = len(result[6]) == count + 1
    if is_placed and count > int(page_is_empty):
        _share_white(result[6][-2], result[6][-1], lack_px, line_px)
    return result


def _is_text(box: Any) -> bool:
    """Return whether a box is running text, and not a part of one that is measured for facing pages."""
    classes = classes_of(box) if box.element_tag == "div" else ()
    return "prose" in classes and "unit" not in classes


def _place_of(laid_out: Any, line_px: float) -> float | None:
    """Return what of a child is to stand on the grid, None for one that has no line of running text.

    Of a heading, it is the text after it.
    """
    if laid_out.element_tag in _HEADINGS:
        return float(laid_out.border_box_y() + laid_out.border_height() + laid_out.margin_bottom)
    # The mark of an item, which stands beside its text, is laid out later.
    lines = (part for part in walk(laid_out) if isinstance(part, boxes.LineBox) and hasattr(part, "height"))
    first = next(lines, None)
    return float(first.position_y) if first and abs(first.height - line_px) < TOLERANCE_PX else None


def _share_white(before: Any, laid_out: Any, lack_px: float, line_px: float) -> None:
    """Move what is before a child that was moved: a heading with the one below it, a figure to the middle."""
    if before.element_tag in _HEADINGS:
        before.translate(dy=lack_px if laid_out.element_tag in _HEADINGS else 0.0)
    elif _place_of(before, line_px) is None:
        before.translate(dy=lack_px / 2)


def settle_text(page: Any) -> None:
    """Move the rest of a paragraph that stands below raised figures down to the grid, as far as there is white."""
    for box in walk(page):
        children: Sequence[Any] = getattr(box, "children", ())
        raised = sum(getattr(child, "diglot_is_raised", False) for child in children)
        if raised and len(children) > raised + 1:
            rest, after = children[0], children[raised + 1]
            line_px, _ = line_break.strut(rest.style)
            at_px = _place_of(rest, line_px)
            lack_px = (page.content_box_y() - (at_px or 0.0)) % line_px
            white_px = after.border_box_y() - rest.border_box_y() - rest.border_height()
            if at_px is not None and lack_px < white_px + TOLERANCE_PX:
                rest.translate(dy=lack_px)


@patch(N_("lines of text on one grid"))
def _keep_grid() -> None:
    in_flow = originals.in_flow_layout
    expect_parameters(block.remove_placeholders, "context box_list absolute_boxes fixed_boxes")
    expect_parameters(line_break.strut, "style")
    originals.in_flow_layout, originals.in_flow_layout_off_grid = _lay_out_child, in_flow
