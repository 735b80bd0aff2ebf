"""`sync`: “these texts say the same now”, written into the ledger."""

from __future__ import annotations

import argparse
import os
import pwd
from typing import TYPE_CHECKING

import msgspec

from diglot.cli.article_arguments import articles_option, open_articles
from diglot.cli.build import today
from diglot.cli.command import DONE, PROBLEMS, Command, Option, flag
from diglot.cli.output import print_document, print_problems, problem_rows, split_results
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.pipeline.translation.sync import SyncResult


def _options() -> tuple[Option, ...]:
    return (
        articles_option("*"),
        Option("--minor", N_("what changed does not touch the translation: a typo, a comma"), settings=flag()),
        Option("--units", N_("these units only, by number or field, such as 3,7,title"), N_("UNITS"), {"type": _units}),
        Option("--by", N_("who says so (default: your name on this computer)"), N_("NAME")),
        Option(
            "--adopt", N_("declare all pairs in step that never were: for texts translated before"), settings=flag()
        ),
    )


def _units(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.pipeline.translation.sync import SyncOptions, declare_in_step

    if not options.articles and not options.adopt:
        raise argparse.ArgumentTypeError(formatter.say(N_("name the articles, or say --adopt for all")))
    if options.adopt and (options.minor or options.units):
        raise argparse.ArgumentTypeError(formatter.say(N_("--adopt goes without --minor and --units")))
    order = SyncOptions(
        by=options.by or _name(),
        on=today(os.environ),
        is_minor=options.minor,
        units=options.units or (),
        is_adoption=options.adopt,
    )
    with open_articles(options, options.articles) as (archive, articles, problems):
        declared, refusals = split_results(declare_in_step(archive, articles, order))
    problems += refusals
    if options.json:
        rows = [msgspec.structs.asdict(row) for row in declared]
        print_document({"articles": rows, "problems": problem_rows(problems, formatter)})
    else:
        print_problems(problems, formatter)
        for row in declared:
            print(_line(row, formatter, is_minor=options.minor))
    return PROBLEMS if problems else DONE


def _line(row: SyncResult, formatter: MessageFormatter, *, is_minor: bool) -> str:
    if not row.units:
        return formatter.say(N_("{article}: nothing new to declare"), article=row.article)
    units = formatter.count("{n} unit", "{n} units", row.units)
    words = N_("{article}: minor, {units} ({path})") if is_minor else N_("{article}: in step, {units} ({path})")
    return formatter.say(words, article=row.article, units=units, path=row.path)


def _name() -> str:
    """The name of the person at the keyboard, as the system knows it."""
    try:
        person = pwd.getpwuid(os.getuid())
    except KeyError:
        return os.environ.get("USER", "")
    return person.pw_gecos.partition(",")[0].strip() or person.pw_name


COMMAND = Command(
    "sync", N_("say that an article's texts are in step: the ledger keeps what they say now"), _options(), _run
)
