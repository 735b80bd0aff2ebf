"""A PDF in, a booklet out: its pages on sheets to be printed on both sides, folded and stitched.

Touches PDFs through `adapters.pdf_tools` only.
"""

from __future__ import annotations

import msgspec

from diglot.core.imposition import impose
from diglot.model.booklet import Imposition
from diglot.model.problems import PdfLocked, PdfUnreadable, Problem


class BookletOptions(msgspec.Struct, frozen=True):
    """How a booklet is wanted. sheets_a_signature: 0 for all sheets in each other; creep_mm: for each sheet around."""

    sheets_a_signature: int = 0
    creep_mm: float = 0.0
    with_marks: bool = False


class Booklet(msgspec.Struct, frozen=True):
    """A booklet as a PDF, a side of a sheet a page; and how its pages lie."""

    pdf: bytes
    pages: int
    plan: Imposition


def make_booklet(content: bytes, file: str, order: BookletOptions) -> Booklet | Problem:
    """Impose a PDF. file: its name, for messages."""
    from diglot.adapters.pdf_tools import booklet_sheets
    from diglot.adapters.pdf_tools.inspection import LockedPdf, UnreadablePdf

    try:
        pages = booklet_sheets.count_pages(content)
        plan = impose(pages, order.sheets_a_signature, order.creep_mm)
        return Booklet(booklet_sheets.impose(content, plan, with_marks=order.with_marks), pages, plan)
    except UnreadablePdf as error:
        return PdfUnreadable(file, None, str(error))
    except LockedPdf:
        return PdfLocked(file, None)
