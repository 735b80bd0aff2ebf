"""The command `diff` and its options."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option
from diglot.cli.commands.options import ONLY_TO, articles
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "diff",
        N_("show what changed since the texts were in step, beside what needs to be translated again"),
        "diglot.extensions.diff.cli.diff",
        (
            articles("+"),
            ONLY_TO,
            Option("--html", N_("write the same report as an HTML page to this file"), N_("FILE"), {"type": Path}),
        ),
        ("diff city/notes", "diff city/notes --html changes.html"),
        watches=True,
        group=N_("Write and translate"),
        after="status",
    ),
)
