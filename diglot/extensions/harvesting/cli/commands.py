"""What is added to `export`."""

from diglot.cli.command import AddedOptions

COMMANDS = (
    AddedOptions(
        "export",
        choices={"--format": ("package", "kbart")},
        examples=("export 2026-spring --format package", "export journal --format kbart"),
    ),
)
