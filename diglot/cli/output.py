"""Results and problems in, printed lines and JSON documents out: shared by all commands."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO, TypeVar

from diglot.cli.messages import MessageFormatter, problem_row
from diglot.cli.problem_groups import shown_lines
from diglot.cli.safe_text import escape_controls, show_controls
from diglot.model.languages import LANGUAGES

if TYPE_CHECKING:
    import argparse

    from diglot.model.problems import Problem, Severity

ResultT = TypeVar("ResultT")

STANDARD_OUTPUT, STANDARD_ERROR = "/dev/stdout", "/dev/stderr"
"""The names of the streams in problems."""


def print_line(
    text: str = "", file: TextIO | None = None, *, colour: str = "", is_safe: bool = False, flush: bool = False
) -> None:
    """Print a text of one or more lines, its control characters spelt out. Commands print with this alone.

    is_safe: the text has colours of its own, and what came from outside passed `show_controls` already.
    """
    text = text if is_safe else show_controls(text)
    print_as_is(f"{colour}{text}\x1b[0m\n" if colour else f"{text}\n", file)
    if flush:
        flush_output()


def print_as_is(text: str, file: TextIO | None = None) -> None:
    """Print a text that is a document for a program, such as a server's configuration.

    Raises: OSError with the name of the stream.
    """
    with _named_stream(file or sys.stdout):
        (file or sys.stdout).write(text)


def flush_output() -> None:
    """Write what is still in the buffer of the standard output.

    Raises: OSError with the name of the stream.
    """
    with _named_stream(sys.stdout):
        sys.stdout.flush()


@contextmanager
def _named_stream(file: TextIO) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, STANDARD_ERROR if file is sys.stderr else STANDARD_OUTPUT) from error


def is_coloured(stream: TextIO) -> bool:
    """Return whether a stream is a terminal that may show colours (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


_SEVERITY_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[33m"}


def print_problem(lines: str, severity: str, file: TextIO) -> None:
    """Print the lines of a problem; on a terminal, its place in the colour of its severity."""
    place, space, rest = _split_place(show_controls(lines))
    if is_coloured(file) and space:
        print_line(f"{_SEVERITY_COLOURS[severity]}{place}\x1b[0m{space}{rest}", file, is_safe=True)
    else:
        print_line(lines, file)


def _split_place(lines: str) -> tuple[str, str, str]:
    """Return the place of a problem with its colon, the space or line end after it, and the rest."""
    found = re.match(r"([^\n]*?:)([ \n])", lines)
    return (found[1], found[2], lines[found.end() :]) if found else (lines, "", "")


def print_problems(problems: Sequence[Problem], formatter: MessageFormatter) -> None:
    """Print problems on the standard error."""
    shown = ((formatter.lines(problem, problem.severity), problem.severity) for problem in problems)
    print_shown(shown, sys.stderr, formatter)


def print_grouped(
    problems: Sequence[tuple[Problem, Severity]], formatter: MessageFormatter, file: TextIO, *, with_all: bool
) -> None:
    """Print problems, each with its severity: of many, an example of each cause. with_all: every one."""
    print_shown(shown_lines(formatter, problems, with_all=with_all), file, formatter)


def print_shown(lines: Iterable[tuple[str, str]], file: TextIO, formatter: MessageFormatter) -> None:
    """Print the lines of problems, each with its severity, "" for one that is about others.

    On a terminal they are broken between words, and as many as a person reads have the line of the source below them.
    """
    if file.isatty():
        from diglot.cli.terminal_lines import for_terminal  # costs 20 ms, of which programs need nothing

        lines = for_terminal(lines, formatter)
    for text, severity in lines:
        if severity:
            print_problem(text, severity, file)
        else:
            print_line(text, file)


def problem_rows(problems: Sequence[Problem], formatter: MessageFormatter) -> list[Mapping[str, object]]:
    """Return problems as `--json` prints them, those of the site that the command works on before them."""
    of_site = formatter.site.problems if formatter.site else ()
    return [problem_row(formatter, problem, problem.severity) for problem in (*of_site, *problems)]


def print_document(document: Mapping[str, object]) -> None:
    """Print a JSON document; control characters in its strings are escaped."""
    # JSON has numbers of its own for letters that the stream's encoding may lack.
    has_all_letters = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print_as_is(escape_controls(json.dumps(document, ensure_ascii=not has_all_letters, indent=1)) + "\n")


def may_write(options: argparse.Namespace, question: str) -> bool:
    """Return whether a command may write: because of --yes, or because somebody at the terminal says so."""
    if options.yes:
        return True
    return not options.json and sys.stdin.isatty() and confirm(question)


def confirm(question: str) -> bool:
    """Ask a question at the terminal; return whether the answer is yes, in any language."""
    words = (language.yes_and_no[0].casefold() for language in LANGUAGES.values())
    return input(show_controls(question)).strip().casefold() in {part for word in words for part in (word, word[0])}
