"""`preflight`: would a print shop take these PDFs? Each finding with its page, its object, and what to do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from diglot.cli.command import DONE, PROBLEMS, USAGE
from diglot.cli.messages import MessageFormatter, problem_row
from diglot.cli.output import print_document, print_grouped, print_line
from diglot.extensions.books.model.page_boxes import Box
from diglot.extensions.press.cli.preflight_report import CheckedPdf, write_report
from diglot.extensions.press.model.problems import PreflightProblem
from diglot.extensions.press.pipeline.pdf_input import read_pdf
from diglot.extensions.press.pipeline.preflight import preflight_apart, problem_of
from diglot.model.messages import N_
from diglot.model.problems import Problem

# What a PDF for the print shop is called.
_PRESS_SUFFIX = ".press.pdf"


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    if usage := _wrong_report(options, formatter):
        print_line(usage, file=sys.stderr)
        return USAGE
    checked = [_look_at(path, options.spot or ()) for path in options.files]
    problems = [problem for one in checked for problem in one.problems]
    if options.report and checked[0].content:
        problems += write_report(checked[0], options.files[0], options.report, formatter)
    is_sound = all(problem.severity != "error" for problem in problems)
    if options.json:
        rows = [_row(formatter, problem, areas) for one in checked for problem, areas in one.placed]
        print_document({"files": len(options.files), "problems": rows})
        return DONE if is_sound else PROBLEMS
    graded = [(problem, problem.severity) for problem in problems]
    print_grouped(graded, formatter, sys.stderr, with_all=options.all)
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
    content = read_pdf(path)
    if isinstance(content, Problem):
        return CheckedPdf(b"", ((content, ()),))
    result = preflight_apart(content, spots)
    # A PDF has no lines: the number after its name is the page.
    placed = [(problem_of(finding, str(path), max(1, finding.page)), finding.areas) for finding in result.findings]
    return CheckedPdf(content, tuple(placed), result.summary)


def _row(formatter: MessageFormatter, problem: Problem, areas: Sequence[Box]) -> Mapping[str, object]:
    """Return a finding as `--json` prints it: the fields of a problem, page, object and places in points."""
    facts = problem.facts()
    boxes = [[round(side, 1) for side in (area.left, area.bottom, area.right, area.top)] for area in areas]
    place = {"page": int(facts.get("page", "0")), "object": facts.get("thing", ""), "areas": boxes}
    return {**problem_row(formatter, problem, problem.severity), **place}
