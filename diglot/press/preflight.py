"""A PDF in, what a print shop would send it back for out, as problems.

Touches PDFs through `machines.sheets` only.
"""

from __future__ import annotations

from collections.abc import Mapping

from diglot.desk.preflight import check_pdf
from diglot.words.preflight import Finding
from diglot.words.problems import PdfLocked, PdfUnreadable, Problem

_KINDS: Mapping[str, type[Problem]] = {kind.code: kind for kind in Problem.__subclasses__()}


def preflight(content: bytes) -> tuple[Finding, ...]:
    """Everything that is wrong with a PDF that is to be printed; nothing where it is sound."""
    # pikepdf takes its time to load: only who needs it waits.
    from diglot.machines.sheets.examining import Locked, Unreadable, examine

    try:
        return check_pdf(examine(content))
    except Unreadable as error:
        return (Finding("pdf-unreadable", 0, "", str(error)),)
    except Locked:
        return (Finding("pdf-locked", 0, "", ""),)


def problem_of(finding: Finding, file: str, line: int = 1) -> Problem:
    """A finding as a problem of a file: the PDF itself, or the manuscript that it was made of."""
    if finding.kind == "pdf-locked":
        return PdfLocked(file, line)
    if finding.kind == "pdf-unreadable":
        return PdfUnreadable(file, line, finding.reason)
    kind = _KINDS[finding.kind]
    return kind(file, line, str(finding.page), finding.thing, finding.reason)  # type: ignore[call-arg]
