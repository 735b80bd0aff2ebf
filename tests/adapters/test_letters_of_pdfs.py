"""What is found and copied from a PDF is what stands in it, also where one glyph stands for several letters."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from diglot.adapters.typesetter import Typesetter
from diglot.core.line_breaking import break_lines
from tests.adapters.test_typesetter import house_style, made


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>за́мок</p><p>Замок и дамба</p>", ["за́мок", "Замок и дамба"]),
        ("<p>δὲ</p><p>ρει με</p>", ["δὲ", "ρει με"]),
        ('<p><span style="font-variant-caps: small-caps">Cc λόγος</span></p><p>λογος</p>', ["Cc λόγος", "λογος"]),
    ],
)
def test_an_accent_does_not_go_over_to_other_letters(written: str, read: list[str], tmp_path: Path) -> None:
    """Where a letter and its accent are two glyphs, the letter was known by its accented form, or not at all."""
    printed = Typesetter(house_style("A6"), break_lines).set_pdf(
        made(f"<article><div class='prose'>{written}</div></article>")
    )
    (tmp_path / "letters.pdf").write_bytes(printed.pdf)
    run = subprocess.run(["pdftotext", tmp_path / "letters.pdf", "-"], capture_output=True, text=True, check=True)
    assert [line for line in run.stdout.splitlines() if line.strip()][: len(read)] == read
