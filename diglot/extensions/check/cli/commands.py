"""The commands that compare translations with their originals, and fix what can be fixed safely."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option, flag
from diglot.cli.commands.options import ALL, ONLY_TO, articles
from diglot.model.messages import N_

ENCODINGS = (
    *("windows-1251", "koi8-r", "cp866", "mac-cyrillic", "iso-8859-5", "utf-16"),
    *("windows-1252", "mac-roman"),
)

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
            ONLY_TO,
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
            Option(
                "--encoding",
                N_("make these files UTF-8 instead, if it is certain what their encoding is"),
                N_("FILE"),
                {"type": Path, "nargs": "+", "default": []},
                is_ours=True,
            ),
            Option(
                "--from", N_("with --encoding: what it is"), settings={"choices": ENCODINGS, "dest": "from_encoding"}
            ),
            Option("--dry-run", N_("show what would change, and change nothing"), settings=flag()),
            Option("--yes", N_("write without asking"), settings=flag()),
        ),
        ("fix --dry-run", "fix city/notes --yes", "fix --encoding content/en/old.md"),
        watches=True,
        group=_GROUP,
        after="check",
    ),
)
