"""What this extension adds: the command `desk`, for one person or for a team."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "translates side by side in the browser",
    commands="diglot.extensions.desk.cli.commands:COMMANDS",
    hooks={"desk-actions": "diglot.extensions.desk.pipeline.writing.actions:ACTIONS"},
    needs=("check", "find", "preview", "releases"),
    problems="diglot.extensions.desk.model.problems",
)
