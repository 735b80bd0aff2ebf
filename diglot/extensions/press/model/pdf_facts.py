"""What a preflight checks of a PDF: boxes, colours, fonts, pictures, claims of conformance. Touches nothing.

`adapters.pdf_tools` of this extension reads these facts from a file, `core.preflight` checks them. A field `thing`
names an object as the file does, with its number ("F3 Arial, 12 0 R"), so that the maker of the file can find it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from diglot.extensions.books.model.page_boxes import Box

ColourSpace: TypeAlias = Literal["gray", "rgb", "cmyk", "spot", "independent", "other"]
"""spot: a separate ink (Separation, DeviceN); independent: of any device (Lab, CalRGB, ICCBased)."""


MOST_AREAS = 40
"""More places of a kind than anybody goes through on a page."""

HAIRLINE_POINTS = 1.0
"""Lines thinner than this are as thin as the rows of dots by which a tint is printed, and break up in one."""

LARGE_TYPE_POINTS = 14.0
"""From this size on, letters are so thick that fringes do not show: titles on covers are in colours."""


class PaintedColour(msgspec.Struct, frozen=True):
    """A colour that is used on a page.

    values: its components from 0 to 1, empty if the space is "other"; thing: the stream that paints with it.
    is_text: of type so small (see `LARGE_TYPE_POINTS`) that inks beside each other fringe it.
    inks: the names of the separate inks of a "spot".
    """

    space: ColourSpace
    values: tuple[float, ...]
    is_text: bool
    thing: str
    inks: tuple[str, ...] = ()
    areas: tuple[Box, ...] = ()


class FontFacts(msgspec.Struct, frozen=True):
    """A font that is used on a page."""

    thing: str
    is_embedded: bool
    areas: tuple[Box, ...] = ()


class TextFacts(msgspec.Struct, frozen=True):
    """The text that a stream shows."""

    thing: str
    areas: tuple[Box, ...] = ()


class PictureFacts(msgspec.Struct, frozen=True):
    """A picture as it is placed on a page.

    width, height: in pixels; ppi: pixels per inch when it is printed. ink: how much of all four inks lies in its
    darkest places, from 0 to 4; 0 where that is not known.
    """

    thing: str
    space: ColourSpace
    width: int
    height: int
    ppi: float
    inks: tuple[str, ...] = ()
    ink: float = 0.0
    areas: tuple[Box, ...] = ()


class LineFacts(msgspec.Struct, frozen=True):
    """Lines of one width, thinner than `HAIRLINE_POINTS`, that a stream draws. points: the width on paper."""

    thing: str
    points: float
    areas: tuple[Box, ...] = ()


class HairlineFacts(msgspec.Struct, frozen=True):
    """A rule or border thinner than `HAIRLINE_POINTS` in a tint of black. black: from 0 to 1, the tint."""

    thing: str
    points: float
    black: float
    areas: tuple[Box, ...] = ()


class AnnotationFacts(msgspec.Struct, frozen=True):
    """A link, form field or comment. box: None if it has none."""

    thing: str
    box: Box | None


class BlendFacts(msgspec.Struct, frozen=True):
    """A transparency group. space: the one in which its colours are blended; None for that of its parent."""

    thing: str
    space: ColourSpace | None
    areas: tuple[Box, ...] = ()


class MissingGlyphFacts(msgspec.Struct, frozen=True):
    """Text with characters that its font lacks: an empty box is printed in their place. thing: the font."""

    thing: str
    areas: tuple[Box, ...] = ()


class WhiteOverprintFacts(msgspec.Struct, frozen=True):
    """Something white that overprints, and so is not there: what is below it is printed."""

    thing: str
    areas: tuple[Box, ...] = ()


class TextOverlapFacts(msgspec.Struct, frozen=True):
    """Text that is printed over other text. areas: where both are."""

    thing: str
    areas: tuple[Box, ...] = ()


class PageFacts(msgspec.Struct, frozen=True):
    """One page. number: from 1. A box is None if the file does not define it. turn: clockwise, in degrees."""

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
    hairlines: tuple[HairlineFacts, ...] = ()
    texts: tuple[TextFacts, ...] = ()
    missing_glyphs: tuple[MissingGlyphFacts, ...] = ()
    white_overprints: tuple[WhiteOverprintFacts, ...] = ()
    text_overlaps: tuple[TextOverlapFacts, ...] = ()
    turn: int = 0


class OutputIntent(msgspec.Struct, frozen=True):
    """The press and paper for which the colours were chosen.

    components: how many inks the profile has, 0 without a profile; device: its class, "prtr" for a printing press.
    most_ink: how much of all inks together it uses at most, 3 for 300 %; 0 where that is not known.
    """

    thing: str
    subtype: str
    condition: str
    components: int
    device: str
    most_ink: float = 0.0


class ScriptFacts(msgspec.Struct, frozen=True):
    """A script or another automatic action. page: from 1; 0 for one of the document."""

    page: int
    thing: str


class PdfFacts(msgspec.Struct, frozen=True):
    """A whole file.

    version: of PDF, such as "1.6". pdfx: the conformance that the metadata claim, such as "PDF/X-4", or "".
    trapped: "True", "False" or "". lacks: the names of required metadata that are missing.
    damages: what had to be repaired to read the file, in qpdf's words.
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
    "press-cut",
    "press-sizes",
    "press-edge",
    "press-colour",
    "press-text-colour",
    "press-ink",
    "press-spot",
    "press-line",
    "press-hairline",
    "press-font",
    "press-glyph",
    "press-overlap",
    "press-overprint",
    "press-picture",
    "press-annotation",
    "press-script",
    "press-attachment",
    "press-blending",
]
"""The codes of the problems that are reported for findings, in `model.problems`."""


class PreflightFinding(msgspec.Struct, frozen=True):
    """A reason for a print shop to reject the file.

    page: from 1; 0 for the whole file. thing: the object, "" for the page itself.
    reason: a message of the catalogue, or a plain fact ("120 ppi"). areas: where on the page, in points.
    """

    kind: FindingKind
    page: int
    thing: str
    reason: str
    areas: tuple[Box, ...] = ()


class PageOutline(msgspec.Struct, frozen=True):
    """A page as a report shows it. number: from 1; turn: clockwise, in degrees."""

    number: int
    media: Box
    trim: Box | None
    bleed: Box | None
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as a reader sees the page, in points."""
        media = self.media
        return (media.height, media.width) if self.turn % 180 else (media.width, media.height)


class PdfSummary(msgspec.Struct, frozen=True):
    """What a report says of a file as a whole.

    conformance: "PDF/X-4", or the version of PDF. trims: the sizes of trimmed pages in whole millimetres, each with the
    number of its pages. bleed_mm: the least one. inks: their names, the process inks first. conditions: of printing.
    """

    conformance: str
    trims: tuple[tuple[int, int, int], ...]
    bleed_mm: float
    inks: tuple[str, ...]
    conditions: tuple[str, ...]
    pages: tuple[PageOutline, ...]
