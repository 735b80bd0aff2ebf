"""The command `strings` and its options."""

from __future__ import annotations

from diglot.cli.command import Command, Option
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "strings",
        N_("update, check or count the translated strings of the interface"),
        "diglot.extensions.strings.cli.strings",
        (
            Option(
                "action",
                N_(
                    "update: bring locales/ up to date with the templates; check: report mistakes; stats: show progress"
                ),
                N_("ACTION"),
                {"choices": ("update", "check", "stats")},
            ),
        ),
        ("strings check", "strings update"),
        group=N_("Maintain"),
        after="doctor",
    ),
)
