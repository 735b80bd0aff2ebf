"""The result of a preflight and the PDF in, a PDF for people out: its findings, and where they are on the pages.

Touches PDFs and the typesetter through adapters, the default files, and processes through `adapters.executors`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diglot.adapters.executors.local import LocalExecutor
from diglot.adapters.files.default_files import Overlay, defaults_root
from diglot.adapters.templating.report_pages import render_report
from diglot.extensions.press.core.preflight_report import (
    PageThumbnail,
    ReportEntry,
    ReportWords,
    frame_pictures,
    lay_out_sheets,
)
from diglot.extensions.press.model.pdf_facts import PdfSummary
from diglot.model.messages import quotation
from diglot.model.paper.printing import HOUSE_FACES, TRIMS, Margins, PrintJob, PrintStyle
from diglot.model.problems import PdfUnreadable, Problem
from diglot.model.tasks import Budget, TaskFailed, TaskType

# A sheet of the report takes a twentieth of a second; a book with a fault on each page is a long report.
_BUDGET = Budget(seconds=300, seconds_per_mb=10, memory=2_000_000_000)
_MARGINS = Margins(18, 18, 20, 20)


class ReportTask(msgspec.Struct, frozen=True):
    """What the process that makes a report needs. content: of the PDF that was checked."""

    content: bytes
    job: PrintJob
    sheets: tuple[PageThumbnail, ...]


def make_report(
    content: bytes, file: str, words: ReportWords, entries: Sequence[ReportEntry], summary: PdfSummary | None, lang: str
) -> bytes | Problem:
    """Return the report of a preflight as a PDF. file: the PDF that was checked. summary: None if it cannot be read.

    lang: a BCP 47 tag. The PDF may come from anybody, so its pages are handled in a process with limits.
    """
    sheets = lay_out_sheets(entries, summary.pages) if summary else ()
    shown = {sheet.outline.number: sheet for sheet in sheets}
    html = render_report("preflight.html", lang=lang, words=words, entries=entries, sheets=shown)
    task = ReportTask(content, PrintJob("/preflight", html, lang, frame_pictures(entries, sheets)), sheets)
    config = msgspec.msgpack.encode(_style())
    task_type = TaskType(
        "diglot.extensions.press.pipeline.report_task:make_reporter", config, budget=_BUDGET, is_isolated=True
    )
    [answer] = LocalExecutor(1).map(task_type, [msgspec.msgpack.encode(task)])
    if isinstance(answer, TaskFailed):
        return PdfUnreadable(file, None, answer.reason)
    report, reason = msgspec.msgpack.decode(answer, type=tuple[bytes, str])
    return report or PdfUnreadable(file, None, quotation("qpdf", reason))


def _style() -> PrintStyle:
    defaults = Overlay(defaults_root())
    fonts = {face.file: defaults.read(f"assets/fonts/{face.file}") for face in HOUSE_FACES}
    css = defaults.read("assets/styles/preflight-report.css").decode()
    return PrintStyle(css, fonts, TRIMS["A4"], _MARGINS)
