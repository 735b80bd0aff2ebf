"""The command `doctor`."""

from __future__ import annotations

from diglot.cli.command import Command
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "doctor",
        N_("report what works on this computer, and what to type if something does not"),
        "diglot.extensions.doctor.cli.doctor",
        (),
        ("doctor", "doctor --json"),
        needs_publication=False,
        group=N_("Maintain"),
        after="help",
    ),
)
