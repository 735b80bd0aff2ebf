"""A PDF in, a booklet out: its pages on sheets to be printed on both sides, folded and stitched.

Touches PDFs through `machines.sheets` only.
"""

from __future__ import annotations

import msgspec

from diglot.desk.imposition import impose
from diglot.words.imposition import Imposition
from diglot.words.problems import PdfLocked, PdfUnreadable, Problem


class BookletOrder(msgspec.Struct, frozen=True):
    """How a booklet is wanted. sheets_a_signature: 0 for all sheets in each other; creep_mm: for each sheet around."""

    sheets_a_signature: int = 0
    creep_mm: float = 0.0
    with_marks: bool = False


class Booklet(msgspec.Struct, frozen=True):
    """A booklet as a PDF, a side of a sheet a page; and how its pages lie."""

    pdf: bytes
    pages: int
    plan: Imposition


def make_booklet(content: bytes, file: str, order: BookletOrder) -> Booklet | Problem:
    """Impose a PDF. file: its name, for messages."""
    from diglot.machines.sheets import imposing
    from diglot.machines.sheets.examining import Locked, Unreadable

    try:
        pages = imposing.count_pages(content)
        plan = impose(pages, order.sheets_a_signature, order.creep_mm)
        return Booklet(imposing.impose(content, plan, with_marks=order.with_marks), pages, plan)
    except Unreadable as error:
        return PdfUnreadable(file, 1, str(error))
    except Locked:
        return PdfLocked(file, 1)
