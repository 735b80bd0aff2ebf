"""The commands `publish` and `rollback` and their options."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option, flag
from diglot.cli.commands.options import SITE, positive
from diglot.model.messages import N_

_RELEASES = Option("folder", N_("the folder that holds the releases"), N_("FOLDER"), {"type": Path})


COMMANDS: tuple[Command, ...] = (
    Command(
        "publish",
        N_("publish the finished site as a release that can be rolled back"),
        "diglot.extensions.releases.cli.publish",
        (
            _RELEASES,
            SITE,
            Option("--plan", N_("only say which pages would be new, changed and withdrawn"), settings=flag()),
            Option("--keep", N_("how many releases to keep (default: 3)"), "N", {"type": positive, "default": 3}),
        ),
        ("publish /srv/journal", "publish /srv/journal --plan", "publish /srv/journal --keep 5"),
        needs_publication=False,
        group=N_("Publish"),
    ),
    Command(
        "rollback",
        N_("go back to the previous release"),
        "diglot.extensions.releases.cli.rollback",
        (_RELEASES,),
        ("rollback /srv/journal",),
        needs_publication=False,
        group=N_("Publish"),
    ),
)
