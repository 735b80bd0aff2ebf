"""The command that takes readers' votes."""

from __future__ import annotations

from diglot.cli.command import Command, Option
from diglot.cli.commands.options import SITE, port_number
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "polls",
        N_("take readers' votes on open polls, show them, or close a poll"),
        "diglot.extensions.polls.cli.polls",
        (
            Option(
                "action",
                N_("serve (take votes, behind the web server), results, or close"),
                N_("ACTION"),
                {"choices": ("serve", "results", "close")},
            ),
            Option("name", N_("a poll: its file in content/polls without .toml"), N_("NAME"), {"nargs": "?"}),
            Option(
                "--port",
                N_("with serve: the port to listen on (default: polls_port, or 8020; 0: any free port)"),
                "N",
                {"type": port_number},
            ),
            SITE,
        ),
        ("polls serve", "polls results", "polls close asia-priority"),
        group=N_("Publish"),
        after="hosting",
    ),
)
