"""Every command by its name: what it is called, its options, and the module that runs it.

What is here is all that help and the parser need; the module of a command is imported when it runs.
"""

from __future__ import annotations

from collections.abc import Mapping

from diglot.cli.command import Command
from diglot.cli.commands.building import BUILDING
from diglot.cli.commands.maintenance import MAINTENANCE
from diglot.cli.commands.writing import WRITING
from diglot.model.messages import N_

GROUPS: Mapping[str, tuple[Command, ...]] = {
    N_("Write and translate"): WRITING,
    N_("Build and print"): BUILDING,
    N_("Publish"): (),
    N_("Maintain"): MAINTENANCE,
}
"""Every command by whom it serves; the order here is that of --help. To publish is what extensions do."""

FIRST_DAY = ("init", "new", "translate", "check", "build", "serve", "publish")
"""The commands that --help shows; `help all` shows every one."""

COMMANDS: Mapping[str, Command] = {command.name: command for group in GROUPS.values() for command in group}
