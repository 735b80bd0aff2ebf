"""The name of a command in, the command out. Its module is loaded on demand, so that the program starts quickly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.command import Command

GROUPS: Mapping[str, tuple[str, ...]] = {
    N_("Write and translate"): (
        "init",
        "adopt",
        "new",
        "translate",
        "draft",
        "desk",
        "status",
        "diff",
        "find",
        "sync",
        "review",
        "comment",
        "mv",
        "check",
        "fix",
        "import",
        "export",
    ),
    N_("Build and print"): ("build", "serve", "preflight", "booklet"),
    N_("Publish"): ("publish", "rollback", "hosting", "polls"),
    N_("Maintain"): ("help", "doctor", "strings", "schema", "completion", "clean"),
}
"""Every command by whom it serves; the order here is that of --help."""

COMMANDS = tuple(name for names in GROUPS.values() for name in names)


def command_named(name: str) -> Command:
    """Return a command.

    Raises: KeyError.
    """
    match name:
        case "build":
            from diglot.cli.build import COMMAND
        case "init":
            from diglot.cli.init import COMMAND
        case "adopt":
            from diglot.cli.adopt import COMMAND
        case "help":
            from diglot.cli.help import COMMAND
        case "desk":
            from diglot.cli.desk import COMMAND
        case "doctor":
            from diglot.cli.doctor import COMMAND
        case "new":
            from diglot.cli.new import COMMAND
        case "translate":
            from diglot.cli.translate import COMMAND
        case "draft":
            from diglot.cli.draft import COMMAND
        case "status":
            from diglot.cli.status import COMMAND
        case "diff":
            from diglot.cli.diff import COMMAND
        case "find":
            from diglot.cli.find import COMMAND
        case "sync":
            from diglot.cli.sync import COMMAND
        case "review":
            from diglot.cli.review import COMMAND
        case "comment":
            from diglot.cli.comment import COMMAND
        case "mv":
            from diglot.cli.mv import COMMAND
        case "check":
            from diglot.cli.check import COMMAND
        case "fix":
            from diglot.cli.fix import COMMAND
        case "strings":
            from diglot.cli.strings import COMMAND
        case "schema":
            from diglot.cli.schema import COMMAND
        case "completion":
            from diglot.cli.completion import COMMAND
        case "preflight":
            from diglot.cli.preflight import COMMAND
        case "booklet":
            from diglot.cli.booklet import COMMAND
        case "import":
            from diglot.cli.import_ import COMMAND
        case "export":
            from diglot.cli.export import COMMAND
        case "serve":
            from diglot.cli.serve import COMMAND
        case "clean":
            from diglot.cli.clean import COMMAND
        case "publish":
            from diglot.cli.publish import PUBLISH as COMMAND
        case "rollback":
            from diglot.cli.publish import ROLLBACK as COMMAND
        case "hosting":
            from diglot.cli.hosting import COMMAND
        case "polls":
            from diglot.cli.polls import COMMAND
        case _:
            raise KeyError(name)
    return COMMAND
