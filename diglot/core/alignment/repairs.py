"""Correct the cheapest sequence of beads to the one that a reader would choose. Pure.

Lengths alone split a pair whose translation is much freer than the rest, and merge two pairs whose lengths are
unequal in opposite ways. Where the beads around leave no other choice, a reader does neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.core.alignment.evidence import Evidence
from diglot.model.alignment import Bead, Unit

# A paragraph four times as long as the other is a different paragraph, unless both are only a few words.
_LONGEST_RATIO = 4.0
_SHORT = 40
# A 2–2 bead whose lengths are more unequal than this is hardly two 1–1 beads: something was moved between them.
_MERGED_RATIO = 1.7
# The cost of features of both texts that two units do not share at which the units are about different things.
_OTHER_SUBJECT = 3.0


def repair(beads: Sequence[Bead], source: Sequence[Unit], target: Sequence[Unit], evidence: Evidence) -> list[Bead]:
    """Join lone neighbours among the beads of a gap, and divide needless mergers."""
    repairer = _BeadRepairer(source, target, evidence)
    return list(repairer.join(list(repairer.divide(beads))))


class _BeadRepairer:
    """The corrections to the beads of one gap."""

    def __init__(self, source: Sequence[Unit], target: Sequence[Unit], evidence: Evidence) -> None:
        self._source, self._target, self._evidence = source, target, evidence

    def divide(self, beads: Sequence[Bead]) -> Iterator[Bead]:
        """Divide 2–2 beads into two 1–1 beads, unless the two have changed places."""
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
        return is_straight and ratio < _MERGED_RATIO

    def join(self, beads: Sequence[Bead]) -> Iterator[Bead]:
        """Pair adjacent lone units of the two texts where both neighbours are 1–1 beads."""
        index = 0
        while index < len(beads):
            if self._is_torn_pair(beads, index):
                alone = beads[index : index + 2]
                source = next(bead.source for bead in alone if bead.source)
                target = next(bead.target for bead in alone if bead.target)
                yield Bead(source, target)
                index += 2
            else:
                yield beads[index]
                index += 1

    def _is_torn_pair(self, beads: Sequence[Bead], index: int) -> bool:
        if index + 1 == len(beads) or {beads[index].shape, beads[index + 1].shape} != {(1, 0), (0, 1)}:
            return False
        around = [*beads[max(0, index - 1) : index], *beads[index + 2 : index + 3]]
        row = next(iter((*beads[index].source, *beads[index + 1].source)))
        column = next(iter((*beads[index].target, *beads[index + 1].target)))
        return (
            all(bead.shape == (1, 1) for bead in around)
            and self._is_one_kind(row, column)
            and self._may_be_pair(row, column)
        )

    def _may_be_pair(self, row: int, column: int) -> bool:
        lengths = self._source[row].length, self._target[column].length
        if max(lengths) > _SHORT and self._length_ratio(row, column) > _LONGEST_RATIO:
            return False
        lacking = self._evidence.missing[0][row] + self._evidence.missing[1][column]
        return self._gain(row, column) > 0 or lacking < _OTHER_SUBJECT

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
