"""Names of articles in, their texts and ledgers out: shared by the commands for translators."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from diglot.adapters.disk import Folder
from diglot.cli.command import DONE, PROBLEMS, WrongUsage
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.model.languages import Lang, other_languages
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.publication import Article
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.base.text_writing import lens_of
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.ledger_store import LedgerStore, open_ledgers
from diglot.pipeline.translation.status import find_stems


@contextmanager
def open_articles(
    options: argparse.Namespace, names: Sequence[str]
) -> Iterator[tuple[LedgerStore, tuple[Article, ...], list[Problem]]]:
    """Open the named articles, or all: yield their ledgers, the articles, and problems of unknown names.

    With `--to`, they have no other translation than that into this language; those without it are left out of all.
    """
    root = options.root.resolve()
    stems, problems = find_stems(Folder(root), names)
    with open_ledgers(root, KNOWN, today(os.environ), processors(), stems if names else None) as archive:
        if not archive.reader.articles and not problems:
            # Why there are none: a folder that cannot be read, a disk that is gone since they were found.
            problems = list(archive.reader.problems)
        yield archive, _with_translation(archive.reader.articles, options, are_named=bool(names)), problems


def _with_translation(
    articles: tuple[Article, ...], options: argparse.Namespace, *, are_named: bool
) -> tuple[Article, ...]:
    lang: Lang | None = getattr(options, "to", None)
    if lang is None:
        return articles
    narrowed = (article.with_translation(lang) for article in articles)
    return tuple(article for article in narrowed if are_named or len(article.editions) > 1)


def target_language(options: argparse.Namespace) -> Lang:
    """Return the language to translate an article into: the one that was named, or else the only other one.

    "" if there is no such article, which whoever opens it reports.

    Raises: WrongUsage.
    """
    if options.to:
        return str(options.to)
    with open_articles(options, [options.article]) as (archive, articles, _):
        if not articles:
            return ""
        others = other_languages(articles[0].original, archive.reader.sources.settings.languages)
    if len(others) != 1:
        raise WrongUsage(N_("name the language to translate into: {languages}"), languages=", ".join(others) or "--to")
    return others[0]


def write_edit(root: Path, draft: FileEdit | Problem, formatter: MessageFormatter, *, is_json: bool) -> int:
    """Write an edited file, report the outcome and return the exit code."""
    problems = [draft] if isinstance(draft, Problem) else list(write_edits(root, [draft]))
    if problems or isinstance(draft, Problem):
        return report_not_written(problems, formatter, is_json=is_json)
    # In the site of another program a new translation has a place that was not known before.
    lens = lens_of(root) if formatter.site else None
    path = lens.place_of(draft.path) if lens else draft.path
    if is_json:
        print_document({"file": path, "written": draft.is_change, "problems": []})
    elif draft.is_change:
        print_line(formatter.say(N_("Written: {path}"), path=path))
    else:
        print_line(formatter.say(N_("{path} is already complete"), path=draft.path))
    return DONE


def report_not_written(problems: Sequence[Problem], formatter: MessageFormatter, *, is_json: bool) -> int:
    """Report why nothing was written; return the exit code."""
    if is_json:
        print_document({"file": None, "written": False, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
    return PROBLEMS
