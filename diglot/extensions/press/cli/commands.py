"""The command that preflights a PDF."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option
from diglot.cli.commands.options import ALL
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "preflight",
        N_("check whether a print shop would accept a PDF"),
        "diglot.extensions.press.cli.preflight",
        (
            Option("files", N_("PDFs to check"), N_("FILE.pdf"), {"nargs": "+", "type": Path}),
            Option(
                "--report",
                N_("write a PDF that shows where on the pages the findings are (for one file)"),
                N_("REPORT.pdf"),
                {"type": Path},
            ),
            Option(
                "--spot",
                N_("a spot ink agreed on with the printer (may be repeated)"),
                N_("NAME"),
                {"action": "append"},
            ),
            ALL,
        ),
        ("preflight public/en/city/notes.press.pdf", "preflight cover.pdf --report cover-report.pdf"),
        needs_publication=False,
        group=N_("Build and print"),
    ),
)
