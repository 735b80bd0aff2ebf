"""`check`: what an editor should look at, in texts and between them; nothing is made."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import TYPE_CHECKING

from diglot.cli.article_arguments import articles_option
from diglot.cli.build import processors, today
from diglot.cli.command import DONE, PROBLEMS, Command
from diglot.cli.output import all_option, print_arranged, print_document, print_line
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters.terminal import Console
    from diglot.cli.messages import problem_row, saved_problems
    from diglot.pipeline.base.build_options import BuildOptions
    from diglot.pipeline.lint.lint import check_publication

    started = time.monotonic()
    root = options.root.resolve()
    order = BuildOptions(
        root=root,
        output=root / "public",
        today=today(os.environ),
        only=tuple(options.articles),
        with_drafts=True,
        jobs=processors(),
    )
    with Console(formatter.say, is_quiet=options.json) as console:
        report = check_publication(order, console)
    if options.json:
        rows = [problem_row(formatter, problem, report.severity(problem)) for problem in report.problems]
        print_document({"problems": rows})
    else:
        print_arranged(saved_problems(formatter, report.graded), formatter, sys.stdout, with_all=options.all)
        seconds = formatter.words.decimal(round(time.monotonic() - started, 1))
        clock = formatter.say(N_("{seconds} s"), seconds=seconds)
        print_line(f"{formatter.counts(report)}, {clock}")
    return PROBLEMS if report.problems else DONE


COMMAND = Command(
    "check",
    N_(
        "compare translations with their originals (structure, numbers, names, "
        "terms); check links, house style and catalogues"
    ),
    (articles_option("*"), all_option()),
    _run,
    ("check", "check city/notes --all"),
)
