"""Number the labelled parts of a text, those of a translation as in its original: blocks in, numbers out."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType

from diglot.core.citations import is_list_of_references
from diglot.core.tree_transforms.formulas import TAG
from diglot.extensions.numbering.core.parts import label_of, labelled_parts
from diglot.extensions.numbering.model.labels import Numbers, read_label
from diglot.model.tree import Blocks, Header, Math, Node, Span, find

UNNUMBERED = "unnumbered"
"""The class of a heading without a number, which pandoc also writes as `{-}`."""
_NONE: Numbers = MappingProxyType({})


def number_labels(blocks: Blocks, original: Numbers = _NONE) -> Numbers:
    """Return the number of each label of a text: each kind is counted by itself, from 1.

    original: the numbers of the original, which a translation has too, wherever it has put the part. What it has
    alone is counted on from there.
    """
    labels = [label_of(heading) for heading in find(blocks, Header)]
    numbers = {
        label.name: number
        for label, number in zip(labels, number_headings(blocks, original), strict=True)
        if label and number
    }
    counts = Counter(label.kind for label in map(read_label, original) if label)
    for label, node in labelled_parts(blocks):
        if label.kind == "sec" or label.name in numbers:
            continue
        number = original.get(label.name) or _own_number(node)
        if not number:
            counts[label.kind] += 1
            number = str(counts[label.kind])
        numbers[label.name] = number
    return numbers


def _own_number(node: Node) -> str:
    r"""Return the number that an author has given to a formula by `\tag`, "" if there is none."""
    match node:
        case Span((_, (Math((_, tex)),))) if tag := TAG.search(tex):
            return tag["text"].strip()
    return ""


def number_headings(blocks: Blocks, original: Numbers = _NONE) -> tuple[str, ...]:
    """Return the number of each heading of a text, such as "2.1"; "" for all, where none of them has a label.

    original: as above; what follows a heading that both texts have is counted on from it.
    """
    headings = find(blocks, Header)
    labels = [label_of(heading) for heading in headings]
    if not any(labels):
        return ("",) * len(headings)
    unnumbered = [UNNUMBERED in heading.content[1].classes for heading in headings]
    if blocks and is_list_of_references(blocks[-1]):
        unnumbered[-1] = True
    top = min(
        (heading.content[0] for heading, is_left in zip(headings, unnumbered, strict=True) if not is_left), default=0
    )
    counts: list[int] = []
    numbers = []
    for heading, label, is_left in zip(headings, labels, unnumbered, strict=True):
        if is_left:
            numbers.append("")
            continue
        depth = heading.content[0] - top
        counts = [*counts[: depth + 1], *(0,) * (depth + 1 - len(counts))]
        counts[-1] += 1
        if label and label.name in original:
            counts = [*map(int, original[label.name].split("."))]
        numbers.append(".".join(map(str, counts)))
    return tuple(numbers)
