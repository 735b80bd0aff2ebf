"""Command line arguments in, a command run and an exit code out.

Exit codes: 0, done; 1, problems that the editor must fix; 2, wrong usage; 130, interrupted.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from diglot.adapters.files.file_faults import DEBUG
from diglot.cli.command import DONE, INTERRUPTED, PROBLEMS, USAGE, WrongUsage, sentence_of
from diglot.cli.commands import COMMANDS
from diglot.cli.extension_commands import add_languages, every_command, extension_locales
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import (
    STANDARD_OUTPUT,
    flush_output,
    is_coloured,
    print_document,
    print_grouped,
    print_line,
    print_problems,
    problem_rows,
)
from diglot.cli.parser import DEFAULT_COMMAND, HelpRequested, SilentParser, left_over_error, make_parser, usage_of
from diglot.cli.publication_folder import NotInPublication, locate_publication
from diglot.model.languages import LANGUAGES, SOURCE_LANGUAGE, Lang
from diglot.model.messages import N_

if TYPE_CHECKING:
    import argparse

    from diglot.adapters.catalogues import Localization
    from diglot.cli.command import Command
    from diglot.model.problems import Problem
    from diglot.model.translation.watched_sites import WatchedSite


_ERROR_COLOUR = "\x1b[1;31m"


def run() -> NoReturn:
    """Run the command line and exit."""
    # The garbage collector runs after every 700 new objects by default. Nearly all of ours stay alive.
    gc.set_threshold(20_000)
    _open_standard_streams()
    _write_what_can_be_written()
    _forget_broken_zone()
    code = main()
    # It would traverse them all once more on exit; the system frees them anyway.
    gc.freeze()
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    add_languages(words)
    lang = ui_language(words, os.environ)
    formatter = _formatter(lang, words, program_name(sys.argv[0], os.environ))
    try:
        options, command = _parsed(words, formatter)
    except WrongUsage as wrong:
        return _report_wrong_usage(wrong, words, formatter)
    try:
        if options.debug:
            os.environ[DEBUG] = "1"
        if site := locate_publication(options, is_needed=command.needs_publication):
            _enter_other_site(site, options, command, formatter)
        formatter.root = options.root.resolve()
        code = command.run(options, formatter)
        flush_output()
        return code
    except WrongUsage as wrong:
        return _report_wrong_usage(wrong, words, formatter)
    except NotInPublication as place:
        _report_problem(place.problem, options, formatter)
        return PROBLEMS
    except BrokenPipeError:
        # The reader of the output has closed it (`| head`): stop without a message.
        _discard_output()
        return DONE
    except EOFError:
        return _stop(N_("Stopped. Nothing was changed."), formatter)
    except KeyboardInterrupt:
        return _stop(N_("Stopped. No file is half written; the same command goes on from here."), formatter)
    except Exception as error:
        return _report(error, options, formatter)


def _enter_other_site(
    site: WatchedSite, options: argparse.Namespace, command: Command, formatter: MessageFormatter
) -> None:
    """Say which site of another program was found, and what of it is not compared.

    Raises: WrongUsage, if the command does not work on such a site.
    """
    if not command.watches:
        words = N_(
            "{command} needs a publication of diglot; this is a site of {program}, which diglot adopt takes over"
        )
        raise WrongUsage(words, command=command.name, program=site.program)
    for option in command.options:
        if option.is_ours and getattr(options, option.name.strip("-").replace("-", "_")):
            words = N_("{option} is for publications of diglot; this is a site of {program}")
            raise WrongUsage(words, option=option.name, program=site.program)
    formatter.site = site
    if not options.json:
        number = formatter.words.number
        counts = ", ".join(f"{lang} {number(count)}" for lang, count in site.texts.items())
        words = N_("{program}: texts {counts}; in other languages, not compared: {others}")
        print_line(formatter.say(words, program=site.program, counts=counts, others=number(site.others)), sys.stderr)
        print_grouped([(one, one.severity) for one in site.problems], formatter, sys.stderr, with_all=False)


def _stop(words: str, formatter: MessageFormatter) -> int:
    print_line(formatter.say(words), file=sys.stderr)
    return INTERRUPTED


def _report(error: Exception, options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Report what has ended the command, a refusal of the system or a bug; return the exit code. --debug raises it."""
    from diglot.cli.system_errors import problem_of  # costs 20 ms: only when something is wrong

    if options.debug:
        raise error
    problem = problem_of(error, (options.root or Path()).resolve())
    # Where nothing can be printed the exit code must do.
    with suppress(OSError):
        if problem is None:
            return _report_bug(error, formatter)
        if problem.position[0] == STANDARD_OUTPUT:
            _discard_output()
        _report_problem(problem, options, formatter)
        flush_output()
    return PROBLEMS


def _report_wrong_usage(wrong: WrongUsage, words: Sequence[str], formatter: MessageFormatter) -> int:
    """Report what is wrong with the command line, the name that was probably meant, and the usage."""
    say = formatter.say
    sentence = sentence_of(wrong, say)
    print_line(f"{formatter.program}: {sentence}", sys.stderr, colour=_ERROR_COLOUR if is_coloured(sys.stderr) else "")
    commands = every_command(words)
    command = next((word for word in words if word in commands), "")
    named = {command: commands[command]} if command else {}
    parser = make_parser(say, commands=named, program=formatter.program, default=commands[DEFAULT_COMMAND])
    print_line(usage_of(parser, command), sys.stderr)
    help_line = N_("See {line} --help.")
    print_line(say(help_line, line=f"{formatter.program} {command}".rstrip()), sys.stderr)
    return USAGE


def _report_problem(problem: Problem, options: argparse.Namespace, formatter: MessageFormatter) -> None:
    if options.json and problem.position[0] != STANDARD_OUTPUT:
        print_document({"problems": problem_rows([problem], formatter)})
    else:
        print_problems([problem], formatter)


def _discard_output() -> None:
    """Let what is still to be printed go nowhere: Python tries it again when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_standard_streams() -> None:
    """Open the null device in place of standard streams that are closed (`>&-`).

    Otherwise the next file that is opened gets the number of the stream, and what is printed by diglot, or by a program
    that it starts, is written into it.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def _write_what_can_be_written() -> None:
    """Let a stream in an encoding that lacks a letter (`PYTHONIOENCODING=ascii`) show its number instead of ending."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def _forget_broken_zone() -> None:
    """Forget a `TZ` that names a file but no time zone: Babel would stumble over it, and nothing here depends on it."""
    zone = os.environ.get("TZ", "").removeprefix(":")
    if not Path(zone).exists() or not zone:
        return
    from zoneinfo import ZoneInfo  # only for zones that are files

    try:
        with Path(zone).open("rb") as file:
            ZoneInfo.from_file(file)
    except Exception:  # of any type, for what is no zone
        del os.environ["TZ"]


def _report_bug(error: Exception, formatter: MessageFormatter) -> int:
    """Report a bug of diglot."""
    words = N_("This is a bug in diglot, not a mistake in your text: {error}")
    print_line(formatter.say(words, error=repr(error)), file=sys.stderr)
    print_line(formatter.say(N_("Run it again with --debug and report what it prints.")), file=sys.stderr)
    return PROBLEMS


def _formatter(lang: Lang, words: Sequence[str], program: str) -> MessageFormatter:
    return MessageFormatter(lang, partial(_words, words), program)


def program_name(called: str, environment: Mapping[str, str]) -> str:
    """Return the program as it was called, which messages name. called: the first word of the command line.

    >>> program_name("/usr/bin/diglot", {}), program_name("/lib/diglot/__main__.py", {})
    ('diglot', 'python3 -m diglot')
    """
    # build.py replaces itself by `python -m diglot`.
    if environment.get("DIGLOT_CALLED_AS"):
        return environment["DIGLOT_CALLED_AS"]
    return "python3 -m diglot" if Path(called).parts[-2:] == ("diglot", "__main__.py") else "diglot"


def _words(arguments: Sequence[str], lang: Lang) -> Localization:
    from diglot.adapters.catalogues import read_localization  # costs 10 ms: a build that made nothing says nothing new
    from diglot.adapters.files.default_files import defaults_root

    return read_localization(LANGUAGES[lang], [defaults_root() / "locales", *extension_locales(arguments)])


def _parsed(words: Sequence[str], formatter: MessageFormatter) -> tuple[argparse.Namespace, Command]:
    """Parse the command line; return the options and the command. Those of extensions are looked for last.

    Raises: WrongUsage.
    """
    try:
        options = _parsed_as(COMMANDS, words, formatter)
        return options, COMMANDS[options.command or DEFAULT_COMMAND]
    except WrongUsage:
        commands = every_command(words)
        if all(commands[name] == COMMANDS.get(name) for name in {*words, DEFAULT_COMMAND} & {*commands}):
            raise
        options = _parsed_as(commands, words, formatter)
        return options, commands[options.command or DEFAULT_COMMAND]


def _parsed_as(
    commands: Mapping[str, Command], words: Sequence[str], formatter: MessageFormatter
) -> argparse.Namespace:
    """Parse the command line as one of some commands. Catalogues are read only if help must be printed.

    Raises: WrongUsage.
    """
    # Options of commands that are not named need not be known.
    named = {name: command for name, command in commands.items() if name in words}
    parser = make_parser(lambda msgid, **_: msgid, SilentParser, named, default=commands[DEFAULT_COMMAND])
    try:
        options, left_over = parser.parse_known_args(words)
    except HelpRequested:
        # Of all commands, for their options.
        make_parser(formatter.say, commands=every_command(words), program=formatter.program).parse_args(words)
        raise
    if left_over:
        raise left_over_error(parser, options.command, left_over)
    if options.command is None and options.only:
        _refuse_commands(options.only)
    return options


def _refuse_commands(articles: Sequence[str]) -> None:
    if swallowed := next((name for name in articles if name in every_command(())), ""):
        raise WrongUsage(N_("“{name}” after --only is read as an article; put the command first"), name=swallowed)


def ui_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Return the language of messages: that of --ui-lang, else the system's, else English.

    >>> ui_language(["--ui-lang", "ru"], {}), ui_language([], {"LANG": "ru_RU.UTF-8"}), ui_language([], {})
    ('ru', 'ru', 'en')
    """
    for index, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--ui-lang":
            chosen = value or (arguments[index + 1] if index + 1 < len(arguments) else "")
            return chosen if chosen in LANGUAGES else SOURCE_LANGUAGE
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if environment.get(name):
            code = environment[name].partition("_")[0].partition(".")[0].lower()
            return code if code in LANGUAGES else SOURCE_LANGUAGE
    return SOURCE_LANGUAGE
