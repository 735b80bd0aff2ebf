"""`publish` and `rollback`: releases of a finished site, and which of them readers see."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from diglot.door.build import positive, processors
from diglot.door.command import DONE, PROBLEMS, Command, Option
from diglot.door.hosting import site_of, site_option
from diglot.door.telling import print_document, problem_rows, tell_problems
from diglot.words.messages import N_

if TYPE_CHECKING:
    from diglot.desk.releases import Deployment
    from diglot.door.wording import Wording
    from diglot.words.problems import Problem


def _folder() -> Option:
    return Option("folder", N_("where the releases are kept"), N_("FOLDER"), {"type": Path})


def _publish(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.machines.console import Console
    from diglot.press.publishing import Shelf, publish

    shelf = Shelf(options.folder.absolute(), options.root.resolve(), options.keep, processors())
    with Console(wording.say, is_quiet=options.json) as console:
        changes, problems = publish(site_of(options), shelf, console)
    if changes and changes.release == changes.previous:
        return _tell(options, wording, changes, problems, N_("This site is published already: release {release}"))
    return _tell(options, wording, changes, problems, N_("Published: release {release}"))


def _roll_back(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.machines.console import Console
    from diglot.press.publishing import Shelf, roll_back

    shelf = Shelf(options.folder.absolute(), options.root.resolve())
    with Console(wording.say, is_quiet=options.json) as console:
        changes, problems = roll_back(shelf, console)
    return _tell(options, wording, changes, problems, N_("Back at release {release}, in place of {previous}"))


def _tell(
    options: argparse.Namespace,
    wording: Wording,
    changes: Deployment | None,
    problems: list[Problem],
    words: str,
) -> int:
    if options.json:
        document = msgspec.to_builtins(changes) if changes else {}
        print_document({**document, "problems": problem_rows(problems, wording)})
        return DONE if changes else PROBLEMS
    tell_problems(problems, wording)
    if changes is None:
        return PROBLEMS
    print(wording.say(words, release=changes.release, previous=changes.previous))
    if changes.release != changes.previous:
        print(_counts(wording, changes))
        print(wording.say(N_("Readers see it under {folder}"), folder=options.folder.absolute() / "current"))
    return DONE


def _counts(wording: Wording, changes: Deployment) -> str:
    """How much a deployment sends and takes away."""
    return ", ".join(
        [
            wording.count("{n} file added", "{n} files added", len(changes.added)),
            wording.count("{n} file changed", "{n} files changed", len(changes.changed)),
            wording.count("{n} file removed", "{n} files removed", len(changes.removed)),
        ]
    )


PUBLISH = Command(
    "publish",
    N_("put the finished site where readers see it, as a release that can be taken back"),
    (
        _folder(),
        site_option(),
        Option("--keep", N_("how many releases stay there (default: 3)"), "N", {"type": positive, "default": 3}),
    ),
    _publish,
)
ROLLBACK = Command("rollback", N_("let readers see the release before the current one again"), (_folder(),), _roll_back)
