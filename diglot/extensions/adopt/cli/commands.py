"""The command that takes over a site."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option, flag
from diglot.cli.commands.options import ALL, EXTENSIONS
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "adopt",
        N_("turn a bilingual site made with another program into a publication; the site itself stays as it is"),
        "diglot.extensions.adopt.cli.adopt",
        (
            Option(
                "site",
                N_("the folder of the site, or the export of a WordPress or Ghost site"),
                N_("SITE"),
                {"type": Path},
            ),
            Option(
                "folder",
                N_("the folder of the new publication; it is created if it does not exist"),
                N_("FOLDER"),
                {"type": Path},
            ),
            Option(
                "--from",
                N_("the program that the site was made with (default: detected)"),
                settings={"choices": (*PROGRAMS,), "dest": "program", "default": ""},
            ),
            EXTENSIONS,
            Option("--yes", N_("accept a folder that is not empty, and add only what is missing"), settings=flag()),
            ALL,
        ),
        ("adopt ../old-site journal", "adopt export.xml journal --from wordpress"),
        needs_publication=False,
        group=N_("Write and translate"),
    ),
)
