"""Names of articles in, their texts and ledgers out: what the commands for translators have in common."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from diglot.door.build import processors, today
from diglot.door.command import DONE, PROBLEMS, Option
from diglot.door.telling import print_document, problem_rows, tell_problems
from diglot.words.messages import N_

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from diglot.door.wording import Wording
    from diglot.press.drafts import Draft
    from diglot.press.tracking import Archive
    from diglot.words.ledger import State
    from diglot.words.model import Article
    from diglot.words.problems import Problem


def articles_option(nargs: str = "+") -> Option:
    """The names of articles, as they stand on the command line."""
    words = N_("articles, such as blog/article, or files of theirs")
    return Option("articles", words, N_("ARTICLE"), {"nargs": nargs, "default": []})


@contextmanager
def open_articles(
    options: argparse.Namespace, names: Sequence[str]
) -> Iterator[tuple[Archive, tuple[Article, ...], list[Problem]]]:
    """The articles that were named, their texts and ledgers; all where none was. The names of nobody are problems."""
    from diglot.machines.disk import Folder
    from diglot.press.pipeline import KNOWN
    from diglot.press.tracking import find_stems, open_archive

    root = options.root.resolve()
    stems, problems = find_stems(Folder(root), names)
    with open_archive(root, KNOWN, today(os.environ), processors(), stems if names else None) as archive:
        yield archive, archive.room.articles, problems


STATE_WORDS: Mapping[State, str] = {
    "missing": N_("missing"),
    "stub": N_("not translated yet"),
    "orphan": N_("without its original"),
    "both-changed": N_("both changed"),
    "source-changed": N_("source changed"),
    "translation-edited": N_("translation edited"),
    "untracked": N_("untracked"),
    "minor-drift": N_("minor drift"),
    "in-step": N_("in step"),
}


def day(date: dt.date | None, wording: Wording) -> str:
    """A day as people write it."""
    return wording.words.date(date) if date else "—"


def settle_draft(root: Path, draft: Draft | Problem, wording: Wording, *, is_json: bool) -> int:
    """Write a file as it would be, and say what came of it."""
    from diglot.press.drafts import write_drafts
    from diglot.words.problems import Problem

    problems = [draft] if isinstance(draft, Problem) else list(write_drafts(root, [draft]))
    if problems or isinstance(draft, Problem):
        return tell_nothing_done(problems, wording, is_json=is_json)
    if is_json:
        print_document({"file": draft.path, "written": draft.is_change, "problems": []})
    elif draft.is_change:
        print(wording.say(N_("Written: {path}"), path=draft.path))
    else:
        print(wording.say(N_("{path} is there, and lacks nothing"), path=draft.path))
    return DONE


def tell_nothing_done(problems: Sequence[Problem], wording: Wording, *, is_json: bool) -> int:
    """Say why nothing was written."""
    if is_json:
        print_document({"file": None, "written": False, "problems": problem_rows(problems, wording)})
    else:
        tell_problems(problems, wording)
    return PROBLEMS
