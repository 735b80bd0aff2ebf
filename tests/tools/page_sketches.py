"""A text in, a summary of each of its pages out, for comparing layouts."""

from __future__ import annotations

import msgspec

from diglot.adapters.typesetter.engine import Typesetter
from diglot.adapters.typesetter.log_messages import collect_messages
from diglot.adapters.typesetter.page_check import read_pages
from diglot.model.paper.printing import PrintJob


class PageSketch(msgspec.Struct, frozen=True):
    """A summary of a page, for comparing layouts. notes: how many notes are called on the page."""

    is_recto: bool
    head: str
    first_line: str
    last_line: str
    notes: int
    folio: str


def sketch(typesetter: Typesetter, job: PrintJob) -> tuple[PageSketch, ...]:
    """Lay a text out and return a short description of each page."""
    fetcher = typesetter._fetcher(job)
    with collect_messages():
        pages = read_pages(typesetter._lay_out(job, fetcher))
    return tuple(
        PageSketch(
            is_recto=page.number % 2 == 1,
            head=" ".join(page.heads),
            first_line=page.lines[0].strip() if page.lines else "",
            last_line=page.lines[-1].strip() if page.lines else "",
            notes=len(page.calls),
            folio=" ".join(page.feet),
        )
        for page in pages
    )
