"""Correct the cheapest sequence of beads to the one that a reader would choose. Pure.

Lengths alone split a pair whose translation is much freer than the rest, and merge two pairs whose lengths are
unequal in opposite ways. Where the beads around leave no other choice, a reader does neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.core.alignment.evidence import Evidence
from diglot.model.translation.alignment import Bead, Unit

# A paragraph four times as long as the other is a different paragraph, unless both are only a few words.
_LONGEST_RATIO = 4.0
_SHORT = 40
# A 2–2 bead whose lengths are more unequal than this is hardly two 1–1 beads: something was moved between them.
_MERGED_RATIO = 1.7
# The cost of features of both texts that two units do not share at which the units are about different things.
_OTHER_SUBJECT = 3.0
# The gain that several units paired one by one must have: lengths alone have spoken against it.
_LEAST_GAIN = 3.0
# What pairs of a 2–2 bead would lose of its gain, where a block begins within the other one's counterpart: so much, and
# such a share, since long neighbours have many words in common.
_LOST, _LOST_SHARE = 3.0, 1.2


def correct_beads(
    beads: Sequence[Bead], source: Sequence[Unit], target: Sequence[Unit], evidence: Evidence
) -> list[Bead]:
    """Pair what was torn apart among the beads of a gap, and divide needless mergers."""
    repairer = _BeadRepairer(source, target, evidence)
    return list(repairer.join(list(repairer.divide(beads))))


class _BeadRepairer:
    """The corrections to the beads of one gap."""

    def __init__(self, source: Sequence[Unit], target: Sequence[Unit], evidence: Evidence) -> None:
        self._source, self._target, self._evidence = source, target, evidence

    def divide(self, beads: Sequence[Bead]) -> Iterator[Bead]:
        """Divide 2–2 beads into two 1–1 beads, unless the two have changed places or divide elsewhere."""
        for bead in beads:
            pairs = list(zip(bead.source, bead.target, strict=False))
            if bead.shape == (2, 2) and self._are_parallel(bead) and all(self._is_one_kind(*pair) for pair in pairs):
                yield from (Bead(range(row, row + 1), range(column, column + 1)) for row, column in pairs)
            else:
                yield bead

    def _are_parallel(self, bead: Bead) -> bool:
        (first, second), (other, last) = bead.source, bead.target
        straight = self._gain(first, other) + self._gain(second, last)
        crossed = self._gain(first, last) + self._gain(second, other)
        ratio = max(self._length_ratio(first, other), self._length_ratio(second, last))
        crossed_ratio = max(self._length_ratio(first, last), self._length_ratio(second, other))
        is_straight = straight > crossed if straight != crossed else ratio <= crossed_ratio
        is_straight = is_straight and self._gain_of(bead) < max(straight + _LOST, straight * _LOST_SHARE)
        return is_straight and (ratio < _MERGED_RATIO or straight - crossed > _OTHER_SUBJECT)

    def join(self, beads: Sequence[Bead]) -> Iterator[Bead]:
        """Pair one by one the units of neighbouring beads that together have as many of either text."""
        index = 0
        while index < len(beads):
            size = next((size for size in (2, 3) if self._is_torn(beads, index, index + size)), 0)
            if size:
                yield from (
                    Bead(range(row, row + 1), range(column, column + 1))
                    for row, column in _one_by_one(beads[index : index + size])
                )
            else:
                yield beads[index]
            index += size or 1

    def _is_torn(self, beads: Sequence[Bead], start: int, stop: int) -> bool:
        """Return whether beads between two 1–1 beads have a lone unit, though their units can be paired one by one."""
        torn = beads[start:stop]
        around = [*beads[max(0, start - 1) : start], *beads[stop : stop + 1]]
        if stop > len(beads) or any(bead.shape != (1, 1) for bead in around):
            return False
        if (1, 1) in (torn[0].shape, torn[-1].shape) or not any(0 in bead.shape for bead in torn):
            return False
        pairs = _one_by_one(torn)
        if not pairs or not all(self._is_one_kind(*pair) and self._may_be_pair(*pair) for pair in pairs):
            return False
        paired = sum(self._gain(*pair) for pair in pairs)
        if len(pairs) == 1:
            return True
        is_likely = paired >= _LEAST_GAIN or all(self._length_ratio(*pair) < _MERGED_RATIO for pair in pairs)
        return is_likely and paired >= sum(map(self._gain_of, torn))

    def _gain_of(self, bead: Bead) -> float:
        if 0 in bead.shape:
            return 0.0
        return self._evidence.gain(bead.source.stop, bead.target.stop, *bead.shape)

    def _may_be_pair(self, row: int, column: int) -> bool:
        lengths = self._source[row].length, self._target[column].length
        if max(lengths) > _SHORT and self._length_ratio(row, column) > _LONGEST_RATIO:
            return False
        lacking = self._evidence.missing[0][row] + self._evidence.missing[1][column]
        is_alike = self._length_ratio(row, column) < _MERGED_RATIO
        return is_alike or self._gain(row, column) > 0 or lacking < _OTHER_SUBJECT

    def _is_one_kind(self, row: int, column: int) -> bool:
        source, target = self._source[row], self._target[column]
        # Sentences that a translator merged leave lone ones behind far more often than paragraphs do.
        return source.kind == target.kind != "sentence" and not (source.pair or target.pair)

    def _gain(self, row: int, column: int) -> float:
        return self._evidence.gain(row + 1, column + 1, 1, 1)

    def _length_ratio(self, row: int, column: int) -> float:
        """Return the longer length divided by the shorter."""
        lengths = self._source[row].length + 1, self._target[column].length + 1
        return max(lengths) / min(lengths)


def _one_by_one(beads: Sequence[Bead]) -> list[tuple[int, int]]:
    """Return the units of neighbouring beads, paired in their order; nothing if one text has more of them."""
    rows = [row for bead in beads for row in bead.source]
    columns = [column for bead in beads for column in bead.target]
    return list(zip(rows, columns, strict=True)) if len(rows) == len(columns) else []
