"""Bytes to text: UTF-8 and nothing else, plain line ends, no character that hides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.core.encoding import MAX_BYTES, decode, find_conflicts, guess_encoding
from diglot.model.markup import allowed_markup
from diglot.model.problems import ForbiddenCharacter, NotUtf8, TooLarge

RUSSIAN = "Поворот на Восток начался не вчера: о нём писали ещё при царе."


def test_utf_8_is_read_as_it_is() -> None:
    assert decode(RUSSIAN.encode(), "a") == (RUSSIAN, ())


def test_a_mark_of_byte_order_falls_away() -> None:
    assert decode(b"\xef\xbb\xbfText", "a") == ("Text", ())


def test_line_ends_of_every_system_are_plain() -> None:
    assert decode(b"a\r\nb\rc\n", "a")[0] == "a\nb\nc\n"


@pytest.mark.parametrize("name", ["windows-1251", "koi8-r", "cp866"])
def test_the_encodings_of_russian_are_told_apart(name: str) -> None:
    text, (problem,) = decode(f"English first\n{RUSSIAN}".encode(name, "ignore"), "content/ru/a.md")
    assert problem == NotUtf8("content/ru/a.md", 2, name, "content/ru/a.md")
    assert "Поворот" in text


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le"])
def test_utf_16_is_known_by_its_mark(name: str) -> None:
    assert guess_encoding(b"\xff\xfe" + RUSSIAN.encode("utf-16-le")) == "utf-16"


def test_western_letters_are_no_russian() -> None:
    """To be told a wrong name would turn café into cafй."""
    assert guess_encoding("A café in Besançon, naïve and déjà vu".encode("latin-1")) == "windows-1252"


@pytest.mark.parametrize(
    "letter", ["\0", "\x07", "\x1b", "\x7f", "\u202a", "\u202e", "\u2066", "\u2069", "\ufffe", "\ufdd0"]
)
def test_a_character_that_hides_is_told_with_its_line_and_dropped(letter: str) -> None:
    text, (problem,) = decode(f"one\ntwo{letter}three\n{letter}".encode(), "a")
    assert text == "one\ntwothree\n"
    assert isinstance(problem, ForbiddenCharacter)
    assert problem.line == 2
    assert problem.character.startswith(f"U+{ord(letter):04X}")


@pytest.mark.parametrize("letter", ["\t", "\u00ad", "\u00a0", "\u200b", "\u200d", "\u2060", "\u2028", "\u0301", "👩‍💻"])
def test_a_character_that_writing_needs_stays(letter: str) -> None:
    assert decode(f"a{letter}b".encode(), "a") == (f"a{letter}b", ())


def test_no_character_that_may_not_be_published_is_printable() -> None:
    """A text whose characters are printable is not searched for them."""
    forbidden = allowed_markup._FORBIDDEN_CHARACTERS
    assert [sign for sign in forbidden if sign.isprintable() or sign in "\n\u00a0"] == []
    assert allowed_markup.find_forbidden("a\n\u00a0b\u202e") == [(4, "\u202e")]


def test_a_library_is_not_read() -> None:
    assert decode(b"a" * (MAX_BYTES + 1), "a") == ("", (TooLarge("a", None, str(MAX_BYTES + 1), str(MAX_BYTES)),))
    assert decode(b"a" * MAX_BYTES, "a")[1] == ()


@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_there_is_a_text_without_carriage_returns(content: bytes) -> None:
    text, _ = decode(content, "a")
    assert "\r" not in text
    assert "\0" not in text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]), max_size=80))
def test_a_sound_text_is_not_touched(text: str) -> None:
    assert decode(text.encode(), "a") == (text, ())


def test_lines_are_counted_from_the_first_one_even_if_it_is_empty() -> None:
    assert decode(b"\n\xcf\xf0\xe8", "a")[1][0].line == 2
    assert decode(b"\n\x07", "a")[1][0].line == 2


@pytest.mark.parametrize(
    ("reference", "sign"),
    [
        ("&#x202e;", "U+202E"),
        ("&#X202E", "U+202E"),
        ("&#8238;", "U+202E"),
        ("&#8238", "U+202E"),
        ("&#x0000000000202e;", "U+202E"),
        ("&#00000008238;", "U+202E"),
        ("&#0;", "U+0000"),
        ("&#xE007F;", "U+E007F"),
        ("&#0917631;", "U+E007F"),
    ],
)
def test_a_forbidden_character_is_found_as_a_reference_too(reference: str, sign: str) -> None:
    text, (problem,) = decode(f"one\ntwo{reference}three".encode(), "a")
    assert text == "one\ntwo\ufffdthree"
    assert isinstance(problem, ForbiddenCharacter)
    assert (problem.line, problem.character.split()[0]) == (2, sign)


@pytest.mark.parametrize(
    "reference", ["&#65;", "&#x41;", "&#1114109;", "&#1114112;", "&#99999999;", "&#" + "9" * 5_000]
)
def test_any_other_reference_stays(reference: str) -> None:
    assert decode(f"a{reference}b".encode(), "a") == (f"a{reference}b", ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", [1]),
        ("\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", [2]),
        ("<<<<<<< HEAD\nb\n", [1]),
        ("a\n=======\nc\n>>>>>>> x\n", [2]),
        ("<<<<<<< A\n=======\n>>>>>>> B\n<<<<<<< A\n=======\n>>>>>>> B\n=======\n>>>>>>> C\n", [1, 4, 7]),
        ("Title\n=======\n\nText\n", []),
    ],
)
def test_each_unfinished_merge_is_told_once(text: str, lines: list[int]) -> None:
    assert [problem.line for problem in find_conflicts(text, "a")] == lines


def test_half_the_words_do_not_make_a_russian_text() -> None:
    """«Письмо» in windows-1251 beside a word of which that encoding makes no Russian one."""
    assert guess_encoding("Письмо".encode("windows-1251")) == "windows-1251"
    assert guess_encoding("Письмо ".encode("windows-1251") + b"na\xefve\xefve") == "windows-1252"
