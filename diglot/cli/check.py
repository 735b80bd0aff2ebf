"""`check`: what an editor should look at, in texts and between them; nothing is made."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.cli.article_arguments import articles_option
from diglot.cli.build import processors, today
from diglot.cli.command import DONE, PROBLEMS, Command, Option
from diglot.cli.output import all_option, print_document, print_grouped, print_line
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.ci_reports import GradedProblem
    from diglot.cli.messages import MessageFormatter


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters.terminal import Console
    from diglot.cli.messages import saved_problems
    from diglot.pipeline.base.build_options import BuildOptions
    from diglot.pipeline.lint.lint import check_publication

    started = time.monotonic()
    root = options.root.resolve()
    form = options.format or ("json" if options.json else "")
    order = BuildOptions(
        root=root,
        output=root / "public",
        today=today(os.environ),
        only=tuple(options.articles),
        with_drafts=True,
        jobs=processors(),
    )
    with Console(formatter.say, is_quiet=bool(form)) as console:
        report = check_publication(order, console)
    if form:
        _print_for_programs(report.graded, form, _prefix(root), formatter)
    else:
        print_grouped(saved_problems(formatter, report.graded), formatter, sys.stdout, with_all=options.all)
        seconds = formatter.words.decimal(round(time.monotonic() - started, 1))
        clock = formatter.say(N_("{seconds} s"), seconds=seconds)
        print_line(f"{formatter.counts(report)}, {clock}")
    return PROBLEMS if report.problems else DONE


def _print_for_programs(graded: Sequence[GradedProblem], form: str, prefix: str, formatter: MessageFormatter) -> None:
    """Print problems in one of the forms of `--format`. prefix: of the paths in it."""
    from diglot.cli.ci_reports import github_lines, sarif_document
    from diglot.cli.help import read_problem_guide
    from diglot.cli.messages import problem_row

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


COMMAND = Command(
    "check",
    N_(
        "compare translations with their originals (structure, numbers, names, "
        "terms); check links, house style and catalogues"
    ),
    (
        articles_option("*"),
        all_option(),
        Option(
            "--format",
            N_("print the findings in a form for programs"),
            settings={"choices": ("github", "sarif", "json")},
        ),
    ),
    _run,
    ("check", "check city/notes --all", "check --format github"),
)
