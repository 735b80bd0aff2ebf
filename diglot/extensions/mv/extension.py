"""What this extension adds: the command `mv`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API, "renames articles with all that refers to them", commands="diglot.extensions.mv.cli.commands:COMMANDS"
)
