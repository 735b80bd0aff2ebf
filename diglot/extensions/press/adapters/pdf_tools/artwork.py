"""One page of a PDF in as artwork, a PDF with it under what is drawn there out."""

from __future__ import annotations

from typing import Any

import pikepdf

from diglot.extensions.books.adapters.pdf_opening import open_pdf
from diglot.extensions.books.model.page_boxes import POINTS_A_MM, Box
from diglot.extensions.press.model.cover_sheets import PlacedArtwork


def place_artwork(pdf: pikepdf.Pdf, page: pikepdf.Page, artwork: PlacedArtwork, bleed_mm: float) -> None:
    """Draw artwork below everything on a page, whose trimmed lower left corner is at 0.

    A page without a TrimBox is trimmed to the size of the panel, with as much around it on each side.
    Raises: UnreadablePdf, LockedPdf.
    """
    with open_pdf(artwork.content) as source:
        form = pdf.copy_foreign(_whole_page(source.pages[0]))
        trim = Box(*map(float, source.pages[0].trimbox))
    bleed, left = bleed_mm * POINTS_A_MM, artwork.left_mm * POINTS_A_MM
    width, height = artwork.width_mm * POINTS_A_MM, artwork.height_mm * POINTS_A_MM
    # The middle of the trimmed page is in the middle of the panel.
    x = left + width / 2 - (trim.left + trim.right) / 2
    y = height / 2 - (trim.bottom + trim.top) / 2
    clip_left = left - (bleed if artwork.side == "back" else 0)
    resources = page.resources
    if "/XObject" not in resources:
        resources["/XObject"] = pikepdf.Dictionary()
    name = f"/Artwork-{artwork.side}"
    resources["/XObject"][name] = form
    drawing = (
        f"q {clip_left:.4f} {-bleed:.4f} {width + bleed:.4f} {height + 2 * bleed:.4f} re W n "
        f"1 0 0 1 {x:.4f} {y:.4f} cm {name} Do Q\n"
    )
    page.contents_add(pdf.make_stream(drawing.encode()), prepend=True)


def _whole_page(page: pikepdf.Page) -> Any:
    form = page.as_form_xobject(handle_transformations=False)
    form["/BBox"] = page.mediabox
    return form
