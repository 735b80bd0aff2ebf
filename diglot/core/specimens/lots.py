"""A seed in, lots out: the same seed draws the same lots on every machine and in every Python. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TypeVar

Drawn = TypeVar("Drawn")

# Knuth's MMIX generator; its upper half is what is used, because the lower bits repeat soon.
_MULTIPLIER, _INCREMENT, _MASK = 6364136223846793005, 1442695040888963407, (1 << 64) - 1


class Lots:
    """Lots drawn one after another."""

    def __init__(self, *seed: str | int) -> None:
        words = "\0".join(map(str, seed)).encode()
        self._state = int.from_bytes(blake2b(words, digest_size=8).digest(), "big")

    def below(self, limit: int) -> int:
        """A number from 0 up to the limit, without it.

        >>> Lots("a seed").below(100)
        40
        """
        self._state = (self._state * _MULTIPLIER + _INCREMENT) & _MASK
        return (self._state >> 32) * limit >> 32

    def between(self, first: int, last: int, step: int = 1) -> int:
        """A number from the first to the last, both of them possible."""
        return first + self.below((last - first) // step + 1) * step

    def pick(self, rows: Sequence[Drawn]) -> Drawn:
        """One of the rows."""
        return rows[self.below(len(rows))]

    def some(self, rows: Sequence[Drawn], count: int) -> list[Drawn]:
        """So many of the rows, each at most once."""
        left = list(rows)
        return [left.pop(self.below(len(left))) for _ in range(count)]

    def deck(self, rows: Sequence[Drawn]) -> Iterator[Drawn]:
        """The rows without end: all of them in some order before one comes again."""
        while True:
            yield from self.some(rows, len(rows))
