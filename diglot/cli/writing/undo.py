"""`undo`: the files that the last command has replaced, as they were."""

from __future__ import annotations

import argparse

from diglot.adapters.disk import Folder
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.model.messages import N_
from diglot.pipeline.base.kept_files import Undone, undo
from diglot.pipeline.base.move_journal import Move, read_journal


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    undone = _undo(Folder(options.root.resolve()))
    if options.json:
        rows = problem_rows(undone.problems, formatter)
        print_document({"command": undone.command, "files": [*map(formatter.place, undone.files)], "problems": rows})
    else:
        print_problems(undone.problems, formatter)
        for path in undone.files:
            print_line(formatter.say(N_("{path}: as before “{command}”"), path=path, command=undone.command))
        if not (undone.files or undone.problems):
            print_line(formatter.say(N_("There is nothing to undo.")))
    return PROBLEMS if undone.problems else DONE


def _undo(folder: Folder) -> Undone:
    """Take back the last command. One that was interrupted must be finished first, or its record would remain."""
    move = read_journal(folder)
    if move is not None:
        return Undone("mv", (), (move.as_problem if isinstance(move, Move) else move,))
    return undo(folder.root) or Undone("", (), ())
