"""`clean`: what builds keep is removed, and what room that gives is said."""

from __future__ import annotations

import argparse

from diglot.adapters.terminal import Console
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.extensions.clean.pipeline.clean import clean
from diglot.model.messages import N_


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    root = options.root.resolve()
    with Console(formatter.say, is_quiet=options.json) as console:
        swept, problems = clean(root, options.site.absolute() if options.site else None, console)
    left = [path for one in swept for path in one.left]
    if options.json:
        removed = [{"folder": str(one.folder), "files": one.files, "bytes": one.size} for one in swept]
        rows = problem_rows(problems, formatter)
        print_document({"removed": removed, "left": [*map(str, left)], "problems": rows})
        return PROBLEMS if problems else DONE
    print_problems(problems, formatter)
    for one in swept:
        counted = formatter.count("{n} file removed", "{n} files removed", one.files)
        size = formatter.words.size(one.size)
        words = N_("{folder}: {counted}, {size} freed")
        print_line(formatter.say(words, folder=one.folder, counted=counted, size=size))
    for path in left:
        print_line(formatter.say(N_("Left alone, because diglot did not make it: {file}"), file=path))
    if not swept and not problems:
        print_line(formatter.say(N_("There is nothing to remove.")))
    return PROBLEMS if problems else DONE
