"""A PDF in, a booklet out: its pages imposed on sheets to be printed on both sides, folded and stitched.

Touches PDFs through adapters, and the default files, only.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from diglot.adapters.files.default_files import Overlay, defaults_root
from diglot.extensions.booklet.adapters import booklet_sheets
from diglot.extensions.booklet.core.imposition import impose
from diglot.extensions.booklet.model.booklet import FoldingScheme, Imposition, SheetMarks
from diglot.extensions.books.adapters.pdf_opening import LockedPdf, UnreadablePdf
from diglot.extensions.press.pipeline.preflight import preflight_apart
from diglot.model.problems import N_, PdfLocked, PdfUnreadable, Problem

_FONT = "assets/fonts/SourceSans3-Regular.ttf"


class Booklet(msgspec.Struct, frozen=True):
    """A booklet. pdf: each page is one side of a sheet; pages: of the source; plan: how they are imposed.

    is_wide: the sheets are wider than high.
    """

    pdf: bytes
    is_wide: bool
    pages: int
    plan: Imposition


def make_booklet(
    content: bytes, file: str, scheme: FoldingScheme, describe: Callable[[str], SheetMarks] | None = None
) -> Booklet | Problem:
    """Impose a PDF. file: its name, for messages. describe: the words of the marks, by its date; None for no marks."""
    try:
        outline = booklet_sheets.outline_pdf(content)
        plan = impose(outline.pages, scheme, is_bound_right=outline.is_bound_right)
        marks = _with_inks(describe(outline.date), content) if describe else None
        font = Overlay(defaults_root()).read(_FONT) if marks else b""
        imposed = booklet_sheets.impose(content, plan, marks, font)
        return Booklet(imposed.pdf, imposed.is_wide, outline.pages, plan)
    except UnreadablePdf:
        return PdfUnreadable(file, None, N_("it is damaged, or not a PDF"))
    except LockedPdf:
        return PdfLocked(file, None)


def _with_inks(marks: SheetMarks, content: bytes) -> SheetMarks:
    """Return the marks with the inks that the pages are printed in; without any if that cannot be found out."""
    summary = preflight_apart(content).summary
    return msgspec.structs.replace(marks, inks=summary.inks if summary else ())
