"""`preflight`: would a print shop take these PDFs? Each finding with its page, its object, and what to do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from diglot.cli.command import DONE, PROBLEMS, USAGE, Command, Option
from diglot.cli.output import all_option, print_document, print_grouped, print_line
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.pdf_facts import Box, PdfSummary
    from diglot.model.problems import Problem


# What a PDF for the print shop is called.
_PRESS_SUFFIX = ".press.pdf"


class CheckedPdf(msgspec.Struct, frozen=True):
    """A PDF, its problems with their places on the page, and its summary; without content if it cannot be opened."""

    content: bytes
    placed: tuple[tuple[Problem, tuple[Box, ...]], ...]
    summary: PdfSummary | None = None

    @property
    def problems(self) -> list[Problem]:
        """The problems alone."""
        return [problem for problem, _ in self.placed]


def _options() -> tuple[Option, ...]:
    files = {"nargs": "+", "type": Path}
    return (
        Option("files", N_("PDFs to check"), N_("FILE.pdf"), files),
        Option(
            "--report",
            N_("write a PDF that shows where on the pages the findings are (for one file)"),
            N_("REPORT.pdf"),
            {"type": Path},
        ),
        Option(
            "--spot",
            N_("a spot ink agreed on with the printer (may be repeated)"),
            N_("NAME"),
            {"action": "append"},
        ),
        all_option(),
    )


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.cli.messages import saved_problems
    from diglot.model.problems import PreflightProblem

    if usage := _wrong_report(options, formatter):
        print_line(usage, file=sys.stderr)
        return USAGE
    checked = [_look_at(path, options.spot or ()) for path in options.files]
    problems = [problem for one in checked for problem in one.problems]
    if options.report and checked[0].content:
        from diglot.cli.preflight_report import write_report

        problems += write_report(checked[0], options.files[0], options.report, formatter)
    is_sound = all(problem.severity != "error" for problem in problems)
    if options.json:
        rows = [_row(formatter, problem, areas) for one in checked for problem, areas in one.placed]
        print_document({"files": len(options.files), "problems": rows})
        return DONE if is_sound else PROBLEMS
    shown = saved_problems(formatter, [(problem, problem.severity) for problem in problems])
    print_grouped(shown, formatter, sys.stderr, with_all=options.all)
    if problems:
        print_line(formatter.severity_count([problem.severity for problem in problems]))
    is_refused = any(isinstance(problem, PreflightProblem) and problem.severity == "error" for problem in problems)
    if is_refused and not all(path.name.endswith(_PRESS_SUFFIX) for path in options.files):
        hint = N_("For a print shop diglot makes files that end in {suffix}: build --formats pdf-press")
        print_line(formatter.say(hint, suffix=_PRESS_SUFFIX))
    for path in options.files:
        if not any(problem.position[0] == str(path) for problem in problems):
            print_line(formatter.say(N_("{file}: ready for the printer"), file=path))
    return DONE if is_sound else PROBLEMS


def _wrong_report(options: argparse.Namespace, formatter: MessageFormatter) -> str:
    """Return why no report can be written; "" if one can, or none is wanted."""
    target = options.report
    if target and len(options.files) > 1:
        return formatter.say(N_("--report is about one file: name only one PDF, or run the command for each"))
    if target and target.resolve() == options.files[0].resolve():
        return formatter.say(N_("{file} would replace itself: name another file after --report"), file=target)
    return ""


def _look_at(path: Path, spots: Sequence[str]) -> CheckedPdf:
    from diglot.model.problems import Problem
    from diglot.pipeline.base.external_files import read_pdf
    from diglot.pipeline.outputs.preflight import preflight_apart, problem_of

    content = read_pdf(path)
    if isinstance(content, Problem):
        return CheckedPdf(b"", ((content, ()),))
    result = preflight_apart(content, spots)
    # A PDF has no lines: the number after its name is the page.
    placed = [(problem_of(finding, str(path), max(1, finding.page)), finding.areas) for finding in result.findings]
    return CheckedPdf(content, tuple(placed), result.summary)


def _row(formatter: MessageFormatter, problem: Problem, areas: Sequence[Box]) -> Mapping[str, object]:
    """Return a finding as `--json` prints it: the fields of a problem, page, object and places in points."""
    from diglot.cli.messages import problem_row

    facts = problem.facts()
    boxes = [[round(side, 1) for side in (area.left, area.bottom, area.right, area.top)] for area in areas]
    place = {"page": int(facts.get("page", "0")), "object": facts.get("thing", ""), "areas": boxes}
    return {**problem_row(formatter, problem, problem.severity), **place}


COMMAND = Command(
    "preflight",
    N_("check whether a print shop would accept a PDF"),
    _options(),
    _run,
    ("preflight public/en/city/notes.press.pdf", "preflight cover.pdf --report cover-report.pdf"),
    needs_publication=False,
)
