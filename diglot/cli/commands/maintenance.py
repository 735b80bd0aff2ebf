"""The commands that explain, examine and maintain."""

from __future__ import annotations

from diglot.cli.command import Command, Option, flag
from diglot.model.messages import N_

MAINTENANCE: tuple[Command, ...] = (
    Command(
        "help",
        N_("explain a command, or a problem by its code"),
        "diglot.cli.publishing.help",
        (
            Option(
                "topic",
                N_("a command, or the code of a problem: the word in brackets at the end of its message"),
                N_("TOPIC"),
                {"nargs": "?"},
            ),
        ),
        ("help build", "help dead-link"),
        needs_publication=False,
    ),
    Command(
        "schema",
        N_("print the JSON Schema of a kind of file, for text editors that complete and check fields"),
        "diglot.cli.publishing.schema",
        (
            Option(
                "name",
                N_("site, person, poll, volume, issue, glossary or front-matter; status: of what it prints as JSON"),
                N_("FILE"),
                {"nargs": "?"},
            ),
            Option("--write", N_("write all of them to .schemas/ in the publication instead"), settings=flag()),
        ),
        ("schema site", "schema --write"),
        needs_publication=False,
    ),
    Command(
        "completion",
        N_("print a script that lets a shell complete commands and options"),
        "diglot.cli.publishing.completion",
        (Option("shell", N_("the shell"), settings={"choices": ("bash", "zsh", "fish")}),),
        ("completion bash",),
        needs_publication=False,
    ),
)
