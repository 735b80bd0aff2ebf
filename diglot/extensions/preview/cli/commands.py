"""The command `serve` and its options."""

from __future__ import annotations

from diglot.cli.command import Command, Option
from diglot.cli.commands.options import TRUST, port_number
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "serve",
        N_("preview the publication in a browser, drafts included, and rebuild it after every change"),
        "diglot.extensions.preview.cli.serve",
        (
            Option(
                "--port",
                N_("the port to listen on (default: 8000; 0: any free port)"),
                "N",
                {"type": port_number, "default": 8000},
            ),
            Option(
                "--host",
                N_("the address to listen on (default: this machine only)"),
                N_("ADDRESS"),
                {"default": "127.0.0.1"},
            ),
            Option(
                "--allow-host",
                N_("a host name that others may use, with --host (may be repeated)"),
                N_("NAME"),
                {"action": "append"},
            ),
            TRUST,
        ),
        ("serve", "serve --port 8080"),
        group=N_("Build and print"),
        after="build",
    ),
)
