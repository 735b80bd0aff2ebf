"""The command that makes a booklet."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option, flag, wrong_value
from diglot.cli.commands.options import positive
from diglot.model.messages import N_

_MOST_CREEP_MM = 5.0


def _millimetres(text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0 <= value <= _MOST_CREEP_MM:
        raise wrong_value(text, f"0.1, 0.25… {_MOST_CREEP_MM:g}")
    return value


COMMANDS: tuple[Command, ...] = (
    Command(
        "booklet",
        N_("arrange a PDF as a booklet to fold and stitch"),
        "diglot.extensions.booklet.cli.booklet",
        (
            Option("file", N_("the PDF whose pages are laid out"), N_("FILE.pdf"), {"type": Path}),
            Option(
                "--up",
                N_("pages on each side of a sheet (default: 2)"),
                settings={"choices": ("2", "4", "8"), "default": "2"},
            ),
            Option(
                "--signature",
                N_("how many sheets to nest in each other (default: all; one with --up 4 or 8)"),
                N_("SHEETS"),
                {"type": positive, "default": 0},
            ),
            Option(
                "--creep",
                N_("how far pages shift towards the fold, in mm, for each layer of paper around them"),
                N_("MM"),
                {"type": _millimetres, "default": 0.0},
            ),
            Option(
                "--work-and-turn",
                N_("print both sides from one plate, and cut the sheet in two"),
                settings=flag(),
            ),
            Option(
                "--marks",
                N_("add trim, fold and signature marks, the file name, the date and a colour bar"),
                settings=flag(),
            ),
            Option("--output", N_("the file to write (default: FILE-booklet.pdf)"), N_("FILE.pdf"), {"type": Path}),
        ),
        ("booklet notes.pdf", "booklet notes.pdf --signature 4 --marks", "booklet book.press.pdf --up 8 --marks"),
        needs_publication=False,
        group=N_("Build and print"),
    ),
)
