"""Bytes of an SVG drawing in, the colours of its gradients out."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.adapters.picture_files.css_text import declared_values
from diglot.adapters.picture_files.svg_tree import Element, parse_drawing


def read_gradients(content: bytes) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the line of each gradient and the colours of its visible stops as written, in the order of the file.

    A gradient that uses the stops of another has no colours; nor has one whose colours are in a style sheet.
    Raises: DrawingRefused.
    """
    for element in parse_drawing(content).walk():
        if element.tag in ("linearGradient", "radialGradient"):
            yield element.line, frozenset(_stop_colours(element))


def _stop_colours(gradient: Element) -> Iterator[str]:
    for stop in gradient.children:
        values = stop.attributes | declared_values(stop.attributes.get("style", ""))
        is_transparent = not values.get("stop-opacity", "1").strip(" .0%")
        if stop.tag == "stop" and not is_transparent:
            yield values.get("stop-color", "black")
