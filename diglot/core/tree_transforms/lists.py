"""Write out the labels of lists by letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from diglot.model import tree
from diglot.model.languages import LANGUAGES
from diglot.model.markup.numerals import roman_numeral

Labels: TypeAlias = Mapping[tuple[str, int], tuple[str, ...]]
"""The labels of lists by letters, by the first one and the number of items, as `core.markdown` found them."""
_NO_LABELS: Labels = {}


def label_lists(blocks: tree.Blocks, labels: Labels = _NO_LABELS) -> tree.Blocks:
    """Write out the labels of lists that no reader's program could number: а), б), в); also (a) and iv).

    >>> from diglot.model.tree import ListStyle, OrderedList, Plain, Str, plain_text
    >>> style = (976, tree.ListStyle("LowerAlpha"), tree.ListStyle("OneParen"))
    >>> [
    ...     plain_text(item[0].inlines)
    ...     for item in label_lists(
    ...         (tree.OrderedList((style, ((tree.Plain((tree.Str("x"),)),), (tree.Plain((tree.Str("y"),)),)))),),
    ...         {("а", 2): ("а", "б")},
    ...     )[0]
    ...     .content[1][0]
    ...     .items
    ... ]
    ['а)\xa0x', 'б)\xa0y']
    """

    def change(node: tree.Node) -> tree.Node:
        match node:
            case tree.OrderedList((style, items)) if row := _labels(style, len(items), labels):
                labelled = (_labelled(item, _label(label)) for label, item in zip(row, items, strict=True))
                return tree.Div((tree.Attr("", ("labelled",)), (tree.BulletList(tuple(labelled)),)))
        return node

    return tree.rewrite(blocks, change, tree.OrderedList)


def divide_definitions(blocks: tree.Blocks) -> tree.Blocks:
    """Make paragraphs of the parts of a definition: pandoc marks them as lines, which its HTML runs together.

    >>> one, two = tree.Plain((tree.Str("One."),)), tree.Plain((tree.Str("Two."),))
    >>> divide_definitions((tree.DefinitionList((((tree.Str("Term"),), ((one, two), (one,))),)),))[0].items[0][1]
    ((Para(inlines=(Str(text='One.'),)), Para(inlines=(Str(text='Two.'),))), (Plain(inlines=(Str(text='One.'),)),))
    """

    def divided(definition: tree.Blocks) -> tree.Blocks:
        if sum(isinstance(block, tree.Plain) for block in definition) < 2:
            return definition
        return tuple(tree.Para(block.inlines) if isinstance(block, tree.Plain) else block for block in definition)

    def change(node: tree.Node) -> tree.Node:
        match node:
            case tree.DefinitionList(entries):
                return tree.DefinitionList(tuple((term, tuple(map(divided, meanings))) for term, meanings in entries))
        return node

    return tree.rewrite(blocks, change, tree.DefinitionList)


def spell_lists(blocks: tree.Blocks, labels: Labels = _NO_LABELS) -> tree.Blocks:
    """Make paragraphs with labels of the lists by Russian letters, for a writer that cannot number them."""

    def change(node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
        match node:
            case tree.OrderedList((style, items)) if style[0] > _LATIN and (row := _labels(style, len(items), labels)):
                return tuple(
                    tree.Para(block.inlines) if isinstance(block, tree.Plain) else block
                    for label, item in zip(row, items, strict=True)
                    for block in _labelled(item, (tree.Str(label), tree.Space()))
                )
        return node

    return tree.rewrite(blocks, change, tree.OrderedList)


# pandoc counts from “a”: what is beyond “z” is a letter of another alphabet.
_LATIN = 26
_BEFORE_FIRST = {"LowerAlpha": ord("a") - 1, "UpperAlpha": ord("A") - 1}
_PARENTHESES = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}


def _labels(style: tuple[int, tree.ListStyle, tree.ListStyle], count: int, labels: Labels) -> tuple[str, ...]:
    """Return the label of each item of a list; empty if its numbers are ordinary ones."""
    start, numbering, delimiter = style[0], style[1].t, style[2].t
    is_foreign = numbering in _BEFORE_FIRST and start > _LATIN
    if numbering in ("Decimal", "DefaultStyle", "Example") or not (is_foreign or delimiter in _PARENTHESES):
        return ()
    if is_foreign:
        first = chr(_BEFORE_FIRST[numbering] + start)
        row = labels.get((first, count)) or _other_labels(first, count)
    elif numbering in _BEFORE_FIRST:
        row = tuple(chr(_BEFORE_FIRST[numbering] + start + number) for number in range(count))
        if start + count > _LATIN + 1:
            return ()
    else:
        romans = (roman_numeral(start + number) for number in range(count))
        row = tuple(romans if numbering == "UpperRoman" else map(str.lower, romans))
    before, after = _PARENTHESES.get(delimiter, ("", "."))
    return tuple(f"{before}{label}{after}" for label in row)


def _other_labels(first: str, count: int) -> tuple[str, ...]:
    """Return so many letters of the first alphabet that has one, from there; empty where it has not so many."""
    for letters in (language.numberings[0] for language in LANGUAGES.values()):
        at = letters.find(first.lower())
        row = letters[at : at + count]
        if at >= 0 and len(row) == count:
            return tuple(row.upper() if first.isupper() else row)
    return ()


def _label(text: str) -> tuple[tree.Inline, ...]:
    return (tree.Span((tree.Attr("", ("label",)), (tree.Str(text),))), tree.Str("\u00a0"))


def _labelled(item: tree.Blocks, mark: tuple[tree.Inline, ...]) -> tree.Blocks:
    match item:
        case [tree.Para(inlines), *rest]:
            return (tree.Para((*mark, *inlines)), *rest)
        case [tree.Plain(inlines), *rest]:
            return (tree.Plain((*mark, *inlines)), *rest)
        case [tree.Div((attr, inner)), *rest]:
            # What gives the paragraph its id, or the author's own division.
            return (tree.Div((attr, _labelled(inner, mark))), *rest)
    return (tree.Plain(mark), *item)
