"""The command `find` and its options."""

from __future__ import annotations

from diglot.cli.command import Command, Option, flag
from diglot.cli.commands.options import ONLY_TO
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "find",
        N_("find how words or a sentence were translated before"),
        "diglot.extensions.find.cli.find",
        (
            Option(
                "words",
                N_("words, in any of their forms; several in quotation marks must follow each other"),
                N_("WORDS"),
                {"nargs": "+"},
            ),
            Option("--lang", N_("the language of the words (default: either)"), settings={"choices": LANGUAGES}),
            ONLY_TO,
            Option("--similar", N_("treat the words as a sentence: find passages like it"), settings=flag()),
            Option("--all", N_("show every passage that was found"), settings=flag()),
        ),
        ("find договор", 'find "power of attorney" --lang en', 'find --similar "The bridge was closed in winter."'),
        watches=True,
        group=N_("Write and translate"),
        after="diff",
    ),
)
