"""A TOML text that was read in, the line of everything that has a name in it out. Pure functions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

TomlPath: TypeAlias = tuple[str | int, ...]
"""The names that lead to a value, and the numbers of items of lists, from 0: `("parts", 1, "title")`."""

_TOKEN = re.compile(
    r"""
    (?P<part>"{3}(?:\\.|[^\\])*?"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\])*" | '[^']*' | [^\s\[\]{}=,.\#"']+)
    | (?P<sign>[\[\]{}=,.\n]) | \#[^\n]*
    """,
    re.DOTALL | re.VERBOSE,
)


# Of a key with dots; `read_toml` refuses tables that are nested deeper.
_MOST_PARTS = 100


@lru_cache(8)
def key_lines(source: str) -> Mapping[TomlPath, int]:
    """Return the line, from 1, of every key, table and item of a list.

    What is in a list of tables is also found without its number: that of the first such table.
    source: a text that tomllib accepts.

    >>> lines = key_lines('a.b = 1\\n[[parts]]\\ntitle = "x"\\n[[parts]]\\ntitle = { en = "y" }')
    >>> lines["a", "b"], lines["parts", 0, "title"], lines["parts", 1, "title", "en"], lines["parts", "title"]
    (1, 3, 5, 3)
    """
    return _Scanner(source).scan()


def find_line(source: str, table: TomlPath, name: str | int) -> int | None:
    """Return the line of a name in a table, such as "title" or "title.en"; else that of the nearest table around it."""
    lines = key_lines(source)
    parts = name.split(".") if isinstance(name, str) else [name]
    # "title.en" is written so, or as "en" in a table that stands for the title.
    written: list[TomlPath] = [(*table, name), (*table, *parts), (*table, parts[-1])]
    path = next((path for path in written if path in lines), written[1])
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


class _Scanner:
    """Goes through the tokens of a text once. The text is sound, so that nothing is checked."""

    def __init__(self, source: str) -> None:
        self._tokens = self._read(source)
        self._line = 1
        """That of the token that comes next."""
        self._lines: dict[TomlPath, int] = {}
        self._counts: dict[TomlPath, int] = {}
        """How many tables of each list of tables there have been."""
        self._token = next(self._tokens)

    def _read(self, source: str) -> Iterator[str]:
        start = 0
        for match in _TOKEN.finditer(source):
            self._line += source.count("\n", start, match.start())
            start = match.start()
            if match.lastgroup:
                yield match[0]
        while True:
            yield ""

    def scan(self) -> Mapping[TomlPath, int]:
        table: TomlPath = ()
        while self._token:
            if self._token == "[":
                table = self._head()
            elif self._token == "\n":
                self._next()
            else:
                self._pair(table)
        return self._lines

    def _next(self) -> str:
        passed, self._token = self._token, next(self._tokens)
        return passed

    def _note(self, path: TomlPath) -> None:
        self._lines.setdefault(path, self._line)
        self._lines.setdefault(tuple(part for part in path if isinstance(part, str)), self._line)

    def _head(self) -> TomlPath:
        """Read the head of a table; return the path of what stands below it."""
        self._next()
        is_item = self._token == "["
        if is_item:
            self._next()
        *outer, last = tuple(self._key()) or ("",)
        path: TomlPath = ()
        for name in outer:
            path = (*path, name)
            self._note(path)
            path = (*path, self._counts[path] - 1) if path in self._counts else path
        path = (*path, last)
        if is_item:
            self._note(path)
            self._counts[path] = self._counts.get(path, 0) + 1
            path = (*path, self._counts[path] - 1)
        self._lines[path] = self._line
        while self._token == "]":
            self._next()
        return path

    def _pair(self, path: TomlPath) -> None:
        for name in self._key():
            path = (*path, name)
            self._note(path)
        self._next()
        self._value(path)

    def _key(self) -> Iterator[str]:
        count = 0
        while self._token not in ("=", "]", ""):
            part = self._next()
            count += part != "."
            if part != "." and count <= _MOST_PARTS:
                yield tomllib.loads(f"key = {part}")["key"] if part[0] in "\"'" else part

    def _value(self, path: TomlPath) -> None:
        opening = self._next()
        number = 0
        if opening not in ("[", "{"):
            while self._token not in (",", "]", "}", "\n", ""):
                self._next()
            return
        while self._token not in ("]", "}", ""):
            if self._token in (",", "\n"):
                self._next()
            elif opening == "{":
                self._pair(path)
            else:
                self._note((*path, number))
                self._value((*path, number))
                number += 1
        self._next()
