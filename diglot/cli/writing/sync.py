"""`sync`: “these texts say the same now”, written into the ledger; `--adopt`: for all that were never declared."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from diglot.adapters.system.users import user_name
from diglot.cli.command import DONE, PROBLEMS, WrongUsage
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import may_write, print_document, print_line, print_problems, problem_rows
from diglot.cli.tables import grouped_lines, terminal_columns
from diglot.cli.writing.article_arguments import open_articles
from diglot.model.messages import N_
from diglot.model.places import stem_of
from diglot.model.problems import Problem, split_results
from diglot.model.publication import Article
from diglot.model.translation.watched_sites import WatchedSite
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.adopt import Candidate, adopt, find_candidates, open_marked, open_past
from diglot.pipeline.translation.ledger_store import LedgerStore
from diglot.pipeline.translation.sync import SyncOptions, SyncResult, declare_in_step


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    if not options.articles and not options.adopt:
        raise WrongUsage(N_("name the articles, or give --adopt for all"))
    if options.adopt and (options.minor or options.units or options.whole):
        raise WrongUsage(N_("--adopt cannot be combined with --minor, --units or --whole"))
    if not options.adopt and (options.as_of or options.only_whole or options.yes):
        raise WrongUsage(N_("--as-of, --only-whole and --yes need --adopt"))
    if options.adopt:
        return _adopt(options, formatter)
    order = SyncOptions(
        by=options.by or user_name(),
        on=today(os.environ),
        is_minor=options.minor,
        units=options.units or (),
        is_whole=options.whole,
    )
    with open_articles(options, options.articles) as (archive, articles, problems):
        declared, refusals = split_results(declare_in_step(archive, articles, order))
    problems += refusals
    if options.json:
        rows = [{**msgspec.structs.asdict(row), "path": formatter.place(row.path)} for row in declared]
        print_document({"articles": rows, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        for row in declared:
            print_line(_line(row, formatter, is_minor=options.minor))
    return PROBLEMS if problems else DONE


def _adopt(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    with open_articles(options, options.articles) as (archive, articles, problems):
        found, refusals = split_results(_candidates(options, archive, articles, formatter.site))
    problems += refusals
    found.sort(key=lambda row: ([*_VERDICTS].index(_verdict(row, options)), row.article))
    chosen = [row for row in found if row.is_adopted(only_whole=options.only_whole)]
    if not options.json:
        print_problems(problems, formatter)
        print_line("\n".join(_candidate_lines(found, options, formatter)))
    is_written = bool(chosen) and may_write(options, formatter.say(N_("Declare them in step? [y/N] ")))
    if is_written:
        late = list(adopt(options.root.resolve(), chosen))
        problems += late
        if not options.json:
            print_problems(late, formatter)
            print_line(
                formatter.count("{n} pair declared in step", "{n} pairs declared in step", len(chosen) - len(late))
            )
    elif chosen and not options.json:
        print_line(formatter.say(N_("Nothing was written. --yes writes without asking.")))
    if options.json:
        rows = [_candidate_row(row, options, formatter) for row in found]
        print_document({"articles": rows, "written": is_written, "problems": problem_rows(problems, formatter)})
    return PROBLEMS if problems or (chosen and not is_written) else DONE


def _candidates(
    options: argparse.Namespace, archive: LedgerStore, articles: Sequence[Article], site: WatchedSite | None
) -> Iterator[Candidate | Problem]:
    day, by = today(os.environ), options.by or user_name()
    if options.as_of is not None:
        with open_past(archive, options.as_of, KNOWN, day, processors()) as past:
            if isinstance(past, Problem):
                yield past
            else:
                yield from find_candidates(archive, articles, *past, by)
    elif site and site.marks:
        with open_marked(archive, KNOWN, day, processors()) as marked:
            for one in find_candidates(archive, articles, marked, day, by):
                yield one if isinstance(one, Problem) else _as_marked(one, site)
    else:
        yield from find_candidates(archive, articles, archive, day, by)


def _as_marked(row: Candidate, site: WatchedSite) -> Candidate:
    """Return a pair left out if the site itself says that it is behind, and not since when."""
    mark = site.marks.get(f"content/{row.lang}/{stem_of(row.path)}.md")
    return msgspec.structs.replace(row, verdict="marked") if mark == "" else row


# The groups of the table, in their order.
_VERDICTS: Mapping[str, str] = {
    "adopted": N_("to be declared in step"),
    "doubtful": N_("left out because something looks doubtful"),
    "not-in-step": N_("left out because they are clearly not in step"),
    "marked": N_("left out because the site's own marks say that they are behind"),
    "stub": N_("not translated yet"),
    "absent": N_("missing at that time, or not in both languages"),
}


def _verdict(row: Candidate, options: argparse.Namespace) -> str:
    return "adopted" if row.is_adopted(only_whole=options.only_whole) else row.verdict


def _candidate_lines(
    rows: Sequence[Candidate], options: argparse.Namespace, formatter: MessageFormatter
) -> Iterator[str]:
    say, number = formatter.say, formatter.words.number
    if not rows:
        yield say(N_("Every pair has already been declared in step, or has only one text."))
        return
    head = [say(cell) for cell in (N_("article"), N_("languages"), N_("passages"), N_("doubtful"))]
    table = [
        (
            say(_VERDICTS[_verdict(row, options)]),
            [
                row.article or "/",
                f"{row.original} → {row.lang}",
                number(row.units) if row.units else "—",
                number(row.doubtful) if row.doubtful else "—",
            ],
        )
        for row in rows
    ]
    yield from grouped_lines(head, table, terminal_columns(), number)


def _candidate_row(row: Candidate, options: argparse.Namespace, formatter: MessageFormatter) -> dict[str, object]:
    """Return a pair as `--json` prints it."""
    return {
        "article": row.article,
        "lang": row.lang,
        "units": row.units,
        "doubtful": row.doubtful,
        "adopted": row.is_adopted(only_whole=options.only_whole),
        "verdict": row.verdict,
        "path": formatter.place(row.path),
    }


def _line(row: SyncResult, formatter: MessageFormatter, *, is_minor: bool) -> str:
    if not row.units:
        return formatter.say(N_("{article}: nothing new to declare"), article=row.article)
    units = formatter.count("{n} paragraph", "{n} paragraphs", row.units)
    words = N_("{article}: minor, {units} ({path})") if is_minor else N_("{article}: in step, {units} ({path})")
    return formatter.say(words, article=row.article, units=units, path=row.path)
