"""The body of an article in, what its numbered parts are called in Markdown out. Pure functions.

A part gets a label, and with it its number, only if all parts of its kind have just the numbers that they would get.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

import msgspec

from diglot.extensions.journal.core.jats_import.elements import words_of
from diglot.extensions.numbering.model.labels import Kind, read_label

_PARTS: Mapping[str, Kind] = {
    "fig": "fig", "fig-group": "fig", "table-wrap": "tbl", "disp-formula": "eq", "statement": "thm",
}  # fmt: skip
_NUMBER = re.compile(r"\D*?(\d+)\W*")
_NO_SIGN = re.compile(r"[^\w.-]+")


class Labels(msgspec.Struct, frozen=True):
    """The numbered parts of a text. names: in Markdown, "fig:bay", by the ids of elements; numbers: by these names.

    unnumbered: the sections without a number, where others have one; None where headings have no numbers.
    """

    names: Mapping[str, str] = {}
    numbers: Mapping[str, str] = {}
    unnumbered: frozenset[Element] | None = None

    def name(self, node: Element) -> str:
        """Return the label of a part, "" for one without."""
        return self.names.get(node.get("id", ""), "")


def find_labels(parts: Sequence[Element], prefix: str, of_original: Labels | None = None) -> Labels:
    """Return the labels of a text. parts: its body and what follows; prefix: of all its ids.

    of_original: those of the text that it translates, which its parts share where there are as many of a kind.
    """
    named: list[tuple[Element, str, str]] = []
    found: dict[Kind, list[Element]] = {}
    for kind, node in (one for part in parts for one in _numbered(part)):
        found.setdefault(kind, []).append(node)
    for kind, every in found.items():
        # In our own documents, others have a number that their author has written.
        nodes = [node for node in every if _is_label(node, kind, prefix)] or every
        numbers = [match[1] if (match := _NUMBER.fullmatch(_label(node))) else "" for node in nodes]
        if numbers == [str(number) for number in range(1, len(nodes) + 1)]:
            named += _named(kind, list(zip(nodes, numbers, strict=True)), prefix, of_original)
    sections = list(_sections(parts))
    unnumbered = None
    if _are_in_order(sections):
        numbered = [(node, number) for node, number, _ in sections if number]
        # Of our own, those alone that were labelled: their numbers give all others theirs.
        labelled = [(node, number) for node, number in numbered if _is_label(node, "sec", prefix)]
        if titles := _named("sec", labelled or numbered, prefix, of_original):
            named += titles
            unnumbered = frozenset(node for node, number, _ in sections if not number)
    return Labels(
        {node.get("id", ""): name for node, name, _ in named}, {name: number for _, name, number in named}, unnumbered
    )


def _named(
    kind: Kind, nodes: Sequence[tuple[Element, str]], prefix: str, of_original: Labels | None
) -> list[tuple[Element, str, str]]:
    """Return the parts of a kind with their labels and numbers; [] where one of them has no id."""
    if not all(node.get("id") for node, _ in nodes):
        return []
    own = [_name(node.get("id", ""), kind, prefix) for node, _ in nodes]
    shared = [name for name in of_original.numbers if name.startswith(kind)] if of_original else []
    names = shared if len(shared) == len(own) else own
    return [(node, name, number) for (node, number), name in zip(nodes, names, strict=True)]


def _numbered(part: Element) -> Iterator[tuple[Kind, Element]]:
    for node in part.iter():
        if node.tag in _PARTS and _label(node):
            yield _PARTS[node.tag], node
        elif node.tag == "boxed-text" and _label(node) and node.find("code") is not None:
            yield "lst", node


def _label(node: Element) -> str:
    return words_of(node.find("label"))


def _name(identifier: str, kind: Kind, prefix: str) -> str:
    """Return the label of a part from its id: one of our own has lost its colon, which XML does not allow.

    >>> _name("ru-fig-bay", "fig", "ru-"), _name("pone.001-g2", "fig", "")
    ('fig:bay', 'fig:pone.001-g2')
    """
    own = identifier.removeprefix(prefix)
    label = read_label(own)
    return f"{kind}:{own[len(kind) + 1 :]}" if label and label.kind == kind else f"{kind}:{_NO_SIGN.sub('-', own)}"


def _is_label(node: Element, kind: Kind, prefix: str) -> bool:
    label = read_label(node.get("id", "").removeprefix(prefix))
    return label is not None and label.kind == kind


def _sections(parts: Sequence[Element], level: int = 1) -> Iterator[tuple[Element, str, int]]:
    """Yield the sections of a text with their numbers, "" for none, and their levels, from 1."""
    for part in parts:
        for node in part:
            if node.tag in ("sec", "ack", "app", "notes", "glossary"):
                yield node, _label(node).strip("."), level
                yield from _sections([node], level + 1)
            elif node.tag in ("app-group", "body", "back"):
                yield from _sections([node], level)


def _are_in_order(sections: Sequence[tuple[Element, str, int]]) -> bool:
    """Return whether sections have the numbers that headings get: “1”, “1.1”, “2”."""
    counts: list[int] = []
    for _, number, level in sections:
        if not number:
            continue
        counts = [*counts[:level], *[0] * (level - len(counts))]
        counts[-1] += 1
        if number != ".".join(map(str, counts)):
            return False
    return True
