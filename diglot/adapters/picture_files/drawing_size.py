"""The tree of an SVG drawing in, what there is too much of out.

Markers, masks, patterns and copies repeat parts of a drawing, and those may repeat others: a kilobyte can be a hundred
million parts. The number is computed without drawing them; where CSS leaves room for doubt, it is the larger one.
The limit of time for each PDF is the guarantee; this gives a message with a line at once, and for the web too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from diglot.adapters.picture_files.css_text import declared_references, referred_ids, without_comments
from diglot.adapters.picture_files.gradients import too_fine
from diglot.adapters.picture_files.svg_tree import MAX_DEPTH, NUMBER, Element, by_id, href_id
from diglot.model.markup.drawings import DrawingFault
from diglot.model.messages import N_

MAX_PARTS = 500_000
"""Points and letters to be drawn, an element counting as four: WeasyPrint takes 20 to 90 µs for a point or a letter."""

_PARTS_OF_ELEMENT = 4
_TOO_MANY = N_("counting repeated elements, it has more than 500,000 points and letters, or 125,000 shapes")
_ENDLESS = N_("it repeats itself without end")
_TOO_FINE = N_("it repeats a gradient more than 10,000 times")

_MARKERS = frozenset(["marker", "marker-start", "marker-mid", "marker-end"])
_INHERITED = _MARKERS | {"fill", "stroke"}
_SHAPES = frozenset("circle ellipse line path polygon polyline rect text textPath tspan".split())
_TEXTS = frozenset(["a", "text", "textPath", "tspan"])

_COMMAND = re.compile(r"([A-DF-Za-df-z])([^A-DF-Za-df-z]*)")
_ARITY = {"a": 7, "c": 6, "h": 1, "l": 2, "m": 2, "q": 4, "s": 4, "t": 2, "v": 1}
_RULE = re.compile(r"(?<![^{}])([^{}]*+)\{([^{}]*+)\}")
_SIMPLE_SELECTOR = re.compile(r"(?:.*[\s>+~])?(?:[\w-]*[.#])?([\w-]+)")

References: TypeAlias = frozenset[tuple[str, str]]
"""Properties with the ids that they refer to."""


def find_excess(root: Element) -> Iterator[DrawingFault]:
    """Yield what a drawing has too much of: at most one fault."""
    excess = _Parts(root).excess()
    if excess:
        yield excess
    elif gradient := next(too_fine(root), None):
        yield DrawingFault(gradient.line, f"<{gradient.tag}>", _TOO_FINE)


class _Excess(Exception):
    """There are too many parts. Arguments: the element that has them or refers to them, and the reason."""


class _Parts:
    """The parts of a drawing by their ids, and how many there are to draw."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._by_id = by_id(root)
        self._rules = _style_rules(root)
        self._contexts: dict[Element, References] = {}
        self._sizes: dict[tuple[Element, References], int] = {}
        self._own: dict[Element, References] = {}

    def excess(self) -> DrawingFault | None:
        """Return the fault if there is too much to draw."""
        try:
            own = 0
            for element in self._root.walk():
                own += _own_size(element)
                if own > MAX_PARTS:
                    raise _Excess(element, _TOO_MANY)
            self._note_contexts()
            self._size(self._root, frozenset(), ())
        except _Excess as excess:
            element, reason = excess.args
            return DrawingFault(element.line, f"<{element.tag}>", reason)
        return None

    def _note_contexts(self) -> None:
        """Note what each element with an id inherits at its place."""
        pending = [(self._root, References())]
        while pending:
            element, inherited = pending.pop()
            if "id" in element.attributes:
                self._contexts[element] = inherited
            inner = self._inherited(element, inherited)
            pending += [(child, inner) for child in element.children]

    def _size(self, element: Element, inherited: References, above: tuple[Element, ...]) -> int:
        """Return how many parts an element is drawn as. above: what is being counted already.

        Raises: _Excess.
        """
        key = element, inherited
        if key in self._sizes:
            return self._sizes[key]
        if element in above:
            raise _Excess(element, _ENDLESS)
        if len(above) > MAX_DEPTH or len(self._sizes) > MAX_PARTS:
            raise _Excess(element, _TOO_MANY)
        above = (*above, element)
        inner = self._inherited(element, inherited)
        size = _own_size(element)
        for child in element.children:
            size += self._size(child, inner, above)
        for name, target in self._drawn_references(element, inner):
            context = inner if name == "use" else self._contexts.get(target, References())
            times = _points(element) if name in _MARKERS else 1
            size += times * self._size(target, context, above)
        if size > MAX_PARTS:
            raise _Excess(element, _TOO_MANY)
        self._sizes[key] = size
        return size

    def _drawn_references(self, element: Element, inherited: References) -> Iterator[tuple[str, Element]]:
        own = {(name, target) for name, target in self._references(element) if name not in _INHERITED}
        drawn = own | inherited if element.tag in _SHAPES else own
        href = href_id(element)
        if href and element.tag != "a":
            drawn = drawn | {(element.tag, href)}
        yield from ((name, self._by_id[target]) for name, target in sorted(drawn) if target in self._by_id)

    def _inherited(self, element: Element, inherited: References) -> References:
        """Return what the parts of an element inherit, and the element itself has."""
        own = self._references(element)
        replaced = {name for name in _INHERITED if name in element.attributes}
        kept = {(name, target) for name, target in inherited if name not in replaced}
        new = {(name, target) for name, target in own if name in _INHERITED}
        return frozenset(kept | new) if kept != inherited or new else inherited

    def _references(self, element: Element) -> References:
        """Return the references of an element's attributes, of its style, and of every rule that could be meant."""
        if element not in self._own:
            attributes = element.attributes
            found = {
                (name, target)
                for name, value in attributes.items()
                if "url(" in value
                for target in referred_ids(value)
            }
            if "url(" in attributes.get("style", ""):
                found |= {*declared_references(attributes["style"])}
            if self._rules:
                names = [*attributes.get("class", "").split(), attributes.get("id", ""), element.tag, ""]
                found |= {reference for name in names for reference in self._rules.get(name, ())}
            self._own[element] = frozenset(found)
        return self._own[element]


def _own_size(element: Element) -> int:
    """Return how many parts an element is by itself: its points and its letters, or what drawing nothing takes."""
    return max(_PARTS_OF_ELEMENT, _points(element) + (len(element.text) if element.tag in _TEXTS else 0))


def _points(element: Element) -> int:
    """Return how many corners an element has, or a few more: each may have a marker."""
    if element.tag == "path":
        pieces = _COMMAND.findall(element.attributes.get("d", ""))
        return sum(
            max(1, len(NUMBER.findall(numbers)) // _ARITY.get(command.lower(), 1)) for command, numbers in pieces
        )
    if element.tag in ("polygon", "polyline"):
        return len(NUMBER.findall(element.attributes.get("points", ""))) // 2
    return 4 if element.tag in ("circle", "ellipse", "line", "rect") else 0


def _style_rules(root: Element) -> Mapping[str, frozenset[tuple[str, str]]]:
    """Return the references of rules by the last class, id or element of their selectors; "" where it is not plain."""
    rules = defaultdict[str, set[tuple[str, str]]](set)
    for element in root.walk():
        if element.tag != "style" or "url(" not in element.text:
            continue
        counted = 0
        for selectors, block in _RULE.findall(without_comments(element.text)):
            references = {*declared_references(block)}
            counted += len(referred_ids(block))
            for selector in selectors.split(",") if references else ():
                match = _SIMPLE_SELECTOR.fullmatch(selector.strip())
                rules[match[1] if match else ""] |= references
        if counted != len(referred_ids(element.text)):
            # Nested rules, or braces in strings: any property may refer to any part.
            rules[""] |= {("mask", target) for target in referred_ids(element.text)}
    return {name: frozenset(references) for name, references in rules.items()}
