"""`check`: what an editor should look at, in texts and between them; nothing is made."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from diglot.adapters.extension_packages import import_attribute
from diglot.adapters.terminal import Console
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter, problem_row
from diglot.cli.output import print_document, print_grouped, print_line
from diglot.cli.publishing.help import read_problem_guide
from diglot.extensions.check.cli.ci_reports import GradedProblem, github_lines, sarif_document
from diglot.extensions.check.pipeline.lint import check_publication
from diglot.model.messages import N_
from diglot.pipeline.base.build_options import BuildOptions


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    started = time.monotonic()
    root = options.root.resolve()
    form = options.format or ("json" if options.json else "")
    order = BuildOptions(
        root=root,
        output=root / "public",
        today=today(os.environ),
        only=tuple(options.articles),
        to=options.to or "",
        with_drafts=True,
        with_hints=options.hints,
        jobs=processors(),
    )
    with Console(formatter.say, is_quiet=bool(form)) as console:
        report = check_publication(order, console, is_elsewhere=formatter.site is not None)
    if "then" in options:
        more = import_attribute(options.then)(options, formatter)
        new = (problem for problem in more if problem not in report.problems)
        report = replace(report, problems=(*report.problems, *new))
    if form:
        if site := formatter.site:
            graded = [*((one, one.severity) for one in site.problems), *report.graded]
            _print_for_programs(graded, form, _prefix(root.parent), formatter)
        else:
            _print_for_programs(report.graded, form, _prefix(root), formatter)
    else:
        print_grouped(report.graded, formatter, sys.stdout, with_all=options.all)
        seconds = formatter.words.decimal(round(time.monotonic() - started, 1))
        clock = formatter.say(N_("{seconds} s"), seconds=seconds)
        print_line(f"{formatter.counts(report)}, {clock}")
    return PROBLEMS if report.problems else DONE


def _print_for_programs(graded: Sequence[GradedProblem], form: str, prefix: str, formatter: MessageFormatter) -> None:
    """Print problems in one of the forms of `--format`. prefix: of the paths in it."""
    if form == "github":
        for line in github_lines(graded, formatter, prefix):
            print_line(line)
    elif form == "sarif":
        print_document(sarif_document(graded, formatter, prefix, read_problem_guide(formatter.lang)))
    else:
        print_document({"problems": [problem_row(formatter, problem, severity) for problem, severity in graded]})


def _prefix(root: Path) -> str:
    """Return the way from the folder in which diglot runs, a repository's in CI, to the publication."""
    way = Path(os.path.relpath(root)).as_posix()
    return "" if way == "." else f"{way}/"
