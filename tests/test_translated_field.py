"""The recipe for a translated field, tried literally: a line of `TitleBlock`, and all that handles translations has it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.tools.publication import write_files

ROOT = Path(__file__).parents[1]
ENGLISH = "---\ntitle: Ice\ndateline: Nida, 12 May\n---\nOne.\n"
RUSSIAN = "---\ntitle: Лёд\noriginal: en\ndateline: Нида, 13 мая\n---\nРаз.\n"
FILES = {
    "content/en/ice.md": ENGLISH,
    "content/ru/ice.md": RUSSIAN,
    "content/en/fog.md": ENGLISH.replace("Ice", "Fog"),
}


def run_each(root: Path, lines: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Run command lines of a diglot with a field `dateline`; return what each printed, by name."""
    command = [sys.executable, "-m", "tests.tools.added_field", str(root), json.dumps([*lines.values()])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name: out for name, (_, out) in zip(lines, json.loads(done.stdout), strict=True)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("whole") / "publication", FILES)


@pytest.fixture(scope="module")
def printed(root: Path) -> Mapping[str, str]:
    """What commands print in turn: the original is changed after its translation was declared in step."""
    lines = {
        "check": ("check", "ice"),
        "sync": ("sync", "ice"),
        "translate": ("translate", "fog", "--to", "ru"),
        "desk": ("desk", "ice"),
        "word": ("export", "ice", "--output", str(root / "ice.docx")),
        "xliff": ("export", "ice", "--format", "xliff", "--output", str(root / "ice.xlf")),
        "po": ("export", "ice", "--format", "po", "--output", str(root / "ice.po")),
    }
    before = run_each(root, lines)
    original = root / "content/en/ice.md"
    original.write_text(original.read_text("utf-8").replace("Nida", "Riga"), "utf-8")
    return {**before, **run_each(root, {"status": ("status",), "diff": ("diff", "ice")})}


def test_the_ledger_holds_it_and_status_and_diff_say_that_it_has_changed(
    root: Path, printed: Mapping[str, str]
) -> None:
    ledger = (root / "content/ledger/ice.toml").read_text("utf-8")
    assert 'field = "dateline"' in ledger
    assert "source changed" in printed["status"], printed["status"]
    assert "dateline" in printed["diff"] and "Riga" in printed["diff"], printed["diff"]


def test_check_compares_it(printed: Mapping[str, str]) -> None:
    assert "content/ru/ice.md:4: " in printed["check"] and "13" in printed["check"], printed["check"]


def test_the_table_of_word_has_its_row(root: Path, printed: Mapping[str, str]) -> None:
    with ZipFile(root / "ice.docx") as file:
        document = file.read("word/document.xml").decode()
    assert "dateline" in document and "Нида" in document, printed["word"]


@pytest.mark.parametrize("name", ["ice.xlf", "ice.po"])
def test_translators_get_it_as_a_segment(root: Path, printed: Mapping[str, str], name: str) -> None:
    text = (root / name).read_text("utf-8")
    assert "Nida, 12 May" in text and "Нида, 13 мая" in text, printed


def test_the_desk_shows_it_as_a_row_under_its_label(printed: Mapping[str, str]) -> None:
    [texts] = [texts for label, *texts in json.loads(printed["desk"]) if label == "Dateline"]
    assert "Nida, 12 May" in texts[0] and "Нида, 13 мая" in texts[1]


def test_a_new_translation_asks_for_it(root: Path, printed: Mapping[str, str]) -> None:
    assert "\n# dateline: Nida, 12 May\n" in (root / "content/ru/fog.md").read_text("utf-8"), printed["translate"]
