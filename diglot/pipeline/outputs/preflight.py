"""A PDF in, what a print shop would reject it for out, as problems.

Touches PDFs through `adapters.pdf_tools` only.
"""

from __future__ import annotations

from collections.abc import Mapping

from diglot.core.preflight import check_pdf
from diglot.model.pdf_facts import PreflightFinding
from diglot.model.problems import N_, PdfLocked, PdfUnreadable, PreflightProblem, Problem, kinds_of

_KINDS: Mapping[str, type[PreflightProblem]] = {kind.code: kind for kind in kinds_of(PreflightProblem)}


def preflight(content: bytes) -> tuple[PreflightFinding, ...]:
    """Return everything that is wrong with a PDF for printing; nothing if it is fit to print."""
    # pikepdf is slow to import.
    from diglot.adapters.pdf_tools.inspection import LockedPdf, UnreadablePdf, inspect_pdf

    try:
        return check_pdf(inspect_pdf(content))
    except UnreadablePdf as error:
        return (PreflightFinding("pdf-unreadable", 0, "", str(error)),)
    except LockedPdf:
        return (PreflightFinding("pdf-locked", 0, "", ""),)


def problem_of(finding: PreflightFinding, file: str, line: int | None = None) -> Problem:
    """Return a finding as a problem of a file. file: the PDF itself, or the manuscript that it was made from."""
    if finding.kind == "pdf-locked":
        return PdfLocked(file, line)
    if finding.kind == "pdf-unreadable":
        return PdfUnreadable(file, line, N_("it is damaged, or not a PDF"))
    kind = _KINDS[finding.kind]
    return kind(file, line, str(finding.page), finding.thing, finding.reason)
