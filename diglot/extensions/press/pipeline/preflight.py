"""A PDF in, what a print shop would reject it for out, as problems.

Touches PDFs through `adapters.pdf_tools`, and processes through `adapters.executors`, only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from diglot.adapters.executors.local import LocalExecutor
from diglot.extensions.press.model.pdf_facts import PdfSummary, PreflightFinding
from diglot.extensions.press.model.problems import PreflightProblem
from diglot.model.problems import N_, PdfLocked, PdfUnreadable, Problem, kinds_of
from diglot.model.tasks import Budget, TaskFailed, TaskType

# A kilobyte of a PDF may be a megabyte when it is unpacked, and the file is anybody's.
_BUDGET = Budget(seconds=60, seconds_per_mb=5, memory=1_500_000_000)

_KINDS: Mapping[str, type[PreflightProblem]] = {kind.code: kind for kind in kinds_of(PreflightProblem)}


class PreflightResult(msgspec.Struct, frozen=True):
    """What a preflight found. summary: of the file; None if it cannot be read."""

    findings: tuple[PreflightFinding, ...]
    summary: PdfSummary | None = None


def preflight_apart(content: bytes, spots: Sequence[str] = ()) -> PreflightResult:
    """Preflight a PDF that may come from anybody, in a process with limits. spots: as in `preflight`."""
    task_type = TaskType(
        "diglot.extensions.press.pipeline.press_tasks:make_preflight",
        msgspec.msgpack.encode(spots),
        preload="diglot.extensions.press.adapters.pdf_tools.inspection",
        budget=_BUDGET,
        is_isolated=True,
    )
    [answer] = LocalExecutor(1).map(task_type, [content])
    if isinstance(answer, TaskFailed):
        return PreflightResult((PreflightFinding("pdf-unreadable", 0, "", answer.reason),))
    return msgspec.msgpack.decode(answer, type=PreflightResult)


def problem_of(finding: PreflightFinding, file: str, line: int | None = None) -> Problem:
    """Return a finding as a problem of a file. file: the PDF itself, or the manuscript that it was made from."""
    if finding.kind == "pdf-locked":
        return PdfLocked(file, line)
    if finding.kind == "pdf-unreadable":
        return PdfUnreadable(file, line, N_("it is damaged, or not a PDF"))
    kind = _KINDS[finding.kind]
    return kind(file, line, str(finding.page), finding.thing, finding.reason)
