"""The program that changes the program: what it changes, and what is known of the changes that nobody can see."""

from __future__ import annotations

import ast
import fnmatch

import pytest

from tests.tools import mutants
from tests.tools.mutants import Equivalent, Mutant, modules, mutants_at, mutants_of, read_equivalents, tree_of

MODULE = "diglot/core/limits.py"
MUTANT = Mutant("diglot/core/a.py", 7, 3, "read", "if a < b:", "<", "<=")


def test_a_mutant_is_the_module_with_one_change() -> None:
    """And still a module: a mutant that Python cannot read would be killed by anything."""
    sound = ast.unparse(ast.parse((mutants.ROOT / MODULE).read_text(encoding="utf-8"))).splitlines()
    for mutant in mutants_of(MODULE):
        changed = ast.unparse(ast.parse(ast.unparse(tree_of(mutant)))).splitlines()
        assert len([line for line, other in zip(sound, changed, strict=True) if line != other]) == 1


def test_the_mutants_of_a_line_are_those_of_the_module_that_are_on_it() -> None:
    line = mutants_of(MODULE)[0].line
    assert mutants_at(f"{MODULE}:{line}") == [mutant for mutant in mutants_at(MODULE) if mutant.line == line]


def test_every_module_of_the_table_is_there_and_so_are_its_tests() -> None:
    for start, tests in mutants.TESTS.items():
        assert any(path.startswith(start) for path in modules()), start
        assert [path for path in tests if not (mutants.ROOT / path).is_file()] == []


@pytest.mark.parametrize("known", read_equivalents(), ids=lambda known: f"{known.module}:{known.code}:{known.before}")
def test_what_is_known_as_equivalent_is_still_there_and_has_a_reason(known: Equivalent) -> None:
    """A row whose code has changed since would hide another mutant some day."""
    assert len(known.reason.split()) >= 3
    named = fnmatch.filter(modules(), known.module)
    assert any(known.covers(mutant) for path in named for mutant in mutants_of(path))


@pytest.mark.parametrize(
    ("known", "is_covered"),
    [
        (Equivalent("diglot/core/a.py", "if a < b:", "<", "<=", "a reason"), True),
        (Equivalent("diglot/core/*", "*", "<", "<=", "a reason"), True),
        (Equivalent("diglot/core/a.py", "while a < b:", "<", "<=", "a reason"), False),
        (Equivalent("diglot/core/a.py", "if a < b:", "<=", "<", "a reason"), False),
        (Equivalent("diglot/core/b.py", "if a < b:", "<", "<=", "a reason"), False),
    ],
)
def test_a_row_covers_one_change_in_one_place_unless_it_says_more(known: Equivalent, is_covered: bool) -> None:
    assert known.covers(MUTANT) == is_covered
