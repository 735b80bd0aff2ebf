"""The command that opens the desk."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option, flag
from diglot.cli.commands.options import port_number
from diglot.model.messages import N_
from diglot.model.translation.team import ROLES

COMMANDS: tuple[Command, ...] = (
    Command(
        "desk",
        N_("translate in the browser, alone or with a team: both texts side by side, directly in the plain files"),
        "diglot.extensions.desk.cli.desk",
        (
            Option(
                "action",
                N_("for a team: invite, remove, or people (who is in it); default: open the desk"),
                N_("ACTION"),
                {"nargs": "?", "choices": ("invite", "remove", "people")},
                is_ours=True,
            ),
            Option(
                "name",
                N_("with invite and remove: a person, by name or by the file in content/people without .toml"),
                N_("NAME"),
                {"nargs": "?"},
            ),
            Option(
                "--role",
                N_("with invite: what the person may do (may be repeated)"),
                settings={"action": "append", "choices": ROLES},
            ),
            Option(
                "--team",
                N_("open the desk to the team, at desk_url, behind a web server"),
                settings=flag(),
                is_ours=True,
            ),
            Option(
                "--publish",
                N_("with --team: let publishers build the site and publish it in this folder of releases"),
                N_("FOLDER"),
                {"type": Path},
            ),
            Option(
                "--port",
                N_("the port to listen on (default: desk_port, or 8010; 0: any free port)"),
                "N",
                {"type": port_number},
            ),
            Option("--by", N_("whose name is recorded (default: your user name)"), N_("NAME")),
        ),
        ("desk", "desk --port 8081", "desk invite 'Nina Ash' --role translator", "desk --team"),
        watches=True,
        group=N_("Write and translate"),
    ),
)
