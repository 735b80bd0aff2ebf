"""Names of articles in, their texts and ledgers out: shared by the commands for translators."""

from __future__ import annotations

import argparse
import os
import pwd
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from diglot.cli.build import processors, today
from diglot.cli.command import DONE, PROBLEMS, Option
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from diglot.cli.messages import MessageFormatter
    from diglot.model.problems import Problem
    from diglot.model.publication import Article
    from diglot.pipeline.base.file_edits import FileEdit
    from diglot.pipeline.translation.ledger_store import LedgerStore


def article_option() -> Option:
    """Return the argument for the name of an article."""
    return Option("article", N_("an article, such as blog/article, or one of its files"), N_("ARTICLE"))


def target_option() -> Option:
    """Return the option for the language of a translation."""
    settings = {"choices": sorted(LANGUAGES), "required": True}
    return Option("--to", N_("the language to translate into"), settings=settings)


def articles_option(nargs: str = "+") -> Option:
    """Return the argument for the names of articles."""
    words = N_("articles, such as blog/article, or their files")
    return Option("articles", words, N_("ARTICLE"), {"nargs": nargs, "default": []})


def units_option() -> Option:
    """Return the option that limits a command to some paragraphs."""
    words = N_("only these paragraphs, by number or field, such as 3,7,title")
    return Option("--units", words, N_("PARAGRAPHS"), {"type": _units})


def _units(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def user_name() -> str:
    """Return the user's name, as the system knows it."""
    try:
        person = pwd.getpwuid(os.getuid())
    except KeyError:
        return os.environ.get("USER", "")
    return person.pw_gecos.partition(",")[0].strip() or person.pw_name


@contextmanager
def open_articles(
    options: argparse.Namespace, names: Sequence[str]
) -> Iterator[tuple[LedgerStore, tuple[Article, ...], list[Problem]]]:
    """Open the named articles, or all: yield their ledgers, the articles, and problems of unknown names."""
    from diglot.adapters.disk import Folder
    from diglot.pipeline.outputs.known_names import KNOWN
    from diglot.pipeline.translation.ledger_store import open_ledgers
    from diglot.pipeline.translation.status import find_stems

    root = options.root.resolve()
    stems, problems = find_stems(Folder(root), names)
    with open_ledgers(root, KNOWN, today(os.environ), processors(), stems if names else None) as archive:
        if not archive.reader.articles and not problems:
            # Why there are none: a folder that cannot be read, a disk that is gone since they were found.
            problems = list(archive.reader.problems)
        yield archive, archive.reader.articles, problems


def day(date: dt.date | None, formatter: MessageFormatter) -> str:
    """Return a date in the user's language; a dash for none."""
    return formatter.words.date(date) if date else "—"


def write_edit(root: Path, draft: FileEdit | Problem, formatter: MessageFormatter, *, is_json: bool) -> int:
    """Write an edited file, report the outcome and return the exit code."""
    from diglot.model.problems import Problem
    from diglot.pipeline.base.file_edits import write_edits

    problems = [draft] if isinstance(draft, Problem) else list(write_edits(root, [draft]))
    if problems or isinstance(draft, Problem):
        return report_not_written(problems, formatter, is_json=is_json)
    if is_json:
        print_document({"file": draft.path, "written": draft.is_change, "problems": []})
    elif draft.is_change:
        print_line(formatter.say(N_("Written: {path}"), path=draft.path))
    else:
        print_line(formatter.say(N_("{path} exists and lacks nothing"), path=draft.path))
    return DONE


def report_not_written(problems: Sequence[Problem], formatter: MessageFormatter, *, is_json: bool) -> int:
    """Report why nothing was written; return the exit code."""
    if is_json:
        print_document({"file": None, "written": False, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
    return PROBLEMS
