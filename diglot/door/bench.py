"""`bench`: how long builds take, on a specimen publication; or such a publication laid out in a folder."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.door import build
from diglot.door.build import positive, processors, today
from diglot.door.command import DONE, PROBLEMS, Command, Option
from diglot.door.telling import print_document
from diglot.words.messages import N_

if TYPE_CHECKING:
    from diglot.door.wording import Wording
    from diglot.words.trials import TrialFailed

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


def _run(options: argparse.Namespace, wording: Wording) -> int:
    return _lay_out(options, wording) if options.lay_out else _measure(options, wording)


def _lay_out(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.desk.specimens import specimen_files
    from diglot.machines.disk import fill_folder

    if len(options.pairs) > 1:
        raise argparse.ArgumentTypeError(wording.say(N_("one folder holds one size")))
    try:
        files = fill_folder(options.lay_out, specimen_files(options.pairs[0]))
    except FileExistsError:
        print(wording.say(N_("{folder} is not empty: nothing was written"), folder=options.lay_out), file=sys.stderr)
        return PROBLEMS
    if options.json:
        print_document({"pairs": options.pairs[0], "files": files, "folder": str(options.lay_out)})
    else:
        print(wording.say(N_("Written: {file}"), file=options.lay_out))
    return DONE


def _measure(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.desk.trials import document_of
    from diglot.door.figures import tables
    from diglot.press.trials import run_trials

    def tell(name: str, pairs: int, what: str) -> None:
        words = N_("{name}, {pairs} pairs: {what}")
        said = wording.say(words, name=name, pairs=wording.words.number(pairs), what=wording.say(what))
        print(said, file=sys.stderr, flush=True)

    failures: list[TrialFailed] = []

    def fail(failure: TrialFailed) -> None:
        failures.append(failure)
        print(wording.say(N_("This could not be measured: {reason}"), reason=failure), file=sys.stderr, flush=True)

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
        for table in tables(record, wording).values():
            if table.rows:
                print()
                print(*table.lines(), sep="\n")
    return PROBLEMS if failures else DONE


COMMAND = Command("bench", N_("measure how long builds take, on a publication made for it"), _options(), _run)
