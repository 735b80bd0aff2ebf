"""Turn an alignment into pairs of headings that may share an address in both texts. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diglot.model.translation.alignment import Alignment, Unit
from diglot.model.tree import Block, Header, find


def pair_headings(
    alignment: Alignment,
    source: Sequence[Unit],
    target: Sequence[Unit],
    source_blocks: Sequence[Block],
    target_blocks: Sequence[Block],
) -> Mapping[int, int]:
    """Map each heading of the target to its counterpart in the source, both by number from 0.

    source, target: the units of the blocks. Headings are counted in reading order, those in notes and cells included.

    >>> from diglot.model.translation.alignment import Bead
    >>> from diglot.model.tree import Attr, Header
    >>> blocks, units = (Header((2, Attr(), ())),), [Unit("heading", 2, at=(0,))]
    >>> pair_headings(Alignment((Bead(range(1), range(1)),)), units, units, blocks, blocks)
    {0: 0}
    """
    source_numbers, target_numbers = _numbers(source, source_blocks), _numbers(target, target_blocks)
    return {
        target_numbers[target_index]: source_numbers[source_index]
        for bead in alignment.pairs
        # A bead made by a hint may have several on either side.
        for source_index, target_index in zip(
            (index for index in bead.source if index in source_numbers),
            (index for index in bead.target if index in target_numbers),
            strict=False,
        )
    }


def _numbers(units: Sequence[Unit], blocks: Sequence[Block]) -> dict[int, int]:
    """Return the number of each unit that is a heading, by the unit's index.

    Headings of a block that hides some of them from the aligner, inside the items of a list, get no number.
    """
    by_block: dict[int, list[int]] = {}
    for index, unit in enumerate(units):
        if unit.kind == "heading":
            by_block.setdefault(unit.at[0], []).append(index)
    numbers: dict[int, int] = {}
    all_indexes = [index for indexes in by_block.values() for index in indexes]
    if len(all_indexes) == len(find(tuple(blocks), Header)):
        # No heading is hidden, as is nearly always the case.
        return dict(zip(all_indexes, range(len(all_indexes)), strict=True))
    count = 0
    for place, block in enumerate(blocks):
        headings = len(find((block,), Header))
        indexes = by_block.get(place, [])
        if len(indexes) == headings:
            numbers.update(zip(indexes, range(count, count + headings), strict=True))
        count += headings
    return numbers
