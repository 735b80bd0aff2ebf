"""Manuscripts whose names the disk holds decomposed (NFD), as macOS may: commands write the file that is there."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.tools.edited_word_files import edited, instead
from tests.tools.small_house import run, write_house
from tests.tools.word_maker import paragraph, word_file

KEY = "чай"
NAME = unicodedata.normalize("NFD", KEY)
RUSSIAN = f"content/ru/{NAME}.md"
HOUSE = {
    f"content/en/{NAME}.md": "---\ntitle: Tea\n---\nTea is hot.\n\nIt is black.\n",
    RUSSIAN: "---\ntitle: Чай\n---\nЧай горячий.\n\nОн черный.\n",
}


def word(house: Path, _: Any) -> list[str | Path]:
    (house / "tea.docx").write_bytes(word_file(paragraph("Чай холодный.") + paragraph("Он черный.")))
    return ["import", house / "tea.docx", "--lang", "ru", "--pair", KEY, "--yes"]


def review(house: Path, capsys: Any) -> list[str | Path]:
    file = house / "tea.docx"
    assert run(["export", KEY, "--root", house, "--output", file], capsys)[0] == 0
    return ["import", edited(file, instead("Чай горячий.", "Чай холодный.")), "--yes"]


def xliff(house: Path, capsys: Any) -> list[str | Path]:
    file = house / "tea.xlf"
    assert run(["export", KEY, "--root", house, "--format", "xliff", "--lang", "ru", "--output", file], capsys)[0] == 0
    file.write_text(file.read_text(encoding="utf-8").replace("горячий", "холодный"), encoding="utf-8")
    return ["import", file, "--yes"]


def translate(house: Path, _: Any) -> list[str | Path]:
    english = f"content/en/{NAME}.md"
    write_house(house, {english: HOUSE[english] + "\nIt is a cold drink, 5 °C, which everybody likes in summer.\n"})
    return ["translate", KEY, "--to", "ru"]


@pytest.mark.parametrize(
    ("words", "added"),
    [(word, "Чай холодный."), (review, "Чай холодный."), (xliff, "Чай холодный."), (translate, "a cold drink")],
)
def test_a_manuscript_is_changed_under_the_name_that_it_has(
    words: Any, added: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = write_house(tmp_path / "house", HOUSE)
    command = words(house, capsys)
    code, out, err = run([*command, "--root", house], capsys)
    assert (code, err) == (0, ""), out
    assert added in (house / RUSSIAN).read_text(encoding="utf-8")
    assert [path.name for path in (house / "content/ru").iterdir()] == [f"{NAME}.md"]
