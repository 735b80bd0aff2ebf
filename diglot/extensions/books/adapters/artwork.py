"""A PDF in as artwork, the measures of its page out."""

from __future__ import annotations

from diglot.extensions.books.adapters.pdf_opening import DAMAGES, UnreadablePdf, library_message, open_pdf
from diglot.extensions.books.model.page_boxes import Box


def artwork_boxes(content: bytes) -> tuple[int, Box, Box]:
    """Return the number of pages of a PDF, and of the first the trimmed and the whole page.

    Raises: UnreadablePdf, LockedPdf.
    """
    with open_pdf(content) as pdf:
        try:
            page = pdf.pages[0]
            whole = Box(*map(float, page.mediabox))
            return len(pdf.pages), Box(*map(float, page.trimbox)), whole
        except DAMAGES as error:
            raise UnreadablePdf(library_message(error)) from None
