"""Manuscripts whose names the disk holds decomposed (NFD), as macOS may: commands write the file that is there."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.tools.edited_word_files import edited, instead
from tests.tools.publication import run, write_files
from tests.tools.word_maker import paragraph, word_file

KEY = "чай"
NAME = unicodedata.normalize("NFD", KEY)
RUSSIAN = f"content/ru/{NAME}.md"
HOUSE = {
    f"content/en/{NAME}.md": "---\ntitle: Tea\n---\nTea is hot.\n\nIt is black.\n",
    RUSSIAN: "---\ntitle: Чай\n---\nЧай горячий.\n\nОн черный.\n",
}


def word(publication: Path, _: Any) -> list[str | Path]:
    (publication / "tea.docx").write_bytes(word_file(paragraph("Чай холодный.") + paragraph("Он черный.")))
    return ["import", publication / "tea.docx", "--lang", "ru", "--pair", KEY, "--yes"]


def review(publication: Path, capsys: Any) -> list[str | Path]:
    file = publication / "tea.docx"
    assert run(["export", KEY, "--root", publication, "--output", file], capsys)[0] == 0
    return ["import", edited(file, instead("Чай горячий.", "Чай холодный.")), "--yes"]


def xliff(publication: Path, capsys: Any) -> list[str | Path]:
    file = publication / "tea.xlf"
    assert (
        run(["export", KEY, "--root", publication, "--format", "xliff", "--lang", "ru", "--output", file], capsys)[0]
        == 0
    )
    file.write_text(file.read_text(encoding="utf-8").replace("горячий", "холодный"), encoding="utf-8")
    return ["import", file, "--yes"]


def translate(publication: Path, _: Any) -> list[str | Path]:
    english = f"content/en/{NAME}.md"
    write_files(
        publication, {english: HOUSE[english] + "\nIt is a cold drink, 5 °C, which everybody likes in summer.\n"}
    )
    return ["translate", KEY, "--to", "ru"]


@pytest.mark.parametrize(
    ("words", "added"),
    [(word, "Чай холодный."), (review, "Чай холодный."), (xliff, "Чай холодный."), (translate, "a cold drink")],
)
def test_a_manuscript_is_changed_under_the_name_that_it_has(
    words: Any, added: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publication = write_files(tmp_path / "house", HOUSE)
    command = words(publication, capsys)
    code, out, err = run([*command, "--root", publication], capsys)
    assert (code, err) == (0, ""), out
    assert added in (publication / RUSSIAN).read_text(encoding="utf-8")
    assert [path.name for path in (publication / "content/ru").iterdir()] == [f"{NAME}.md"]
