"""Find the labelled parts of a text: blocks in, blocks in which each is one node with its label out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diglot.extensions.numbering.model.labels import Kind, Label, read_label
from diglot.model.languages import LANGUAGES
from diglot.model.tree import (
    Attr,
    Block,
    BlockQuote,
    Blocks,
    Caption,
    CodeBlock,
    Div,
    Figure,
    Header,
    Image,
    Inline,
    Math,
    MathType,
    Node,
    Para,
    Plain,
    RawBlock,
    Space,
    Span,
    Str,
    Table,
    find,
    plain_text,
    rewrite,
)

DISPLAY = MathType("DisplayMath")
TABLE_CLASS = "table"
"""The class of a division around a table and its caption."""

NOTHING = RawBlock(("html", ""))
"""What is left in the place of a block whose words stand elsewhere now."""
# Around the name of a theorem, which Quarto has as a heading.
_NAME = Attr("", ("theorem-name",))
# What Quarto calls the caption of a picture.
_CAPTION = "fig-cap"
_CAPTION_END = re.compile(r"(?<!\s)\s*+\{#(?P<label>tbl[:-][^\s{}]++)(?:\s[^{}]*+)?\}$")


@cache
def _caption_start() -> re.Pattern[str]:
    tables = "|".join(language.numbered_parts().kinds["tbl"].opening[0] for language in LANGUAGES.values())
    return re.compile(rf"(?:{tables})?:(?:\s+|$)")


def with_parts(blocks: Blocks) -> Blocks:
    """Return as many blocks, in which captions of tables, and labels of formulas and pictures, are where they belong.

    pandoc's reader of CommonMark takes `: Caption {#tbl:a}` for a paragraph, and `{#eq:a}` for that of a space.
    """
    return rewrite(_with_captions(blocks), _with_part, Div, BlockQuote, Para, Plain)


def _with_captions(blocks: Blocks) -> Blocks:
    """Put captions with a label, behind a table or before it, into a division around it."""
    result = list(blocks)
    for at, block in enumerate(blocks):
        label, words = _read_caption(block)
        beside = (place for place in (at - 1, at + 1) if 0 <= place < len(blocks) and isinstance(result[place], Table))
        if label and (place := next(beside, None)) is not None:
            result[place] = Div((Attr(label, (TABLE_CLASS,)), (result[place], Para(words))))
            result[at] = NOTHING
    return tuple(result)


def _read_caption(block: Block) -> tuple[str, tuple[Inline, ...]]:
    """Return the label and the words of a caption of a table, ("", ()) of anything else.

    >>> _read_caption(Para((Str(": Rivers {#tbl:rivers}"),)))
    ('tbl:rivers', (Str(text='Rivers'),))
    """
    match block:
        case Para((Str(first), *_) as inlines) if start := _caption_start().match(first):
            words = [*((Str(first[start.end() :]),) if first[start.end() :] else ()), *inlines[1:]]
            if words and isinstance(words[0], Space):
                words.pop(0)
            last = words.pop() if words else None
            if isinstance(last, Str) and (end := _CAPTION_END.search(last.text)):
                if rest := last.text[: end.start()]:
                    words.append(Str(rest))
                return end["label"], tuple(words[:-1] if words and isinstance(words[-1], Space) else words)
    return "", ()


def _with_part(node: Node) -> Node:
    match node:
        case Div((attr, (Header((_, _, words)), *rest))) if _has_kind(attr, "thm"):
            return Div((attr, (Plain((Span((_NAME, words)),)), *rest)))
        case Div((attr, inner)):
            return Div((attr, _with_captions(inner)))
        case BlockQuote(inner):
            return BlockQuote(_with_captions(inner))
        # A picture without a caption is no figure to pandoc.
        case Para((Image((attr, inlines, target)),)) if _has_kind(attr, "fig"):
            caption, pairs = attr.get(_CAPTION), tuple(pair for pair in attr.pairs if pair[0] != _CAPTION)
            image = Image((Attr("", attr.classes, pairs), inlines, target))
            shown = Caption(None, (Plain((Str(caption),)),)) if caption else Caption()
            return Figure((Attr(attr.id), shown, (Plain((image,)),)))
        case Para(inlines) | Plain(inlines) if any(isinstance(inline, Math | Span) for inline in inlines):
            return type(node)(_with_equations(inlines))
    return node


def name_of_theorem(block: Block) -> tuple[Inline, ...]:
    """Return the words of a block that is the name of a theorem; () of another."""
    match block:
        case Plain((Span((attr, words)),)) if attr == _NAME:
            return words
    return ()


def _with_equations(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Put each labelled formula into a span with its label."""
    result: list[Inline] = []
    for inline in inlines:
        match inline:
            case Span((attr, inner)) if _has_kind(attr, "eq"):
                before = result[-1] if result else Space()
                if is_equation(before) and not plain_text(inner).strip():
                    result[-1] = Span((Attr(attr.id), (before,)))
                    continue
                if len(inner) == 1 and is_equation(inner[0]):
                    inline = Span((Attr(attr.id), inner))
        result.append(inline)
    return tuple(result)


def is_equation(inline: Inline) -> bool:
    """Return whether an inline is a formula on a line of its own."""
    return isinstance(inline, Math) and inline.content[0] == DISPLAY


def _has_kind(attr: Attr, kind: Kind) -> bool:
    label = read_label(attr.id)
    return label is not None and label.kind == kind


PARTS = (Header, Figure, Div, CodeBlock, Span, Table)
"""The kinds of nodes that may be labelled parts."""
_IN_FRAME: tuple[Kind, ...] = ("fig", "tbl", "lst")


def label_of(node: Node) -> Label | None:
    """Return the label of a node of `with_parts`, None where it has none, or one of a kind that it is not."""
    allowed: tuple[Kind, ...]
    match node:
        case Header((_, attr, _)):
            allowed = ("sec",)
        case Figure((attr, _, _)):
            allowed = _IN_FRAME
        case Div((attr, _)):
            allowed = (*_IN_FRAME, "thm")
        case CodeBlock((attr, _)):
            allowed = ("lst",)
        case Table(parts):
            attr, allowed = parts.attr, ("tbl",)
        case Span((attr, (Math((kind, _)),))) if kind == DISPLAY:
            allowed = ("eq",)
        case _:
            return None
    label = read_label(attr.id)
    return label if label and label.kind in allowed and label.name == attr.id else None


def labelled_parts(blocks: Blocks) -> Iterator[tuple[Label, Node]]:
    """Yield each label of a text, and the node that has it, in reading order."""
    for node in find(blocks, *PARTS):
        if label := label_of(node):
            yield label, node
