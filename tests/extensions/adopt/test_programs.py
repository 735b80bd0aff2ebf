"""Each program whose sites are taken over is a part of its own: a reader, where its pages are, a row of the table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diglot.adapters.extension_packages import import_attribute
from diglot.extensions.adopt.model.programs import PROGRAMS
from tests.tools.publication import run

ADOPT = Path(__file__).parents[3] / "diglot/extensions/adopt"
CODE = {path.relative_to(ADOPT).as_posix(): path.read_text(encoding="utf-8") for path in ADOPT.rglob("*.py")}


@pytest.mark.parametrize("name", PROGRAMS)
def test_only_its_row_and_its_reader_name_a_program(name: str) -> None:
    """So it can be deleted with its row: no other module of diglot knows it."""
    assert callable(import_attribute(PROGRAMS[name].reader))
    module = re.compile(
        rf"adopt\.core\.{name}\b|adopt\.core import [^\n]*\b{name}\b|programs\.{name}\b|\b_READERS}}\.{name}\b"
    )
    named_in = {path for path, code in CODE.items() if module.search(code)}
    assert {"model/programs.py"} <= named_in <= {"model/programs.py", f"pipeline/programs/{name}.py"}


def test_the_command_offers_the_programs_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert f"{{{','.join(PROGRAMS)}}}" in run(["adopt", "--help", "--ui-lang", "en"], capsys)[1]
