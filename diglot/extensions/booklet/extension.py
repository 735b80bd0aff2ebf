"""What this extension adds: the command `booklet`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API, "lays out PDFs as booklets to fold and stitch", commands="diglot.extensions.booklet.cli.commands:COMMANDS"
)
