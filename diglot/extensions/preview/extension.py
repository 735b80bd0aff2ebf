"""What this extension adds: the command `serve`, and the server that the desk and polls are answered by as well."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "shows the publication in a browser while it is written",
    commands="diglot.extensions.preview.cli.commands:COMMANDS",
)
