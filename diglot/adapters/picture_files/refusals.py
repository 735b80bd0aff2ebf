"""Why a picture may not be published, as exceptions. Touches nothing."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.model.markup.drawings import DrawingFault


class PictureRefused(Exception):
    """A picture may not be published; `args[0]` is the reason."""


class PictureTooLarge(PictureRefused):
    """A picture has more pixels, or its file more bytes, than may be published."""


class DrawingRefused(PictureRefused):
    """A drawing may not be published. faults: at least one, in the order of the file."""

    def __init__(self, faults: Sequence[DrawingFault]) -> None:
        super().__init__(faults[0].reason)
        self.faults = tuple(faults)
