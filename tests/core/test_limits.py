"""Limits of manuscripts: what just fits is no problem, and what is one more is told with its line and its number."""

from __future__ import annotations

import pytest

from diglot.core import limits
from diglot.model.problems import BeyondLimits


def reported(text: str) -> list[tuple[str, int | None, str, str]]:
    """What is told of a text after a first line, as (thing, line, number, limit)."""
    problems = list(limits.find_excess(f"First.\n{text}", "content/en/a.md"))
    assert all(isinstance(problem, BeyondLimits) for problem in problems)
    return [(problem.thing, problem.line, problem.number, problem.limit) for problem in problems]  # type: ignore[attr-defined]


LETTERS, RUN, MARKS = "characters in one line", "identical characters in a row", "marks of one kind in one line"
NESTED, ROWS, COMMANDS = "nested quotations and lists", "rows in one table", "commands defined in formulas"
INDICES, CIRCLE = "nested subscripts or superscripts in a formula", "footnotes that call each other in a circle"
NOTES, ACCENTS = "characters in footnotes, each counted once per reference", "accents on a single letter"


def nested_list(depth: int) -> str:
    return "\n".join(f"{'  ' * level}- a" for level in range(depth))


def notes(letters: int) -> str:
    """Two calls of a note, which counts twice."""
    lines = ["x" * 50_000] * (letters // 2 // 50_000) + ["x" * (letters // 2 % 50_000)]
    return "A[^a] and[^a].\n\n[^a]:" + "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "thing", "line", "number", "limit"),
    [
        ("a" * 100_001, LETTERS, 2, 100_001, 100_000),
        ("[" * 61, RUN, 2, 61, 60),
        ("a\n\n" + "$" * 61 + "a", RUN, 4, 61, 60),
        ("*a " * 401, MARKS, 2, 401, 400),
        (">" * 21 + " a", NESTED, 2, 21, 20),
        (nested_list(21), NESTED, 22, 21, 20),
        ("::: a\n" * 21, NESTED, 22, 21, 20),
        (f"::: a\n{nested_list(10)}\n{'>' * 10} a", NESTED, 13, 21, 20),
        ("> " * 10 + "- " * 11 + "a", NESTED, 2, 21, 20),
        (nested_list(21).replace("\n", "\n\n"), NESTED, 42, 21, 20),
        ("::: a\n" * 20 + ":::\n" + "::: a\n" * 2, NESTED, 24, 21, 20),
        ("a\n|a|\n" + "|b|\n" * 1_500, ROWS, 3, 1_501, 1_500),
        ("\\newcommand{\\a}{b}\n" * 6, COMMANDS, 7, 6, 5),
        ("\\def\\a{b}" * 6, COMMANDS, 2, 6, 5),
        ("$" + "a^{" * 7 + "}" * 7 + "$", INDICES, 2, 7, 6),
        ("$" + "a^{{" * 7 + "$", INDICES, 2, 7, 6),
        ("$" + "a_{" * 7 + "}" * 7 + "$", INDICES, 2, 7, 6),
        ("$" + "}" * 3 + "a^{" * 7 + "$", INDICES, 2, 7, 6),
        ("A[^a].\n\n[^a]: B[^b].\n\n[^B]: A[^A].", CIRCLE, 4, 2, 0),
        ("[^a]: A[^a].", CIRCLE, 2, 1, 0),
        ("A[^a].\n\n[^a]: A.\n\n    More[^a].", CIRCLE, 4, 1, 0),
        (notes(1_000_002), NOTES, 4, 1_000_002, 1_000_000),
        ("a\nи" + "\u0301" * 9, ACCENTS, 3, 9, 8),
    ],
)
def test_what_is_beyond_a_limit_is_told(text: str, thing: str, line: int, number: int, limit: int) -> None:
    assert reported(text) == [(thing, line, str(number), str(limit))]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "[" * 60 + "a",
        "- " * 100,
        "*" * 100,
        "_" * 100 + "a",
        "=" * 100 + "a",
        "*a " * 400,
        ">" * 20 + " a",
        nested_list(20),
        # A list that ends, or goes on beside the one before, is not nested in it.
        "- a\n" * 30,
        f"{nested_list(20)}\nWords.\n\n{nested_list(20)}",
        f"{nested_list(20)}\nA word.\n\n> Words.",
        f"{nested_list(15)}\nWords.\n" + "\n".join(" " * 40 + line for line in nested_list(10).split("\n")),
        f"{nested_list(15)}\n- a\n  > {'>' * 17} a",
        "::: a\n" * 20 + ":::\n" * 20 + "::: a\n" * 20,
        ":::\n" * 30 + "::: a\n" * 20,
        "a\n" + "|b|\n" * 1_500,
        ("|b|\n" * 800 + "\n") * 3,
        "\\newcommand{\\a}{b}\n" * 5,
        "$" + "a^{" * 6 + "}" * 6 + "$",
        "$" + "a^{b}" * 20 + "$",
        "$" + "{" * 20 + "}" * 20 + " a^{b}$",
        "$" + "\\{" * 20 + "a^{b}$",
        "$" + "}" * 20 + "a^{" * 6 + "$",
        # A note in code is no call, and the text goes on after one that is not indented.
        "A[^a].\n\n[^a]: B `[^a]`.",
        "[^a]: A.\n\nMore[^a].",
        "[^a]: A.\n\nMore[^a].\n\n[^b]: B.",
        "A[^a][^a].\n\n[^a]: B[^b].\n\n[^b]: C.",
        notes(1_000_000),
        # A call of a note that is not there has no letters.
        f"A[^nowhere].\n\n{notes(1_000_000)}",
        "a" + "\u0301" * 8,
        "```\n" + "[" * 100 + "\n" + "> " * 30 + "\n```",
        "~~~\n" + "[" * 100 + "\n~~~",
    ],
)
def test_what_just_fits_is_no_problem(text: str) -> None:
    assert reported(text) == []


def test_each_limit_is_told_once_at_its_first_line() -> None:
    assert reported("[" * 61 + "\n" + "[" * 70) == [(RUN, 2, "61", "60")]


def test_a_table_that_begins_a_text_may_be_as_long_as_any_other() -> None:
    assert list(limits.find_excess("|b|\n" * 1_500, "content/en/a.md")) == []
