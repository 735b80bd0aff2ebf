"""A PDF in, what a print shop would send it back for out, as problems.

Touches PDFs through `adapters.pdf_tools` only.
"""

from __future__ import annotations

from collections.abc import Mapping

from diglot.core.preflight import check_pdf
from diglot.model.pdf_facts import PreflightFinding
from diglot.model.problems import PdfLocked, PdfUnreadable, PreflightProblem, Problem, kinds_of

_KINDS: Mapping[str, type[PreflightProblem]] = {kind.code: kind for kind in kinds_of(PreflightProblem)}


def preflight(content: bytes) -> tuple[PreflightFinding, ...]:
    """Everything that is wrong with a PDF that is to be printed; nothing where it is sound."""
    # pikepdf takes its time to load: only who needs it waits.
    from diglot.adapters.pdf_tools.inspection import LockedPdf, UnreadablePdf, inspect_pdf

    try:
        return check_pdf(inspect_pdf(content))
    except UnreadablePdf as error:
        return (PreflightFinding("pdf-unreadable", 0, "", str(error)),)
    except LockedPdf:
        return (PreflightFinding("pdf-locked", 0, "", ""),)


def problem_of(finding: PreflightFinding, file: str, line: int | None = None) -> Problem:
    """A finding as a problem of a file: the PDF itself, or the manuscript that it was made of."""
    if finding.kind == "pdf-locked":
        return PdfLocked(file, line)
    if finding.kind == "pdf-unreadable":
        return PdfUnreadable(file, line, finding.reason)
    kind = _KINDS[finding.kind]
    return kind(file, line, str(finding.page), finding.thing, finding.reason)
