"""Boxes of the pages of a PDF. Touches nothing."""

from __future__ import annotations

import msgspec

# Lengths are in points, 1/72 of an inch, as in the file itself.
POINTS_A_MM = 72 / 25.4


class Box(msgspec.Struct, frozen=True):
    """A rectangle of a page, from its lower left corner, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In points."""
        return self.top - self.bottom

    def holds(self, other: Box, slack: float = 0.01) -> bool:
        """Return whether the other box is inside this one. slack: the tolerance for rounding, in points.

        >>> Box(0, 0, 100, 100).holds(Box(0, 0, 100, 100)), Box(0, 0, 100, 100).holds(Box(-1, 0, 50, 50))
        (True, False)
        """
        return (
            self.left <= other.left + slack
            and self.bottom <= other.bottom + slack
            and self.right >= other.right - slack
            and self.top >= other.top - slack
        )

    def gaps(self, inner: Box) -> tuple[float, float, float, float]:
        """Return how far the sides of a box inside are from those of this one, in points; less than 0 beyond them.

        >>> Box(0, 0, 100, 100).gaps(Box(10, 20, 70, 101))
        (10, 20, 30, -1)
        """
        return inner.left - self.left, inner.bottom - self.bottom, self.right - inner.right, self.top - inner.top

    def meets(self, other: Box) -> bool:
        """Return whether the two boxes overlap."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )
