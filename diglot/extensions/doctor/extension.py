"""What this extension adds: the command `doctor`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "examines the machine",
    commands="diglot.extensions.doctor.cli.commands:COMMANDS",
)
