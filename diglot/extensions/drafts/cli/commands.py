"""The command that has a machine draft."""

from __future__ import annotations

from diglot.cli.command import Command, Option, flag
from diglot.cli.commands.options import ARTICLE, TARGET
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "draft",
        N_("let a machine draft what a translation lacks; a draft is marked until a person confirms it"),
        "diglot.extensions.drafts.cli.draft",
        (
            ARTICLE,
            TARGET,
            Option(
                "--with",
                N_("a provider of drafting.toml (default: the first)"),
                N_("NAME"),
                {"dest": "provider", "default": ""},
            ),
            Option("--yes", N_("send without asking"), settings=flag()),
        ),
        ("draft city/notes --to ru", "draft city/notes --to ru --with deepl --yes"),
        group=N_("Write and translate"),
    ),
)
