"""What this extension adds: the command `adopt`, with a reader for each program."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "takes over bilingual sites of other programs",
    commands="diglot.extensions.adopt.cli.commands:COMMANDS",
    problems="diglot.extensions.adopt.model.problems",
)
