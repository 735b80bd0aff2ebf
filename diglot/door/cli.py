"""The command line: words in, an order to the press and an exit code out.

Exit 0: done; 1: problems that the editor must mend; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from diglot import __version__
from diglot.words.languages import LANGUAGES, Lang
from diglot.words.problems import N_

if TYPE_CHECKING:
    from diglot.door.wording import Wording
    from diglot.press.order import Order, Report

Say = Callable[..., str]

DONE, PROBLEMS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    lang = ui_language(words, os.environ)
    wording = _wording(lang)
    parser = make_parser(wording.say)
    options = parser.parse_args(words)
    try:
        return _build(options, wording)
    except BrokenPipeError:
        # Whoever read the output has gone (`| head`): nothing is left to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print(wording.say(N_("Stopped. Nothing was changed.")), file=sys.stderr)
        return 130
    except Exception as error:
        if options.debug:
            raise
        print(
            wording.say(N_("This is a fault of diglot itself, not of your text: {error}"), error=repr(error)),
            file=sys.stderr,
        )
        print(wording.say(N_("Run it again with --debug, and report what it prints.")), file=sys.stderr)
        return PROBLEMS


def _wording(lang: Lang) -> Wording:
    from diglot.door.wording import Wording
    from diglot.machines.catalogues import read_words
    from diglot.machines.disk import defaults_root

    return Wording(read_words(LANGUAGES[lang], [defaults_root() / "locales"]))


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


@dataclass(frozen=True)
class Option:
    """An option: its name, its words and placeholder (entries of the catalogue), and what argparse must know.

    default: a flag's is False, any other's None.
    """

    name: str
    words: str
    metavar: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)

    def add_to(self, group: argparse._ActionsContainer, say: Say, *, is_repeated: bool) -> None:
        """Put the option into a group. is_repeated: it may have been given before the command already."""
        settings = {"default": None, **self.settings, "help": say(self.words)}
        if self.metavar:
            settings["metavar"] = say(self.metavar)
        if is_repeated:
            # A value given before the command must not be overwritten by the default of the one after it.
            settings["default"] = argparse.SUPPRESS
        group.add_argument(self.name, **settings)


def _flag() -> dict[str, Any]:
    return {"action": "store_true", "default": False}


def _common_options() -> tuple[Option, ...]:
    """Options that may stand before the command or after it."""
    root = {"type": Path, "default": Path()}
    return (
        Option(
            "--root", N_("the publication: the folder that holds content/ (default: this folder)"), N_("FOLDER"), root
        ),
        Option("--ui-lang", N_("the language of these messages"), settings={"choices": sorted(LANGUAGES)}),
        Option("--json", N_("print one JSON document"), settings=_flag()),
        Option("--debug", N_("show where a fault arose"), settings=_flag()),
    )


def _build_options() -> tuple[Option, ...]:
    langs = {"action": "append", "choices": sorted(LANGUAGES)}
    formats = {"type": _formats, "default": ()}
    return (
        Option("--output", N_("where to publish (default: public/ in the publication)"), N_("FOLDER"), {"type": Path}),
        Option("--lang", N_("build this language only (may be repeated)"), settings=langs),
        Option("--only", N_("build these articles only, such as blog/article"), N_("ARTICLE"), {"nargs": "+"}),
        Option("--formats", N_("what to make, such as html,pdf; pages are always made"), N_("FORMATS"), formats),
        Option("--drafts", N_("drafts and texts under embargo too, marked as such"), settings=_flag()),
        Option("--strict", N_("warnings stop the build too"), settings=_flag()),
        Option("--lenient", N_("publish as well as can be; errors become warnings"), settings=_flag()),
        Option("--jobs", N_("how many processes (default: as many as processors)"), "N", {"type": _positive}),
        Option("--fresh", N_("make everything anew, nothing from the cache"), settings=_flag()),
    )


def make_parser(say: Say) -> argparse.ArgumentParser:
    """The options. say: a message in the language of the person at the keyboard."""
    what = N_("A bilingual publishing house in a folder: content/en and content/ru in, a web site and PDFs out.")
    parser = Parser(say, prog="diglot", description=say(what))
    commands = parser.add_subparsers(
        dest="command",
        metavar=say(N_("COMMAND")),
        title=say(N_("commands")),
        parser_class=partial(Parser, say),  # type: ignore[call-overload]
    )
    build = commands.add_parser("build", help=say(N_("build the publication (this is what happens without a command)")))
    for each, is_repeated in ((parser, False), (build, True)):
        group = each.add_argument_group(say(N_("options")))
        group.add_argument("-h", "--help", action="help", help=say(N_("show this text")))
        for option in (*_common_options(), *_build_options()):
            option.add_to(group, say, is_repeated=is_repeated)
        if not is_repeated:
            words = say(N_("show which version this is"))
            group.add_argument("--version", action="version", version=f"diglot {__version__}", help=words)
    return parser


def _formats(text: str) -> tuple[str, ...]:
    from diglot.press.pipeline import FORMATS

    names = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"{text!r}: {', '.join(FORMATS)}")
    return names


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: 1, 2, 3…")
    return int(text)


def today(environment: Mapping[str, str]) -> dt.date:
    """The day of the build: SOURCE_DATE_EPOCH where it is set, so that the same sources give the same site.

    >>> today({"SOURCE_DATE_EPOCH": "1426118400"})
    datetime.date(2015, 3, 12)
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now(dt.UTC).date()


def _order(options: argparse.Namespace) -> Order:
    from diglot.press.order import Order

    root = options.root.resolve()
    return Order(
        root=root,
        output=(options.output or root / "public").absolute(),
        today=today(os.environ),
        langs=tuple(dict.fromkeys(options.lang or ())),
        only=tuple(options.only or ()),
        formats=options.formats,
        with_drafts=options.drafts,
        is_lenient=options.lenient,
        is_strict=options.strict,
        is_fresh=options.fresh,
        jobs=options.jobs or _processors(),
    )


def _processors() -> int:
    # Not os.cpu_count(): a container or a batch system may grant fewer than the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _build(options: argparse.Namespace, wording: Wording) -> int:
    from diglot.machines.console import Console
    from diglot.press.pipeline import build

    started = time.monotonic()
    order = _order(options)
    with Console(wording.say, is_quiet=options.json) as console:
        report = build(order, console)
    seconds = time.monotonic() - started
    _tell(report, seconds, wording, is_json=options.json)
    if report.is_published and not options.json:
        print(wording.say(N_("Published in {folder}"), folder=order.output))
    return DONE if report.is_published else PROBLEMS


def _tell(report: Report, seconds: float, wording: Wording, *, is_json: bool) -> None:
    from diglot.door.wording import report_document

    if is_json:
        json.dump(report_document(wording, report, seconds), sys.stdout, ensure_ascii=False, indent=1)
        print()
        return
    for problem in report.problems:
        print(wording.lines(problem, report.severity(problem)), file=sys.stderr)
    print(wording.summary(report, seconds))
