"""Find the line of each unit in a tree that was read with source positions. Pure."""

from __future__ import annotations

import re

from diglot.core.alignment.units import contents_of
from diglot.model import tree

# pandoc's `+sourcepos`: "3:1-4:1;5:1-6:1", lines from 1.
_POSITION = re.compile(r"(\d+):\d+")


def lines_of_units(located: tree.Blocks) -> tuple[int, ...]:
    """Return the line on which each unit begins, from 1, in the order of `units_of` of the tree without positions.

    located: the tree of the same text read with pandoc's `+sourcepos`.
    """
    lines = []
    line = 1
    for content in contents_of(tree.rewrite(located, _unwrapped)):
        line = next(filter(None, map(_line_of, tree.walk(content))), line)
        lines.append(line)
    return tuple(lines)


def _unwrapped(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
    """Remove divs that only hold a position, as they hide lists inside items."""
    match node:
        case tree.Div((attr, inner)) if not attr.id and not attr.classes and _only_holds_a_position(attr):
            line = _line(attr)
            return tuple(part for block in inner for part in tree.rewrite((_with_line(block, line),), _unwrapped))
    return node


def _only_holds_a_position(attr: tree.Attr) -> bool:
    return attr.get("data-pos") is not None and not {name for name, _ in attr.pairs} - {"wrapper", "data-pos"}


def _with_line(block: tree.Block, line: int) -> tree.Block:
    """Store the line of a rule or a piece of HTML, which has no attributes, in its format, which is not used here."""
    match block:
        case tree.HorizontalRule():
            return tree.RawBlock((str(line), "***"))
        case tree.RawBlock((_, text)):
            return tree.RawBlock((str(line), text))
    return block


def _line_of(node: tree.Node) -> int:
    match node:
        case tree.RawBlock((line, _)):
            return int(line) if line.isdecimal() else 0
        case tree.Header((_, attr, _)) | tree.Link((attr, _, _)) | tree.Image((attr, _, _)):
            return _line(attr)
        case tree.Div((attr, _)) | tree.Span((attr, _)) | tree.CodeBlock((attr, _)):
            return _line(attr)
        case tree.Table(parts):
            return _line(parts.attr)
    return 0


def _line(attr: tree.Attr) -> int:
    # A heading underlined with "=" has two ranges: of that line, and of the whole.
    return min((int(line) for line in _POSITION.findall(attr.get("data-pos") or "")), default=0)
