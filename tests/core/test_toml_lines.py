"""Lines of the names in TOML texts: exact, whatever else is written in the file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diglot.core.settings.toml_lines import TomlPath, find_line, key_lines

ROOT = Path(__file__).parents[2]
# The number in each comment is the line of what stands before it.
SOURCE = '''\
title = "A" # 1
"quo.ted" = 1
a . b = 2 # [x]
text = """
title = "no"
[[parts]]
"""
day = 1979-05-27 07:32:00.5
list = [
  "x", # c
  "y",
  { en = "z", ru.k = [1,
   2] },
]
[other]
title = 'x'
[[parts]]
title = {en="q"}
[[parts.sub]]
n=1
[[parts.sub]]
n=2
[[parts]]
title="r"
[[parts.sub]]
n=3
[ z . "w w" ]
k=1
[z]
q=2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("quo.ted",), 2),
        (("a", "b"), 3),
        (("text",), 4),
        (("day",), 8),
        (("list", 1), 11),
        (("list", 2, "en"), 12),
        (("list", 2, "ru", "k", 1), 13),
        (("other", "title"), 16),
        (("parts",), 17),
        (("parts", 0, "title", "en"), 18),
        (("parts", 0, "sub", 1, "n"), 22),
        (("parts", 1), 23),
        (("parts", 1, "title"), 24),
        (("parts", 1, "sub", 0, "n"), 26),
        (("parts", "title"), 18),
        (("z", "w w", "k"), 28),
        (("z",), 29),
    ],
)
def test_a_name_is_on_its_own_line(path: TomlPath, line: int) -> None:
    assert key_lines(SOURCE)[path] == line


def test_what_is_not_there_is_at_the_table_around_it() -> None:
    assert find_line(SOURCE, ("parts", 1), "missing") == 23
    assert find_line(SOURCE, (), "parts.missing") == 17
    assert find_line(SOURCE, (), "quo.ted") == 2
    assert find_line(SOURCE, (), "missing") is None


def paths_of(value: Any, path: TomlPath = ()) -> Iterator[TomlPath]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items:
        yield from paths_of(inner, (*path, name))


@pytest.mark.parametrize("source", [SOURCE, SOURCE.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_everything_that_is_read_has_a_line(source: str) -> None:
    assert set(paths_of(tomllib.loads(source))) - {()} <= key_lines(source).keys()


def test_everything_in_the_files_of_this_repository_has_a_line() -> None:
    files = [*ROOT.glob("content/**/*.toml"), *ROOT.glob("handbook/**/*.toml"), ROOT / "pyproject.toml"]
    assert len(files) > 20
    for file in files:
        source = file.read_text(encoding="utf-8")
        assert set(paths_of(tomllib.loads(source))) - {()} <= key_lines(source).keys(), file


@pytest.mark.parametrize("source", ["[", "[[", "a", "a =", "a = [", 'a = """', "]", "= = =", "a = {b = [", "\x00", '"'])
def test_a_text_that_is_no_toml_comes_to_an_end(source: str) -> None:
    key_lines(source)
