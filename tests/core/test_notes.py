"""Notes that readers would not see: what is code calls no note, and what follows code does."""

from __future__ import annotations

import pytest

from diglot.core.annotation.notes import find_lost_notes


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- ```\n  see [^1]\n  ```\n", []),
        ("Text.\n\n    see [^1]\n", []),
        ("- ```\n  code\n  ```\n\nA call[^1].\n", [("undefined-note", 5)]),
        ("A[^1].\n\n[^1]: B.\n\n    C[^2].\n\n[^2]: D[^1].\n", []),
        ("A.\n\n[^1]: B[^2].\n\n[^2]: C[^3].\n\n[^3]: D.\n", [("uncalled-note", 3)]),
        ("A.\n\n[^1]: B[^2].\n\n[^2]: C[^1].\n", [("uncalled-note", 3)]),
        ("A[^1].\n\n[^1]:\n\n[^1]: B.\n\n[^1]:\n\n[^1]: C.\n", [("note-twice", 9)]),
    ],
)
def test_lost_notes_are_found_outside_code(body: str, expected: list[tuple[str, int]]) -> None:
    assert [(problem.code, problem.line) for problem in find_lost_notes(body, "a.md", 1)] == expected
