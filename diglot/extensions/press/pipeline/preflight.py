"""A PDF in, what a print shop would reject it for out, as problems.

Touches PDFs through `adapters.pdf_tools`, and processes through `adapters.executors`, only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from diglot.adapters.executors.local import LocalExecutor
from diglot.extensions.press.core.preflight import check_pdf, summarise_pdf
from diglot.extensions.press.model.pdf_facts import PdfSummary, PreflightFinding
from diglot.extensions.press.model.problems import PreflightProblem
from diglot.model.problems import N_, PdfLocked, PdfUnreadable, Problem, kinds_of
from diglot.model.tasks import Budget, TaskFailed, TaskFunction, TaskType

# A kilobyte of a PDF may be a megabyte when it is unpacked, and the file is anybody's.
_BUDGET = Budget(seconds=60, seconds_per_mb=5, memory=1_500_000_000)

_KINDS: Mapping[str, type[PreflightProblem]] = {kind.code: kind for kind in kinds_of(PreflightProblem)}


class PreflightResult(msgspec.Struct, frozen=True):
    """What a preflight found. summary: of the file; None if it cannot be read."""

    findings: tuple[PreflightFinding, ...]
    summary: PdfSummary | None = None


def preflight(content: bytes, spots: Sequence[str] = ()) -> PreflightResult:
    """Return everything that is wrong with a PDF for printing: no finding if it is fit to print.

    spots: the names of the inks that it may use besides the process inks.
    """
    # pikepdf is slow to import.
    from diglot.extensions.books.adapters.pdf_opening import LockedPdf, UnreadablePdf
    from diglot.extensions.press.adapters.pdf_tools.inspection import inspect_pdf

    try:
        facts = inspect_pdf(content)
    except UnreadablePdf as error:
        return PreflightResult((PreflightFinding("pdf-unreadable", 0, "", str(error)),))
    except LockedPdf:
        return PreflightResult((PreflightFinding("pdf-locked", 0, "", ""),))
    return PreflightResult(check_pdf(facts, spots), summarise_pdf(facts))


def preflight_apart(content: bytes, spots: Sequence[str] = ()) -> PreflightResult:
    """Preflight a PDF that may come from anybody, in a process with limits. spots: as in `preflight`."""
    task_type = TaskType(
        f"{__name__}:{make_preflight.__name__}",
        msgspec.msgpack.encode(spots),
        preload="diglot.extensions.press.adapters.pdf_tools.inspection",
        budget=_BUDGET,
        is_isolated=True,
    )
    [answer] = LocalExecutor(1).map(task_type, [content])
    if isinstance(answer, TaskFailed):
        return PreflightResult((PreflightFinding("pdf-unreadable", 0, "", answer.reason),))
    return msgspec.msgpack.decode(answer, type=PreflightResult)


def make_preflight(config: bytes) -> TaskFunction:
    """Return the function that preflights a PDF. config: the encoded names of its inks."""
    spots = msgspec.msgpack.decode(config, type=list[str])
    return lambda content: msgspec.msgpack.encode(preflight(content, spots))


def problem_of(finding: PreflightFinding, file: str, line: int | None = None) -> Problem:
    """Return a finding as a problem of a file. file: the PDF itself, or the manuscript that it was made from."""
    if finding.kind == "pdf-locked":
        return PdfLocked(file, line)
    if finding.kind == "pdf-unreadable":
        return PdfUnreadable(file, line, N_("it is damaged, or not a PDF"))
    kind = _KINDS[finding.kind]
    return kind(file, line, str(finding.page), finding.thing, finding.reason)
