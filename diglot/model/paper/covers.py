"""The cover of a book, as the pipeline words it and the core lays it out. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from diglot.model.look import JOURNAL

CoverFace: TypeAlias = Literal["display", "text", "italic", "sans"]

FACES: Mapping[CoverFace, str] = {
    "display": "SourceSerif4Display-Semibold.ttf",
    "text": "SourceSerif4-Regular.ttf",
    "italic": "SourceSerif4-It.ttf",
    "sans": "SourceSans3-Semibold.ttf",
}
"""The file names of the faces among the print fonts."""

CARD_SIZE = (1200, 630)
"""The width and height of a card for social networks, in px. Source: Facebook, Sharing, Images."""


class CoverWords(msgspec.Struct, frozen=True):
    """The text on a cover. leaf: the leaf of the drawn open book that is filled: 0 the left, 1 the right, 2 both.

    colour: of everything but the first title, the names and the rules, which are in the ink; soft: of translators.
    """

    publication: str
    kicker: str
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    translators: str
    leaf: int = 0
    colour: str = JOURNAL.light.accent
    paper: str = JOURNAL.light.paper
    ink: str = JOURNAL.light.ink
    soft: str = JOURNAL.light.soft


class CoverLine(msgspec.Struct, frozen=True):
    """A line of type on a cover. x, y: of its left end on the baseline, in px. spacing: after each letter, in px.

    turn: in degrees clockwise around that end; only lines of covers for the press are turned.
    """

    text: str
    face: CoverFace
    size: int
    x: int
    y: int
    colour: str
    spacing: int = 0
    turn: int = 0


class CoverShape(msgspec.Struct, frozen=True):
    """A filled polygon on a cover, by its corners in px; two corners make an upright rectangle."""

    corners: tuple[tuple[int, int], ...]
    colour: str


class CoverDesign(msgspec.Struct, frozen=True):
    """A cover before it is painted. size: width and height in px. The shapes are under the lines.

    A cover for the press has hundredths of a millimetre for px, and "" for a paper that is not printed.
    """

    size: tuple[int, int]
    paper: str
    shapes: tuple[CoverShape, ...]
    lines: tuple[CoverLine, ...]
