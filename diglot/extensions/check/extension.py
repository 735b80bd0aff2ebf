"""What this extension adds: the commands `check` and `fix`, and what they look for in texts and between them."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "compares translations with their originals",
    commands="diglot.extensions.check.cli.commands:COMMANDS",
    problems="diglot.extensions.check.model.problems",
    queries="diglot.extensions.check.queries.findings:QUERIES",
)
