"""Find the ids that links may lead to, and the lines of links, pictures and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diglot.model import tree
from diglot.model.publication import ElementLocation


def anchors(blocks: tree.Blocks, notes: Sequence[tree.Blocks]) -> frozenset[str]:
    """Every id that a link may lead to."""
    written = {
        attr.id
        for node in tree.find((blocks, tuple(notes)), *_WITH_ATTRIBUTES)
        for attr in attributes_of(node)
        if attr.id
    }
    raw = [node.content[1] for node in tree.find(blocks, tree.RawBlock, tree.RawInline)]
    by_hand = {found[1] for text in raw for found in _RAW_ID.finditer(text)}
    return frozenset(written | by_hand | {f"fn{number + 1}" for number in range(len(notes))})


_RAW_ID = re.compile(r"\bid\s*=\s*[\"']?([^\s\"'>]+)")
_WITH_ATTRIBUTES = (
    tree.Header,
    tree.Link,
    tree.Image,
    tree.Div,
    tree.Span,
    tree.Table,
    tree.Code,
    tree.CodeBlock,
    tree.Figure,
)


def attributes_of(node: tree.Node) -> Iterator[tree.Attr]:
    """Yield the attributes of a node, if it has any."""
    match node:
        case tree.Header((_, attr, _)) | tree.Link((attr, _, _)) | tree.Image((attr, _, _)):
            yield attr
        case tree.Div((attr, _)) | tree.Span((attr, _)):
            yield attr
        case tree.Table(parts):
            yield parts.attr
        case _:
            content = getattr(node, "content", None)
            if isinstance(content, tuple) and content and isinstance(content[0], tree.Attr):
                yield content[0]


def lines_of_places(located: tree.Blocks) -> dict[ElementLocation, int]:
    """Return the line of every link, picture, heading and raw piece, from a tree read with positions.

    located: pandoc's `+sourcepos` writes `data-pos` around everything. Lines count from 1 within the body.
    """
    counts = {"link": 0, "image": 0, "heading": 0, "raw": 0}
    lines: dict[ElementLocation, int] = {}
    line = 1
    for node in tree.walk(located):
        for attr in attributes_of(node):
            position = attr.get("data-pos")
            if position and (match := re.search(r"(\d+):\d+", position)):
                line = int(match[1])
        kind = _kind(node)
        if kind:
            lines[ElementLocation(kind, counts[kind])] = line  # type: ignore[arg-type]
            counts[kind] += 1
    return lines


def _kind(node: tree.Node) -> str:
    match node:
        case tree.Link():
            return "link"
        case tree.Image():
            return "image"
        case tree.Header():
            return "heading"
        case tree.RawInline() | tree.RawBlock():
            return "raw"
    return ""
