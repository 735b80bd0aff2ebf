"""The cheapest string of beads in, the one that a reader would draw out. Touches nothing.

Lengths alone tear a pair apart whose translation is much freer than the rest, and throw two pairs together whose
lengths are unequal in opposite ways. Where the beads around leave no other choice, a reader does neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.core.alignment.evidence import Evidence
from diglot.model.alignment import Bead, Unit

# A paragraph four times as long as the other is another paragraph, unless both are but a few words.
_LONGEST_RATIO = 4.0
_SHORT = 40
# Two for two whose lengths are more unequal than this are hardly one for one twice: something was moved between them.
_MERGED_RATIO = 1.7
# Marks that both texts know and that these two units do not share: from this cost on they speak of other things.
_OTHER_SUBJECT = 3.0


def repair(beads: Sequence[Bead], source: Sequence[Unit], target: Sequence[Unit], evidence: Evidence) -> list[Bead]:
    """The beads of a gap with lone neighbours joined and needless mergers divided."""
    repairs = _Repairs(source, target, evidence)
    return list(repairs.joined(list(repairs.divided(beads))))


class _Repairs:
    def __init__(self, source: Sequence[Unit], target: Sequence[Unit], evidence: Evidence) -> None:
        self._source, self._target, self._evidence = source, target, evidence

    def divided(self, beads: Sequence[Bead]) -> Iterator[Bead]:
        """Two for two become one for one twice, unless the two have changed places."""
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
        ratio = max(self._apart(first, other), self._apart(second, last))
        crossed_ratio = max(self._apart(first, last), self._apart(second, other))
        is_straight = straight > crossed if straight != crossed else ratio <= crossed_ratio
        return is_straight and ratio < _MERGED_RATIO

    def joined(self, beads: Sequence[Bead]) -> Iterator[Bead]:
        """A unit without counterpart beside one of the other text are a pair where both neighbours are sure."""
        at = 0
        while at < len(beads):
            if self._is_torn_pair(beads, at):
                alone = beads[at : at + 2]
                source = next(bead.source for bead in alone if bead.source)
                target = next(bead.target for bead in alone if bead.target)
                yield Bead(source, target)
                at += 2
            else:
                yield beads[at]
                at += 1

    def _is_torn_pair(self, beads: Sequence[Bead], at: int) -> bool:
        if at + 1 == len(beads) or {beads[at].shape, beads[at + 1].shape} != {(1, 0), (0, 1)}:
            return False
        around = [*beads[max(0, at - 1) : at], *beads[at + 2 : at + 3]]
        row = next(iter((*beads[at].source, *beads[at + 1].source)))
        column = next(iter((*beads[at].target, *beads[at + 1].target)))
        return (
            all(bead.shape == (1, 1) for bead in around)
            and self._is_one_kind(row, column)
            and self._may_be_pair(row, column)
        )

    def _may_be_pair(self, row: int, column: int) -> bool:
        lengths = self._source[row].length, self._target[column].length
        if max(lengths) > _SHORT and self._apart(row, column) > _LONGEST_RATIO:
            return False
        lacking = self._evidence.missing[0][row] + self._evidence.missing[1][column]
        return self._gain(row, column) > 0 or lacking < _OTHER_SUBJECT

    def _is_one_kind(self, row: int, column: int) -> bool:
        source, target = self._source[row], self._target[column]
        # Sentences that a translator drew together leave lone ones behind far oftener than paragraphs do.
        return source.kind == target.kind != "sentence" and not (source.pair or target.pair)

    def _gain(self, row: int, column: int) -> float:
        return self._evidence.gain(row + 1, column + 1, 1, 1)

    def _apart(self, row: int, column: int) -> float:
        """How many times as long the longer one is."""
        lengths = self._source[row].length + 1, self._target[column].length + 1
        return max(lengths) / min(lengths)
