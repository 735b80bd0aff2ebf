"""Take lists of a manuscript apart, so that each item is a list of its own: the tree, and its lines. Pure functions.

The units of a text, and with them its ledger, are the same either way: items are units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from diglot.model.tree import Block, BulletList, OrderedList

_MARK = re.compile(r"( {0,3})(?:([-+*])|\d{1,9}([.)]))(?:( {1,4})(?=\S)|[ \t]|$)")


class BlockLines(msgspec.Struct, frozen=True):
    """A block and its lines, from 0 in the body. list_number: of the list that it is an item of, in its text."""

    block: Block
    lines: tuple[int, ...]
    list_number: int | None = None


def split_lists(blocks: Sequence[Block], places: Sequence[tuple[int, ...]], lines: Sequence[str]) -> list[BlockLines]:
    """Return the blocks of a text with their lines, each item of a list at the top as a list of one item.

    places: the lines of each block. lines: of the body. A list whose items cannot be told apart stays one block.

    >>> from diglot.model.tree import Plain, Str
    >>> items = tuple((Plain((Str(word),)),) for word in ("One", "Two"))
    >>> [part.lines for part in split_lists([BulletList(items)], [(0, 1, 2)], ["- One", "  more", "- Two"])]
    [(0, 1), (2,)]
    """
    parts: list[BlockLines] = []
    for number, (block, place) in enumerate(zip(blocks, places, strict=True)):
        items = list(_one_by_one(block))
        starts = list(_item_starts(place, lines)) if len(items) > 1 else []
        if len(items) != len(starts) or len(items) < 2:
            parts.append(BlockLines(block, place))
            continue
        for item, start, stop in zip(items, starts, [*starts[1:], len(lines)], strict=True):
            own = [line for line in place if start <= line < stop]
            while not lines[own[-1]].strip():
                own.pop()
            parts.append(BlockLines(item, tuple(own), number))
    return parts


def _one_by_one(block: Block) -> Iterator[Block]:
    """Yield each item of a list as a list, with its number."""
    match block:
        case BulletList(items):
            yield from (BulletList((item,)) for item in items)
        case OrderedList(((first, style, delimiter), items)):
            for number, item in enumerate(items, start=first):
                yield OrderedList(((number, style, delimiter), (item,)))


def _item_starts(place: Sequence[int], lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines with the marks of a list's own items: those of lists inside an item are further to the right."""
    inside = 0
    for number in place:
        line = lines[number]
        mark = _MARK.match(line)
        if mark and (not inside or len(line) - len(line.lstrip(" ")) < inside):
            yield number
            inside = len(mark[0]) if mark[4] else len(mark[0].rstrip()) + 1


def mark_of(text: str) -> str:
    """Return what an item begins with: a character such as "-", or that after its number; "" where it is no item.

    >>> mark_of("- One"), mark_of("12) One"), mark_of("One")
    ('-', ')', '')
    """
    mark = _MARK.match(text)
    return (mark[2] or mark[3]) if mark else ""
