"""What this extension adds: the command `diff`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API, "shows what changed since texts were in step", commands="diglot.extensions.diff.cli.commands:COMMANDS"
)
