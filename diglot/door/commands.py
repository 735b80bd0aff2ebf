"""The name of a command in, the command out: its module is loaded when it is wanted. Touches nothing.

To start must cost little, and nobody types two commands at once. Only --help asks for them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.door.command import Command

COMMANDS = (
    "build",
    "new",
    "translate",
    "status",
    "diff",
    "sync",
    "mv",
    "check",
    "fix",
    "strings",
    "preflight",
    "booklet",
    "import",
    "export",
    "serve",
    "clean",
    "publish",
    "rollback",
    "hosting",
    "bench",
)
"""Every command; the order here is that of --help."""


def command_named(name: str) -> Command:
    """A command.

    Raises: KeyError.
    """
    match name:
        case "build":
            from diglot.door.build import COMMAND
        case "new":
            from diglot.door.new import COMMAND
        case "translate":
            from diglot.door.translate import COMMAND
        case "status":
            from diglot.door.status import COMMAND
        case "diff":
            from diglot.door.diff import COMMAND
        case "sync":
            from diglot.door.sync import COMMAND
        case "mv":
            from diglot.door.mv import COMMAND
        case "check":
            from diglot.door.check import COMMAND
        case "fix":
            from diglot.door.fix import COMMAND
        case "strings":
            from diglot.door.strings import COMMAND
        case "preflight":
            from diglot.door.preflight import COMMAND
        case "booklet":
            from diglot.door.booklet import COMMAND
        case "import":
            from diglot.door.import_ import COMMAND
        case "export":
            from diglot.door.export import COMMAND
        case "serve":
            from diglot.door.serve import COMMAND
        case "clean":
            from diglot.door.clean import COMMAND
        case "publish":
            from diglot.door.publish import PUBLISH as COMMAND
        case "rollback":
            from diglot.door.publish import ROLLBACK as COMMAND
        case "hosting":
            from diglot.door.hosting import COMMAND
        case "bench":
            from diglot.door.bench import COMMAND
        case _:
            raise KeyError(name)
    return COMMAND
