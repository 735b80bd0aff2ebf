"""A problem as two lines in, the same for a terminal out: no word is broken, and a line of the source says where it is.

Reads that source, from the folder of the publication. Programs, which read the two lines, never get these.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from unicodedata import combining, east_asian_width

from diglot.adapters.disk import Folder
from diglot.cli.messages import MessageFormatter
from diglot.cli.problem_groups import MOST_IN_ORDER
from diglot.cli.safe_text import show_controls
from diglot.cli.tables import terminal_columns

_PROBLEM = re.compile(r"(?P<file>[^:\n]+):(?P<line>\d+): (?P<what>.*) \[[\w-]+\]")
_QUOTED = re.compile(r"[“«`]([^“”«»`]+)[”»`]")
_INDENT = "    "
_GUTTER = f"{_INDENT}| "
# In place of a space at which a line is not to be broken: no message has this sign.
_UNBROKEN = "\0"
# A shorter piece of a line says nothing.
_LEAST_ROOM = 20
_MOST_BYTES = 2_000_000


def fitted(line: str, columns: int, program: str) -> str:
    """Return a line broken between words, further lines indented.

    A command of the program, which may be copied, is not broken either if it fits a line; nor is a word that does not.

    >>> print(fitted("    fix: run it again, or finish it: diglot mv ferry crossing", 32, "diglot"))
        fix: run it again, or finish
        it: diglot mv ferry crossing
    """
    if len(line) <= columns:
        return line
    body = line.lstrip(" ")
    first = line[: len(line) - len(body)]
    further = first or _INDENT
    command = re.compile(rf"\b{re.escape(program)} [a-z][^`;,»”)]*")
    whole = command.sub(lambda found: found[0].replace(" ", _UNBROKEN), body)
    if max(map(len, whole.split(" "))) > columns - len(further):
        whole = body
    broken = textwrap.wrap(
        whole, columns, initial_indent=first, subsequent_indent=further, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(broken).replace(_UNBROKEN, " ")


def source_lines(text: str, root: Path, columns: int) -> Sequence[str]:
    """Return the line that a problem is about, and carets below what its message quotes of it.

    Empty where the message quotes nothing that is in that line, or there is no such file of text.
    """
    problem = _PROBLEM.match(text)
    if problem is None or columns < _LEAST_ROOM + len(_GUTTER):
        return ()
    number, lines = int(problem["line"]), _lines_of(root, problem["file"])
    source = lines[number - 1] if 0 < number <= len(lines) else ""
    for quoted in _QUOTED.findall(problem["what"]):
        if (start := _find(quoted, source)) >= 0:
            return _marked(source, start, start + len(quoted), columns - len(_GUTTER))
    return ()


@lru_cache(maxsize=4)
def _lines_of(root: Path, path: str) -> Sequence[str]:
    """Return the lines of a file; none where it is no text, or larger than a manuscript may be."""
    folder = Folder(root)
    with suppress(OSError, UnicodeDecodeError):
        entry = folder.find(path)
        if entry and entry.size <= _MOST_BYTES:
            return folder.read(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return ()


def _find(words: str, line: str) -> int:
    """Return where words begin in a line, as words of their own if they are; -1 if they are not in it."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line)
    return found.start() if found else line.find(words)


def _marked(line: str, start: int, end: int, room: int) -> tuple[str, str]:
    """Return as much of a line as there is room for, and carets below a part of it."""
    end = min(end, start + room // 2)
    left = max(0, min(start - room // 3, len(line) - room)) if len(line) > room else 0
    right = min(len(line), left + room)
    before, marked, after = (
        show_controls(part.replace("\t", " ")) for part in (line[left:start], line[start:end], line[end:right])
    )
    if left:
        before = f"… {before.partition(' ')[2]}" if " " in before else f"…{before[1:]}"
    if right < len(line):
        after = f"{after.rpartition(' ')[0]} …" if " " in after else f"{after[:-1]}…"
    carets = " " * _width(before) + "^" * max(1, _width(marked))
    return f"{_GUTTER}{before}{marked}{after}", f"{_GUTTER}{carets}"


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def for_terminal(lines: Iterable[tuple[str, str]], formatter: MessageFormatter) -> Iterator[tuple[str, str]]:
    """Yield the lines of problems as a terminal shows them."""
    columns, root = terminal_columns(), None if formatter.site else formatter.root
    for number, (text, severity) in enumerate(lines):
        what, *remedy = (fitted(line, columns, formatter.program) for line in text.split("\n"))
        source = source_lines(text, root, columns) if root and number < MOST_IN_ORDER else ()
        yield "\n".join([what, *source, *remedy]), severity
