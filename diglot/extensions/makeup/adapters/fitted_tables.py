"""Patches of WeasyPrint, applied on import: a table is fitted to its measure, and its decimals stand below each other.

WeasyPrint divides words of a table wherever it can, also beside a column that is half empty, and lets a table that is
too wide run over the edge. Here, the smallest type that is needed is taken, and a column whose text has room on one
line gets that room before the others share what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import preferred, table
from weasyprint.text import line_break

from diglot.adapters.typesetter.box_tree import classes_of, walk
from diglot.adapters.typesetter.library_patches.patching import expect_parameters, originals, patch
from diglot.extensions.makeup.adapters.made_up import is_made_up
from diglot.model.messages import N_
from diglot.model.paper.printing import PrintFault
from diglot.model.paper.spreads import TOLERANCE_PX

# The size of the type and the space between columns, to those of the stylesheet (9, 8 and 7 pt), and whether words are
# divided; the first that fits.
_SETTINGS = (
    (1, 1, False),
    (8 / 9, 0.6, False),
    (1, 1, True),
    (8 / 9, 0.6, True),
    (7 / 9, 0.4, False),
    (7 / 9, 0.4, True),
)
# A number at the end of a cell.
_NUMBER = re.compile(r"(?<!\d)(?P<whole>\d++)(?P<tail>(?P<mark>[.,])\d++)?$")
_THOUSANDS = 3
# The class of a turned table.
_TURNED = "landscape"


def _lay_out_columns(context: Any, wrapper: Any, containing_block: Any) -> None:
    """Find the widths of the columns of a table, in the type that it needs."""
    box = wrapper.get_wrapped_table()
    if is_made_up(context):
        _fit(context, wrapper, containing_block)
    originals.auto_table_layout(context, wrapper, containing_block)
    _, _, least, most, *_ = preferred.table_and_columns_preferred_widths(context, wrapper, outer=False)
    if is_made_up(context) and sum(least) < sum(box.column_widths) < sum(most):
        box.column_widths = share_width(sum(box.column_widths), least, most)


def _fit(context: Any, wrapper: Any, containing_block: Any) -> None:
    """Set a table in the first of the settings in which it is no wider than it may be."""
    box = wrapper.get_wrapped_table()
    width_px = containing_block[0] if box.width == "auto" else box.width
    if vars(box).get("diglot_fitted") == width_px:
        return
    box.diglot_fitted = width_px
    parts = [*walk(box)]
    styles = [vars(part).setdefault("diglot_table_style", part.style) for part in parts]
    for setting in _SETTINGS:
        changed = {id(style): _changed(style, *setting) for style in styles}
        for part, style in zip(parts, styles, strict=True):
            part.style = changed[id(style)]
        context.tables.pop(box, None)
        _align_decimals(context, wrapper)
        context.tables.pop(box, None)
        least, *_ = preferred.table_and_columns_preferred_widths(context, wrapper, outer=False)
        if least <= width_px + TOLERANCE_PX:
            break


def _changed(style: Any, size: float, space: float, is_divided: bool) -> Any:
    """Return a style in another of the settings."""
    changed = style.copy()
    changed["font_size"] = style["font_size"] * size
    for name, factor in {"line_height": size, "padding_right": space}.items():
        if isinstance(style[name], Dimension):
            changed[name] = Dimension(style[name].value * factor, style[name].unit)
    if not is_divided:
        changed["hyphens"] = "manual"
    return changed


def check_turned(pages: Sequence[Any]) -> Iterator[PrintFault]:
    """Yield the turned tables that are higher than their page is wide."""
    # A walk through all boxes of a book takes a second.
    if not any(_TURNED in element.get("class", "").split() for element in _root_of(pages[0]).iter("table")):
        return
    for number, page in enumerate(pages, start=1):
        frames = (box for box in walk(page._page_box) if "table-scroll" in classes_of(box) and box.style["transform"])
        for frame in frames:
            rows = [row for row in walk(frame) if isinstance(row, boxes.TableRowBox)]
            edge_px = frame.content_box_y() + frame.height + TOLERANCE_PX
            if rows and rows[-1].position_y + rows[-1].height > edge_px:
                yield PrintFault("page-overfull", number, " ".join(map(_text_of, rows[-1].children))[:60])


def _root_of(page: Any) -> Any:
    return page._page_box.children[0].element


def _text_of(box: Any) -> str:
    return "".join(part.text for part in walk(box) if isinstance(part, boxes.TextBox)).strip()


def share_width(width: float, least: Sequence[float], most: Sequence[float]) -> list[float]:
    """Return the widths of columns that are as wide as this together.

    Columns whose text has room on one line of an equal share get what it needs; the others share what is left by the
    length of their text. least, most: the width of the longest word of each, and of all its text on one line.

    >>> share_width(100, [10, 10, 20], [15, 60, 110])
    [15, 30.0, 55.0]
    >>> share_width(100, [10, 60, 20], [15, 90, 160])
    [15, 60, 25.0]
    >>> share_width(100, [10, 60, 20], [30, 90, 160])
    [10, 60, 30.0]
    """
    widths = [*least]
    sharing = sorted(range(len(least)), key=lambda column: -most[column])
    left = width
    while sharing and most[sharing[-1]] <= min(left / len(sharing), left - sum(least[other] for other in sharing[:-1])):
        column = sharing.pop()
        widths[column] = most[column]
        left -= most[column]
    while sharing:
        total = sum(most[column] for column in sharing)
        narrow = [column for column in sharing if left * most[column] < least[column] * total]
        if not narrow:
            return [left * most[column] / total if column in sharing else px for column, px in enumerate(widths)]
        left -= sum(least[column] for column in narrow)
        sharing = [column for column in sharing if column not in narrow]
    return widths


def _align_decimals(context: Any, wrapper: Any) -> None:
    """Move the numbers of each column at the right until the signs of their fractions are below each other."""
    *_, grid = preferred.table_and_columns_preferred_widths(context, wrapper, outer=False)
    for column in grid:
        cells = [cell for cell in column if cell and cell.element_tag == "td" and "align-right" in classes_of(cell)]
        tails = fractions_of([_text_of(cell) for cell in cells])
        widths = {tail: _width_of(tail, cells[0].style) for tail in set(tails) if tail is not None}
        for cell, tail in zip(cells, tails, strict=True):
            lack_px = max(widths.values()) - widths[tail] if tail is not None else 0
            if lack_px > 0:
                cell.style = cell.style.copy()
                cell.style["padding_right"] = Dimension(cell.style["padding_right"].value + lack_px, "px")


def fractions_of(texts: Sequence[str]) -> list[str | None]:
    """Return what stands after the whole part of each number of a column; None for what does not end with one.

    A sign before three digits each time parts thousands.

    >>> fractions_of(["6,02", "156,2", "около 90", "—", "1.855,5"])
    [',02', ',2', '', None, ',5']
    >>> fractions_of(["1,855", "1,242", "623", "70.7"])
    ['', '', '', '.7']
    >>> fractions_of(["1,855", "623"])
    ['', '']
    """
    numbers = [_NUMBER.search(text) for text in texts]
    marks = {number["mark"] for number in numbers if number and number["mark"] and _is_fraction(number)}
    return [None if not number else number["tail"] if number["mark"] in marks else "" for number in numbers]


def _is_fraction(number: re.Match[str]) -> bool:
    return len(number["tail"]) != 1 + _THOUSANDS or number["whole"] == "0"


def _width_of(text: str, style: Any) -> float:
    layout = line_break.Layout(style)
    layout.set_text(text)
    line, _ = layout.get_first_line()
    return float(line_break.line_size(line, style)[0]) if text else 0.0


@patch(N_("tables that are fitted to the page"))
def _fit_tables() -> None:
    auto = table.auto_table_layout
    expect_parameters(auto, "context box containing_block")
    expect_parameters(preferred.table_and_columns_preferred_widths, "context box outer")
    table.auto_table_layout, originals.auto_table_layout = _lay_out_columns, auto
