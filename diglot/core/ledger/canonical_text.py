"""Render the blocks of a unit in a canonical form, which the ledger keeps and `diff` compares. Pure functions.

The form is Markdown, so that an editor can read it, with one notation for everything: emphasis is *x*, notes are at
their calls, links have their addresses. The line breaks of the source are not kept. Of attributes, those are kept whose
values readers are shown, such as the description of a picture: `{alt="A boat"}`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from diglot.model import tree
from diglot.model.markup import attribute_words

CODE_FENCE = "```"
_WORDED = (*attribute_words.WORDED_OF_PICTURES, *attribute_words.WORDED_OF_PARTS)
# As `attributes_with_words` writes them, or normalised since.
_ATTRIBUTES = re.compile(rf'\s?\{{(?:{"|".join(_WORDED)})="[^{{}}]*"\}}')


def render_canonical_text(content: Sequence[tree.Block]) -> str:
    """Return the text of a unit's blocks, one line for each block.

    >>> from diglot.model.tree import Attr
    >>> render_canonical_text(
    ...     [tree.Header((2, tree.Attr(), (tree.Str("The"), tree.Space(), tree.Emph((tree.Str("port"),)))))]
    ... )
    '## The *port*'
    >>> render_canonical_text([tree.Para((tree.Str("Paris"), tree.Note((tree.Para((tree.Str("Texas"),)),))))])
    'Paris^[Texas]'
    """
    return "\n".join(line for line in _lines(content) if line)


def attributes_with_words(words: Sequence[tuple[str, str]]) -> str:
    """Return attributes as a ledger has them, "" for none."""
    pairs = " ".join(f'{name}="{_attribute_value(value)}"' for name, value in words)
    return f"{{{pairs}}}" if pairs else ""


def _attribute_value(value: str) -> str:
    """Return a value with quotation marks of the other kind: they are no difference for a ledger."""
    return " ".join(value.replace('"', "'").split())


def without_attributes(text: str) -> str:
    """Return a unit as ledgers had it that kept no words of attributes.

    >>> without_attributes('![Ice](ice.svg){alt="A boat"}')
    '![Ice](ice.svg)'
    """
    return _ATTRIBUTES.sub("", text) if "{" in text else text


def as_known(text: str, known: Collection[str]) -> str:
    """Return a unit as it is, or without the words of its attributes where only so it is known."""
    return text if text in known or (bare := without_attributes(text)) not in known else bare


def _lines(blocks: Sequence[tree.Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case tree.Header((level, _, inlines)):
                yield f"{'#' * level} {_inline_text(inlines)}"
            case tree.Para(inlines) | tree.Plain(inlines):
                yield _inline_text(inlines)
            case tree.LineBlock(lines):
                yield from (_inline_text(line) for line in lines)
            case tree.CodeBlock((attr, text)):
                yield f"{CODE_FENCE}\n{text}\n{CODE_FENCE}"
                yield attributes_with_words(attribute_words.words_of_part(attr))
            case tree.RawBlock((_, text)):
                yield text.strip()
            case tree.HorizontalRule():
                yield "***"
            case tree.Table(parts):
                yield from _table_lines(parts)
            case tree.Figure((_, caption, inner)):
                yield from _figure_lines(caption, inner)
            case tree.BlockQuote(inner):
                yield from _lines(inner)
            case tree.Div((attr, inner)):
                yield from _lines(inner)
                yield attributes_with_words(attribute_words.words_of_part(attr))
            case tree.BulletList(items) | tree.OrderedList((_, items)):
                for item in items:
                    yield from _lines(item)
            case tree.DefinitionList(entries):
                for term, definitions in entries:
                    yield _inline_text(term)
                    for definition in definitions:
                        yield from _lines(definition)


def _figure_lines(caption: tree.Caption, inner: Sequence[tree.Block]) -> Iterator[str]:
    lines = list(_lines(inner))
    words = " ".join(_lines(caption.blocks))
    yield from lines
    # pandoc repeats the picture's alternative text as the caption; it is written once.
    if words and not any(words in line for line in lines):
        yield words


def _table_lines(parts: tree.TableParts) -> Iterator[str]:
    rows: list[tree.Row] = [*parts.head.rows]
    for body in parts.bodies:
        rows += [*body.head, *body.rows]
    for row in [*rows, *parts.foot.rows]:
        yield " | ".join(" ".join(_lines(cell.blocks)) for cell in row.cells)
    yield from _lines(parts.caption.blocks)


def _inline_text(inlines: Sequence[tree.Inline]) -> str:
    return "".join(map(_render_inline, inlines)).strip(" ")


# The delimiters of each kind of inline.
_DELIMITERS = {tree.Emph: "*", tree.Strong: "**", tree.Strikeout: "~~", tree.Superscript: "^", tree.Subscript: "~"}


def _render_inline(inline: tree.Inline) -> str:
    match inline:
        case tree.Str(text):
            return text
        case tree.Space() | tree.SoftBreak():
            return " "
        case tree.LineBreak():
            return "\n"
        case (
            tree.Emph(inner)
            | tree.Strong(inner)
            | tree.Strikeout(inner)
            | tree.Superscript(inner)
            | tree.Subscript(inner)
        ):
            delimiter = _DELIMITERS[type(inline)]
            return f"{delimiter}{''.join(map(_render_inline, inner))}{delimiter}"
        case (
            tree.SmallCaps(inner)
            | tree.Underline(inner)
            | tree.Span((_, inner))
            | tree.Quoted((_, inner))
            | tree.Cite((_, inner))
        ):
            return "".join(map(_render_inline, inner))
        case tree.Code((_, text)):
            return f"`{text}`"
        case tree.Math((_, text)):
            return f"${text}$"
        case tree.RawInline((_, text)):
            return text
        case tree.Link((_, inner, target)):
            return f"[{''.join(map(_render_inline, inner))}]({_address(target)})"
        case tree.Image((attr, inner, target)):
            words = attributes_with_words(attribute_words.words_of_picture(attr))
            return f"![{''.join(map(_render_inline, inner))}]({_address(target)}){words}"
        case tree.Note(blocks, by):
            return f"^[{f'{by}: ' if by else ''}{' '.join(_lines(blocks))}]"
    raise AssertionError(inline)


def _address(target: tree.Target) -> str:
    return f'{target.href} "{target.title}"' if target.title else target.href
