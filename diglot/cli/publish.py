"""`publish` and `rollback`: releases of a finished site, and which of them readers see."""

from __future__ import annotations

import argparse

import msgspec

from diglot.adapters.terminal import Console
from diglot.cli.command import DONE, PROBLEMS
from diglot.cli.environment import processors
from diglot.cli.hosting import site_of
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.core.release_plan import Deployment
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.pipeline.deploy.notification import notify
from diglot.pipeline.deploy.site_releases import ReleaseOptions, publish


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    shelf = ReleaseOptions(options.folder.absolute(), options.root.resolve(), options.keep, processors())
    with Console(formatter.say, is_quiet=options.json) as console:
        changes, problems = publish(site_of(options), shelf, console)
    notified = None
    if changes and options.notify:
        notified, problems = _notify(options, formatter, shelf, problems)
    if changes and changes.release == changes.previous:
        words = N_("This site is published already: release {release}")
    else:
        words = N_("Published: release {release}")
    return report_deployment(options, formatter, changes, problems, words, notified)


def _notify(
    options: argparse.Namespace, formatter: MessageFormatter, shelf: ReleaseOptions, problems: list[Problem]
) -> tuple[int, list[Problem]]:
    """Notify search engines; return of how many addresses, and all problems."""
    with Console(formatter.say, is_quiet=options.json) as console:
        notified, more = notify(shelf, console)
    return notified, [*problems, *more]


def report_deployment(
    options: argparse.Namespace,
    formatter: MessageFormatter,
    changes: Deployment | None,
    problems: list[Problem],
    words: str,
    notified: int | None = None,
) -> int:
    """Print what was done. notified: of how many addresses search engines were notified; None if it was not asked."""
    if options.json:
        document = msgspec.to_builtins(changes) if changes else {}
        document |= {} if notified is None else {"notified": notified}
        print_document({**document, "problems": problem_rows(problems, formatter)})
        return PROBLEMS if problems else DONE
    print_problems(problems, formatter)
    if changes is None:
        return PROBLEMS
    print_line(formatter.say(words, release=changes.release, previous=changes.previous))
    if changes.release != changes.previous:
        print_line(_counts(formatter, changes))
        print_line(formatter.say(N_("Readers see it at {folder}"), folder=options.folder.absolute() / "current"))
    if notified:
        addresses = formatter.count("{n} changed address", "{n} changed addresses", notified)
        print_line(formatter.say(N_("Search engines notified: {addresses}"), addresses=addresses))
    elif notified == 0 and not problems:
        print_line(formatter.say(N_("No address has changed since search engines were last notified")))
    return PROBLEMS if problems else DONE


def _counts(formatter: MessageFormatter, changes: Deployment) -> str:
    """How much a deployment sends and takes away."""
    return ", ".join(
        [
            formatter.count("{n} file added", "{n} files added", len(changes.added)),
            formatter.count("{n} file changed", "{n} files changed", len(changes.changed)),
            formatter.count("{n} file removed", "{n} files removed", len(changes.removed)),
        ]
    )
