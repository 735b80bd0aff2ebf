"""Pair the spans of two texts into rows: every span of both is in exactly one row. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from diglot.extensions.desk.model.desk import RowSpans, Span
from diglot.model.publication import BlockPair


def pair_spans(
    source: Sequence[Span],
    target: Sequence[Span],
    pairs: Iterable[BlockPair],
    matches: Iterable[tuple[int, int]],
    lists: Iterable[range] = (),
) -> tuple[RowSpans, ...]:
    """Return the rows in the order of the original; what only the translation has follows what is before it there.

    pairs: of blocks, by their numbers. matches: further spans that belong together, by number, if nothing else is
    opposite (the definitions of notes, and comments that keep the place of a passage). lists: spans of the original
    that are one row as long as none of them has a counterpart.

    >>> spans = [Span(0, 1, 2, "text", range(0, 1)), Span(2, 3, 3, "text", range(1, 2))]
    >>> [(row.source, row.target) for row in pair_spans(spans, spans[:1], [BlockPair(0, 1, 0, 1)], [])]
    [(range(0, 1), range(0, 1)), (range(1, 2), range(0, 0))]
    """
    groups = _Groups(len(source), len(target))
    of_source, of_target = _by_block(source, 0), _by_block(target, len(source))
    for pair in pairs:
        blocks = range(pair.original_start, pair.original_stop)
        opposite = range(pair.translation_start, pair.translation_stop)
        members = [of_source.get(block) for block in blocks] + [of_target.get(block) for block in opposite]
        groups.join([member for member in members if member is not None])
    for items in lists:
        if all(map(groups.is_lone, items)):
            groups.join(items)
    for left, right in matches:
        if groups.is_lone(left) and groups.is_lone(len(source) + right):
            groups.join([left, len(source) + right])
    return _in_order(groups.rows(), len(target))


def _by_block(spans: Sequence[Span], offset: int) -> Mapping[int, int]:
    """Return the number of the span of each block that readers see."""
    return {block: offset + number for number, span in enumerate(spans) if span.kind == "text" for block in span.blocks}


class _Groups:
    """The spans of both texts, those of the original first, in groups that become rows."""

    def __init__(self, source_count: int, target_count: int) -> None:
        self._source_count = source_count
        self._group_of = list(range(source_count + target_count))
        self._members = [[number] for number in self._group_of]

    def is_lone(self, number: int) -> bool:
        """Return whether a span has no counterpart yet."""
        members = self._members[self._group_of[number]]
        return len({member < self._source_count for member in members}) == 1

    def join(self, numbers: Sequence[int]) -> None:
        """Put spans into one group, with everything between them in their text."""
        for number in numbers[1:]:
            self._merge(numbers[0], number)
        while numbers and (between := self._gap(numbers[0])) is not None:
            self._merge(numbers[0], between)

    def _merge(self, one: int, other: int) -> None:
        kept, gone = self._group_of[one], self._group_of[other]
        if kept != gone:
            for number in self._members[gone]:
                self._group_of[number] = kept
            self._members[kept] += self._members[gone]
            self._members[gone] = []

    def _gap(self, number: int) -> int | None:
        """Return a span that is not in the group, and is between spans of one text that are."""
        members = self._members[self._group_of[number]]
        for side in self._sides(members):
            if len(side) < side[-1] - side[0] + 1:
                return next(one for one in range(side[0], side[-1]) if one not in side)
        return None

    def _sides(self, members: Iterable[int]) -> list[list[int]]:
        ordered = sorted(members)
        sides = ([n for n in ordered if n < self._source_count], [n for n in ordered if n >= self._source_count])
        return [side for side in sides if side]

    def rows(self) -> list[RowSpans]:
        """Return the groups as rows, in any order."""
        return [self._row(members) for members in self._members if members]

    def _row(self, members: Sequence[int]) -> RowSpans:
        sources = [number for number in members if number < self._source_count]
        targets = [number - self._source_count for number in members if number >= self._source_count]
        return RowSpans(_range(sources), _range(targets))


def _range(numbers: Sequence[int]) -> range:
    return range(min(numbers), max(numbers) + 1) if numbers else range(0)


def _in_order(rows: Sequence[RowSpans], target_count: int) -> tuple[RowSpans, ...]:
    ordered = sorted((row for row in rows if row.source), key=lambda row: row.source.start)
    row_of = {number: row for row in ordered for number in row.target}
    for row in sorted((row for row in rows if not row.source), key=lambda row: row.target.start):
        before = row_of.get(row.target.start - 1)
        ordered.insert(ordered.index(before) + 1 if before else 0, row)
        row_of |= dict.fromkeys(row.target, row)
    assert len(row_of) == target_count
    return tuple(ordered)
