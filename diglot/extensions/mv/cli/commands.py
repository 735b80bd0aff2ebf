"""The command `mv` and its options."""

from __future__ import annotations

from diglot.cli.command import Command, Option
from diglot.cli.commands.options import ARTICLE
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "mv",
        N_(
            "rename an article with both editions, its ledger and pictures; "
            "old addresses redirect, and links are updated"
        ),
        "diglot.extensions.mv.cli.mv",
        (
            ARTICLE,
            Option("name", N_("its new name, such as blog/another-name"), N_("NEW")),
        ),
        ("mv city/notes city/first-notes", "mv content/en/city/notes.md city/first-notes"),
        group=N_("Write and translate"),
        after="comment",
    ),
)
