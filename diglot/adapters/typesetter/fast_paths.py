"""Patches of WeasyPrint, applied on import: the same results in less time. All of them belong upstream."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from textwrap import dedent
from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, Dimension
from weasyprint.layout import inline, percent
from weasyprint.pdf import fonts
from weasyprint.text import line_break

# A page has some ten thousand objects that live until the document is written: Python would look through all of them
# again and again for those that do not. This many more are worth a look.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


@contextmanager
def fewer_collections() -> Iterator[None]:
    """Let Python look for garbage less often in the `with` block."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _OBJECTS_BETWEEN_COLLECTIONS), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


# Those that depend on others of the same element, or are not what CSS says they are initially.
_SPECIAL = {"float", "position", "display", "page"} | {
    name for name in INITIAL_VALUES if name.startswith("text_decoration_")
}
_PLAINLY_INITIAL = INITIAL_VALUES.keys() - INHERITED - INITIAL_NOT_COMPUTED - _SPECIAL
_PLAINLY_INHERITED = INHERITED - _SPECIAL
_LOGICAL = {name: logical(block="ttb", inline="ltr") for name, logical in PHYSICAL_FUNCTIONS.items()}


def _missing_value(style: Any, name: str) -> Any:
    """Return the value of a property that a style is asked for the first time.

    Of a hundred properties of an element, a few are in a stylesheet: the others are initial or inherited, which
    WeasyPrint finds out after it has looked at all that they could be.
    """
    cascaded, logical = style.cascaded, _LOGICAL.get(name)
    if name in cascaded or (logical and (logical in cascaded or style["direction"] != "ltr")):
        return _weasyprint_missing_value(style, name)
    if name in _PLAINLY_INITIAL:
        value = INITIAL_VALUES[name]
    elif name in _PLAINLY_INHERITED and style.parent_style is not None:
        value = style.parent_style[name]
    else:
        return _weasyprint_missing_value(style, name)
    style[name] = value
    return value


def _resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:
    """Set the used value of a length, which nearly always is one in pixels."""
    value = box.style[name]
    if type(value) is Dimension and value.unit == "px":
        setattr(box, name, value.value)
    else:
        _weasyprint_resolve_one_percentage(box, name, refer_to)


def _kept_with_style(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a function of a style whose result is kept with that style. WeasyPrint changes fonts in copies only."""
    attribute = f"diglot_{function.__name__}"

    def kept(style: Any) -> Any:
        known = vars(style)
        if attribute not in known:
            known[attribute] = function(style)
        return known[attribute]

    return kept


# 1. `_missing_value`, above.
_weasyprint_missing_value = ComputedStyle.__missing__
assert "if value == 'initial':" in inspect.getsource(_weasyprint_missing_value), "weasyprint.css has other code now"
ComputedStyle.__missing__ = _missing_value

# 2. `_resolve_one_percentage`, above.
_weasyprint_resolve_one_percentage = percent.resolve_one_percentage
assert list(inspect.signature(percent.resolve_one_percentage).parameters) == ["box", "property_name", "refer_to"]
percent.resolve_one_percentage = _resolve_one_percentage

# 3. The height of a line and Pango's description of a font are asked for with every piece of a line.
line_break.strut = inline.strut = _kept_with_style(line_break.strut)
line_break.get_font_description = _kept_with_style(line_break.get_font_description)

# 4. cffi parses each type of C once, and an array of another length is another type.
_subset = dedent(inspect.getsource(fonts.Font._harfbuzz_subset))
for _length in ("to_unicode", "drop_tables", "keep"):
    assert f"f'hb_codepoint_t[{{len({_length})}}]'" in _subset, "weasyprint.pdf.fonts has other code now"
    _subset = _subset.replace(f"f'hb_codepoint_t[{{len({_length})}}]'", "'hb_codepoint_t[]'")
exec(compile(_subset, fonts.__file__, "exec"), vars(fonts))  # the source is WeasyPrint's own
fonts.Font._harfbuzz_subset = vars(fonts).pop("_harfbuzz_subset")
