"""Patches of WeasyPrint, applied on import: the same results in less time. All of them belong upstream."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.css import ComputedStyle, computed_values, properties
from weasyprint.layout import inline, percent
from weasyprint.pdf import fonts
from weasyprint.text import line_break

from diglot.adapters.typesetter.library_patches.patching import (
    SHORTCUTS,
    changed_function,
    expect_code,
    expect_parameters,
    originals,
    patch,
)

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


def _missing_value_of(weasyprint_missing_value: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """Return the function for the value of a property that a style is asked for the first time.

    Of a hundred properties of an element, a few are in a stylesheet: the others are initial or inherited, which
    WeasyPrint finds out after it has looked at all that they could be.
    """
    # Those that depend on others of the same element, or are not what CSS says they are initially.
    special = {"float", "position", "display", "page"} | {
        name for name in properties.INITIAL_VALUES if name.startswith("text_decoration_")
    }
    initial_values = properties.INITIAL_VALUES
    plainly_initial = initial_values.keys() - properties.INHERITED - properties.INITIAL_NOT_COMPUTED - special
    plainly_inherited = properties.INHERITED - special
    physical = computed_values.PHYSICAL_FUNCTIONS
    logical_names = {name: logical(block="ttb", inline="ltr") for name, logical in physical.items()}

    def missing_value(style: Any, name: str) -> Any:
        cascaded, logical = style.cascaded, logical_names.get(name)
        if name in cascaded or (logical and (logical in cascaded or style["direction"] != "ltr")):
            return weasyprint_missing_value(style, name)
        if name in plainly_initial:
            value = initial_values[name]
        elif name in plainly_inherited and style.parent_style is not None:
            value = style.parent_style[name]
        else:
            return weasyprint_missing_value(style, name)
        style[name] = value
        return value

    return missing_value


def _resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:
    """Set the used value of a length, which nearly always is one in pixels."""
    value = box.style[name]
    if type(value) is properties.Dimension and value.unit == "px":
        setattr(box, name, value.value)
    else:
        originals.resolve_one_percentage(box, name, refer_to)


def _kept_with_style(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a function of a style whose result is kept with that style. WeasyPrint changes fonts in copies only."""
    attribute = f"diglot_{function.__name__}"

    def kept(style: Any) -> Any:
        known = vars(style)
        if attribute not in known:
            known[attribute] = function(style)
        return known[attribute]

    return kept


@patch(SHORTCUTS)
def _find_values_sooner() -> None:
    expect_code(ComputedStyle.__missing__, "if value == 'initial':")
    originals.missing_value = ComputedStyle.__missing__
    ComputedStyle.__missing__ = _missing_value_of(originals.missing_value)


@patch(SHORTCUTS)
def _resolve_pixels_sooner() -> None:
    expect_parameters(percent.resolve_one_percentage, "box property_name refer_to")
    originals.resolve_one_percentage = percent.resolve_one_percentage
    percent.resolve_one_percentage = _resolve_one_percentage


# The height of a line and Pango's description of a font are asked for with every piece of a line.
@patch(SHORTCUTS)
def _keep_measures_of_styles() -> None:
    strut, description = line_break.strut, line_break.get_font_description
    expect_parameters(strut, "style")
    expect_parameters(description, "style")
    line_break.strut = inline.strut = _kept_with_style(strut)
    line_break.get_font_description = _kept_with_style(description)


# cffi parses each type of C once, and an array of another length is another type.
@patch(SHORTCUTS)
def _name_arrays_once() -> None:
    lengths = (f"f'hb_codepoint_t[{{len({name})}}]'" for name in ("to_unicode", "drop_tables", "keep"))
    changes = dict.fromkeys(lengths, "'hb_codepoint_t[]'")
    fonts.Font._harfbuzz_subset = changed_function(fonts, fonts.Font._harfbuzz_subset, changes)
