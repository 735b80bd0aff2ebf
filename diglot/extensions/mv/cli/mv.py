"""`mv`: an article under another name, with everything that hangs on it."""

from __future__ import annotations

import argparse
import os

from diglot.adapters.disk import Folder
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.extensions.mv.pipeline.move import apply_move, find_changed, finish_move, plan_move
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.pipeline.base.move_journal import Move, read_journal
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.articles import find_articles
from diglot.pipeline.translation.units import open_unit_reader


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    folder = Folder(options.root.resolve())
    recorded = read_journal(folder)
    move = recorded or _plan(options)
    if isinstance(move, Problem):
        return _tell(None, [move], formatter, is_json=options.json)
    if recorded and not move.is_of(options.article, options.name):
        return _tell(None, [move.as_problem], formatter, is_json=options.json)
    # Before the first change: a move is made as a whole.
    if not recorded and (changed := find_changed(folder, move)):
        return _tell(None, changed, formatter, is_json=options.json)
    late = finish_move(folder, move) if recorded else apply_move(folder, move, today(os.environ))
    return _tell(move, [*move.warnings, *late], formatter, is_json=options.json)


def _plan(options: argparse.Namespace) -> Move | Problem:
    day = today(os.environ)
    with open_unit_reader(options.root.resolve(), KNOWN, day, processors()) as room:
        articles, problems = find_articles(room.articles, [options.article])
        return plan_move(room, articles[0], options.name, day) if articles else problems[0]


def _tell(move: Move | None, problems: list[Problem], formatter: MessageFormatter, *, is_json: bool) -> int:
    moved, mended = (move.moved, move.relinked) if move else ((), ())
    if is_json:
        rows = [{"from": old, "to": new} for old, new in moved]
        print_document({"moved": rows, "mended": list(mended), "problems": problem_rows(problems, formatter)})
        return PROBLEMS if problems else DONE
    print_problems(problems, formatter)
    for old, new in moved:
        print_line(f"{old} → {new}")
    for path in mended:
        print_line(formatter.say(N_("{path}: a link was updated"), path=path))
    return PROBLEMS if problems else DONE
