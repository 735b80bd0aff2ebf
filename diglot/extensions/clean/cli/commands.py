"""The command `clean` and its options."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "clean",
        N_("delete the build cache and, with --site, the finished site"),
        "diglot.extensions.clean.cli.clean",
        (
            Option(
                "--site",
                N_("also remove the finished site in this folder (default: only the cache)"),
                N_("FOLDER"),
                {"type": Path},
            ),
        ),
        ("clean", "clean --site public"),
        needs_publication=False,
        group=N_("Maintain"),
        after="completion",
    ),
)
