"""What this extension adds: the commands `publish` and `rollback`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "publishes the site as releases that can be rolled back",
    commands="diglot.extensions.releases.cli.commands:COMMANDS",
    problems="diglot.extensions.releases.model.problems",
)
