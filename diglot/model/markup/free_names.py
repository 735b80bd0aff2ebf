"""Wanted names in, names of which each is given only once out. Pure."""

from __future__ import annotations

from collections.abc import Iterable


class FreeNames:
    """Gives each name once: the wanted one, or the first with a number that nobody has.

    The last number of each name is remembered: counting from the beginning for each of many equal names would take the
    square of the time.

    >>> names = FreeNames(["top"])
    >>> [names.take(name) for name in ("ice", "ice", "top", "ice-2")]
    ['ice', 'ice-2', 'top-2', 'ice-2-2']
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def take(self, wanted: str, suffix: str = "") -> str:
        """Return a free name, which is taken from now on. suffix: what comes after the number."""
        free, number = f"{wanted}{suffix}", self._numbers.get(f"{wanted}{suffix}", 1)
        while free in self._taken:
            number += 1
            free = f"{wanted}-{number}{suffix}"
        self._numbers[f"{wanted}{suffix}"] = number
        self._taken.add(free)
        return free
