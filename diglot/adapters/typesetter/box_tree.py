"""WeasyPrint's boxes in, the boxes inside them and their roles out. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

FOOTNOTE = "doc-footnote"
# The class of images of formulas.
FORMULA = "formula"
# The attribute of a note that says which one of the document it is.
NOTE_PLACE = "data-place"


def role_of(box: Any) -> str:
    """Return the ARIA role of a box's element; "" for generated content."""
    return str(box.element.get("role", "")) if box.element is not None and "::" not in str(box.element_tag) else ""


def classes_of(box: Any) -> Sequence[str]:
    """Return the classes of a box's element, also of what is generated before and after it."""
    return box.element.get("class", "").split() if box.element is not None else ()


def walk(box: Any) -> Iterator[Any]:
    """Yield a box and all boxes inside it, in reading order."""
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from walk(child)


def hanging_of(line: Any) -> tuple[float, float]:
    """Return how far a line is meant to reach into the left and the right margin, in CSS pixels."""
    return getattr(line, "diglot_hanging", (0.0, 0.0))
