"""TOML: what is read, what is refused before it takes memory, and that the time grows with the size only."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import partial

import pytest

from diglot.core import toml_reader
from diglot.core.toml_reader import TomlError, read_toml
from tests.tools.growth import costs_far_more, seconds


def test_eight_parts_are_read_and_nine_are_not() -> None:
    assert read_toml("a.b.c.d.e.f.g.h = 1")["a"]["b"]["c"]["d"]["e"]["f"]["g"] == {"h": 1}
    with pytest.raises(TomlError) as caught:
        read_toml("title = 1\na.b.c.d.e.f.g.h.i = 1")
    assert (caught.value.reason, caught.value.line) == ("a name has more than eight parts", 2)


@pytest.mark.parametrize(
    "key", ["[a.b.c.d.e.f.g.h.i]", "[[a . b . c . d . e . f . g . h . i]]", "x = { '1'.\"2\".3.4.5.6.7.8.9 = 1 }"]
)
def test_long_names_are_refused_wherever_a_name_may_be(key: str) -> None:
    with pytest.raises(TomlError, match="eight parts"):
        read_toml(key)


@pytest.mark.parametrize(
    "value",
    [
        '"www.a.b.c.d.e.f.g.h.i.example"',
        "'a.b.c.d.e.f.g.h.i.j'",
        '"""\na.b.c.d.e.f.g.h.i.j = \\"\n"""',
        "'''\na.b.c.d.e.f.g.h.i.j\n'''",
        "[1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5]",
        "1 # a.b.c.d.e.f.g.h.i.j",
        '"Well ........... said"',
    ],
)
def test_dots_in_values_and_remarks_are_no_names(value: str) -> None:
    assert "key" in read_toml(f"key = {value}\n")


@pytest.mark.parametrize("ending", ["", "\n", "\n\n", "\u2028\n"])
@pytest.mark.parametrize(("source", "line"), [("a = 1\n'", 2), ("'", 1), ("a = 1\nb = [", 2), ("a = 1\n[b", 2)])
def test_what_breaks_off_at_the_end_is_told_at_the_last_line(source: str, line: int, ending: str) -> None:
    with pytest.raises(TomlError) as caught:
        read_toml(f"{source}{ending}")
    assert caught.value.line == line


def test_front_matter_has_a_limit_of_size() -> None:
    assert read_toml(f'a = "{"x" * 16_000}"', 16_384)
    with pytest.raises(TomlError, match="16 kB"):
        read_toml(f'a = "{"x" * 16_384}"', 16_384)


PATHOLOGICAL: dict[str, Callable[[int], str]] = {
    "one key": lambda n: f"{'.'.join('a' * n)} = 1",
    "many keys": lambda n: "\n".join(f"a{k}.b.c.d.e.f.g.h = 1" for k in range(n // 8)),
    "dots in a string": lambda n: f'a = "{"." * n}"',
    "strings without an end": lambda n: 'a = """' + '\\"""' * (n // 4) + "........",
    "quotation marks": lambda n: "a = " + '"' * n + "........",
    "dots": lambda n: "." * n,
}


@pytest.mark.parametrize("make", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_the_time_grows_with_the_size_only(make: Callable[[int], str]) -> None:
    def read(size: int) -> Callable[[], None]:
        return partial(try_to_read, make(size))

    def try_to_read(text: str) -> None:
        try:
            read_toml(text)
        except TomlError as error:
            assert error.reason

    assert not costs_far_more(seconds, read(400_000), read(100_000), 0.2, seconds(read(400_000)))


PLAIN = """# A ledger.
format = 1

[[unit]]
field = "title"
en = "Ice \\"late\\""
ru = ["Лёд", "поздно"]
on = 2026-12-01
by = "Nina"
review = { on = 2026-12-02, by = "Anna", text = "Лёд" }

[[filled]]
en = "Sea"
on = 2026-12-03
"""


def _read(source: str) -> object:
    try:
        return read_toml(source)
    except TomlError as error:
        return error


@pytest.mark.parametrize("number", range(len(PLAIN.split("\n"))))
@pytest.mark.parametrize(
    "line",
    [
        'en = "Twice"', "[[unit]]", "[unit]", "[[format]]", "unit = 1", 'x = """', "x = [", "x = 2026-13-01", '"', "x =1",
        'x = "\\q"', 'x = "a\x7fb"', 'minor.en = "One"', 'x = "a"\r', "#\x01", f"x = [{'[' * 30}1{']' * 30}]", "x = '1'",
        'x = ["a", {a.b.c.d.e.f.g.h.i = 1}]', "x = 2026-12-01 10:00:00", "ж = 1", 'x = "\\ud800"',
    ],
)  # fmt: skip
def test_a_plain_text_is_read_as_any_other(line: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = PLAIN.split("\n")
    for source in ("\n".join([*lines[:number], line, *lines[number:]]), "\n".join([*lines[:number], line])):
        read = _read(source)
        with monkeypatch.context() as patch:
            patch.setattr(toml_reader, "_read_plain", lambda _: None)
            assert _read(source) == read


def test_a_ledger_is_plain() -> None:
    assert toml_reader._read_plain(PLAIN) == tomllib.loads(PLAIN)
