"""Command line arguments in, a command run and an exit code out.

Exit codes: 0, done; 1, problems that the editor must fix; 2, wrong usage; 130, interrupted.
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
    """Run the command line and exit."""
    # The garbage collector runs after every 700 new objects by default. Nearly all of ours stay alive.
    gc.set_threshold(20_000)
    code = main()
    # It would traverse them all once more on exit; the system frees them anyway.
    gc.freeze()
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    lang = ui_language(words, os.environ)
    formatter = _formatter(lang)
    options = _parsed(words, formatter)
    try:
        return command_named(options.command or _DEFAULT_COMMAND).run(options, formatter)
    except argparse.ArgumentTypeError as wrong:
        make_parser(formatter.say).error(str(wrong))
    except BrokenPipeError:
        # The reader of the output has closed it (`| head`): stop without a message.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (KeyboardInterrupt, EOFError):
        print_line(formatter.say(N_("Stopped. Nothing was changed.")), file=sys.stderr)
        return 130
    except OSError as error:
        if options.debug or not isinstance(error.filename, str | bytes):
            return _report_bug(error, options, formatter)
        _report_os_error(error, options, formatter)
        return PROBLEMS
    except Exception as error:
        return _report_bug(error, options, formatter)


def _report_os_error(error: OSError, options: argparse.Namespace, formatter: MessageFormatter) -> None:
    """Report the file that the system refuses access to."""
    from diglot.model.problems import FileOutOfReach

    name = os.fsdecode(error.filename)
    root = f"{options.root.resolve()}/"
    problem = FileOutOfReach(name.removeprefix(root), error.strerror or str(error))
    if options.json:
        print_document({"problems": problem_rows([problem], formatter)})
    else:
        print_problems([problem], formatter)


def _report_bug(error: Exception, options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Report a bug of diglot; with --debug, raise it."""
    if options.debug:
        raise error
    words = N_("This is a bug in diglot, not a mistake in your text: {error}")
    print_line(formatter.say(words, error=repr(error)), file=sys.stderr)
    print_line(formatter.say(N_("Run it again with --debug and report what it prints.")), file=sys.stderr)
    return PROBLEMS


def _formatter(lang: Lang) -> MessageFormatter:
    from diglot.cli.messages import MessageFormatter

    return MessageFormatter(lang, partial(_words, lang))


def _words(lang: Lang) -> Localization:
    from diglot.adapters.catalogues import read_localization
    from diglot.adapters.overlay import defaults_root

    return read_localization(LANGUAGES[lang], [defaults_root() / "locales"])


def _parsed(words: Sequence[str], formatter: MessageFormatter) -> argparse.Namespace:
    """Parse the command line. Catalogues are read only if a message must be printed."""
    # Options of commands that are not named need not be known.
    named = [name for name in COMMANDS if name in words]
    try:
        return make_parser(lambda msgid, **_: msgid, _SilentParser, named).parse_args(words)
    except _HelpRequested:
        return make_parser(formatter.say).parse_args(words)


def ui_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Return the language of messages: that of --ui-lang, else the system's, else English.

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
    """Argument parser whose own texts are translated too."""

    def __init__(self, say: Say, **settings: Any) -> None:
        """Take the function that translates messages."""
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self._say = say

    def format_usage(self) -> str:
        """Return the usage line, translated."""
        return super().format_usage().replace("usage:", self._say(N_("usage:")), 1)

    def format_help(self) -> str:
        """Return the help, translated."""
        return super().format_help().replace("usage:", self._say(N_("usage:")), 1)

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the command line and exit."""
        self.print_usage(sys.stderr)
        wrong = self._say(N_("This command line cannot be read: {reason}"), reason=message)
        remedy = self._say(N_("--help shows what can be written."))
        self.exit(USAGE, f"{wrong}\n{remedy}\n")


class _HelpRequested(Exception):
    """Help or an error must be printed, and the parser cannot translate it."""


class _SilentParser(Parser):
    """Argument parser that prints nothing."""

    def print_help(self, _file: object = None) -> NoReturn:
        """Leave it to a parser with translations."""
        raise _HelpRequested

    def error(self, message: str) -> NoReturn:
        """Leave it to a parser with translations."""
        raise _HelpRequested


def _common_options() -> tuple[Option, ...]:
    """Return the options that may be given before the command or after it."""
    root = {"type": Path, "default": Path()}
    return (
        Option(
            "--root", N_("the publication: the folder that holds content/ (default: this folder)"), N_("FOLDER"), root
        ),
        Option("--ui-lang", N_("the language of these messages"), settings={"choices": sorted(LANGUAGES)}),
        Option("--json", N_("print one JSON document"), settings=flag()),
        Option("--debug", N_("show where an error occurred"), settings=flag()),
    )


# The command that runs if none is named; its options may be given without it.
_DEFAULT_COMMAND = "build"


def make_parser(say: Say, kind: type[Parser] = Parser, names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """Return the parser. say: translates messages. names: the commands to include."""
    what = N_("A bilingual publishing house in a folder: content/en and content/ru in, a web site and PDFs out.")
    parser = kind(say, prog="diglot", description=say(what))
    commands = parser.add_subparsers(
        dest="command",
        metavar=say(N_("COMMAND")),
        title=say(N_("commands")),
        parser_class=partial(kind, say),  # type: ignore[call-overload]
    )
    # The common options, and those of `build`, may be given before the command or after it.
    common, implied = _common_options(), command_named(_DEFAULT_COMMAND).options
    for name in names:
        row = command_named(name)
        own, repeated = ((), (*common, *implied)) if name == _DEFAULT_COMMAND else (row.options, common)
        _add_options(commands.add_parser(name, help=say(row.words)), own, repeated, say)
    group = _add_options(parser, (*common, *implied), (), say)
    words = say(N_("show the version"))
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
