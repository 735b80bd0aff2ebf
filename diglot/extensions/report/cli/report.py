"""`report`: what is left to be done in the other language, for a pull request: Markdown, one comment, a badge."""

from __future__ import annotations

import argparse
import os
import shlex
from collections.abc import Mapping, Sequence

from diglot.adapters import git
from diglot.adapters.disk import write_given_file
from diglot.adapters.files.file_stats import scan
from diglot.adapters.files.rooted_files import read_file
from diglot.adapters.service_requests import PostFailure
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_as_is, print_document, print_problems, problem_rows
from diglot.cli.writing.article_arguments import open_articles
from diglot.core.ledger import diff_words
from diglot.extensions.diff.pipeline.diff import ArticleDiff, Difference, diff_article
from diglot.extensions.report.adapters.changed_files import changed_since
from diglot.extensions.report.adapters.pull_requests import (
    PullRequest,
    Repository,
    find_pull_request,
    find_repository,
    post_comment,
    post_issue,
)
from diglot.extensions.report.core.badge import badge
from diglot.extensions.report.core.markdown_report import (
    ISSUE_MARK,
    MARK,
    Change,
    Deed,
    Task,
    markdown_issue,
    markdown_report,
)
from diglot.extensions.report.model.problems import NotPosted
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.translation.ledger import SETTLED, STATES, State, StatusRow
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.put_behind import find_put_behind
from diglot.pipeline.translation.status import find_status

_DEEDS: Mapping[State, Deed] = {
    "missing": "translate",
    "stub": "translate",
    "source-changed": "update",
    "both-changed": "update",
    "translation-edited": "compare",
    "untracked": "declare",
}
_COMMANDS: Mapping[Deed, str] = {
    "update": "diff {article}",
    "translate": "translate {article} --to {lang}",
    "compare": "diff {article}",
    "declare": "sync {article}",
}


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    root, day = options.root.resolve(), today(os.environ)
    found = find_status(root, lambda: KNOWN, day, processors(), may_fork=True)
    rows: Sequence[StatusRow] | Problem = found.rows
    problems = list(found.problems)
    if options.since:
        states = frozenset(STATES) - SETTLED
        rows = find_put_behind(root, options.since, found.rows, KNOWN, day, processors(), states)
        formatter = _in_language_of_changes(options, formatter)
    if isinstance(rows, Problem):
        problems, rows = [*problems, rows], ()
    tasks = _tasks(options, [row for row in rows if row.state in _DEEDS], formatter)
    if options.issue:
        text, address = _issue(tasks, problems, formatter)
    else:
        place = _pull_request(options, problems)
        text = markdown_report(tasks, formatter.say, formatter.program, _blob(place, formatter))
        address = _posted(place, text, problems, has_tasks=bool(tasks)) if place else ""
    if options.badge:
        write_given_file(options.badge, _badge(found.rows, formatter).encode())
    if options.output:
        write_given_file(options.output, text.encode())
    if options.json:
        rows_shown = [_row(task) for task in tasks]
        print_document({"tasks": rows_shown, "comment": address, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        if not options.output:
            print_as_is(text)
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else DONE


# ---------------------------------------------------------------- what is to be done


def _tasks(options: argparse.Namespace, rows: Sequence[StatusRow], formatter: MessageFormatter) -> list[Task]:
    changed = sorted({row.article for row in rows if _DEEDS[row.state] in ("update", "compare")})
    diffs: dict[tuple[str, Lang], ArticleDiff] = {}
    if changed:
        with open_articles(options, [key or "index" for key in changed]) as (ledgers, articles, _):
            for article in articles:
                compared = [one for one in diff_article(ledgers, article) if isinstance(one, ArticleDiff)]
                diffs |= {(one.article, one.langs[1]): one for one in compared}
    return [_task(row, diffs.get((row.article, row.lang)), formatter) for row in rows]


def _task(row: StatusRow, diff: ArticleDiff | None, formatter: MessageFormatter) -> Task:
    deed = _DEEDS[row.state]
    path, name, command = formatter.place(row.path), row.article or "index", _COMMANDS[deed]
    # Whoever knows the files of a site does not know our articles.
    name = path if formatter.site else name
    changes = [
        Change(_place_of(one, formatter), diff_words("\n".join(one.change.before), "\n".join(one.change.after)))
        for one in (diff.differences if diff else ())
        if one.is_source == (deed == "update")
    ]
    command = command.format(article=shlex.quote(name), lang=row.lang)
    people = tuple(one.name(formatter.lang) for one in row.translators) or ((row.by,) if row.by else ())
    return Task(deed, f"{row.original} → {row.lang}", path, command, tuple(changes), people)


def _place_of(one: Difference, formatter: MessageFormatter) -> str:
    return formatter.place(f"{one.spots[0].path}:{one.spots[0].line}") if one.spots else ""


def _row(task: Task) -> Mapping[str, object]:
    return {"do": task.deed, "langs": task.langs, "file": task.path, "command": task.command}


def _in_language_of_changes(options: argparse.Namespace, formatter: MessageFormatter) -> MessageFormatter:
    """Return a formatter in the language of the texts that somebody has changed, if they are all in one.

    Whoever has written only Russian is spoken to in Russian. --ui-lang decides before that.
    """
    if options.ui_lang:
        return formatter
    root = options.root.resolve()
    folder = root.parent if formatter.site else root
    if formatter.site:
        texts = formatter.site.places
    else:
        texts = {f"content/{path}": f"content/{path}" for path in scan(root, "content") if path.endswith(".md")}
    try:
        files = {place: read_file(folder, place) for place in texts.values()}
        changed = changed_since(folder, git.find_commit(folder, options.since), files)
    except (git.GitFailure, OSError):
        return formatter
    langs = {path.split("/")[1] for path, place in texts.items() if place in changed} & LANGUAGES.keys()
    return formatter.in_language(langs.pop()) if len(langs) == 1 else formatter


# ---------------------------------------------------------------- the pull request


def _pull_request(options: argparse.Namespace, problems: list[Problem]) -> PullRequest | None:
    if not options.comment:
        return None
    try:
        return find_pull_request(os.environ)
    except PostFailure as failure:
        problems.append(NotPosted("GITHUB_EVENT_PATH", failure.reason))
        return None


def _issue(tasks: Sequence[Task], problems: list[Problem], formatter: MessageFormatter) -> tuple[str, str]:
    """Post what is to be done, by translator, as an issue; return it, and its address, "" if there is none."""
    try:
        place = find_repository(os.environ)
        text = markdown_issue(tasks, formatter.say, formatter.program, _blob(place, formatter))
        title = formatter.say(N_("Translations: what is left to be done"))
        return text, post_issue(place, title, text, ISSUE_MARK, is_open=bool(tasks))
    except PostFailure as failure:
        problems.append(NotPosted("GITHUB_REPOSITORY", failure.reason))
        return markdown_issue(tasks, formatter.say, formatter.program), ""


def _blob(place: Repository | None, formatter: MessageFormatter) -> str:
    """Return the address at which the files of the publication are seen, with the way to it in the repository."""
    if place is None or formatter.root is None:
        return ""
    root = formatter.root.parent if formatter.site else formatter.root
    way = os.path.relpath(root, os.environ.get("GITHUB_WORKSPACE") or ".").replace(os.sep, "/")
    return place.blob if way == "." else f"{place.blob}{way}/"


def _posted(place: PullRequest, text: str, problems: list[Problem], *, has_tasks: bool) -> str:
    """Post a report; return the address of the comment. That nothing is to be done is said only where more was said."""
    try:
        return post_comment(place, text, MARK, is_new=has_tasks)
    except PostFailure as failure:
        problems.append(NotPosted(f"#{place.number}", failure.reason))
        return ""


def _badge(rows: Sequence[StatusRow], formatter: MessageFormatter) -> str:
    done = sum(row.state in SETTLED for row in rows)
    share = done / len(rows) if rows else 1.0
    return badge(formatter.say(N_("translations in step")), formatter.words.percent(int(share * 100)), share)
