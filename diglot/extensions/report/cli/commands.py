"""The command that reports to a pull request, and its options."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option, flag
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "report",
        N_("say what is left to be done in the other language, as Markdown for a pull request"),
        "diglot.extensions.report.cli.report",
        (
            Option(
                "--since",
                N_("only what has come since this commit or day"),
                N_("COMMIT"),
            ),
            Option(
                "--comment",
                N_("in a workflow of GitHub: keep it in one comment on the pull request"),
                settings=flag(),
            ),
            Option(
                "--issue",
                N_("in a workflow of GitHub: keep it, by translator, in one issue, which is closed when all is done"),
                settings=flag(),
            ),
            Option("--output", N_("write it to this file"), N_("FILE"), {"type": Path}),
            Option(
                "--badge",
                N_("draw how many translations are in step, as SVG"),
                N_("FILE"),
                {"type": Path},
            ),
        ),
        (
            "report",
            "report --since main",
            "report --since main --comment",
            "report --issue",
            "report --badge translations.svg",
        ),
        watches=True,
        group=N_("Write and translate"),
        after="diff",
    ),
)
