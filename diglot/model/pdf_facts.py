"""What a printer's eye sees in a PDF: boxes, colours, type, pictures, promises. Touches nothing.

`adapters.pdf_tools` reads these facts out of a file, `core.preflight` judges them. A thing is named as the file names
it, with the number of its object ("F3 Arial, 12 0 R"), so that whoever made the file finds it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

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
        """Is the other box inside this one? slack: what rounding may cost, in points.

        >>> Box(0, 0, 100, 100).holds(Box(0, 0, 100, 100)), Box(0, 0, 100, 100).holds(Box(-1, 0, 50, 50))
        (True, False)
        """
        return (
            self.left <= other.left + slack
            and self.bottom <= other.bottom + slack
            and self.right >= other.right - slack
            and self.top >= other.top - slack
        )

    def meets(self, other: Box) -> bool:
        """Have the two boxes any paper in common?"""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


ColourSpace: TypeAlias = Literal["gray", "rgb", "cmyk", "spot", "independent", "other"]
"""spot: an ink of its own (Separation, DeviceN); independent: of any device (Lab, CalRGB, ICCBased)."""


class PaintedColour(msgspec.Struct, frozen=True):
    """A colour that something on a page is painted in.

    values: its components from 0 to 1, empty where the space is "other"; thing: the stream that paints.
    """

    space: ColourSpace
    values: tuple[float, ...]
    is_text: bool
    thing: str


class FontFacts(msgspec.Struct, frozen=True):
    """A font that text on a page is set in."""

    thing: str
    is_embedded: bool


class PictureFacts(msgspec.Struct, frozen=True):
    """A picture as it is placed on a page. width, height: in pixels; ppi: pixels an inch, as it is printed."""

    thing: str
    space: ColourSpace
    width: int
    height: int
    ppi: float


class LineFacts(msgspec.Struct, frozen=True):
    """The thinnest line that a stream draws, in points as it is printed."""

    thing: str
    points: float


class AnnotationFacts(msgspec.Struct, frozen=True):
    """A link, a field, a comment. box: None where it says none."""

    thing: str
    box: Box | None


class BlendFacts(msgspec.Struct, frozen=True):
    """A group of transparent things. space: in which their colours are mixed; None: in that of what is around."""

    thing: str
    space: ColourSpace | None


class PageFacts(msgspec.Struct, frozen=True):
    """One page. number: from 1. A box is None where the file does not name it."""

    number: int
    media: Box
    trim: Box | None = None
    bleed: Box | None = None
    crop: Box | None = None
    colours: tuple[PaintedColour, ...] = ()
    fonts: tuple[FontFacts, ...] = ()
    pictures: tuple[PictureFacts, ...] = ()
    annotations: tuple[AnnotationFacts, ...] = ()
    blends: tuple[BlendFacts, ...] = ()
    lines: tuple[LineFacts, ...] = ()


class OutputIntent(msgspec.Struct, frozen=True):
    """For which press and paper the colours were chosen.

    components: inks of the profile, 0 where there is none; device: its class, "prtr" for a printing press.
    """

    thing: str
    subtype: str
    condition: str
    components: int
    device: str


class ScriptFacts(msgspec.Struct, frozen=True):
    """Something that would happen by itself. page: from 1; 0 for the document's own."""

    page: int
    thing: str


class PdfFacts(msgspec.Struct, frozen=True):
    """A whole file.

    version: of PDF, "1.6"; pdfx: what the metadata claim, "PDF/X-4", or ""; trapped: "True", "False" or "";
    lacks: what a printer's metadata must have and these have not, by their names in the file.
    damages: what had to be mended to read the file at all, in qpdf's words.
    """

    version: str
    pages: tuple[PageFacts, ...]
    is_encrypted: bool = False
    pdfx: str = ""
    trapped: str = ""
    lacks: tuple[str, ...] = ()
    intents: tuple[OutputIntent, ...] = ()
    scripts: tuple[ScriptFacts, ...] = ()
    attachments: tuple[str, ...] = ()
    damages: tuple[str, ...] = ()


FindingKind: TypeAlias = Literal[
    "pdf-unreadable",
    "pdf-locked",
    "press-damage",
    "press-claim",
    "press-description",
    "press-trapping",
    "press-intent",
    "press-boxes",
    "press-bleed",
    "press-sizes",
    "press-colour",
    "press-text-colour",
    "press-ink",
    "press-line",
    "press-font",
    "press-picture",
    "press-annotation",
    "press-script",
    "press-attachment",
    "press-blending",
]
"""Named as the problems are that editors are told, in `model.problems`."""


class PreflightFinding(msgspec.Struct, frozen=True):
    """What a print shop would send the file back for.

    page: from 1; 0 where it is the whole file's; thing: the object, "" where it is the page itself.
    reason: a message of the catalogue, or a plain fact ("120 ppi").
    """

    kind: FindingKind
    page: int
    thing: str
    reason: str
