"""An alignment in, pairs of headings out: those that one address may lead to in both texts. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diglot.model.alignment import Alignment, Unit
from diglot.model.tree import Block, Header, find


def pair_headings(
    alignment: Alignment,
    source: Sequence[Unit],
    target: Sequence[Unit],
    source_blocks: Sequence[Block],
    target_blocks: Sequence[Block],
) -> Mapping[int, int]:
    """For a heading of the target, by its number, the number of the source's heading that stands opposite.

    source, target: the units of the blocks. Headings are counted as they come, those in notes and cells included.

    >>> from diglot.model.alignment import Bead
    >>> from diglot.model.tree import Attr, Header
    >>> blocks, units = (Header((2, Attr(), ())),), [Unit("heading", 2, at=(0,))]
    >>> pair_headings(Alignment((Bead(range(1), range(1)),)), units, units, blocks, blocks)
    {0: 0}
    """
    numbers, others = _numbers(source, source_blocks), _numbers(target, target_blocks)
    return {
        others[theirs]: numbers[mine]
        for bead in alignment.beads
        # In a bead that a hint has made there may be several on either side.
        for mine, theirs in zip(
            (index for index in bead.source if index in numbers),
            (index for index in bead.target if index in others),
            strict=False,
        )
    }


def _numbers(units: Sequence[Unit], blocks: Sequence[Block]) -> dict[int, int]:
    """The number of each unit that is a heading.

    A block that hides headings from the aligner, inside the items of a list, has none.
    """
    seen: dict[int, list[int]] = {}
    for index, unit in enumerate(units):
        if unit.kind == "heading":
            seen.setdefault(unit.at[0], []).append(index)
    numbers: dict[int, int] = {}
    every = [index for found in seen.values() for index in found]
    if len(every) == len(find(tuple(blocks), Header)):
        # None is hidden: that is nearly always so.
        return dict(zip(every, range(len(every)), strict=True))
    count = 0
    for place, block in enumerate(blocks):
        headings = len(find((block,), Header))
        found = seen.get(place, [])
        if len(found) == headings:
            numbers.update(zip(found, range(count, count + headings), strict=True))
        count += headings
    return numbers
