"""Pair the items of lists that a translator has put in another order: by the alphabet, for instance. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from diglot.model.translation.alignment import Alignment, Bead, Unit

# Pairs that cost more share too little to be looked for elsewhere in their lists.
_CERTAIN = -1.0
# What an item without a counterpart costs, and a pair that crosses others.
_ALONE = 2.3
_CROSSING = 2.0
# A list of more items is in order, or too long to compare all with all.
_MOST_ITEMS = 40


class _Lists(NamedTuple):
    """A list of either text, opposite each other. beads: what their items have been paired as."""

    rows: range
    columns: range
    beads: Sequence[Bead]


def reorder_items(
    alignment: Alignment, source: Sequence[Unit], target: Sequence[Unit], cost_of: Callable[[Bead], float]
) -> Alignment:
    """Return the alignment with the items of lists paired in any order, where that is likelier.

    cost_of: returns the cost of a bead anywhere in the texts, negative where it is likelier than chance.
    """
    for lists in list(_lists_opposite(alignment, source, target)):
        pairs = _certain_pairs(lists, cost_of)
        in_order = _in_order(pairs)
        alone = len(lists.rows) + len(lists.columns) - 2 * len(pairs)
        cost = sum(map(cost_of, pairs)) + _ALONE * alone + _CROSSING * (len(pairs) - len(in_order))
        if len(in_order) < len(pairs) and cost < sum(
            cost_of(bead) if all(bead.shape) else _ALONE * sum(bead.shape) for bead in lists.beads
        ):
            alignment = _with_pairs(alignment, lists, pairs, in_order)
    return alignment


def _lists_opposite(alignment: Alignment, source: Sequence[Unit], target: Sequence[Unit]) -> Iterator[_Lists]:
    """Yield lists whose items have been paired with each other's, and with nothing else."""
    columns_of = {number: items for items in _lists_of(target) for number in items}
    lists = list(_lists_of(source)) if columns_of else []
    pairs = alignment.pairs if lists else ()
    of_row = {row: bead for bead in pairs for row in bead.source}
    of_column = {column: bead for bead in pairs for column in bead.target}
    for rows in lists:
        beads = dict.fromkeys(of_row[row] for row in rows)
        columns = next((columns_of.get(bead.target.start) for bead in beads if bead.target), None)
        if columns:
            beads.update(dict.fromkeys(of_column[column] for column in columns))
            if all(_is_within(bead, rows, columns) for bead in beads):
                yield _Lists(rows, columns, tuple(beads))


def _lists_of(units: Sequence[Unit]) -> Iterator[range]:
    for is_list, numbers in groupby(range(len(units)), lambda at: units[at].kind == "item" and not units[at].pair):
        items = list(numbers)
        if is_list and 1 < len(items) <= _MOST_ITEMS:
            yield range(items[0], items[-1] + 1)


def _is_within(bead: Bead, rows: range, columns: range) -> bool:
    return set(bead.source) <= set(rows) and set(bead.target) <= set(columns)


def _certain_pairs(lists: _Lists, cost_of: Callable[[Bead], float]) -> list[Bead]:
    """Return one-to-one beads of items, the likeliest first taken, each item in one at most; in the source's order."""
    beads = (Bead(range(row, row + 1), range(column, column + 1)) for row in lists.rows for column in lists.columns)
    pairs: list[Bead] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for cost, bead in sorted(((cost_of(bead), bead) for bead in beads), key=lambda pair: pair[0]):
        if cost < _CERTAIN and taken[0].isdisjoint(bead.source) and taken[1].isdisjoint(bead.target):
            pairs.append(bead)
            taken[0].update(bead.source)
            taken[1].update(bead.target)
    return sorted(pairs, key=lambda bead: bead.source.start)


def _in_order(pairs: Sequence[Bead]) -> list[Bead]:
    """Return the longest chain of pairs that do not cross."""
    chains: list[list[Bead]] = []
    for pair in pairs:
        before = (chain for chain in chains if chain[-1].target.start < pair.target.start)
        chains.append([*max(before, key=len, default=[]), pair])
    return max(chains, key=len, default=[])


def _with_pairs(alignment: Alignment, lists: _Lists, pairs: Sequence[Bead], in_order: Sequence[Bead]) -> Alignment:
    """Return the alignment with other pairs in two lists: those that cross are moved, as all are in a moved list."""
    places = [at for at, bead in enumerate(alignment.beads) if bead in lists.beads]
    is_moved = any(all(bead.shape) and bead in alignment.moved for bead in lists.beads)
    if is_moved or places != list(range(places[0], places[-1] + 1)):
        if any(all(alignment.beads[at].shape) for at in places):
            return alignment
        kept = [bead for bead in alignment.moved if bead not in lists.beads]
        return Alignment(alignment.beads, tuple(sorted([*kept, *pairs], key=lambda bead: bead.source.start)))
    own = list(_strung(lists, in_order))
    crossing = [pair for pair in pairs if pair not in in_order]
    moved = sorted([*alignment.moved, *crossing], key=lambda bead: bead.source.start)
    return Alignment((*alignment.beads[: places[0]], *own, *alignment.beads[places[-1] + 1 :]), tuple(moved))


def _strung(lists: _Lists, in_order: Sequence[Bead]) -> Iterator[Bead]:
    """Yield the beads of two lists in their reading orders: pairs, and before each what is alone."""
    row, column = lists.rows.start, lists.columns.start
    end = Bead(range(lists.rows.stop, lists.rows.stop), range(lists.columns.stop, lists.columns.stop))
    for pair in (*in_order, end):
        yield from (Bead(range(at, at + 1), range(column, column)) for at in range(row, pair.source.start))
        yield from (
            Bead(range(pair.source.start, pair.source.start), range(at, at + 1))
            for at in range(column, pair.target.start)
        )
        if pair is not end:
            yield pair
        row, column = pair.source.stop, pair.target.stop
