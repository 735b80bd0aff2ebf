"""What this extension adds: the command `strings`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "keeps the words of the interface complete",
    needs=("check",),
    commands="diglot.extensions.strings.cli.commands:COMMANDS",
    problems="diglot.extensions.strings.model.problems",
)
