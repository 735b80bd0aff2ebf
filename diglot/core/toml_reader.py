"""TOML text in, plain values out, or the line of what is wrong with it. Pure functions.

The file may come from anybody: tomllib makes room for every part of a dotted key anew, so that 60 kB took gigabytes.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from diglot.model.messages import N_
from diglot.model.wording.toml_reasons import toml_reason

MAX_FRONT_BYTES = 16 * 1024
# Of tables and lists: nothing here needs more than four levels.
_MAX_DEPTH = 20
_MAX_KEY_PARTS = 8

# What may be a part of a key is a bare word or a string of one line. A string without an end goes to that of the text.
_TOKEN = re.compile(
    r"""
    "{3}(?:\\.|[^\\])*?(?:"{3}|\Z) | '{3}.*?(?:'{3}|\Z) | \#[^\n]*
    | (?P<part>"(?:\\.|[^"\\\n])*"? | '[^'\n]*'? | [\w-]+)
    | (?P<dot>\.) | (?P<space>[ \t]+) | .
    """,
    re.DOTALL | re.VERBOSE,
)

# A line that says the same wherever it stands: all of a ledger are such, and most have texts without escapes.
_PLAIN_LINE = re.compile(
    r"""
    | \#[^\x00-\x1f\x7f]* | \[\[(?P<table>[\w-]+)\]\]
    | (?P<key>[\w-]+)[ ]=[ ](?:"(?P<text>[^"\\\x00-\x1f\x7f]*)" | (?P<day>\d{4}-\d\d-\d\d) | (?P<other>[\["{\d].*))
    """,
    re.ASCII | re.VERBOSE,
)


@dataclass(frozen=True)
class TomlError(Exception):
    """A TOML text cannot be read. line: within the text, from 1."""

    reason: str
    line: int


def read_toml(source: str, limit: int | None = None) -> dict[str, Any]:
    """Parse a TOML text into plain values. limit: the number of bytes that it may have.

    Raises: TomlError.
    """
    if limit is not None and len(source.encode()) > limit:
        raise TomlError(N_("it is longer than 16 kB"), 1)
    plain = _read_plain(source)
    if plain is not None:
        return plain
    _refuse_long_keys(source)
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"at line (\d+)", str(error))
        # "At end of document" is after the last line that has something on it.
        line = int(match[1]) if match else source.rstrip().count("\n") + 1
        raise TomlError(toml_reason(str(error), source.split("\n")[line - 1]), line) from None
    except RecursionError:
        raise TomlError(N_("it is nested too deeply"), 1) from None
    except ValueError:
        # Python refuses numbers of more than 4,300 digits, and does not say on which line.
        number = re.search(r"\d[\d_]{4000}", source)
        line = source.count("\n", 0, number.start()) + 1 if number else 1
        raise TomlError(N_("a number is too long"), line) from None
    if _depth(table) > _MAX_DEPTH:
        raise TomlError(N_("it is nested too deeply"), 1)
    return table


def _read_plain(source: str) -> dict[str, Any] | None:
    """Return what a text of plain lines says, as ledgers are; None for any other, or where something is wrong with it.

    It takes a tenth of the time that tomllib takes, which goes from letter to letter.
    """
    top: dict[str, Any] = {}
    tables: dict[str, list[dict[str, Any]]] = {}
    row = top
    try:
        for line in source.split("\n"):
            found = _PLAIN_LINE.fullmatch(line)
            if not found or (found["key"] and found["key"] in row):
                return None
            if found["table"]:
                row = {}
                tables.setdefault(found["table"], []).append(row)
            elif found["text"] is not None:
                row[found["key"]] = found["text"]
            elif found["day"]:
                row[found["key"]] = dt.date.fromisoformat(found["day"])
            elif found["other"]:
                _refuse_long_keys(line)
                row |= tomllib.loads(line)
    except (TomlError, ValueError, RecursionError):
        return None
    table = top | tables
    return None if top.keys() & tables.keys() or _depth(table) > _MAX_DEPTH else table


def _refuse_long_keys(source: str) -> None:
    """Refuse keys and table names of more than eight parts.

    Raises: TomlError.
    """
    # A key is on one line. Few lines have so many dots at all, and those that have are mostly prose in strings.
    if all(line.count(".") < _MAX_KEY_PARTS for line in source.split("\n")):
        return
    dots = 0
    is_after_dot = False
    for match in _TOKEN.finditer(source):
        if match.lastgroup == "space":
            continue
        is_dot = match.lastgroup == "dot"
        if is_dot:
            dots += 1
        elif match.lastgroup != "part" or not is_after_dot:
            dots = 0
        is_after_dot = is_dot
        if dots >= _MAX_KEY_PARTS:
            raise TomlError(N_("a name has more than eight parts"), source.count("\n", 0, match.start()) + 1)


def _depth(table: dict[str, Any]) -> int:
    """Return how deep tables and lists are nested; counting stops beyond the limit."""
    level: list[Any] = [table]
    depth = 0
    while level and depth <= _MAX_DEPTH:
        inner = (part for value in level for part in (value.values() if isinstance(value, dict) else value))
        level = [part for part in inner if isinstance(part, (dict, list))]
        depth += 1
    return depth
