"""Types of colour conversion for a printing press. Touches nothing."""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias

import msgspec

Tint: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, each from 0 (no ink) to 1."""

BLACK: Tint = (0.0, 0.0, 0.0, 1.0)


class Raster(msgspec.Struct, frozen=True):
    """The pixels of a picture.

    samples: 8 bits a component, row by row without padding; if `is_jpeg`, a whole JPEG file.
    """

    width: int
    height: int
    space: Literal["gray", "rgb", "cmyk"]
    samples: bytes
    is_jpeg: bool = False


class Inks(Protocol):
    """Converts screen colours (sRGB) into the inks of a printing press."""

    def mix(self, red: float, green: float, blue: float) -> Tint:
        """Return the inks for a colour; components from 0 to 1."""

    def reduce(self, tint: Tint) -> Tint:
        """Return a mixture of inks, reduced to those that the press has."""

    def separate(self, picture: Raster) -> Raster:
        """Return a picture in inks: "gray" for black alone, else "cmyk"."""


class OutputProfile(msgspec.Struct, frozen=True):
    """The printing condition, press and paper, for which a PDF is made.

    condition: its registered name, such as "FOGRA39". description: in words. content: an ICC profile.
    is_registered: the condition is in the ICC's characterisation data registry; else it is the profile's name.
    """

    condition: str
    description: str
    content: bytes
    is_registered: bool = True
