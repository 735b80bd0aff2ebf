"""`bench`: how long builds take, on a specimen publication; or such a publication laid out in a folder."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.cli import build
from diglot.cli.build import positive, processors, today
from diglot.cli.command import DONE, PROBLEMS, Command, Option
from diglot.cli.output import print_document
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.trials import TrialFailed

_PAIRS = 1_000


def _options() -> tuple[Option, ...]:
    sizes = {"type": positive, "nargs": "+", "default": [_PAIRS]}
    return (
        Option(
            "--pairs",
            N_("how many articles the specimen publication has, each in both languages; several sizes, one by one"),
            "N",
            sizes,
        ),
        Option(
            "--pdf-pairs",
            N_("in which size builds with PDFs are measured (default: 150; 0: not at all)"),
            "N",
            {"type": _whole, "default": 150},
        ),
        Option(
            "--lay-out",
            N_("only put the specimen publication into this folder, which is empty or not there yet"),
            N_("FOLDER"),
            {"type": Path},
        ),
    )


def _whole(text: str) -> int:
    return 0 if text == "0" else positive(text)


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    return _lay_out(options, formatter) if options.lay_out else _measure(options, formatter)


def _lay_out(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters.disk import fill_folder
    from diglot.core.specimens import specimen_files

    if len(options.pairs) > 1:
        raise argparse.ArgumentTypeError(formatter.say(N_("one folder holds one size")))
    try:
        files = fill_folder(options.lay_out, specimen_files(options.pairs[0]))
    except FileExistsError:
        print(formatter.say(N_("{folder} is not empty: nothing was written"), folder=options.lay_out), file=sys.stderr)
        return PROBLEMS
    if options.json:
        print_document({"pairs": options.pairs[0], "files": files, "folder": str(options.lay_out)})
    else:
        print(formatter.say(N_("Written: {file}"), file=options.lay_out))
    return DONE


def _measure(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.cli.figures import tables
    from diglot.core.trials import document_of
    from diglot.pipeline.trials import run_trials

    def tell(name: str, pairs: int, what: str) -> None:
        words = N_("{name}, {pairs} pairs: {what}")
        said = formatter.say(words, name=name, pairs=formatter.words.number(pairs), what=formatter.say(what))
        print(said, file=sys.stderr, flush=True)

    failures: list[TrialFailed] = []

    def fail(failure: TrialFailed) -> None:
        failures.append(failure)
        print(formatter.say(N_("This could not be measured: {reason}"), reason=failure), file=sys.stderr, flush=True)

    record = run_trials(
        options.pairs,
        options.pdf_pairs,
        processors(),
        today(os.environ),
        tell,
        fail,
        with_cluster=any(option.name == "--cluster" for option in build.COMMAND.options),
    )
    if options.json:
        print_document(document_of(record))
    else:
        for table in tables(record, formatter).values():
            if table.rows:
                print()
                print(*table.lines(), sep="\n")
    return PROBLEMS if failures else DONE


COMMAND = Command("bench", N_("measure how long builds take, on a publication made for it"), _options(), _run)
