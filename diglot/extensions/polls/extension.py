"""What this extension adds: the command `polls`, and with it the service that takes readers' votes."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "takes the votes of readers",
    commands="diglot.extensions.polls.cli.commands:COMMANDS",
    problems="diglot.extensions.polls.model.problems",
)
