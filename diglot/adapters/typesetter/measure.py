"""A laid out box in, its height and lines out. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes

from diglot.adapters.typesetter.box_tree import walk
from diglot.model.paper.spreads import TOLERANCE_PX, LinePosition, MeasuredBlock


def is_block(box: Any) -> bool:
    """Return whether a box is the block of an element, not an anonymous one."""
    return isinstance(box, boxes.BlockLevelBox) and not isinstance(box.style, AnonymousStyle)


def measure_block(box: Any) -> MeasuredBlock:
    """Return the height of a block and its lines; lines are placed by counts of letters, which no setting changes."""
    lead_px, trail_px = _margin(box, 0, "margin_top"), _margin(box, -1, "margin_bottom")
    top = box.content_box_y() + lead_px
    lines: list[LinePosition] = []
    letters, foot_px = 0, 0.0
    for line in _lines(box):
        letters += sum(character.isalnum() for character in _own_text(line))
        # Cells of a row stand beside each other: its last line may end higher than one before.
        foot_px = max(foot_px, line.position_y + line.height - top)
        lines.append(LinePosition(foot_px, letters))
    tables = (part for part in walk(box) if isinstance(part, boxes.TableBox))
    is_too_wide = any(table.width > box.width + TOLERANCE_PX for table in tables)
    return MeasuredBlock(box.height - lead_px - trail_px, lead_px, trail_px, tuple(lines), is_too_wide)


def _margin(box: Any, number: int, name: str) -> float:
    """Return the widest margin of the first (0) or last (-1) descendants of a box, in CSS pixels."""
    widest = 0.0
    while box.children and isinstance(box.children[number], boxes.BlockLevelBox):
        box = box.children[number]
        widest = max(widest, float(getattr(box, name)))
    return widest


def _lines(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if isinstance(child, boxes.LineBox):
            yield child
        elif "::" not in str(child.element_tag):  # the number of an item stands in a line of its own
            yield from _lines(child)


def _own_text(box: Any) -> str:
    """Return the text of a line without generated content."""
    box = getattr(box, "_box", box)
    if "::" in str(box.element_tag):
        return ""
    if isinstance(box, boxes.TextBox):
        return str(box.text)
    return "".join(_own_text(child) for child in getattr(box, "children", ()))
