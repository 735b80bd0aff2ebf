"""A PDF in, a booklet out: its pages imposed on sheets to be printed on both sides, folded and stitched.

Touches PDFs through `adapters.pdf_tools` only.
"""

from __future__ import annotations

import msgspec

from diglot.extensions.booklet.core.imposition import impose
from diglot.extensions.booklet.model.booklet import Imposition
from diglot.model.problems import N_, PdfLocked, PdfUnreadable, Problem


class BookletOptions(msgspec.Struct, frozen=True):
    """Options of a booklet. sheets_a_signature: 0 for a single signature; creep_mm: for each sheet around a sheet."""

    sheets_a_signature: int = 0
    creep_mm: float = 0.0
    with_marks: bool = False


class Booklet(msgspec.Struct, frozen=True):
    """A booklet. pdf: each page is one side of a sheet; pages: of the source; plan: how they are imposed."""

    pdf: bytes
    pages: int
    plan: Imposition


def make_booklet(content: bytes, file: str, options: BookletOptions) -> Booklet | Problem:
    """Impose a PDF. file: its name, for messages."""
    from diglot.adapters.pdf_tools.opening import LockedPdf, UnreadablePdf
    from diglot.extensions.booklet.adapters import booklet_sheets

    try:
        pages = booklet_sheets.count_pages(content)
        plan = impose(pages, options.sheets_a_signature, options.creep_mm)
        return Booklet(booklet_sheets.impose(content, plan, with_marks=options.with_marks), pages, plan)
    except UnreadablePdf:
        return PdfUnreadable(file, None, N_("it is damaged, or not a PDF"))
    except LockedPdf:
        return PdfLocked(file, None)
