"""Lines that WeasyPrint has laid out from right to left in, the same with their words in order out. Touches Pango.

WeasyPrint breaks them and Pango orders the letters within each box; boxes are put one after another from the right. So
words from left to right that are in more than one box come in the wrong order, unless a box of that direction holds
them all: `divided_runs` finds them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text import line_break

_DIRECTIONS = {"L": "ltr", "EN": "ltr", "R": "rtl", "AL": "rtl", "AN": "rtl"}


def settle_line(context: Any, line: Any, indent_px: float) -> None:
    """Move the indent of a line to its right end, and let its justified text fill its boxes and end at the left."""
    for child in line.children if indent_px else ():
        child.translate(-indent_px, ignore_floats=True)
    texts = list(_texts_of(line, line.position_x))
    for number, (box, left_px) in enumerate(texts, start=1):
        spaces = sum(map(box.text.count, " \u00a0"))
        if box.justification_spacing and spaces:
            _fill(context, box, spaces)
            if number == len(texts) and box.style["direction"] == "rtl":
                # Moved by the width of the space at the end of the line, which the text is drawn without by now.
                box.translate(left_px - box.position_x)


def _fill(context: Any, box: Any, spaces: int) -> None:
    """Let a justified text be as wide as its box.

    A space that is stretched becomes a piece of its own, perhaps in another font than the letters around it, whose
    space is not as wide.
    """
    layout = line_break.create_layout(box.text, box.style, context, None, box.justification_spacing)
    layout.set_text(box.text, justify=True)
    width, _ = line_break.line_size(layout.get_first_line()[0], box.style)
    box.justification_spacing += (box.width - width) / spaces
    box.pango_layout = line_break.create_layout(box.text, box.style, context, None, box.justification_spacing)
    box.pango_layout.deactivate()


def divided_runs(line: Any) -> Iterator[str]:
    """Yield the words at each place where text from left to right goes on from a box of a line to the next."""
    pieces = [piece for piece in _pieces_of(line) if piece is None or _direction(piece)]
    for before, after in pairwise(pieces):
        if before and after and _direction(before[::-1]) == _direction(after) == "ltr":
            yield f"{before.split()[-1]} {after.split()[0]}"


def _direction(text: str) -> str:
    """Return in which direction the first letter or figure of a text is written; "" if it has none."""
    directions = (_DIRECTIONS.get(unicodedata.bidirectional(character), "") for character in text)
    return next(filter(None, directions), "")


def _texts_of(box: Any, left_px: float) -> Iterator[tuple[Any, float]]:
    """Yield the boxes of text in a box, each with where it would begin if it were the last of its line."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child, left_px
        elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow():
            yield from _texts_of(child, left_px + child.margin_left + child.border_left_width + child.padding_left)


def _pieces_of(box: Any) -> Iterator[str | None]:
    """Yield the texts that are put one after another from the right; None where something else is."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child.text
        elif isinstance(child, boxes.InlineBox) and child.style["direction"] == "rtl" and not _stands_alone(child):
            yield from _pieces_of(child)
        else:
            yield None


def _stands_alone(box: Any) -> bool:
    # The raised number of a note is where a reader comes to it, after a word of either direction.
    return str(box.element_tag).endswith(("bdi", "::footnote-call"))
