"""`fix`: what can safely be fixed in manuscripts, shown first, and written if the editor agrees."""

from __future__ import annotations

import argparse
import difflib
import itertools
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from diglot.adapters.disk import Folder
from diglot.cli.command import DONE, PROBLEMS, WrongUsage
from diglot.cli.environment import today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import (
    is_coloured,
    may_write,
    print_document,
    print_line,
    print_problems,
    problem_rows,
)
from diglot.cli.writing.article_arguments import open_articles
from diglot.extensions.check.pipeline.fix import FixedFile, find_fixes
from diglot.extensions.check.pipeline.fix_encoding import find_recoded
from diglot.model.messages import N_
from diglot.model.problems import NotUtf8, Problem, split_results
from diglot.pipeline.base.kept_files import write_undoable

# Of a file whose encoding changes: lines, and characters of each.
_LINES_SHOWN, _WIDTH_SHOWN = 3, 72
_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    mended, problems = _recoded(options) if options.encoding else _mended(options)
    if not options.json:
        _show(mended, formatter)
    question = formatter.say(N_("Write these changes? [y/N] "))
    is_written = bool(mended) and not options.dry_run and may_write(options, question)
    late: list[Problem] = []
    if is_written:
        late = write_undoable(options.root.resolve(), [row.edit for row in mended], "fix", today(os.environ))
        problems += late
    if options.json:
        files = [_row(row, formatter) for row in mended]
        print_document({"files": files, "written": is_written, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        _sum_up(len(mended) - len(late), formatter, options, is_written=is_written)
    # What was only shown stays to be done, and a script should know.
    return PROBLEMS if problems or (mended and not is_written) else DONE


def _mended(options: argparse.Namespace) -> tuple[list[FixedFile], list[Problem]]:
    if options.from_encoding:
        raise WrongUsage(N_("--from is only for --encoding"))
    with open_articles(options, options.articles) as (archive, articles, problems):
        mended, refusals = split_results(find_fixes(archive.reader, articles))
        unread = [problem for problem in archive.reader.problems if isinstance(problem, NotUtf8)]
    return mended, [*problems, *refusals, *unread]


def _recoded(options: argparse.Namespace) -> tuple[list[FixedFile], list[Problem]]:
    root = options.root.resolve()
    paths = [_path_from(root, file) for file in options.encoding]
    return split_results(find_recoded(Folder(root), paths, options.from_encoding or ""))


def _path_from(root: Path, file: Path) -> str:
    """Return the path of a file from the root; it may be given from there, as problems have it."""
    here = file.parent.resolve() / file.name
    return (here.relative_to(root) if here.is_relative_to(root) and here.exists() else file).as_posix()


def _row(row: FixedFile, formatter: MessageFormatter) -> Mapping[str, str]:
    encoding = {"encoding": row.encoding} if row.encoding else {}
    path = formatter.place(row.path)
    return {"file": path, "diff": "".join(difference(row, path)), **encoding}


def difference(row: FixedFile, path: str) -> Iterator[str]:
    """Yield the lines of a unified diff of a file. path: as it is shown."""
    for line in difflib.unified_diff(*_lines(row), f"a/{path}", f"b/{path}", n=0):
        yield line.rstrip("\r\n") + "\n"


def _lines(row: FixedFile) -> tuple[list[str], list[str]]:
    """Return the lines of a file before and after, with their ends."""
    before, after = (re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text) for text in (row.before, row.after))
    return before, after


def _show(mended: Sequence[FixedFile], formatter: MessageFormatter) -> None:
    coloured = is_coloured(sys.stdout)
    for row in mended:
        for line in _first_words(row) if row.encoding else difference(row, formatter.place(row.path)):
            colour = _COLOURS.get(line[0], "") if coloured else ""
            print_line(line.removesuffix("\n"), colour=colour)


def _first_words(row: FixedFile) -> Iterator[str]:
    """Yield where a file changes its encoding, and its first lines that are others then, shortened."""
    yield f"{row.path}: {row.encoding} → UTF-8"
    changes = ((before, after) for before, after in zip(*_lines(row), strict=False) if before != after)
    for before, after in itertools.islice(changes, _LINES_SHOWN):
        yield f"-{before.rstrip()[:_WIDTH_SHOWN]}"
        yield f"+{after.rstrip()[:_WIDTH_SHOWN]}"


def _sum_up(count: int, formatter: MessageFormatter, options: argparse.Namespace, *, is_written: bool) -> None:
    if not count:
        print_line(formatter.say(N_("Nothing to fix.")))
    elif is_written:
        print_line(formatter.count("{n} file fixed", "{n} files fixed", count))
    else:
        print_line(formatter.count("{n} file would change", "{n} files would change", count))
        if not options.dry_run:
            print_line(formatter.say(N_("Nothing was written. --yes writes without asking.")))
