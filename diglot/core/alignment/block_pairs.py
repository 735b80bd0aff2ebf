"""An alignment of units in, whole top-level blocks that stand opposite each other out: what can be laid side by side.

Touches nothing. Units may be smaller than blocks (the items of a list); a block is never cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from diglot.model.alignment import Alignment, Unit
from diglot.model.publication import BlockPair


def pair_blocks(
    alignment: Alignment, source: Sequence[Unit], target: Sequence[Unit], source_count: int, target_count: int
) -> tuple[BlockPair, ...]:
    """Ranges of blocks that say the same; together they cover both texts, in order.

    source_count, target_count: how many top-level blocks each text has.

    >>> from diglot.model.alignment import Bead
    >>> items = [Unit("item", at=(0, 0)), Unit("item", at=(0, 1)), Unit("paragraph", at=(1,))]
    >>> beads = tuple(Bead(range(n, n + 1), range(n, n + 1)) for n in range(3))
    >>> [(pair.original_start, pair.original_stop) for pair in pair_blocks(Alignment(beads), items, items, 2, 2)]
    [(0, 1), (1, 2)]
    """
    rows: list[list[int]] = []
    for bead in alignment.beads:
        stops = (_stop(bead.source, source), _stop(bead.target, target))
        starts = (_start(bead.source, source), _start(bead.target, target))
        if rows and any(start < stop for start, stop in zip(starts, rows[-1], strict=True)):
            # A block that the bead before has begun: both belong to one row.
            rows[-1] = [max(old, new) for old, new in zip(rows[-1], stops, strict=True)]
        else:
            before = rows[-1] if rows else [0, 0]
            rows.append([max(old, new) for old, new in zip(before, stops, strict=True)])
    if not rows:
        return ()
    # What the aligner does not see, markup without text, stays with what stands before it.
    rows[-1] = [source_count, target_count]
    starts_of_rows = [[0, 0], *rows[:-1]]
    return tuple(
        BlockPair(start[0], stop[0], start[1], stop[1]) for start, stop in zip(starts_of_rows, rows, strict=True)
    )


_NOWHERE = 1 << 30


def _start(units: range, row: Sequence[Unit]) -> int:
    """The block in which the first of the units stands; beyond every block where there is none."""
    return row[units.start].at[0] if units else _NOWHERE


def _stop(units: range, row: Sequence[Unit]) -> int:
    return row[units.stop - 1].at[0] + 1 if units else 0
