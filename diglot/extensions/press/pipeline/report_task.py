"""What a worker does for the report of a preflight: sets its sheets, places pages on them. Loads the typesetter."""

from __future__ import annotations

import msgspec

from diglot.adapters.typesetter import Typesetter
from diglot.extensions.books.adapters.pdf_opening import UnreadablePdf
from diglot.extensions.press.adapters.pdf_tools.report_pages import place_pages
from diglot.extensions.press.pipeline.preflight_report import ReportTask
from diglot.model.paper.printing import PrintStyle
from diglot.model.tasks import TaskFunction


def make_reporter(config: bytes) -> TaskFunction:
    """Return the function that makes a report. config: an encoded `PrintStyle`."""
    style = msgspec.msgpack.decode(config, type=PrintStyle)

    def report(payload: bytes) -> bytes:
        task = msgspec.msgpack.decode(payload, type=ReportTask)
        printed = Typesetter(style).set_pdf(task.job)
        sheets = [(one.id, one.outline, one.scale) for one in task.sheets]
        try:
            report = place_pages(printed.pdf, task.content, sheets) if sheets else printed.pdf
        except UnreadablePdf as error:
            return msgspec.msgpack.encode((b"", str(error)))
        return msgspec.msgpack.encode((report, ""))

    return report
