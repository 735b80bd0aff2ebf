"""Write out the labels of lists by letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from diglot.model.numerals import roman_numeral
from diglot.model.tree import (
    Attr,
    Blocks,
    BulletList,
    DefinitionList,
    Div,
    Inline,
    ListStyle,
    Node,
    OrderedList,
    Para,
    Plain,
    Space,
    Span,
    Str,
    rewrite,
)
from diglot.model.typography import RUSSIAN_LABELS

Labels: TypeAlias = Mapping[tuple[str, int], tuple[str, ...]]
"""The labels of lists by letters, by the first one and the number of items, as `core.markdown` found them."""
_NO_LABELS: Labels = {}


def label_lists(blocks: Blocks, labels: Labels = _NO_LABELS) -> Blocks:
    """Write out the labels of lists that no reader's program could number: а), б), в); also (a) and iv).

    >>> from diglot.model.tree import ListStyle, OrderedList, Plain, Str, plain_text
    >>> style = (976, ListStyle("LowerAlpha"), ListStyle("OneParen"))
    >>> [
    ...     plain_text(item[0].inlines)
    ...     for item in label_lists(
    ...         (OrderedList((style, ((Plain((Str("x"),)),), (Plain((Str("y"),)),)))),), {("а", 2): ("а", "б")}
    ...     )[0]
    ...     .content[1][0]
    ...     .items
    ... ]
    ['а)\xa0x', 'б)\xa0y']
    """

    def change(node: Node) -> Node:
        match node:
            case OrderedList((style, items)) if row := _labels(style, len(items), labels):
                labelled = (_labelled(item, _label(label)) for label, item in zip(row, items, strict=True))
                return Div((Attr("", ("labelled",)), (BulletList(tuple(labelled)),)))
        return node

    return rewrite(blocks, change, OrderedList)


def divide_definitions(blocks: Blocks) -> Blocks:
    """Make paragraphs of the parts of a definition: pandoc marks them as lines, which its HTML runs together.

    >>> one, two = Plain((Str("One."),)), Plain((Str("Two."),))
    >>> divide_definitions((DefinitionList((((Str("Term"),), ((one, two), (one,))),)),))[0].items[0][1]
    ((Para(inlines=(Str(text='One.'),)), Para(inlines=(Str(text='Two.'),))), (Plain(inlines=(Str(text='One.'),)),))
    """

    def divided(definition: Blocks) -> Blocks:
        if sum(isinstance(block, Plain) for block in definition) < 2:
            return definition
        return tuple(Para(block.inlines) if isinstance(block, Plain) else block for block in definition)

    def change(node: Node) -> Node:
        match node:
            case DefinitionList(entries):
                return DefinitionList(tuple((term, tuple(map(divided, meanings))) for term, meanings in entries))
        return node

    return rewrite(blocks, change, DefinitionList)


def spell_lists(blocks: Blocks, labels: Labels = _NO_LABELS) -> Blocks:
    """Make paragraphs with labels of the lists by Russian letters, for a writer that cannot number them."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case OrderedList((style, items)) if style[0] > _LATIN and (row := _labels(style, len(items), labels)):
                return tuple(
                    Para(block.inlines) if isinstance(block, Plain) else block
                    for label, item in zip(row, items, strict=True)
                    for block in _labelled(item, (Str(label), Space()))
                )
        return node

    return rewrite(blocks, change, OrderedList)


# pandoc counts from “a”: what is beyond “z” is a letter of another alphabet.
_LATIN = 26
_BEFORE_FIRST = {"LowerAlpha": ord("a") - 1, "UpperAlpha": ord("A") - 1}
_PARENTHESES = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}


def _labels(style: tuple[int, ListStyle, ListStyle], count: int, labels: Labels) -> tuple[str, ...]:
    """Return the label of each item of a list; empty if its numbers are ordinary ones."""
    start, numbering, delimiter = style[0], style[1].t, style[2].t
    is_foreign = numbering in _BEFORE_FIRST and start > _LATIN
    if numbering in ("Decimal", "DefaultStyle", "Example") or not (is_foreign or delimiter in _PARENTHESES):
        return ()
    if is_foreign:
        first = chr(_BEFORE_FIRST[numbering] + start)
        row = labels.get((first, count)) or _russian_labels(first, count)
    elif numbering in _BEFORE_FIRST:
        row = tuple(chr(_BEFORE_FIRST[numbering] + start + number) for number in range(count))
        if start + count > _LATIN + 1:
            return ()
    else:
        romans = (roman_numeral(start + number) for number in range(count))
        row = tuple(romans if numbering == "UpperRoman" else map(str.lower, romans))
    before, after = _PARENTHESES.get(delimiter, ("", "."))
    return tuple(f"{before}{label}{after}" for label in row)


def _russian_labels(first: str, count: int) -> tuple[str, ...]:
    at = RUSSIAN_LABELS.find(first.lower())
    row = RUSSIAN_LABELS[at : at + count]
    if at < 0 or len(row) < count:
        return ()
    return tuple(row.upper() if first.isupper() else row)


def _label(text: str) -> tuple[Inline, ...]:
    return (Span((Attr("", ("label",)), (Str(text),))), Str("\u00a0"))


def _labelled(item: Blocks, mark: tuple[Inline, ...]) -> Blocks:
    match item:
        case [Para(inlines), *rest]:
            return (Para((*mark, *inlines)), *rest)
        case [Plain(inlines), *rest]:
            return (Plain((*mark, *inlines)), *rest)
        case [Div((attr, inner)), *rest]:
            # What gives the paragraph its id, or the author's own division.
            return (Div((attr, _labelled(inner, mark))), *rest)
    return (Plain(mark), *item)
