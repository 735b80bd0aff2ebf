"""Turn an alignment of units into pairs of whole top-level blocks, which can be laid side by side. Pure.

Units may be smaller than blocks (the items of a list); a block is never cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from diglot.model.publication import BlockPair
from diglot.model.translation.alignment import Alignment, Unit


def pair_blocks(
    alignment: Alignment, source: Sequence[Unit], target: Sequence[Unit], source_count: int, target_count: int
) -> tuple[BlockPair, ...]:
    """Return the ranges of blocks that say the same; together they cover both texts, in order.

    source_count, target_count: how many top-level blocks each text has.

    >>> from diglot.model.translation.alignment import Bead
    >>> items = [Unit("item", at=(0, 0)), Unit("item", at=(0, 1)), Unit("paragraph", at=(1,))]
    >>> beads = tuple(Bead(range(n, n + 1), range(n, n + 1)) for n in range(3))
    >>> [(pair.original_start, pair.original_stop) for pair in pair_blocks(Alignment(beads), items, items, 2, 2)]
    [(0, 1), (1, 2)]
    """
    pair_stops: list[list[int]] = []
    for bead in alignment.beads:
        stops = (_stop(bead.source, source), _stop(bead.target, target))
        starts = (_start(bead.source, source), _start(bead.target, target))
        if pair_stops and any(start < stop for start, stop in zip(starts, pair_stops[-1], strict=True)):
            # The bead before has begun this block: both belong to one pair.
            pair_stops[-1] = [max(old, new) for old, new in zip(pair_stops[-1], stops, strict=True)]
        else:
            before = pair_stops[-1] if pair_stops else [0, 0]
            pair_stops.append([max(old, new) for old, new in zip(before, stops, strict=True)])
    if not pair_stops:
        return ()
    # Markup without text is invisible to the aligner: it stays with the block before it.
    pair_stops[-1] = [source_count, target_count]
    pair_starts = [[0, 0], *pair_stops[:-1]]
    return tuple(
        BlockPair(start[0], stop[0], start[1], stop[1]) for start, stop in zip(pair_starts, pair_stops, strict=True)
    )


_NOWHERE = 1 << 30


def _start(indexes: range, units: Sequence[Unit]) -> int:
    """Return the index of the block that holds the first of the units; beyond every block where there is none."""
    return units[indexes.start].at[0] if indexes else _NOWHERE


def _stop(indexes: range, units: Sequence[Unit]) -> int:
    return units[indexes.stop - 1].at[0] + 1 if indexes else 0
