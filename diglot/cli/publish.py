"""`publish` and `rollback`: releases of a finished site, and which of them readers see."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from diglot.cli.build import positive, processors
from diglot.cli.command import DONE, PROBLEMS, Command, Option, flag
from diglot.cli.hosting import site_of, site_option
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter
    from diglot.core.release_plan import Deployment
    from diglot.model.problems import Problem
    from diglot.pipeline.deploy.site_releases import ReleaseOptions


def _folder() -> Option:
    return Option("folder", N_("the folder that holds the releases"), N_("FOLDER"), {"type": Path})


def _publish(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters.terminal import Console
    from diglot.pipeline.deploy.site_releases import ReleaseOptions, publish

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
    return _tell(options, formatter, changes, problems, words, notified)


def _notify(
    options: argparse.Namespace, formatter: MessageFormatter, shelf: ReleaseOptions, problems: list[Problem]
) -> tuple[int, list[Problem]]:
    """Notify search engines; return of how many addresses, and all problems."""
    from diglot.adapters.terminal import Console
    from diglot.pipeline.deploy.notification import notify

    with Console(formatter.say, is_quiet=options.json) as console:
        notified, more = notify(shelf, console)
    return notified, [*problems, *more]


def _roll_back(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters.terminal import Console
    from diglot.pipeline.deploy.site_releases import ReleaseOptions, roll_back

    shelf = ReleaseOptions(options.folder.absolute(), options.root.resolve())
    with Console(formatter.say, is_quiet=options.json) as console:
        changes, problems = roll_back(shelf, console)
    return _tell(options, formatter, changes, problems, N_("Back to release {release}, replacing {previous}"))


def _tell(
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


PUBLISH = Command(
    "publish",
    N_("publish the finished site as a release that can be rolled back"),
    (
        _folder(),
        site_option(),
        Option("--keep", N_("how many releases to keep (default: 3)"), "N", {"type": positive, "default": 3}),
        Option("--notify", N_("notify search engines of what has changed (IndexNow)"), settings=flag()),
    ),
    _publish,
    ("publish /srv/journal", "publish /srv/journal --keep 5", "publish /srv/journal --notify"),
    needs_publication=False,
)
ROLLBACK = Command(
    "rollback",
    N_("go back to the previous release"),
    (_folder(),),
    _roll_back,
    ("rollback /srv/journal",),
    needs_publication=False,
)
