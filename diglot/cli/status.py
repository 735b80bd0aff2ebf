"""`status`: how every article stands in each language, one row each, the gravest states first."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diglot.cli.article_arguments import STATE_WORDS, day
from diglot.cli.build import processors, today
from diglot.cli.command import DONE, PROBLEMS, Command, Option, flag
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.cli.tables import grouped_lines, terminal_columns
from diglot.model.languages import LANGUAGES
from diglot.model.ledger import ABSENT, STALE, STATES, StatusRow
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter

_COLUMNS = (N_("article"), N_("languages"), N_("changed"), N_("in step"), N_("words"), N_("since"), N_("by"))
# What rows of one state are sorted by; the most urgent first.
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
        Option("--missing", N_("list only what is not translated yet; exit with 1 if there is any"), settings=flag()),
        Option("--stale", N_("list only what is behind its original; exit with 1 if there is any"), settings=flag()),
        Option("--lang", N_("list only translations into this language"), settings={"choices": sorted(LANGUAGES)}),
        Option("--by", N_("list only what this person translated or declared in step"), N_("NAME")),
        Option(
            "--since",
            N_("list only what has fallen behind since this commit or day; exit with 1 if there is any"),
            N_("COMMIT"),
        ),
        Option("--html", N_("write the same as an HTML page to this file"), N_("FILE"), {"type": Path}),
        Option("--sort", N_("sort by article, state, share, words or since"), settings={"choices": [*_ORDERS]}),
    )


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters.disk import Folder, write_given_file
    from diglot.model.problems import Problem
    from diglot.pipeline.outputs.known_names import KNOWN
    from diglot.pipeline.translation.status import find_status, find_stems

    root = options.root.resolve()
    report = find_status(root, KNOWN, today(os.environ), processors())
    stems, unknown = find_stems(Folder(root), options.articles)
    problems = [*report.problems, *unknown]
    found = report.rows
    if options.since:
        from diglot.pipeline.translation.put_behind import find_put_behind

        put_behind = find_put_behind(root, options.since, report.rows, KNOWN, today(os.environ), processors())
        if isinstance(put_behind, Problem):
            problems, found = [*problems, put_behind], ()
        else:
            found = put_behind
    rows = sorted(filter(_wanted(options, stems), found), key=_ORDERS[options.sort or "article"])
    if options.html:
        write_given_file(options.html, _page(rows, formatter).encode())
    if options.json:
        totals = {"states": _counts(rows), "words": sum(row.words for row in rows)}
        document = {"articles": [_document(row) for row in rows], "totals": totals}
        print_document({**document, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        if rows or not problems:
            print_line("\n".join(_lines(rows, formatter)))
    return PROBLEMS if problems or (rows and (options.missing or options.stale or options.since)) else DONE


def _wanted(options: argparse.Namespace, stems: Collection[str]) -> Callable[[StatusRow], bool]:
    """stems: of the articles that were named."""
    from diglot.pipeline.sources.load import stem_of

    states = (ABSENT if options.missing else frozenset()) | (STALE if options.stale else frozenset())
    person = (options.by or "").casefold()

    def is_wanted(row: StatusRow) -> bool:
        stem = stem_of(row.path)
        return (
            (not options.articles or stem in stems or f"{stem}/index" in stems)
            and (not states or row.state in states)
            and options.lang in (None, row.lang)
            and person in row.by.casefold()
        )

    return is_wanted


def _counts(rows: Sequence[StatusRow]) -> dict[str, int]:
    counts = Counter(row.state for row in rows)
    return {state: counts[state] for state in STATES if counts[state]}


def _document(row: StatusRow) -> dict[str, object]:
    """Return a row as `--json` prints it."""
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
    """Yield the table, grouped by state, the most urgent first, and the totals; lines fit the terminal."""
    table = [
        (formatter.say(STATE_WORDS[row.state]), [cell or "—" for cell in _cells(row, formatter)])
        for row in _by_state(rows)
    ]
    head = [formatter.say(name) for name in _COLUMNS]
    yield from grouped_lines(head, table, terminal_columns(), formatter.words.number)
    yield _total(rows, formatter)


def _by_state(rows: Sequence[StatusRow]) -> list[StatusRow]:
    """Return rows of the same state together, the most urgent first."""
    return sorted(rows, key=lambda row: STATES.index(row.state))


def _total(rows: Sequence[StatusRow], formatter: MessageFormatter) -> str:
    words = formatter.count("{n} word to translate", "{n} words to translate", sum(row.words for row in rows))
    return words if rows else formatter.say(N_("nothing to list"))


def _page(rows: Sequence[StatusRow], formatter: MessageFormatter) -> str:
    from diglot.core.ledger import StatusLine, StatusSection, render_status

    def line(row: StatusRow) -> StatusLine:
        name, langs, changed, share, *others = _cells(row, formatter)
        part = None if row.share is None else (row.share, share)
        return StatusLine(row.title, row.original, name, part, (langs, changed, *others))

    sections = [
        StatusSection(formatter.say(STATE_WORDS[state]), tuple(map(line, group)))
        for state, group in groupby(_by_state(rows), key=lambda row: row.state)
    ]
    name, langs, changed, share, *others = (formatter.say(column) for column in _COLUMNS)
    title = formatter.say(N_("Translations, {day}"), day=day(today(os.environ), formatter))
    head = (name, share, langs, changed, *others)
    return render_status(title, formatter.words.lang, head, sections, [_total(rows, formatter)])


def _cells(row: StatusRow, formatter: MessageFormatter) -> list[str]:
    """Return the cells of a row; "" where there is nothing to show."""
    number = formatter.words.number
    changed = (
        formatter.say(N_("{changed} of {all}"), changed=number(row.changed), all=number(row.units))
        if row.changed
        else ""
    )
    return [
        row.article or "/",
        f"{row.original} → {row.lang}",
        changed,
        formatter.words.percent(int(row.share * 100)) if row.share is not None else "",
        number(row.words) if row.words else "",
        row.since.isoformat() if row.since else "",
        row.by,
    ]


COMMAND = Command(
    "status",
    N_("show what is missing and what has changed since it was translated, one row per article"),
    _options(),
    _run,
    (
        "status",
        "status --missing --lang ru",
        "status city/notes",
        "status --since main",
        "status --html status.html",
    ),
)
