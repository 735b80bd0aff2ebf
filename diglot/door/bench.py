"""`bench`: a specimen publication of any size, laid out in a folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.door.build import positive
from diglot.door.command import DONE, PROBLEMS, Command, Option
from diglot.door.telling import print_document
from diglot.words.messages import N_

if TYPE_CHECKING:
    from diglot.door.wording import Wording


def _options() -> tuple[Option, ...]:
    return (
        Option(
            "--pairs",
            N_("how many articles the specimen publication has, each in both languages (default: 1000)"),
            "N",
            {"type": positive},
        ),
        Option(
            "--lay-out",
            N_("only put the specimen publication into this folder, which is empty or not there yet"),
            N_("FOLDER"),
            {"type": Path},
        ),
    )


def _run(options: argparse.Namespace, wording: Wording) -> int:
    return _lay_out(options, wording)


def _lay_out(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.desk.specimens import specimen_files
    from diglot.machines.disk import fill_folder

    pairs = options.pairs or 1000
    try:
        files = fill_folder(options.lay_out, specimen_files(pairs))
    except FileExistsError:
        print(wording.say(N_("{folder} is not empty: nothing was written"), folder=options.lay_out))
        return PROBLEMS
    if options.json:
        print_document({"pairs": pairs, "files": files, "folder": str(options.lay_out)})
    else:
        print(wording.say(N_("Written: {file}"), file=options.lay_out))
    return DONE


COMMAND = Command("bench", N_("measure how long builds take, on a publication made for it"), _options(), _run)
