"""`comment`: what people say to each other about the passages of an article, in files beside the texts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence

from diglot.adapters.system.users import user_name
from diglot.cli.command import DONE, PROBLEMS, WrongUsage
from diglot.cli.environment import today
from diglot.cli.messages import MessageFormatter, day
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.cli.safe_text import quotable, show_controls
from diglot.cli.writing.article_arguments import open_articles, report_not_written
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.translation.comments import Comment
from diglot.pipeline.translation.comments import add_comment, find_comments, resolve_comment


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    if options.text is not None and (options.resolve or options.all):
        raise WrongUsage(N_("--text cannot be combined with --resolve or --all"))
    if options.unit and options.text is None:
        raise WrongUsage(N_("--unit needs --text"))
    if options.text is not None and not options.text.strip():
        raise WrongUsage(N_("the comment has no words"))
    with open_articles(options, [options.article]) as (archive, articles, problems):
        if problems:
            return report_not_written(problems, formatter, is_json=options.json)
        [article], by, on = articles, options.by or user_name(), today(os.environ)
        if options.text is None and not options.resolve:
            found, damaged = find_comments(archive, article, options.to or "")
            shown = [(comment, number) for comment, number in found if options.all or not comment.resolved]
            return _show(shown, [*problems, *damaged], options, formatter)
        written = (
            resolve_comment(archive, article, options.resolve, by, on)
            if options.resolve
            else add_comment(archive, article, options.text, options.unit or "", by, on, options.to or "")
        )
    if isinstance(written, Problem):
        return report_not_written([written], formatter, is_json=options.json)
    if options.json:
        print_document({"file": formatter.place(written.path), "written": True, "problems": []})
    else:
        print_line(formatter.say(N_("Written: {path}"), path=written.path))
    return DONE


def _show(
    found: Sequence[tuple[Comment, int | None]],
    problems: Sequence[object],
    options: argparse.Namespace,
    formatter: MessageFormatter,
) -> int:
    if options.json:
        documents = [_document(comment, number, formatter) for comment, number in found]
        print_document({"comments": documents, "problems": problem_rows(problems, formatter)})  # type: ignore[arg-type]
    else:
        print_problems(problems, formatter)  # type: ignore[arg-type]
        print_line("\n".join(_lines(found, formatter)), is_safe=True)
    return PROBLEMS if problems else DONE


def _lines(found: Sequence[tuple[Comment, int | None]], formatter: MessageFormatter) -> Iterator[str]:
    for comment, number in found:
        place = comment.field or (str(number + 1) if number is not None else "")
        end = comment.resolved
        parts = [
            str(quotable(comment.name)),
            comment.lang,
            place,
            str(show_controls(comment.by)),
            day(comment.on, formatter),
        ]
        parts += [formatter.say(N_("resolved by {name}"), name=show_controls(end.by))] if end else []
        yield " · ".join(filter(None, parts))
        if comment.passage:
            yield f"  > {show_controls(comment.passage.replace(chr(10), ' '))}"
        yield from (f"  {show_controls(line)}" for line in comment.text.split("\n"))
    yield formatter.count("{n} comment", "{n} comments", len(found))


def _document(comment: Comment, number: int | None, formatter: MessageFormatter) -> dict[str, object]:
    """Return a comment as `--json` prints it."""
    end = comment.resolved
    return {
        "name": comment.name,
        "on": comment.on.isoformat(),
        "by": comment.by,
        "text": comment.text,
        "passage": comment.passage or None,
        "field": comment.field or None,
        "number": None if number is None else number + 1,
        **({"lang": comment.lang} if comment.lang else {}),
        "resolved": {"on": end.on.isoformat(), "by": end.by} if end else None,
        "file": formatter.place(comment.path),
    }
