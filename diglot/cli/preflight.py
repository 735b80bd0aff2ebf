"""`preflight`: would a print shop take these PDFs? Each finding with its page, its object, and what to do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.cli.command import DONE, PROBLEMS, Command, Option
from diglot.cli.output import all_option, print_document, print_grouped, print_line
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.problems import Problem


# What a PDF for the print shop is called.
_PRESS_SUFFIX = ".press.pdf"


def _options() -> tuple[Option, ...]:
    files = {"nargs": "+", "type": Path}
    return (Option("files", N_("PDFs to check"), N_("FILE.pdf"), files), all_option())


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.cli.messages import saved_problems
    from diglot.model.problems import PreflightProblem

    problems = [problem for path in options.files for problem in _look_at(path)]
    is_sound = all(problem.severity != "error" for problem in problems)
    if options.json:
        rows = [_row(formatter, problem) for problem in problems]
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


def _look_at(path: Path) -> list[Problem]:
    from diglot.model.problems import Problem
    from diglot.pipeline.base.external_files import read_pdf
    from diglot.pipeline.outputs.preflight import preflight_apart, problem_of

    content = read_pdf(path)
    if isinstance(content, Problem):
        return [content]
    # A PDF has no lines: the number after its name is the page.
    return [problem_of(finding, str(path), max(1, finding.page)) for finding in preflight_apart(content)]


def _row(formatter: MessageFormatter, problem: Problem) -> Mapping[str, object]:
    """Return a finding as `--json` prints it: the fields of a problem, page and object."""
    from diglot.cli.messages import problem_row

    facts = problem.facts()
    place = {"page": int(facts.get("page", "0")), "object": facts.get("thing", "")}
    return {**problem_row(formatter, problem, problem.severity), **place}


COMMAND = Command(
    "preflight",
    N_("check whether a print shop would accept a PDF"),
    _options(),
    _run,
    ("preflight public/en/city/notes.press.pdf",),
    needs_publication=False,
)
