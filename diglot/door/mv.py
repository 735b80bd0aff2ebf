"""`mv`: an article under another name, with everything that hangs on it."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from diglot.door.build import processors, today
from diglot.door.command import DONE, PROBLEMS, Command, Option
from diglot.door.telling import print_document, problem_rows, tell_problems
from diglot.words.messages import N_

if TYPE_CHECKING:
    from diglot.door.wording import Wording
    from diglot.press.moving import Move
    from diglot.words.problems import Problem


def _run(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.press.moving import carry_out, plan_move
    from diglot.press.pipeline import KNOWN
    from diglot.press.reading import find_articles
    from diglot.press.units import open_reading_room
    from diglot.words.problems import Problem

    day = today(os.environ)
    with open_reading_room(options.root.resolve(), KNOWN, day, processors()) as room:
        articles, problems = find_articles(room.articles, [options.article])
        move = plan_move(room, articles[0], options.name, day) if articles else None
        if isinstance(move, Problem):
            problems, move = [move], None
        elif move:
            problems = [*move.problems, *carry_out(room, move)]
    _tell(move, problems, wording, is_json=options.json)
    return PROBLEMS if problems else DONE


def _tell(move: Move | None, problems: list[Problem], wording: Wording, *, is_json: bool) -> None:
    moved, mended = (move.moved, move.mended) if move else ((), ())
    if is_json:
        rows = [{"from": old, "to": new} for old, new in moved]
        print_document({"moved": rows, "mended": list(mended), "problems": problem_rows(problems, wording)})
        return
    tell_problems(problems, wording)
    for old, new in moved:
        print(f"{old} → {new}")
    for path in mended:
        print(wording.say(N_("{path}: an address was mended"), path=path))


COMMAND = Command(
    "mv",
    N_("give an article another name: both editions, ledger, pictures; old addresses lead on, links to it are mended"),
    (
        Option("article", N_("an article, such as blog/article, or a file of it"), N_("ARTICLE")),
        Option("name", N_("its new name, such as blog/another-name"), N_("NEW")),
    ),
    _run,
)
