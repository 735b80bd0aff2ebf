"""Find passages of one text that stand in another place of the other: beads that cross the rest. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from operator import attrgetter
from typing import NamedTuple

from diglot.model.translation.alignment import Bead, Unit

# To find a passage elsewhere takes so much more evidence than to find it in its place.
# (Chosen by the halves of `tests/fresh/` that were read; 0 to 0.5 make no difference, at 1 moved passages are lost.)
MOVING = 0.5
# So many moved passages are looked for, each with a search of the whole.
MOST_RUNS = 8
_SHAPES = ((1, 1), (1, 2), (2, 1))
# What costs less is a pair, however little it has in common. Any two headings opposite each other seem to be one.
_UNLIKELY, _UNLIKELY_HEADING = 1.0, -1.0
# Units of a section move together: what goes on with a run needs so much less evidence for each of its units.
_GOING_ON = 1.5
# The largest area to search; larger ones are of texts that hardly belong together.
_MOST_PLACES = 4_000


class MovedRun(NamedTuple):
    """Beads that follow each other in both texts, away from those around them."""

    cost: float
    beads: tuple[Bead, ...] = ()


def find_moved_run(
    beads: Sequence[Bead], source: Sequence[Unit], target: Sequence[Unit], cost_of: Callable[[Bead], float]
) -> MovedRun | None:
    """Return the likeliest run of beads among the units that are alone or unlikely pairs; None if there is none.

    beads: of the whole, uncrossed. Units with a hint are where they are to be. cost_of: returns the cost of a bead
    anywhere in the texts, negative where it is likelier than chance; infinite where it may not be.
    """
    least = [_UNLIKELY_HEADING if unit.kind == "heading" else _UNLIKELY for unit in source]
    unlikely = [bead for bead in beads if 0 in bead.shape or least[bead.source.start] < cost_of(bead) < inf]
    rows = [row for bead in unlikely for row in bead.source if not source[row].pair]
    columns = [column for bead in unlikely for column in bead.target if not target[column].pair]
    if not rows or not columns or len(rows) * len(columns) > _MOST_PLACES:
        return None
    free, present = (set(rows), set(columns)), {(bead.source.start, bead.target.start) for bead in unlikely}
    # By the units at which they would go on.
    runs: dict[tuple[int, int], MovedRun] = {}
    for row in rows:
        for column in columns:
            before = runs.get((row, column), MovedRun(0.0))
            for down, right in () if (row, column) in present else _SHAPES:
                bead = Bead(range(row, row + down), range(column, column + right))
                end = bead.source.stop, bead.target.stop
                if free[0].issuperset(bead.source) and free[1].issuperset(bead.target):
                    cost = before.cost + cost_of(bead) - (_GOING_ON * (down + right) if before.beads else 0.0)
                    if cost < runs.get(end, MovedRun(0.0)).cost:
                        runs[end] = MovedRun(cost, (*before.beads, bead))
    # Of equal costs the first wins.
    return min(runs.values(), key=attrgetter("cost"), default=None)
