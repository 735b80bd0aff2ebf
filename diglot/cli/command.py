"""What a command of the command line is: its name, its words, its options, and what it does. Touches nothing."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.cli.messages import MessageFormatter

Say = Callable[..., str]

DONE, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130


class WrongUsage(Exception):
    """A command line that cannot be carried out. msgid and facts: the message; like: the name that was meant, or ""."""

    def __init__(self, msgid: str, *, like: str = "", **facts: object) -> None:
        super().__init__(msgid)
        self.msgid = msgid
        self.like = like
        self.facts = facts


def wrong_value(text: str, expected: str) -> WrongUsage:
    """Return the error of an option's value. expected: examples or names of what may stand there."""
    return WrongUsage(N_("“{value}” is not a value for this; expected: {expected}"), value=text, expected=expected)


def wrong_choice(option: str, value: str, known: Sequence[str]) -> WrongUsage:
    """Return the error of a value that is none of the known ones."""
    words = N_("“{value}” is not a value of {option}; expected: {choices}")
    return WrongUsage(words, like=nearest(value, known), value=value, option=option, choices=", ".join(known))


def sentence_of(wrong: WrongUsage, say: Say) -> str:
    """Return what is wrong with the command line, and the name that was probably meant. say: translates a message."""
    # Names of options and arguments are as the help has them; a reason is a message, too.
    facts = {
        name: ", ".join(map(say, str(fact).split(", "))) if name in ("option", "names") else fact
        for name, fact in wrong.facts.items()
    }
    if "reason" in facts:
        facts["reason"] = say(str(facts["reason"]))
    sentence = say(wrong.msgid, **facts)
    if wrong.like:
        return say(N_("{sentence}. Did you mean “{name}”?"), sentence=sentence, name=wrong.like)
    return sentence


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most similar to a name, or ""."""
    from diglot.model.problems import nearest as find  # only when something is wrong

    return find(name, known)


class Option(msgspec.Struct, frozen=True):
    """An option: its name, its words and placeholder (entries of the catalogue), and what argparse must know.

    The default of a flag is False, that of any other None. is_ours: it is for publications of diglot only.
    """

    name: str
    words: str
    metavar: str = ""
    settings: Mapping[str, Any] = msgspec.field(default_factory=dict)
    is_ours: bool = False

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
    """A command. words: an entry of the catalogue; module: the one whose function `run` carries it out.

    An option whose name has no dashes is an argument that stands by its place.
    examples: what may be typed after the program's name. needs_publication: it works on a publication's folder.
    watches: it works on the site of another program, too, whose files stay where they are.
    """

    name: str
    words: str
    module: str
    options: tuple[Option, ...]
    examples: tuple[str, ...]
    needs_publication: bool = True
    watches: bool = False
    group: str = ""
    """Of a command of an extension: the title in the help under which it stands."""
    after: str = ""
    """Of a command of an extension: the one that it follows there; without it, it is the last."""
    then: str = ""
    """"module:function" of an extension that has added options, which the command calls when it is done, or ""."""

    @property
    def run(self) -> Callable[[argparse.Namespace, MessageFormatter], int]:
        """What carries the command out, from its options to an exit code.

        Its module, and all that it needs, is imported only now, so that the program starts quickly.
        """
        run: Callable[[argparse.Namespace, MessageFormatter], int] = import_module(self.module).run
        return run


class AddedOptions(msgspec.Struct, frozen=True):
    """Options that an extension that comes along adds to a command. then: as in `Command`.

    choices: what options that the command has may hold besides, by their names.
    """

    command: str
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()
    then: str = ""
    choices: Mapping[str, tuple[str, ...]] = {}

    def added_to(self, command: Command) -> Command:
        """Return the command with these options at the end; another one as it is."""
        if command.name != self.command:
            return command
        return msgspec.structs.replace(
            command,
            options=(*map(self._with_choices, command.options), *self.options),
            examples=(*command.examples, *self.examples),
            then=self.then or command.then,
        )

    def _with_choices(self, option: Option) -> Option:
        choices = (*option.settings.get("choices", ()), *self.choices.get(option.name, ()))
        return msgspec.structs.replace(option, settings={**option.settings, "choices": choices}) if choices else option
