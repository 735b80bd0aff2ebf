"""What a command of the command line is: its name, its words, its options, and what it does. Touches nothing."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter

Say = Callable[..., str]

DONE, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130


class Option(msgspec.Struct, frozen=True):
    """An option: its name, its words and placeholder (entries of the catalogue), and what argparse must know.

    default: a flag's is False, any other's None.
    """

    name: str
    words: str
    metavar: str = ""
    settings: Mapping[str, Any] = msgspec.field(default_factory=dict)

    def add_to(self, group: argparse._ActionsContainer, say: Say, *, is_repeated: bool) -> None:
        """Put the option into a group. is_repeated: it may have been given before the command already."""
        settings = {"default": None, **self.settings, "help": say(self.words)}
        if self.metavar:
            settings["metavar"] = say(self.metavar)
        if is_repeated:
            # A value given before the command must not be overwritten by the default of the one after it.
            settings["default"] = argparse.SUPPRESS
        group.add_argument(self.name, **settings)


def flag() -> dict[str, Any]:
    """Return the argparse settings of an option without a value."""
    return {"action": "store_true", "default": False}


class Command(msgspec.Struct, frozen=True):
    """A command. words: an entry of the catalogue; run: from the options to an exit code.

    An option whose name has no dashes is an argument that stands by its place.
    """

    name: str
    words: str
    options: tuple[Option, ...]
    run: Callable[[argparse.Namespace, MessageFormatter], int]
