"""The commands for those who keep the site on a server."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from diglot.cli.command import Command, Option, flag
from diglot.cli.commands.options import action_address, positive
from diglot.model.messages import N_

SERVERS = ("nginx", "caddy", "headers")
TIMER = "timer"
SCHEDULERS = ("systemd", "cron", "github", "gitlab")
_SITE = Option("--site", N_("the finished site (default: public/ in the publication)"), N_("FOLDER"), {"type": Path})
_RELEASES = Option("folder", N_("the folder that holds the releases"), N_("FOLDER"), {"type": Path})


PUBLISHING: tuple[Command, ...] = (
    Command(
        "publish",
        N_("publish the finished site as a release that can be rolled back"),
        "diglot.cli.publish",
        (
            _RELEASES,
            _SITE,
            Option("--keep", N_("how many releases to keep (default: 3)"), "N", {"type": positive, "default": 3}),
        ),
        ("publish /srv/journal", "publish /srv/journal --keep 5"),
        needs_publication=False,
    ),
    Command(
        "rollback",
        N_("go back to the previous release"),
        "diglot.cli.rollback",
        (_RELEASES,),
        ("rollback /srv/journal",),
        needs_publication=False,
    ),
    Command(
        "hosting",
        N_("print a server configuration for this site, or what builds and publishes it every night"),
        "diglot.cli.hosting",
        (
            Option(
                "server",
                N_("nginx, caddy, headers (the _headers file of static hosts), or timer (builds every night)"),
                N_("SERVER"),
                {"choices": (*SERVERS, TIMER)},
            ),
            Option(
                "scheduler",
                N_("with timer: the scheduler, which is systemd, cron, github or gitlab"),
                N_("SCHEDULER"),
                {"nargs": "?", "choices": SCHEDULERS},
            ),
            _SITE,
            Option(
                "--folder",
                N_("where the site is on the server (default: the same folder as here)"),
                N_("FOLDER"),
                {"type": PurePosixPath},
            ),
            Option(
                "--desk",
                N_("with nginx or caddy: for the desk of a team, at desk_url, in place of the site"),
                settings=flag(),
            ),
            Option(
                "--publish",
                N_("with systemd or cron: publish every build in this folder of releases"),
                N_("FOLDER"),
                {"type": Path},
            ),
            Option(
                "--action",
                N_("with github: run diglot as this action, OWNER/diglot@COMMIT, on pull requests too"),
                N_("ACTION"),
                {"type": action_address},
            ),
            Option("--output", N_("write to this file (default: standard output)"), N_("FILE"), {"type": Path}),
            Option("--yes", N_("overwrite an existing file"), settings=flag()),
        ),
        (
            "hosting nginx --output site.conf",
            "hosting nginx --desk --output desk.conf",
            "hosting headers --output public/_headers",
            "hosting timer systemd --publish /srv/journal --output journal.timer",
        ),
        needs_publication=False,
    ),
)
