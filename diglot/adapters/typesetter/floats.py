"""Patches of WeasyPrint, applied on import: where a figure does not fit, text goes on, and it opens the next page.

A figure is a picture with its caption, or a table that is not to be divided, in running text. Where it does not fit on
a page, it changes places in the tree with the paragraph after it, so that nothing is ever lost or set twice, and what
a screen reader says is in the order of the text. If that paragraph goes on over the page, the figure is raised above
the rest of it when all pages are laid out.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, inf
from typing import Any

from weasyprint import document
from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.text import line_break

from diglot.adapters.typesetter.box_tree import classes_of, walk
from diglot.adapters.typesetter.library_patches.patching import changed_function, expect_parameters, originals, patch
from diglot.model.messages import N_

# What may go before a figure, and what else may if there are as many lines for it and the text below it.
_TEXT = frozenset(("p", "ul", "ol", "dl", "blockquote"))
_HEADINGS = frozenset(("h2", "h3", "h4"))
_LINES_OF_A_HEADING = 5
# So many lines of a paragraph can stand at the foot of a page.
_LEAST_LINES = 2
# The width of a letter of running text, in ems: rather too much.
_LETTER_EM = 0.5
# How much of a page the rest of a paragraph and the figure may take, so that they surely fit.
_MOST_OF_A_PAGE = 0.85
# Where no page begins.
_NOWHERE = {-1: None}


def _children_from(box: Any, start: int) -> Iterator[tuple[int, Any]]:
    """Yield the children of a box, which may change places meanwhile."""
    number = start
    while number < len(box.children):
        yield number, box.children[number]
        number += 1


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
    """Lay out a child of a box; if it is a figure that does not fit on the page, the text after it in its place."""
    # Not by a function of its own: each call brings texts in texts in texts nearer to the end of the stack.
    others = (
        new_children, page_is_empty, absolute_boxes, fixed_boxes, adjoining_margins, bottom_space, position_y,
        skip_stack, *rest,
    )  # fmt: skip
    if box.element_tag == "html":
        context.diglot_depth = context.page_bottom - position_y
    if not (skip_stack is None and _is_figure(box, child)):
        result = originals.in_flow_layout(context, box, index, child, *others)
        if skip_stack is not None and result[6]:
            result[6][-1].diglot_is_rest = True
        return result
    is_first = page_is_empty and not new_children
    _set_margin(child, new_children)
    figure = None if is_first else _on_endless_page(context, box, child, adjoining_margins)
    foot = figure.border_box_y() + figure.border_height() if figure else 0
    if figure is None or not context.overflows_page(bottom_space, foot):
        return originals.in_flow_layout(context, box, index, child, *others)
    room = context.page_bottom - bottom_space - position_y
    number = _text_after(box, index, room, figure.margin_height(), context.diglot_depth)
    if number is None:
        return originals.in_flow_layout(context, box, index, child, *others)
    text = box.children[number]
    styles = [(part, part.style) for part in (text, *text.children)]
    box.children.insert(index, box.children.pop(number))
    _indent_after(box, index)
    text.position_x, text.position_y = child.position_x, child.position_y
    result = originals.in_flow_layout(context, box, index, text, *others)
    abort, stop, resume_at, *_ = result
    if abort or (stop and resume_at.get(index) is None):
        # None of it fits: the figure comes first again.
        box.children.insert(number, box.children.pop(index))
        for part, style in styles:
            part.style = style
    else:
        child.diglot_is_deferred = True
        _remake_pages_after(context)
    return result


def _is_figure(box: Any, child: Any) -> bool:
    """Return whether a child is a figure of running text that may be deferred."""
    if child.element_tag not in ("figure", "div") or "prose" not in classes_of(box) or "unit" in classes_of(box):
        return False
    if child.element_tag == "div" and "table-scroll" not in classes_of(child):
        return False
    return bool(child.style["break_inside"] == "avoid")


def _on_endless_page(context: Any, box: Any, child: Any, adjoining_margins: list[Any]) -> Any:
    """Return a child as it is laid out if there is room."""
    absolute_boxes: list[Any] = []
    laid_out, *_ = block.block_level_layout(
        context, child, -inf, None, box, False, absolute_boxes, absolute_boxes, [*adjoining_margins]
    )
    block.remove_placeholders(context, [laid_out], absolute_boxes, absolute_boxes)
    return laid_out


def _text_after(box: Any, index: int, room: float, figure_height: float, depth: float) -> int | None:
    """Return the number of the child that goes before a figure and those that follow it, None if none should.

    room: the height that is left on the page. depth: that of a page.
    """
    rest = box.children[index:]
    number = next((number for number, child in enumerate(rest) if not _is_figure(box, child)), len(rest))
    text = rest[number : number + 1]
    if text and text[0].element_tag in _HEADINGS:
        # A figure leaves its section only if a large part of the page would be white otherwise.
        text = rest[number + 1 : number + 2]
        room -= _LINES_OF_A_HEADING * (line_break.strut(text[0].style)[0] if text else 0)
    is_announced = index > 0 and _announces(box.children[index - 1])
    if is_announced or not text or text[0].element_tag not in _TEXT or _announces(text[0]):
        return None
    line, _ = line_break.strut(text[0].style)
    left_over = max(_height_of(text[0], box.width) - room, 0.0)
    fits = not left_over or left_over + figure_height <= _MOST_OF_A_PAGE * depth
    return index + number if room >= _LEAST_LINES * line and fits else None


def _announces(box: Any) -> bool:
    """Return whether a text speaks of what follows it, and so may not be separated from it."""
    return _text_of(box).endswith(":")


def _height_of(text: Any, width: float) -> float:
    """Return about how high a text is: to lay it out would set its notes."""
    line, _ = line_break.strut(text.style)
    size = text.style["font_size"]
    blocks = sum(part.element_tag in ("li", "dt", "dd", "p") for part in walk(text) if isinstance(part, boxes.BlockBox))
    return float(line * (ceil(len(_text_of(text)) * _LETTER_EM * size / width) + blocks - 1))


def _text_of(box: Any) -> str:
    return "".join(part.text for part in walk(box) if isinstance(part, boxes.TextBox)).strip()


def _indent_after(box: Any, index: int) -> None:
    """Indent a paragraph that follows another one now, and not the figure before which it has gone."""
    text = box.children[index]
    standing = (child for child in reversed(box.children[:index]) if not getattr(child, "diglot_is_raised", False))
    before = next(standing, None)
    indents = (child.style["text_indent"] for child in box.children if child.element_tag == "p")
    indent = next((indent for indent in indents if indent.value), None)
    if indent and before and before.element_tag == text.element_tag == "p":
        for part in (text, *text.children):
            part.style = part.style.copy()
            part.style["text_indent"] = indent


def _set_margin(figure: Any, new_children: list[Any]) -> None:
    """Give a figure its space below, or none if it is to be raised above the text that is before it on the page."""
    style = vars(figure).setdefault("diglot_style", figure.style)
    is_rest = bool(new_children) and getattr(new_children[0], "diglot_is_rest", False)
    all_raised = all(getattr(child, "diglot_is_raised", False) for child in new_children[1:])
    figure.diglot_is_raised = is_rest and all_raised and getattr(figure, "diglot_is_deferred", False)
    figure.style = style
    if figure.diglot_is_raised:
        figure.style = style.copy()
        figure.style["margin_bottom"] = Dimension(0, "px")


def _remake_pages_after(context: Any) -> None:
    """Have the pages after this one made again if they were made before, when their first child had another number."""
    pages = context.page_maker
    for number in range(context.current_page, len(pages)):
        _, *state = pages[number]
        pages[number] = (_NOWHERE, *state)


def _raise_figures(page: Any) -> None:
    """Move figures above the rest of the text that goes on from the page before."""
    for box in _blocks(page):
        figures = [child for child in box.children[1:] if getattr(child, "diglot_is_raised", False)]
        if figures:
            rest, first, last = box.children[0], figures[0], figures[-1]
            up = first.border_box_y() - rest.border_box_y()
            gap = up - rest.border_height()
            down = last.border_box_y() + last.border_height() - first.border_box_y() + gap
            rest.translate(dy=down)
            for figure in figures:
                figure.translate(dy=-up)


def _blocks(box: Any) -> Iterator[Any]:
    """Yield the blocks in a box that have blocks in them."""
    for child in box.children:
        if isinstance(child, boxes.BlockBox) and not isinstance(child, boxes.MarginBox):
            yield child
            yield from _blocks(child)


def _layout_document(*arguments: Any) -> Iterator[Any]:
    for page in originals.layout_document(*arguments):
        _raise_figures(page)
        yield page


_CHILDREN = "in enumerate(box.children[skip:], start=(skip or 0)):"
_FILLS_PAGE = "elif bottom_space > -inf and not new_box.is_column:"


def _ends_with_text(box: Any) -> bool:
    """Let a box that has nothing but a bar beside its text, such as a quotation, end where its text does.

    WeasyPrint lets every box that goes on overleaf fill its page, also where the last lines were taken over; the
    paragraphs in such a box have done so already. Returns whether it is one.
    """
    is_framed = box.border_top_width or box.border_bottom_width or box.border_right_width
    if not box.border_left_width or is_framed:
        return False
    # The mark of an item, which stands beside its text, is laid out later.
    lines = (line for line in walk(box) if isinstance(line, boxes.LineBox) and hasattr(line, "position_y"))
    ends = [line.position_y + line.height for line in lines]
    box.height = min(box.height, max(ends, default=box.position_y) - box.content_box_y())
    return True


@patch(N_("figures that wait for the next page while the text goes on"))
def _let_figures_wait() -> None:
    in_flow, laid_out = block._in_flow_layout, document.layout_document
    expect_parameters(
        in_flow,
        "context box index child new_children page_is_empty absolute_boxes fixed_boxes adjoining_margins bottom_space"
        " position_y skip_stack first_letter_style first_line_style discard next_page max_lines",
    )
    expect_parameters(laid_out, "html root_box context max_loops")
    expect_parameters(block.remove_placeholders, "context box_list absolute_boxes fixed_boxes")
    expect_parameters(line_break.strut, "style")
    changes = {
        _CHILDREN: "in _children_from(box, skip or 0):",
        _FILLS_PAGE: _FILLS_PAGE.replace(":", " and not _ends_with_text(new_box):"),
    }
    names = {"_children_from": _children_from, "_ends_with_text": _ends_with_text}
    container = changed_function(block, block.block_container_layout, changes, **names)
    block.block_container_layout, block._in_flow_layout = container, _lay_out_child
    document.layout_document = _layout_document
    originals.in_flow_layout, originals.layout_document = in_flow, laid_out
