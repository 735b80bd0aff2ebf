"""The commands that compare translations with their originals, and fix what can be fixed safely."""

from __future__ import annotations

from diglot.cli.command import Command, Option, flag
from diglot.cli.commands.options import ALL, articles
from diglot.model.messages import N_

_GROUP = N_("Write and translate")

COMMANDS: tuple[Command, ...] = (
    Command(
        "check",
        N_(
            "compare translations with their originals (structure, numbers, names, "
            "terms); check links, house style and catalogues"
        ),
        "diglot.extensions.check.cli.check",
        (
            articles("*"),
            ALL,
            Option(
                "--hints",
                N_("report negations on one side too, which are often right"),
                settings=flag(),
            ),
            Option(
                "--format",
                N_("print the findings in a form for programs"),
                settings={"choices": ("github", "sarif", "json")},
            ),
        ),
        ("check", "check city/notes --all", "check --format github"),
        watches=True,
        group=_GROUP,
        after="comment",
    ),
    Command(
        "fix",
        N_("fix what can be fixed safely: quotation marks, dashes, spaces, invisible characters"),
        "diglot.extensions.check.cli.fix",
        (
            articles("*"),
            Option("--dry-run", N_("show what would change, and change nothing"), settings=flag()),
            Option("--yes", N_("write without asking"), settings=flag()),
        ),
        ("fix --dry-run", "fix city/notes --yes"),
        group=_GROUP,
        after="check",
    ),
)
