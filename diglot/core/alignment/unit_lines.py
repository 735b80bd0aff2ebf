"""Find the line of each unit in a tree that was read with source positions. Pure."""

from __future__ import annotations

import re

from diglot.core.alignment.units import contents_of
from diglot.model.tree import (
    Attr,
    Block,
    Blocks,
    CodeBlock,
    Div,
    Header,
    HorizontalRule,
    Image,
    Link,
    Node,
    RawBlock,
    Span,
    Table,
    rewrite,
    walk,
)

# pandoc's `+sourcepos`: "3:1-4:1;5:1-6:1", lines from 1.
_POSITION = re.compile(r"(\d+):\d+")


def lines_of_units(located: Blocks) -> tuple[int, ...]:
    """Return the line on which each unit begins, from 1, in the order of `units_of` of the tree without positions.

    located: the tree of the same text read with pandoc's `+sourcepos`.
    """
    lines = []
    line = 1
    for content in contents_of(rewrite(located, _unwrapped)):
        line = next(filter(None, map(_line_of, walk(content))), line)
        lines.append(line)
    return tuple(lines)


def _unwrapped(node: Node) -> Node | tuple[Node, ...]:
    """Remove divs that only hold a position, as they hide lists inside items."""
    match node:
        case Div((attr, inner)) if not attr.id and not attr.classes and _only_holds_a_position(attr):
            line = _line(attr)
            return tuple(part for block in inner for part in rewrite((_with_line(block, line),), _unwrapped))
    return node


def _only_holds_a_position(attr: Attr) -> bool:
    return attr.get("data-pos") is not None and not {name for name, _ in attr.pairs} - {"wrapper", "data-pos"}


def _with_line(block: Block, line: int) -> Block:
    """Store the line of a rule or a piece of HTML, which has no attributes, in its format, which is not used here."""
    match block:
        case HorizontalRule():
            return RawBlock((str(line), "***"))
        case RawBlock((_, text)):
            return RawBlock((str(line), text))
    return block


def _line_of(node: Node) -> int:
    match node:
        case RawBlock((line, _)):
            return int(line) if line.isdecimal() else 0
        case Header((_, attr, _)) | Link((attr, _, _)) | Image((attr, _, _)):
            return _line(attr)
        case Div((attr, _)) | Span((attr, _)) | CodeBlock((attr, _)):
            return _line(attr)
        case Table(parts):
            return _line(parts.attr)
    return 0


def _line(attr: Attr) -> int:
    # A heading underlined with "=" has two ranges: of that line, and of the whole.
    return min((int(line) for line in _POSITION.findall(attr.get("data-pos") or "")), default=0)
