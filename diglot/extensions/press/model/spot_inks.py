"""How much of a spot ink the colours of a page are. Touches nothing."""

from __future__ import annotations

import msgspec

from diglot.model.paper.printing import SpotInk

# How far a component of a colour may be off: one and a half steps of 255.
_SAME = 1.5 / 255


class InkMixture(msgspec.Struct, frozen=True):
    """A gradient between the colour of a spot ink and others, which is therefore printed without that ink.

    ink: its name. colours: of the stops, each once, as "#rrggbb".
    """

    ink: str
    colours: tuple[str, ...]


def tint_of(ink: SpotInk, red: float, green: float, blue: float) -> float:
    """Return how much of an ink a screen colour is, from 0 to 1; 0 if it is not this ink, or a shade of it.

    >>> ink = SpotInk("Crimson", "#c8102e", (0, 1, 0.8, 0.05))
    >>> [round(tint_of(ink, *colour), 2) for colour in ((200 / 255, 16 / 255, 46 / 255), (1, 1, 1), (0, 0, 0))]
    [1.0, 0.0, 0.0]
    >>> tint_of(ink, (255 + 200) / 510, (255 + 16) / 510, (255 + 46) / 510)
    0.5
    """
    own = [int(ink.colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    depths = [1 - part for part in own]
    deepest = max(range(3), key=depths.__getitem__)
    if not depths[deepest]:
        return 0.0
    colour = red, green, blue
    tint = (1 - colour[deepest]) / depths[deepest]
    is_shade = all(abs(1 - tint * depth - part) <= _SAME for depth, part in zip(depths, colour, strict=True))
    # Greys are shades of black, even where an ink is grey too.
    is_neutral = max(own) - min(own) <= _SAME
    is_ours = is_shade and (1 - _SAME if is_neutral else _SAME) <= tint <= 1 + _SAME
    return round(min(tint, 1.0), 3) if is_ours else 0.0


def is_paper(red: float, green: float, blue: float) -> bool:
    """Return whether a screen colour is white, which is printed in no ink."""
    return min(red, green, blue) >= 1 - _SAME
