"""What this extension adds: the command `booklet`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "lays out PDFs as booklets to fold and stitch",
    needs=("books", "press"),
    commands="diglot.extensions.booklet.cli.commands:COMMANDS",
)
