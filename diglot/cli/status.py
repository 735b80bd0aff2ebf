"""`status`: how every article stands in each language, one row each."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from diglot.cli.article_arguments import STATE_WORDS, day
from diglot.cli.build import processors, today
from diglot.cli.command import DONE, PROBLEMS, Command, Option, flag
from diglot.cli.output import print_document, print_problems, problem_rows
from diglot.model.languages import LANGUAGES
from diglot.model.ledger import ABSENT, STALE, STATES, StatusRow
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.model.problems import Problem

# What rows are sorted by; the most urgent first.
_ORDERS: Mapping[str, Callable[[StatusRow], Any]] = {
    "article": lambda row: (row.article, row.lang),
    "state": lambda row: (STATES.index(row.state), row.article),
    "share": lambda row: (row.share if row.share is not None else 2.0, row.article),
    "words": lambda row: (-row.words, row.article),
    "since": lambda row: (row.since is None, row.since and row.since.isoformat(), row.article),
}


def _options() -> tuple[Option, ...]:
    return (
        Option(
            "articles",
            N_("these articles only, such as blog/article"),
            N_("ARTICLE"),
            {"nargs": "*", "default": []},
        ),
        Option("--missing", N_("only what has no translation yet; found any, the exit code is 1"), settings=flag()),
        Option("--stale", N_("only what is older than its original; found any, the exit code is 1"), settings=flag()),
        Option("--lang", N_("only translations into this language"), settings={"choices": sorted(LANGUAGES)}),
        Option("--by", N_("only what this person translated or declared in step"), N_("NAME")),
        Option("--sort", N_("by article, state, share, words or since"), settings={"choices": [*_ORDERS]}),
    )


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.pipeline.outputs.known_names import KNOWN
    from diglot.pipeline.translation.status import find_status

    report = find_status(options.root.resolve(), KNOWN, today(os.environ), processors())
    problems = [*report.problems, *_unknown(options.articles, report.rows)]
    rows = sorted(filter(_wanted(options), report.rows), key=_ORDERS[options.sort or "article"])
    if options.json:
        totals = {"states": _counts(rows), "words": sum(row.words for row in rows)}
        document = {"articles": [_document(row) for row in rows], "totals": totals}
        print_document({**document, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        for line in _lines(rows, formatter):
            print(line)
    return PROBLEMS if problems or (rows and (options.missing or options.stale)) else DONE


def _wanted(options: argparse.Namespace) -> Callable[[StatusRow], bool]:
    names = {_bare(name) for name in options.articles}
    states = (ABSENT if options.missing else frozenset()) | (STALE if options.stale else frozenset())
    person = (options.by or "").casefold()

    def is_wanted(row: StatusRow) -> bool:
        return (
            (not names or row.article in names or _bare(row.path) in names)
            and (not states or row.state in states)
            and options.lang in (None, row.lang)
            and person in row.by.casefold()
        )

    return is_wanted


def _bare(name: str) -> str:
    """An article's key by itself or by the path of one of its files."""
    bare = name.strip("/").removesuffix(".md").removesuffix(".markdown")
    if bare.startswith("content/") and bare.count("/") > 1:
        bare = bare.split("/", 2)[2]
    return bare.removesuffix("/index").removesuffix("/_index")


def _unknown(names: Sequence[str], rows: Sequence[StatusRow]) -> Iterator[Problem]:
    from diglot.model.problems import UnknownArticle, nearest

    known = {row.article for row in rows} | {_bare(row.path) for row in rows}
    for name in names:
        if _bare(name) not in known:
            like = nearest(_bare(name), known)
            yield UnknownArticle(name, f" ({like}?)" if like else "")


def _counts(rows: Sequence[StatusRow]) -> dict[str, int]:
    counts = Counter(row.state for row in rows)
    return {state: counts[state] for state in STATES if counts[state]}


def _document(row: StatusRow) -> dict[str, object]:
    """A row as scripts read it."""
    return {
        "article": row.article,
        "title": row.title,
        "original": row.original,
        "lang": row.lang,
        "state": row.state,
        "units": row.units,
        "changed": row.changed,
        "share": row.share,
        "words": row.words,
        "by": row.by,
        "since": row.since.isoformat() if row.since else None,
        "draft": row.is_draft,
        "machine_translated": row.is_machine_translated,
        "file": row.path,
    }


def _lines(rows: Sequence[StatusRow], formatter: MessageFormatter) -> Iterator[str]:
    say = formatter.say
    head = (
        N_("article"),
        N_("languages"),
        N_("state"),
        N_("changed"),
        N_("in step"),
        N_("words"),
        N_("since"),
        N_("by"),
    )
    table = [[say(cell) for cell in head], *(_cells(row, formatter) for row in rows)]
    if rows:
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        for cells in table:
            yield "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
    counts = [f"{say(STATE_WORDS[state])}: {formatter.words.number(n)}" for state, n in _counts(rows).items()]  # type: ignore[index]
    words = formatter.count("{n} word to translate", "{n} words to translate", sum(row.words for row in rows))
    yield "; ".join([*counts, words]) if counts else say(N_("nothing of the kind"))


def _cells(row: StatusRow, formatter: MessageFormatter) -> list[str]:
    number = formatter.words.number
    changed = (
        formatter.say(N_("{changed} of {all}"), changed=number(row.changed), all=number(row.units))
        if row.changed
        else "—"
    )
    return [
        row.article or "/",
        f"{row.original} → {row.lang}",
        formatter.say(STATE_WORDS[row.state]),
        changed,
        formatter.words.percent(int(row.share * 100)) if row.share is not None else "—",
        number(row.words) if row.words else "—",
        day(row.since, formatter),
        row.by or "—",
    ]


COMMAND = Command(
    "status", N_("what is missing, and what changed since it was translated: one row an article"), _options(), _run
)
