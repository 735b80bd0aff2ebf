"""The command that configures servers and nightly builds."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from diglot.cli.command import Command, Option, flag, wrong_value
from diglot.cli.commands.options import SITE
from diglot.model.messages import N_

SERVERS = ("nginx", "caddy", "headers", "redirects")
TIMER = "timer"
SCHEDULERS = ("systemd", "cron", "github", "gitlab")


def action_address(text: str) -> str:
    """Parse the address of an action: by commit, because a tag may be moved."""
    if not re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", text, re.ASCII):
        raise wrong_value(text, "OWNER/diglot@8f14e45fceea167a5a36dedd4bea2543ee0a1b2c")
    return text


COMMANDS: tuple[Command, ...] = (
    Command(
        "hosting",
        N_("print a server configuration for this site, or what builds and publishes it every night"),
        "diglot.extensions.hosting.cli.hosting",
        (
            Option(
                "server",
                N_("nginx, caddy, headers or redirects (these files of static hosts), or timer (builds every night)"),
                N_("SERVER"),
                {"choices": (*SERVERS, TIMER)},
            ),
            Option(
                "scheduler",
                N_("with timer: the scheduler, which is systemd, cron, github or gitlab"),
                N_("SCHEDULER"),
                {"nargs": "?", "choices": SCHEDULERS},
            ),
            SITE,
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
        group=N_("Publish"),
        after="rollback",
    ),
)
