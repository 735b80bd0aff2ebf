"""What this extension adds: the command `hosting`, and its table of the settings."""

from diglot.extensions.hosting.model.hosting_table import HOSTING
from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "configures servers and nightly builds",
    commands="diglot.extensions.hosting.cli.commands:COMMANDS",
    options=HOSTING,
    needs=("releases",),
)
