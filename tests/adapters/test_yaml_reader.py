"""A small and safe YAML: what an editor writes is read as it stands, and everything clever is an error with a line."""

from __future__ import annotations

import pytest

from diglot.adapters.yaml_reader import MAX_BYTES, MAX_DEPTH, YamlError, read_mapping
from tests.tools import hostile
from tests.tools.processor_time import ends_within

# ---------------------------------------------------------------- what editors write


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2015-03-12", "2015-03-12"),
        ("2024-13-45", "2024-13-45"),
        ("12:30:45", "12:30:45"),
        ("1986", "1986"),
        ("0777", "0777"),
        ("1e3", "1e3"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("true", "true"),
        ("Норвегия", "Норвегия"),
        ('"A: B"', "A: B"),
        ("'it''s'", "it's"),
        ('"~"', "~"),
        ("~", None),
        ("null", None),
        ("", None),
        ('""', ""),
        ("[]", []),
        ("[a, 'b c', 3]", ["a", "b c", "3"]),
        ("{en: China, ru: Китай}", {"en": "China", "ru": "Китай"}),
        ("A # a remark", "A"),
        (">\n  folded\n  text", "folded text"),
        ("|\n  kept\n  lines", "kept\nlines"),
        ("\n  - a\n  - b", ["a", "b"]),
        ("emoji 🏫 and й", "emoji 🏫 and й"),
    ],
)
def test_a_value_is_what_is_written(written: str, value: object) -> None:
    """Scalars stay text: `no` is not false, a date is not guessed, 0777 is no number."""
    values, _ = read_mapping(f"field: {written}")
    assert values == {"field": value}


def test_every_field_knows_its_line() -> None:
    text = "title: A\n\n# a remark\ntags:\n  - a\n  - b\nimage:\n  src: x\nlast: z\n"
    assert read_mapping(text)[1] == {"title": 1, "tags": 4, "image": 7, "last": 9}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_nothing_is_no_fields(text: str) -> None:
    assert read_mapping(text) == ({}, {})


# ---------------------------------------------------------------- what is refused

REFUSED = {
    "alias": ("title: A\na: &x b\nc: *x", 2),
    "anchor alone": ("title: A\na: &x b", 2),
    "merge": ("title: A\na:\n  <<: {b: c}", 3),
    "merge of an alias": ("a: &x {b: c}\nd:\n  <<: *x", 1),
    "tag of Python": ("title: A\na: !!python/object/apply:os.system [ls]", 2),
    "tag of a module": ("a: !!python/name:os.system", 1),
    "tag of its own": ("title: A\n\na: !secret b", 3),
    "twice": ("title: A\ntags: b\ntitle: C", 3),
    "twice within": ("a:\n  b: c\n  b: d", 3),
    "key of lists": ("title: A\n? [a, b]\n: c", 2),
    "list": ("- a\n- b", 1),
    "text": ("only words", 1),
    "too deep": ("title: A\na: [[[[[b]]]]]", 2),
    "not closed": ("title: A\na: [b", 2),
    "quotation mark": ('title: "A', 1),
    "colon": ("title: A: B", 1),
    "tab": ("title: A\na:\n\t- b", 3),
    "two documents": ("title: A\n---\ntitle: B", 2),
    "escape": ('title: "\\q"', 1),
    "reserved sign": ("title: @a", 1),
    "control": ("title: A\x07", 1),
}


@pytest.mark.parametrize(("text", "line"), REFUSED.values(), ids=REFUSED)
def test_unsupported_yaml_is_an_error_at_its_line(text: str, line: int) -> None:
    with pytest.raises(YamlError) as caught:
        read_mapping(text)
    assert caught.value.reason
    assert caught.value.line == pytest.approx(line, abs=1 if "[b" in text or '"A' in text else 0)


def test_depth_and_size_are_counted_exactly() -> None:
    deep = "a: " + "[" * (MAX_DEPTH - 2) + "b" + "]" * (MAX_DEPTH - 2)
    assert read_mapping(deep)[0]
    with pytest.raises(YamlError):
        read_mapping(deep.replace("b", "[[b]]"))
    full = "a: " + "b" * (MAX_BYTES - 3)
    assert read_mapping(full)[0]
    with pytest.raises(YamlError):
        read_mapping(f"{full}b")
    with pytest.raises(YamlError):
        read_mapping("a: " + "б" * (MAX_BYTES // 2))


BOMBS = {
    "bomb": hostile._bomb(),
    "merge bomb": hostile._merge_bomb(),
    "open brackets": f"a: {'[' * 10_000}",
    "brackets": f"a: {'[' * 5_000}{']' * 5_000}",
    "braces": f"a: {'{' * 10_000}",
    "block lists": "a:\n" + "".join(f"{' ' * n}-\n" for n in range(150)),
    "many fields": "".join(f"f{n}: v\n" for n in range(1_500)),
    "same field": "f: v\n" * 3_000,
    "keys": "? " * 5_000,
    "quotation marks": '"' * 16_000,
    "long key": f"{'k' * 16_000}: v",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_ends_at_once(bomb: str) -> None:
    """Read or refused within a tenth of a second; nothing of it is left to go off later."""

    def read() -> None:
        try:
            values, _ = read_mapping(bomb)
            assert len(str(values)) < 100_000
        except YamlError as error:
            assert error.line >= 1

    assert ends_within(0.5, read)


@pytest.mark.parametrize("text", ["a: \udc00", "a: b\nc: \ud83d", "a: " + "b" * MAX_BYTES])
def test_what_cannot_be_read_at_all_is_told_at_the_first_line(text: str) -> None:
    with pytest.raises(YamlError) as error:
        read_mapping(text)
    assert error.value.line == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: b: c", "a colon is in the wrong place"),
        ('a: "b', "the quotation marks that open here are not closed"),
        ("a: @b", "a value that begins with this character must be in quotation marks"),
        ("a: [b", "a comma or ] is missing"),
    ],
)
def test_the_reason_is_the_one_that_an_editor_can_act_on(text: str, reason: str) -> None:
    with pytest.raises(YamlError) as error:
        read_mapping(text)
    assert error.value.reason == reason


def test_a_file_of_another_program_is_read_as_that_program_reads_it() -> None:
    """Of equal names the last counts; anchors, aliases and merges are followed."""
    text = "base: &base {theme: dark, font: serif}\nsite:\n  <<: *base\n  font: sans\nname: a\nname: b\n"
    values, _ = read_mapping(text, is_foreign=True)
    assert values == {
        "base": {"theme": "dark", "font": "serif"},
        "site": {"theme": "dark", "font": "sans"},
        "name": "b",
    }
    assert read_mapping("a: {<<: [{x: first}, {x: second, y: 2}]}", is_foreign=True)[0] == {
        "a": {"x": "first", "y": "2"}
    }


def test_few_lines_cannot_stand_for_endlessly_many_values() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    with pytest.raises(YamlError):
        read_mapping(bomb, max_depth=30, is_foreign=True)
