"""How bad a line is: TeX's badness and demerits, with a limit for hyphens in a row. Pure functions."""

from __future__ import annotations

import msgspec

# A ratio from which on it does not matter any more how loose a line is: demerits stay finite.
_WORST_RATIO = 10.0
# Ratios at which the next class of fitness begins: tight, decent, loose, very loose.
_DECENT, _LOOSE, _VERY_LOOSE = -0.5, 0.5, 1.0


class LinePreferences(msgspec.Struct, frozen=True):
    """What lines should be like. All but the tolerances are demerits; TeX's names are in brackets.

    tolerances: the largest ratio of a line; each is tried until a paragraph can be broken within it, with fewer
    demerits than are unacceptable (\\tolerance).
    line: added to the badness of every line (\\linepenalty), so that a paragraph has few.
    unlike: of a line beside one that is much looser or tighter (\\adjdemerits).
    hyphens: of the first, second, third hyphen at ends of lines in a row; the last is for all that follow
    (\\doublehyphendemerits).
    last_hyphen: of a hyphen before the last line (\\finalhyphendemerits).
    leaf_hyphen: of a hyphen at the end of a leaf (\\brokenpenalty, which moves the line instead).
    short_last: of a last line that is narrower than the paragraph wants.
    too_wide: of a line that cannot be squeezed enough, where there is no other way.
    """

    tolerances: tuple[float, ...] = (1.5, 4.0, float("inf"))
    unacceptable: float = 1e9
    line: float = 10.0
    unlike: float = 10_000.0
    hyphens: tuple[float, ...] = (0.0, 8_000.0, 1e9)
    last_hyphen: float = 8_000.0
    leaf_hyphen: float = 1e9
    short_last: float = 40_000.0
    too_wide: float = 1e12


JUSTIFIED = LinePreferences()


def badness(ratio: float) -> float:
    """Return how bad a line is that needs this much of its stretch or shrink.

    >>> badness(0.5), badness(-1), badness(2)
    (12.5, 100.0, 800.0)
    """
    return 100.0 * min(abs(ratio), _WORST_RATIO) ** 3


def fitness(ratio: float) -> int:
    """Return the class of a line, from 0 for a tight one to 3 for a very loose one."""
    return (ratio > _DECENT) + (ratio > _LOOSE) + (ratio > _VERY_LOOSE)


def line_demerits(preferences: LinePreferences, ratio: float, cost: float) -> float:
    """Return the demerits of a line by itself. cost: of the break at its end, not a forced one.

    >>> line_demerits(JUSTIFIED, 1.0, 50)
    14600.0
    >>> line_demerits(JUSTIFIED, 1.0, -50)
    9600.0
    """
    return (preferences.line + badness(ratio)) ** 2 + cost * abs(cost)
