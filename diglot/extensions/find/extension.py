"""What this extension adds: the command `find`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API, "finds how words and passages were translated before", commands="diglot.extensions.find.cli.commands:COMMANDS"
)
