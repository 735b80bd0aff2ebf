"""The table of commands in, a parser of the command line out, with help and errors in the user's language.

argparse does the parsing; every sentence is diglot's own, because argparse's are English.
"""

from __future__ import annotations

import argparse
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from diglot import __version__
from diglot.cli.command import Command, Option, Say, WrongUsage, flag, nearest, wrong_choice
from diglot.cli.commands import COMMANDS, FIRST_DAY
from diglot.cli.extension_commands import every_command
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_

if TYPE_CHECKING:
    from argparse import _SubParsersAction

# The command that runs if none is named; its options may be given without it.
DEFAULT_COMMAND = "build"


class HelpRequested(Exception):
    """Help must be printed, and this parser was made without translations."""


# What other programs call it.
_OTHER_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("create", "add"), "new"),
    **dict.fromkeys(("start", "preview", "server", "watch", "run"), "serve"),
    **dict.fromkeys(("deploy", "upload"), "publish"),
    **dict.fromkeys(("lint", "validate", "verify"), "check"),
    **dict.fromkeys(("rename", "move"), "mv"),
    "revert": "undo",
    **dict.fromkeys(("convert", "migrate"), "adopt"),
    **dict.fromkeys(("make", "print", "pdf"), "build"),
    "explain": "help",
}
_DELETIONS = frozenset(("delete", "remove", "rm"))


class Parser(argparse.ArgumentParser):
    """Argument parser that raises `WrongUsage` and words its help and its errors itself."""

    def __init__(self, say: Say, **settings: Any) -> None:
        """Take the function that translates messages."""
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **settings,
        )
        self._say = say
        self.implied: argparse._ArgumentGroup | None = None
        """The options of the default command, whose own help shows them."""

    def parse_known_args(  # type: ignore[override]
        self, args: Any = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse the command line; return the options and the words that are left over.

        Raises: WrongUsage.
        """
        try:
            return super().parse_known_args(args, namespace)
        except argparse.ArgumentError as error:
            raise _without_value(self._actions, error) from None

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        if isinstance(action, argparse._SubParsersAction):
            if value in _DELETIONS:
                raise WrongUsage(N_("no command deletes a text: delete its files in content/, and its ledger"))
            like = _OTHER_NAMES.get(value) or nearest(value, every_command(()))
            raise WrongUsage(N_("there is no command “{name}”"), like=like, name=value)
        raise wrong_choice(_name_of(action), value, [*map(str, action.choices)])

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except WrongUsage as wrong:
            if "expected" not in wrong.facts:
                raise
            # What reads a value does not know whose value it is.
            raise wrong_choice(_name_of(action), arg_string, [str(wrong.facts["expected"])]) from None

    def error(self, message: str) -> NoReturn:
        """Report what argparse itself finds missing: it lists the names at the end of its sentence."""
        raise WrongUsage(N_("missing: {names}"), names=message.rpartition(": ")[2])

    def format_usage(self) -> str:
        """Return the usage in one line: what must be typed; options that need not be are not listed."""
        required = [action for action in self._actions if action.required and action.option_strings]
        places = [one for one in self._actions if not one.option_strings and (one.metavar or one.choices)]
        words = [self.prog, *map(_usage_of, places), *map(_usage_of, required), self._say(N_("[options]"))]
        usage = self._say(N_("usage:"))
        return f"{usage} {' '.join(words)}\n"

    def format_help(self) -> str:
        """Return the help: what the command does, its usage, its options, examples."""
        formatter = self._get_formatter()
        formatter.add_text(_filled(self.description or ""))
        formatter.add_text(self.format_usage())
        for group in self._action_groups:
            is_list = any(isinstance(action, argparse._SubParsersAction) for action in group._group_actions)
            if not is_list and group is not self.implied:
                formatter.start_section(group.title)
                formatter.add_arguments(group._group_actions)
                formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help().rstrip() + "\n"


class SilentParser(Parser):
    """Argument parser that prints no help."""

    def print_help(self, _file: object = None) -> NoReturn:
        """Leave it to a parser with translations."""
        raise HelpRequested


def _name_of(action: argparse.Action) -> str:
    return "/".join(action.option_strings) or str(action.metavar or action.dest)


def _usage_of(action: argparse.Action) -> str:
    value = str(action.metavar) if action.metavar else f"{{{','.join(map(str, action.choices or ()))}}}"
    if action.option_strings:
        return f"{action.option_strings[0]} {value}"
    return {"*": f"[{value} …]", "+": f"{value} …", "?": f"[{value}]", argparse.PARSER: f"[{value}]"}.get(
        str(action.nargs or ""), value
    )


def _without_value(actions: Iterable[argparse.Action], error: argparse.ArgumentError) -> WrongUsage:
    """Return the error of an option that lacks its value, or has one and takes none."""
    name = error.argument_name or ""
    takes_none = any(action.nargs == 0 and _name_of(action) == name for action in actions)
    return WrongUsage(N_("{option} takes no value") if takes_none else N_("{option} needs a value"), option=name)


def left_over_error(parser: argparse.ArgumentParser, command: str | None, words: Sequence[str]) -> WrongUsage:
    """Return the error of words that no option and no argument takes."""
    word = words[0].partition("=")[0]
    if not word.startswith("-"):
        return WrongUsage(N_("unexpected word: “{word}”; words that belong together go in quotation marks"), word=word)
    known = [name for one in (parser, _below(parser, command)) for row in one._actions for name in row.option_strings]
    # The outer parser knows the options of `build`: one of them is no slip, but does not belong here.
    return WrongUsage(
        N_("there is no option {name} here"), like="" if word in known else nearest(word, known), name=word
    )


def usage_of(parser: argparse.ArgumentParser, command: str) -> str:
    """Return the line of usage of a command, or of the program."""
    return _below(parser, command).format_usage().rstrip()


def help_of(parser: argparse.ArgumentParser, command: str) -> str:
    """Return the help of a command, or of the program."""
    return _below(parser, command).format_help()


class ProgramParser(Parser):
    """The parser of the program: its help fits one screen, and leads to the rest."""

    def format_help(self) -> str:
        """Return what the program is, and the commands of the first day."""
        known = every_command(())
        named = (one for one in self._actions if one.option_strings and not self._is_implied(one))
        options = ", ".join(one.option_strings[-1] if one.nargs == 0 else _usage_of(one) for one in named)
        rest = (
            N_("“help all” lists every command; COMMAND --help shows the options of one, with examples."),
            N_("Options of all commands: {options}."),
        )
        parts = (
            _filled(self.description or ""),
            self.format_usage().rstrip(),
            "\n".join(_list_of((known[name] for name in FIRST_DAY if name in known), self._say)),
            "\n".join(_filled(self._say(words, options=options)) for words in rest),
        )
        return "\n\n".join(parts) + "\n"

    def format_all(self, groups: Mapping[str, tuple[Command, ...]]) -> str:
        """Return the help with every command, by whom it serves, and the options of all of them."""
        text = super().format_help()
        usage = self.format_usage()
        before, after = text.split(usage, 1)
        lists = (f"{self._say(title)}:\n" + "\n".join(_list_of(row, self._say)) for title, row in groups.items() if row)
        more = N_("COMMAND --help shows the options of a command, with examples; those of build may stand without it.")
        return f"{before}{usage}\n" + "\n\n".join((*lists, _filled(self._say(more)))) + f"\n{after}"

    def _is_implied(self, action: argparse.Action) -> bool:
        return self.implied is not None and action in self.implied._group_actions


class SilentProgramParser(SilentParser, ProgramParser):
    """The parser of the program that prints no help."""


def _list_of(commands: Iterable[Command], say: Say) -> Iterator[str]:
    """Yield the lines of a list of commands, as wide as the terminal."""
    width = max(map(len, COMMANDS)) + 4
    for command in commands:
        head = f"  {command.name:{width}}"
        yield _filled(say(command.words), initial_indent=head, subsequent_indent=" " * len(head))


def _filled(text: str, **indents: str) -> str:
    width = shutil.get_terminal_size().columns
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False, **indents)  # type: ignore[arg-type]


def _below(parser: argparse.ArgumentParser, command: str | None) -> argparse.ArgumentParser:
    """Return the parser of a command; of none, the parser itself."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) and command:
            below: argparse.ArgumentParser = action.choices[command]
            return below
    return parser


def _common_options() -> tuple[Option, ...]:
    """Return the options that may be given before the command or after it."""
    root = N_("the publication: the folder that holds content/ (default: this folder, or the nearest one above it)")
    return (
        Option("--root", root, N_("FOLDER"), {"type": Path}),
        Option("--ui-lang", N_("the language of these messages"), settings={"choices": LANGUAGES}),
        Option("--json", N_("print one JSON document"), settings=flag()),
        Option("--debug", N_("show where an error occurred"), settings=flag()),
    )


def make_parser(
    say: Say,
    kind: type[Parser] = Parser,
    commands: Mapping[str, Command] = COMMANDS,
    program: str = "diglot",
    default: Command | None = None,
) -> ProgramParser:
    """Return the parser. say: translates messages. commands: those to include, by name. program: as it was called.

    default: the command whose options may be given without it, where it is not included.
    """
    what = N_("A bilingual publishing house in a folder: content/en and content/ru in, a web site and PDFs out.")
    outer = SilentProgramParser if kind is SilentParser else ProgramParser
    parser = outer(say, prog=program, description=say(what))
    below_it: _SubParsersAction[Parser] = parser.add_subparsers(
        dest="command",
        metavar=say(N_("COMMAND")),
        prog=program,
        parser_class=partial(kind, say),  # type: ignore[call-overload]
    )
    # The common options, and those of `build`, may be given before the command or after it.
    common, implied = _common_options(), (default or commands[DEFAULT_COMMAND]).options
    for name, row in commands.items():
        own, repeated = ((), (*common, *implied)) if name == DEFAULT_COMMAND else (row.options, common)
        words = say(row.words)
        # Completion shows the help of a command, which the help of the program lists in its own way.
        below = below_it.add_parser(name, help=words, description=_sentence(words), epilog=_examples(row, say, program))
        _add_options(below, own, repeated, say)
        if row.then:
            below.set_defaults(then=row.then)
    group = _add_options(parser, common, (), say)
    parser.implied = parser.add_argument_group()
    for option in implied:
        option.add_to(parser.implied, say, is_repeated=False)
    words = say(N_("show the version"))
    group.add_argument("--version", action="version", version=f"diglot {__version__}", help=words)
    return parser


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _examples(command: Command, say: Say, program: str) -> str:
    return "\n".join([say(N_("examples:")), *(f"  {program} {example}".rstrip() for example in command.examples)])


def _add_options(
    parser: argparse.ArgumentParser, options: tuple[Option, ...], repeated: tuple[Option, ...], say: Say
) -> argparse._ArgumentGroup:
    group = parser.add_argument_group(say(N_("options")))
    group.add_argument("-h", "--help", action="help", help=say(N_("show this text")))
    for option in repeated:
        option.add_to(group, say, is_repeated=True)
    for option in options:
        option.add_to(group, say, is_repeated=False)
    return group
