"""What this extension adds: the command `clean`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "removes what builds keep",
    commands="diglot.extensions.clean.cli.commands:COMMANDS",
    problems="diglot.extensions.clean.model.problems",
)
