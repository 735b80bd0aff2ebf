"""What colours and pictures become when they are printed. Touches nothing."""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias

import msgspec

Tint: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, each from 0 (no ink) to 1."""

BLACK: Tint = (0.0, 0.0, 0.0, 1.0)


class Raster(msgspec.Struct, frozen=True):
    """A picture's pixels.

    samples: 8 bits a component, row by row without padding; or, where `is_jpeg`, a whole JPEG file.
    """

    width: int
    height: int
    space: Literal["gray", "rgb", "cmyk"]
    samples: bytes
    is_jpeg: bool = False


class Inks(Protocol):
    """Turns colours of the screen (sRGB) into inks of a press."""

    def mix(self, red: float, green: float, blue: float) -> Tint:
        """The inks for a colour; components from 0 to 1."""

    def reduce(self, tint: Tint) -> Tint:
        """What remains of a mixture of inks where the press has fewer."""

    def separate(self, picture: Raster) -> Raster:
        """The picture in inks: "gray" for black alone, else "cmyk"."""


class OutputProfile(msgspec.Struct, frozen=True):
    """For which press and paper a PDF is made.

    condition: as printers register it, "FOGRA39"; description: in words; content: an ICC profile.
    is_registered: the condition stands in the ICC's register of characterisation data; else it is the profile's name.
    """

    condition: str
    description: str
    content: bytes
    is_registered: bool = True
