"""The tree of an SVG drawing in, gradients that repeat themselves without measure out.

WeasyPrint writes every repetition into the PDF: a millionth of the width took 5 GB.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from diglot.adapters.picture_files.svg_tree import NUMBER, Element, by_id, href_id

MAX_REPEATS = 10_000
_MAX_BASES = 20


def too_fine(root: Element) -> Iterator[Element]:
    """Yield the gradients that are repeated more often than MAX_REPEATS over what they fill."""
    gradients = [element for element in root.walk() if element.tag in ("linearGradient", "radialGradient")]
    if any(element.attributes.get("spreadMethod") in ("repeat", "reflect") for element in gradients):
        named = by_id(root)
        box = [float(number) for number in NUMBER.findall(root.attributes.get("viewBox", ""))]
        extent = max([100.0, *box[2:4]])
        yield from (element for element in gradients if _repeats(_with_bases(element, named), extent) > MAX_REPEATS)


def _with_bases(gradient: Element, named: Mapping[str, Element]) -> list[Element]:
    """Return a gradient and those that it is based on."""
    chain = [gradient]
    while len(chain) < _MAX_BASES and (base := named.get(href_id(chain[-1]))) and base not in chain:
        chain.append(base)
    return chain


def _repeats(chain: list[Element], extent: float) -> float:
    """Return how often a gradient is repeated over what it fills.

    extent: the size of the shape, or of the drawing if `gradientUnits` is `userSpaceOnUse`.
    """
    values: dict[str, str] = {}
    for element in reversed(chain):
        values |= element.attributes
    if values.get("spreadMethod") not in ("repeat", "reflect"):
        return 0
    if values.get("gradientUnits") != "userSpaceOnUse":
        extent = 1.0

    def position(name: str, default: float) -> float:
        written = values.get(name, "").strip()
        number = NUMBER.match(written)
        if not number:
            return default * extent
        return float(number[0]) * (extent / 100 if written.endswith("%") else 1.0)

    if chain[0].tag == "linearGradient":
        length = math.hypot(position("x2", 1) - position("x1", 0), position("y2", 0) - position("y1", 0))
    else:
        length = abs(position("r", 0.5) - position("fr", 0))
    length *= _shrinking(values.get("gradientTransform", "")) * _stop_span(chain)
    # One without a length is filled with one colour.
    return extent / length if length else 0


def _stop_span(chain: list[Element]) -> float:
    """Return the part of a gradient from its first stop to its last."""
    for element in chain:
        offsets = [child.attributes.get("offset", "0").strip() for child in element.children if child.tag == "stop"]
        if offsets:
            numbers = [_offset(offset) for offset in offsets]
            return (max(numbers) - min(numbers)) or 1.0
    return 1.0


def _offset(written: str) -> float:
    number = NUMBER.match(written)
    value = float(number[0]) / (100 if written.endswith("%") else 1) if number else 0.0
    return min(1.0, max(0.0, value))


def _shrinking(transform: str) -> float:
    """Return the least length that a transformation leaves of 1.

    >>> [_shrinking(text) for text in ("", "rotate(30) scale(.5,2)", "matrix(0.5 0 0 2 5 5)")]
    [1.0, 0.5, 0.5]
    """
    least = 1.0
    for name, inside in re.findall(r"(?<!\w)(\w++)\s*+\(([^()]*)\)", transform):
        numbers = [float(number) for number in NUMBER.findall(inside)]
        if name == "scale" and numbers:
            least *= min(map(abs, numbers))
        elif name == "matrix" and len(numbers) == 6:
            a, b, c, d, _, _ = numbers
            # The smaller singular value of the matrix.
            squares, area = (a * a + b * b + c * c + d * d) / 2, abs(a * d - b * c)
            largest = math.sqrt(squares + math.sqrt(max(0.0, squares * squares - area * area)))
            least *= area / largest if largest else 1.0
    return least
