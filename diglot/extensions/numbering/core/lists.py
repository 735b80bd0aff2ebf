"""Write lists of figures and tables in the place of the divisions that ask for them."""

from __future__ import annotations

from collections.abc import Mapping

from diglot.extensions.numbering.core.captions import captions_of
from diglot.extensions.numbering.model.labels import Kind
from diglot.model.tree import (
    Attr,
    Blocks,
    BulletList,
    Div,
    Inline,
    Link,
    Node,
    Note,
    Para,
    Plain,
    Span,
    Str,
    Target,
    rewrite,
)

LISTS: Mapping[str, Kind] = {"list-of-figures": "fig", "list-of-tables": "tbl", "list-of-listings": "lst"}
"""The classes of these divisions."""
# As pandoc-crossref asks for them.
_COMMANDS = {f"\\{name.replace('-', '')}": name for name in LISTS}


def set_lists(blocks: Blocks) -> Blocks:
    """Return a text with its lists, one of each kind. What a division says besides stays before its list."""
    made: set[Kind] = set()

    def change(node: Node) -> Node:
        match node:
            case Div((attr, inner)) if (kind := _kind_of(attr)) and kind not in made:
                made.add(kind)
                items = tuple((Plain((_entry(label, words),)),) for label, words in captions_of(blocks, kind).items())
                return Div((attr, (*inner, *((BulletList(items),) if items else ()))))
        return node

    return rewrite(rewrite(blocks, _read_command, Para), change, Div)


def _read_command(node: Node) -> Node:
    match node:
        case Para((Str(words),)) if words in _COMMANDS:
            return Div((Attr("", (_COMMANDS[words],)), ()))
    return node


def _kind_of(attr: Attr) -> Kind | None:
    return next((LISTS[name] for name in attr.classes if name in LISTS), None)


def _entry(label: str, caption: tuple[Inline, ...]) -> Link:
    """Return a line of a list: a caption without its notes, and without links and ids of its own."""
    return Link((Attr(), rewrite(caption, _plain, Note, Link, Span), Target(f"#{label}")))


def _plain(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Note():
            return ()
        case Link((_, inner, _)):
            return inner
        case Span((attr, inner)):
            return Span((Attr("", attr.classes, attr.pairs), inner))
    return node
