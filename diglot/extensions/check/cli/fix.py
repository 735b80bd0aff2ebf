"""`fix`: what can safely be fixed in manuscripts, shown first, and written if the editor agrees."""

from __future__ import annotations

import argparse
import difflib
import os
import re
import sys
from collections.abc import Iterator, Sequence

from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.environment import today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import (
    is_coloured,
    may_write,
    print_document,
    print_line,
    print_problems,
    problem_rows,
    split_results,
)
from diglot.cli.writing.article_arguments import open_articles
from diglot.extensions.check.pipeline.fix import FixedFile, find_fixes
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.pipeline.base.kept_files import write_undoable

_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    with open_articles(options, options.articles) as (archive, articles, problems):
        mended, refusals = split_results(find_fixes(archive.reader, articles))
    problems += refusals
    if not options.json:
        _show(mended, formatter)
    question = formatter.say(N_("Write these changes? [y/N] "))
    is_written = bool(mended) and not options.dry_run and may_write(options, question)
    late: list[Problem] = []
    if is_written:
        late = write_undoable(options.root.resolve(), [row.edit for row in mended], "fix", today(os.environ))
        problems += late
    if options.json:
        files = [{"file": row.path, "diff": "".join(difference(row))} for row in mended]
        print_document({"files": files, "written": is_written, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        _sum_up(len(mended) - len(late), formatter, options, is_written=is_written)
    # What was only shown stays to be done, and a script should know.
    return PROBLEMS if problems or (mended and not is_written) else DONE


def difference(row: FixedFile) -> Iterator[str]:
    """Yield the lines of a unified diff of a file."""
    before, after = (re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text) for text in (row.before, row.after))
    for line in difflib.unified_diff(before, after, f"a/{row.path}", f"b/{row.path}", n=0):
        yield line.rstrip("\r\n") + "\n"


def _show(mended: Sequence[FixedFile], formatter: MessageFormatter) -> None:
    coloured = is_coloured(sys.stdout)
    for row in mended:
        for line in difference(row):
            colour = _COLOURS.get(line[0], "") if coloured else ""
            print_line(line[:-1], colour=colour)


def _sum_up(count: int, formatter: MessageFormatter, options: argparse.Namespace, *, is_written: bool) -> None:
    if not count:
        print_line(formatter.say(N_("Nothing to fix.")))
    elif is_written:
        print_line(formatter.count("{n} file fixed", "{n} files fixed", count))
    else:
        print_line(formatter.count("{n} file would change", "{n} files would change", count))
        if not options.dry_run:
            print_line(formatter.say(N_("Nothing was written. --yes writes without asking.")))
