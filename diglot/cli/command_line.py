"""The command line: words in, an order to the press and an exit code out.

Exit 0: done; 1: problems that the editor must mend; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from diglot import __version__
from diglot.cli.command import DONE, PROBLEMS, USAGE, Option, Say, flag
from diglot.cli.commands import COMMANDS, command_named
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_

if TYPE_CHECKING:
    from diglot.adapters.catalogues import Localization
    from diglot.cli.messages import MessageFormatter


def run() -> NoReturn:
    """Be the program: do what the command line says, and end."""
    # Python looks for what nobody can reach any more after every 700 new objects. Nearly all of ours stay.
    gc.set_threshold(20_000)
    code = main()
    # At the end it would look through all of them once more, and the system takes them back without.
    gc.freeze()
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    lang = ui_language(words, os.environ)
    formatter = _formatter(lang)
    options = _parsed(words, formatter)
    try:
        return command_named(options.command or _IMPLIED).run(options, formatter)
    except argparse.ArgumentTypeError as wrong:
        make_parser(formatter.say).error(str(wrong))
    except BrokenPipeError:
        # Whoever read the output has gone (`| head`): nothing is left to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (KeyboardInterrupt, EOFError):
        print_line(formatter.say(N_("Stopped. Nothing was changed.")), file=sys.stderr)
        return 130
    except OSError as error:
        if options.debug or not isinstance(error.filename, str | bytes):
            return _tell_fault(error, options, formatter)
        _tell_out_of_reach(error, options, formatter)
        return PROBLEMS
    except Exception as error:
        return _tell_fault(error, options, formatter)


def _tell_out_of_reach(error: OSError, options: argparse.Namespace, formatter: MessageFormatter) -> None:
    """Say which file the system refuses: no fault of diglot's."""
    from diglot.model.problems import FileOutOfReach

    name = os.fsdecode(error.filename)
    root = f"{options.root.resolve()}/"
    problem = FileOutOfReach(name.removeprefix(root), error.strerror or str(error))
    if options.json:
        print_document({"problems": problem_rows([problem], formatter)})
    else:
        print_problems([problem], formatter)


def _tell_fault(error: Exception, options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Say that diglot itself is at fault."""
    if options.debug:
        raise error
    words = N_("This is a fault of diglot itself, not of your text: {error}")
    print_line(formatter.say(words, error=repr(error)), file=sys.stderr)
    print_line(formatter.say(N_("Run it again with --debug, and report what it prints.")), file=sys.stderr)
    return PROBLEMS


def _formatter(lang: Lang) -> MessageFormatter:
    from diglot.cli.messages import MessageFormatter

    return MessageFormatter(lang, partial(_words, lang))


def _words(lang: Lang) -> Localization:
    from diglot.adapters.catalogues import read_localization
    from diglot.adapters.overlay import defaults_root

    return read_localization(LANGUAGES[lang], [defaults_root() / "locales"])


def _parsed(words: Sequence[str], formatter: MessageFormatter) -> argparse.Namespace:
    """The command line as options. Nothing is looked up in a catalogue unless something must be said."""
    # A command whose name is not among the words is not meant: its options need not be known.
    named = [name for name in COMMANDS if name in words]
    try:
        return make_parser(lambda msgid, **_: msgid, _SilentParser, named).parse_args(words)
    except _HelpRequested:
        return make_parser(formatter.say).parse_args(words)


def ui_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language to speak: --ui-lang, or else the system's, or else English.

    >>> ui_language(["--ui-lang", "ru"], {}), ui_language([], {"LANG": "ru_RU.UTF-8"}), ui_language([], {})
    ('ru', 'ru', 'en')
    """
    for index, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--ui-lang":
            chosen = value or (arguments[index + 1] if index + 1 < len(arguments) else "")
            return chosen if chosen in LANGUAGES else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if environment.get(name):
            code = environment[name].partition("_")[0].partition(".")[0].lower()
            return code if code in LANGUAGES else "en"
    return "en"


class Parser(argparse.ArgumentParser):
    """A parser whose own words are in the catalogue too."""

    def __init__(self, say: Say, **settings: Any) -> None:
        """say: a message in the language of the person at the keyboard."""
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self._say = say

    def format_usage(self) -> str:
        """The short form of every option."""
        return super().format_usage().replace("usage:", self._say(N_("usage:")), 1)

    def format_help(self) -> str:
        """Every option with its words."""
        return super().format_help().replace("usage:", self._say(N_("usage:")), 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and end."""
        self.print_usage(sys.stderr)
        wrong = self._say(N_("This command line cannot be read: {reason}"), reason=message)
        remedy = self._say(N_("--help shows what can be written."))
        self.exit(USAGE, f"{wrong}\n{remedy}\n")


class _HelpRequested(Exception):
    """Help or a complaint is due, and the parser at work has no words for it."""


class _SilentParser(Parser):
    """A parser that never says anything."""

    def print_help(self, _file: object = None) -> NoReturn:
        """Leave it to a parser with words."""
        raise _HelpRequested

    def error(self, message: str) -> NoReturn:
        """Leave it to a parser with words."""
        raise _HelpRequested


def _common_options() -> tuple[Option, ...]:
    """Options that may stand before the command or after it."""
    root = {"type": Path, "default": Path()}
    return (
        Option(
            "--root", N_("the publication: the folder that holds content/ (default: this folder)"), N_("FOLDER"), root
        ),
        Option("--ui-lang", N_("the language of these messages"), settings={"choices": sorted(LANGUAGES)}),
        Option("--json", N_("print one JSON document"), settings=flag()),
        Option("--debug", N_("show where a fault arose"), settings=flag()),
    )


# What is done without a command; its options stand before the commands too.
_IMPLIED = "build"


def make_parser(say: Say, kind: type[Parser] = Parser, names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The options. say: a message in the language of the person at the keyboard. names: of the commands it knows."""
    what = N_("A bilingual publishing house in a folder: content/en and content/ru in, a web site and PDFs out.")
    parser = kind(say, prog="diglot", description=say(what))
    commands = parser.add_subparsers(
        dest="command",
        metavar=say(N_("COMMAND")),
        title=say(N_("commands")),
        parser_class=partial(kind, say),  # type: ignore[call-overload]
    )
    # What may stand before the command may stand after it too: the common options, and those of `build`.
    common, implied = _common_options(), command_named(_IMPLIED).options
    for name in names:
        row = command_named(name)
        own, repeated = ((), (*common, *implied)) if name == _IMPLIED else (row.options, common)
        _add_options(commands.add_parser(name, help=say(row.words)), own, repeated, say)
    group = _add_options(parser, (*common, *implied), (), say)
    words = say(N_("show which version this is"))
    group.add_argument("--version", action="version", version=f"diglot {__version__}", help=words)
    return parser


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
