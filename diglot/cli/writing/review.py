"""`review`: “I have read these rows, and they may go out”, written into the ledger of an article."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence

import msgspec

from diglot.adapters.system.users import user_name
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.environment import today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.cli.safe_text import quotable, show_controls
from diglot.cli.writing.article_arguments import open_articles
from diglot.model.messages import N_
from diglot.model.problems import split_results
from diglot.pipeline.translation.review import OpenRow, ReviewOptions, ReviewResult, find_open_rows, record_reviews


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    with open_articles(options, options.articles) as (archive, articles, problems):
        if options.list:
            rows, refusals = split_results(find_open_rows(archive, articles))
            documents = [_document(row, formatter) for row in rows]
            lines = "\n".join(_open_lines(rows, formatter))
        else:
            order = ReviewOptions(options.by or user_name(), today(os.environ), options.units or ())
            results, refusals = split_results(record_reviews(archive, articles, order))
            documents = [{**msgspec.to_builtins(one), "path": formatter.place(one.path)} for one in results]
            lines = "\n".join(_line(result, formatter) for result in results)
    problems += refusals
    if options.json:
        name = "rows" if options.list else "articles"
        print_document({name: documents, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        if lines:
            print_line(lines, is_safe=True)
    return PROBLEMS if problems or (options.list and documents) else DONE


def _line(result: ReviewResult, formatter: MessageFormatter) -> str:
    reviewed = formatter.count("{n} paragraph", "{n} paragraphs", result.reviewed)
    if not result.left:
        words = N_("{article}: reviewed, {units}; nothing is left ({path})")
        return formatter.say(words, article=quotable(result.article), units=reviewed, path=result.path)
    left = formatter.count("{n} paragraph", "{n} paragraphs", result.left)
    words = N_("{article}: reviewed, {units}; not reviewed: {left} ({path})")
    return formatter.say(words, article=quotable(result.article), units=reviewed, left=left, path=result.path)


def _document(row: OpenRow, formatter: MessageFormatter) -> dict[str, object]:
    """Return a row as `--json` prints it."""
    spots = [formatter.spot(side.path, side.line) for side in row.sides]
    sides = [
        {**msgspec.to_builtins(side), "path": path, "line": line}
        for side, (path, line) in zip(row.sides, spots, strict=True)
    ]
    return {**msgspec.to_builtins(row), "field": row.field or None, "sides": sides}


_STATES = {"behind": N_("behind"), "to-review": N_("to review")}


def _open_lines(rows: Sequence[OpenRow], formatter: MessageFormatter) -> Iterator[str]:
    for row in rows:
        yield f"{formatter.say(_STATES[row.state])}: {row.field or row.sides[0].number or '—'}"
        for side in row.sides:
            if side.text:
                first, *more = show_controls(side.text).split("\n")
                path, line = formatter.spot(side.path, side.line)
                yield f"  {quotable(path)}:{line}: {first}"
                yield from (f"    {line}" for line in more)
    yield formatter.count("{n} paragraph is not reviewed", "{n} paragraphs are not reviewed", len(rows))
