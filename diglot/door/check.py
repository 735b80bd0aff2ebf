"""`check`: what an editor should look at, in texts and between them; nothing is made."""

from __future__ import annotations

import argparse
import os
import time
from typing import TYPE_CHECKING

from diglot.door.articles import articles_option
from diglot.door.build import processors, today
from diglot.door.command import DONE, PROBLEMS, Command
from diglot.door.telling import print_document
from diglot.words.messages import N_

if TYPE_CHECKING:
    from diglot.door.wording import Wording


def _run(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.door.wording import problem_row
    from diglot.machines.console import Console
    from diglot.press.linting import check
    from diglot.press.order import Order

    started = time.monotonic()
    root = options.root.resolve()
    order = Order(
        root=root,
        output=root / "public",
        today=today(os.environ),
        only=tuple(options.articles),
        with_drafts=True,
        jobs=processors(),
    )
    with Console(wording.say, is_quiet=options.json) as console:
        report = check(order, console)
    if options.json:
        rows = [problem_row(wording, problem, report.severity(problem)) for problem in report.problems]
        print_document({"problems": rows})
    else:
        for problem in report.problems:
            print(wording.lines(problem, report.severity(problem)))
        seconds = wording.words.decimal(round(time.monotonic() - started, 1))
        clock = wording.say(N_("{seconds} s"), seconds=seconds)
        print(f"{wording.counts(report)}, {clock}")
    return PROBLEMS if report.problems else DONE


COMMAND = Command(
    "check",
    N_("compare translations with their originals: shape, numbers, names, terms; links, house style, catalogues"),
    (articles_option("*"),),
    _run,
)
