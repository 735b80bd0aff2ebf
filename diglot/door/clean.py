"""`clean`: what builds keep is removed, and what room that gives is said."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.door.command import DONE, PROBLEMS, Command, Option
from diglot.door.telling import print_document, problem_rows, tell_problems
from diglot.words.messages import N_

if TYPE_CHECKING:
    from diglot.door.wording import Wording


def _options() -> tuple[Option, ...]:
    words = N_("remove the finished site in this folder too (otherwise: the cache alone)")
    return (Option("--site", words, N_("FOLDER"), {"type": Path}),)


def _run(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.machines.console import Console
    from diglot.press.cleaning import clean

    root = options.root.resolve()
    with Console(wording.say, is_quiet=options.json) as console:
        swept, problems = clean(root, options.site.absolute() if options.site else None, console)
    left = [path for one in swept for path in one.left]
    if options.json:
        removed = [{"folder": str(one.folder), "files": one.files, "bytes": one.size} for one in swept]
        rows = problem_rows(problems, wording)
        print_document({"removed": removed, "left": [*map(str, left)], "problems": rows})
        return PROBLEMS if problems else DONE
    tell_problems(problems, wording)
    for one in swept:
        counted = wording.count("{n} file removed", "{n} files removed", one.files)
        size = wording.words.size(one.size)
        print(wording.say(N_("{folder}: {counted}, {size} freed"), folder=one.folder, counted=counted, size=size))
    for path in left:
        print(wording.say(N_("Left as it is, for diglot did not make it: {file}"), file=path))
    if not swept and not problems:
        print(wording.say(N_("There is nothing to remove.")))
    return PROBLEMS if problems else DONE


COMMAND = Command("clean", N_("remove what builds keep to be quick, and with --site what they made"), _options(), _run)
