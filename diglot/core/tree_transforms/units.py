"""Give units the ids by which they are found in both languages, and split markup at them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from diglot.core.tree_transforms.places import anchors, attributes_of
from diglot.model import tree

Way: TypeAlias = tuple[int, ...]
"""Where a unit stands in the tree: `model.translation.alignment.Unit.at`."""
# pandoc's word for a div that only hands its attributes to the block in it: no tag comes of it.
_WRAPPER = (("wrapper", "1"),)


def name_units(blocks: tree.Blocks, names: Mapping[Way, str]) -> tree.Blocks:
    """Give paragraphs the ids by which they are found in both languages; a list or table takes that of its first part.

    names: by the unit's place; "" for none. A name that the text has for something else already is left out.

    >>> from diglot.model.tree import Para, Str
    >>> name_units((tree.Para((tree.Str("a"),)),), {(0,): "p1"})
    (Div(content=(Attr(id='p1', classes=(), pairs=(('wrapper', '1'),)), (Para(inlines=(Str(text='a'),)),))),)
    """
    taken = anchors(blocks, ())
    return _named(blocks, {at: name for at, name in names.items() if name and name not in taken}, ())


def _named(blocks: tree.Blocks, names: Mapping[Way, str], above: Way) -> tree.Blocks:
    return tuple(_named_block(block, names, (*above, index)) for index, block in enumerate(blocks))


def _named_block(block: tree.Block, names: Mapping[Way, str], at: Way) -> tree.Block:
    match block:
        case tree.BlockQuote(inner):
            return tree.BlockQuote(_named(inner, names, at))
        case tree.Div((attr, (tree.Para(inlines),))) if attr.id and (*at, 0) in names:
            # The author's own name stays the paragraph's id.
            return tree.Div((attr, (tree.Para((tree.Span((tree.Attr(names[*at, 0]), ())), *inlines)),)))
        case tree.Div((attr, inner)):
            return tree.Div((attr, _named(inner, names, at)))
        case tree.BulletList(items):
            return _wrapped(tree.BulletList(_named_items(items, names, at)), names.get((*at, 0), ""))
        case tree.OrderedList((style, items)):
            return _wrapped(tree.OrderedList((style, _named_items(items, names, at))), names.get((*at, 0), ""))
        case tree.DefinitionList():
            return _wrapped(block, names.get((*at, 0, 0), ""))
    return _wrapped(block, names.get(at, ""))


def _named_items(items: tuple[tree.Blocks, ...], names: Mapping[Way, str], at: Way) -> tuple[tree.Blocks, ...]:
    """Items of paragraphs take names, those of a tight list do not; the first item's name is the whole list's."""
    named = []
    for number, item in enumerate(items):
        rows = list(item)
        for index, block in enumerate(item):
            if isinstance(block, (tree.BulletList, tree.OrderedList)):
                rows[index] = _named_block(block, names, (*at, number, index))
            elif number and index == 0 and isinstance(block, tree.Para):
                rows[0] = _wrapped(block, names.get((*at, number), ""))
        named.append(tuple(rows))
    return tuple(named)


def _wrapped(block: tree.Block, name: str) -> tree.Block:
    if (
        not name
        or any(attr.id for attr in attributes_of(block))
        or isinstance(block, (tree.RawBlock, tree.HorizontalRule))
    ):
        return block
    return tree.Div((tree.Attr(name, (), _WRAPPER), (block,)))


# What stands between two top-level blocks until the markup is cut: it passes pandoc and the sanitiser untouched.
UNIT_MARK = '<span class="unit-mark"></span>'


def mark_units(blocks: tree.Blocks) -> tree.Blocks:
    """Put a mark between every two top-level blocks."""
    mark = tree.RawBlock(("html", UNIT_MARK))
    marked = tuple(part for block in blocks for part in (mark, block))
    return marked[1:]


def split_units(markup: str) -> tuple[str, ...]:
    """Cut the markup at the marks: one piece for each top-level block.

    >>> split_units(f"<p>One.</p>\\n{UNIT_MARK}\\n<p>Two.</p>")
    ('<p>One.</p>\\n', '<p>Two.</p>')
    """
    return tuple(unit.removeprefix("\n") for unit in markup.split(UNIT_MARK))
