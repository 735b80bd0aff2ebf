"""What this extension adds: the command `hosting`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "configures servers and nightly builds",
    commands="diglot.extensions.hosting.cli.commands:COMMANDS",
    needs=("releases",),
)
