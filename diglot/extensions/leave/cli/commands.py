"""What is added to `export`."""

from diglot.cli.command import AddedOptions

COMMANDS = (
    AddedOptions(
        "export",
        choices={"--format": ("hugo", "docusaurus", "markdown")},
        examples=("export --all --format hugo",),
    ),
)
