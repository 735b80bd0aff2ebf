"""Render the blocks of a unit in a canonical form, which the ledger keeps and `diff` compares. Pure functions.

The form is Markdown, so that an editor can read it, with one notation for everything: emphasis is *x*, notes are at
their calls, links have their addresses. The line breaks of the source are not kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.model.tree import (
    Block,
    BlockQuote,
    BulletList,
    Caption,
    Cite,
    Code,
    CodeBlock,
    DefinitionList,
    Div,
    Emph,
    Figure,
    Header,
    HorizontalRule,
    Image,
    Inline,
    LineBlock,
    LineBreak,
    Link,
    Math,
    Note,
    OrderedList,
    Para,
    Plain,
    Quoted,
    RawBlock,
    RawInline,
    Row,
    SmallCaps,
    SoftBreak,
    Space,
    Span,
    Str,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableParts,
    Target,
    Underline,
)

CODE_FENCE = "```"


def render_canonical_text(content: Sequence[Block]) -> str:
    """Return the text of a unit's blocks, one line for each block.

    >>> from diglot.model.tree import Attr
    >>> render_canonical_text([Header((2, Attr(), (Str("The"), Space(), Emph((Str("port"),)))))])
    '## The *port*'
    >>> render_canonical_text([Para((Str("Paris"), Note((Para((Str("Texas"),)),))))])
    'Paris^[Texas]'
    """
    return "\n".join(line for line in _lines(content) if line)


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Header((level, _, inlines)):
                yield f"{'#' * level} {_inline_text(inlines)}"
            case Para(inlines) | Plain(inlines):
                yield _inline_text(inlines)
            case LineBlock(lines):
                yield from (_inline_text(line) for line in lines)
            case CodeBlock((_, text)):
                yield f"{CODE_FENCE}\n{text}\n{CODE_FENCE}"
            case RawBlock((_, text)):
                yield text.strip()
            case HorizontalRule():
                yield "***"
            case Table(parts):
                yield from _table_lines(parts)
            case Figure((_, caption, inner)):
                yield from _figure_lines(caption, inner)
            case BlockQuote(inner) | Div((_, inner)):
                yield from _lines(inner)
            case BulletList(items) | OrderedList((_, items)):
                for item in items:
                    yield from _lines(item)
            case DefinitionList(entries):
                for term, definitions in entries:
                    yield _inline_text(term)
                    for definition in definitions:
                        yield from _lines(definition)


def _figure_lines(caption: Caption, inner: Sequence[Block]) -> Iterator[str]:
    lines = list(_lines(inner))
    words = " ".join(_lines(caption.blocks))
    yield from lines
    # pandoc repeats the picture's alternative text as the caption; it is written once.
    if words and not any(words in line for line in lines):
        yield words


def _table_lines(parts: TableParts) -> Iterator[str]:
    rows: list[Row] = [*parts.head.rows]
    for body in parts.bodies:
        rows += [*body.head, *body.rows]
    for row in [*rows, *parts.foot.rows]:
        yield " | ".join(" ".join(_lines(cell.blocks)) for cell in row.cells)
    yield from _lines(parts.caption.blocks)


def _inline_text(inlines: Sequence[Inline]) -> str:
    return "".join(map(_render_inline, inlines)).strip(" ")


# The delimiters of each kind of inline.
_DELIMITERS = {Emph: "*", Strong: "**", Strikeout: "~~", Superscript: "^", Subscript: "~"}


def _render_inline(inline: Inline) -> str:
    match inline:
        case Str(text):
            return text
        case Space() | SoftBreak():
            return " "
        case LineBreak():
            return "\n"
        case Emph(inner) | Strong(inner) | Strikeout(inner) | Superscript(inner) | Subscript(inner):
            delimiter = _DELIMITERS[type(inline)]
            return f"{delimiter}{''.join(map(_render_inline, inner))}{delimiter}"
        case SmallCaps(inner) | Underline(inner) | Span((_, inner)) | Quoted((_, inner)) | Cite((_, inner)):
            return "".join(map(_render_inline, inner))
        case Code((_, text)):
            return f"`{text}`"
        case Math((_, text)):
            return f"${text}$"
        case RawInline((_, text)):
            return text
        case Link((_, inner, target)):
            return f"[{''.join(map(_render_inline, inner))}]({_address(target)})"
        case Image((_, inner, target)):
            return f"![{''.join(map(_render_inline, inner))}]({_address(target)})"
        case Note(blocks, by):
            return f"^[{f'{by}: ' if by else ''}{' '.join(_lines(blocks))}]"
    raise AssertionError(inline)


def _address(target: Target) -> str:
    return f'{target.href} "{target.title}"' if target.title else target.href
