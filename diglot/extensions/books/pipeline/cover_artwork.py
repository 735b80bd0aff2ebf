"""The settings of a book's cover in, the pictures that the publisher brings for it out, checked.

Touches assets, pictures and PDFs through adapters only.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from diglot.adapters.files.default_files import Overlay
from diglot.adapters.picture_files import PictureRefused, as_published, read_picture
from diglot.extensions.books.model.page_boxes import POINTS_A_MM
from diglot.extensions.books.model.problems import CoverArtworkRefused
from diglot.model.paper.printing import CoverSide, Trim, trim_of
from diglot.model.paper.volumes import Volume
from diglot.model.problems import N_, Problem
from diglot.model.settings import Settings

# How far a page may be off its size, and a picture off its proportions.
_SIZE_TOLERANCE_MM, _PROPORTION_TOLERANCE = 0.6, 0.01
_PDF = "application/pdf"


class CoverPicture(msgspec.Struct, frozen=True):
    """A picture for a side of a cover, bleed included. mime: that of a PDF, an SVG, a PNG or a JPEG."""

    content: bytes
    mime: str

    @property
    def is_pdf(self) -> bool:
        """Whether it is a page of a PDF, which is placed as it is."""
        return self.mime == _PDF

    @property
    def is_raster(self) -> bool:
        """Whether it consists of pixels, as the covers of e-books must."""
        return not self.is_pdf and "svg" not in self.mime


def load_artwork(
    volume: Volume, settings: Settings, overlay: Overlay
) -> tuple[Mapping[CoverSide, CoverPicture], list[Problem]]:
    """Return the pictures for the sides of a cover that have one; what cannot be used is a problem at its line."""
    pictures: dict[CoverSide, CoverPicture] = {}
    problems: list[Problem] = []
    trim, bleed_mm = trim_of(volume.trim or settings.trim), settings.press.bleed_mm
    for side, artwork in volume.cover.artwork.items() if volume.cover else ():
        picture = _read(overlay.read(f"assets/{artwork.path}"), artwork.path)
        reason = picture if isinstance(picture, str) else _misfit(picture, trim, bleed_mm)
        if isinstance(picture, CoverPicture) and not reason:
            pictures[side] = picture
        else:
            size = f"{trim.width_mm + 2 * bleed_mm:g} × {trim.height_mm + 2 * bleed_mm:g}"
            problems.append(CoverArtworkRefused(volume.path, artwork.line, artwork.path, reason, size, f"{bleed_mm:g}"))
    return pictures, problems


def _read(content: bytes, path: str) -> CoverPicture | str:
    """Return a picture, or why it is none."""
    if not content:
        return N_("there is no such file in assets/")
    if path.endswith(".pdf"):
        return CoverPicture(content, _PDF)
    try:
        return CoverPicture(as_published(content), read_picture(content).mime)
    except PictureRefused as error:
        return str(error.args[0])


def _misfit(picture: CoverPicture, trim: Trim, bleed_mm: float) -> str:
    """Return why a picture does not fill its side with the bleed; "" if it does."""
    if picture.is_pdf:
        return _misfit_of_pdf(picture.content, trim, bleed_mm)
    properties = read_picture(picture.content)
    if not properties.width or not properties.height:
        return N_("it does not say how large it is")
    wanted = (trim.width_mm + 2 * bleed_mm) / (trim.height_mm + 2 * bleed_mm)
    is_off = abs(properties.width / properties.height / wanted - 1) > _PROPORTION_TOLERANCE
    return f"{properties.width} × {properties.height} px" if is_off else ""


def _misfit_of_pdf(content: bytes, trim: Trim, bleed_mm: float) -> str:
    from diglot.extensions.books.adapters.artwork import artwork_boxes  # pikepdf is slow to import
    from diglot.extensions.books.adapters.pdf_opening import LockedPdf, UnreadablePdf

    try:
        pages, trimmed, whole = artwork_boxes(content)
    except UnreadablePdf:
        return N_("it is damaged, or not a PDF")
    except LockedPdf:
        return N_("it is protected with a password")
    if pages != 1:
        return N_("it has more than one page")
    width_mm, height_mm = whole.width / POINTS_A_MM, whole.height / POINTS_A_MM
    has_trim = trimmed != whole
    least = -_SIZE_TOLERANCE_MM
    around = [
        width_mm - trim.width_mm - 2 * bleed_mm,
        height_mm - trim.height_mm - 2 * bleed_mm,
        *((side / POINTS_A_MM - bleed_mm for side in whole.gaps(trimmed)) if has_trim else ()),
    ]
    own = trimmed.width / POINTS_A_MM - trim.width_mm, trimmed.height / POINTS_A_MM - trim.height_mm
    is_off = min(around) < least or (has_trim and max(map(abs, own)) > _SIZE_TOLERANCE_MM)
    return f"{width_mm:.0f} × {height_mm:.0f} mm" if is_off else ""
