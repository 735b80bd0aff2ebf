"""Remove marks from text that pandoc did not read as markup: code, formulas and raw HTML."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.model.tree import Code, CodeBlock, Math, Node, RawBlock, RawInline

LITERAL = (Code, CodeBlock, Math, RawBlock, RawInline)
"""The kinds of nodes whose text is literal."""


def literal_without(marks: Mapping[int, None], node: Node) -> Node:
    """Return a node whose text is literal without some marks. marks: as a table of `str.translate`."""
    match node:
        case Code((attr, text)) | CodeBlock((attr, text)):
            return type(node)((attr, text.translate(marks)))
        case RawBlock((form, text)) | RawInline((form, text)):
            return type(node)((form, text.translate(marks)))
        case Math((kind, text)):
            return Math((kind, text.translate(marks)))
    return node
