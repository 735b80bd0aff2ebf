"""What this extension adds: the command `report`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "says in a pull request what is left to be done in the other language",
    commands="diglot.extensions.report.cli.commands:COMMANDS",
    problems="diglot.extensions.report.model.problems",
    needs=("diff",),
)
