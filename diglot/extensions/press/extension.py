"""What this extension adds: PDFs for a print shop (PDF/X-4, inks, covers), and the command `preflight`."""

from diglot.model.extensions import API, AddedFormat, Extension

EXTENSION = Extension(
    API,
    "makes files for print shops, and checks them",
    needs=("books",),
    commands="diglot.extensions.press.cli.commands:COMMANDS",
    formats={
        "pdf-press": AddedFormat(20, kind="text", of="pdf"),
        "volume-press": AddedFormat(80, kind="book", of="volume"),
        "volume-facing-press": AddedFormat(100, kind="book", of="volume-facing"),
    },
    hooks={"print-shop": "diglot.extensions.press.pipeline.print_shop:open_print_shop"},
    problems="diglot.extensions.press.model.problems",
)
