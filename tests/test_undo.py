"""`undo`: what `fix`, `import` and `mv` have replaced is put back, where there is no git too; later changes stay."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import msgspec
import pytest

from diglot.pipeline.base import kept_files
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.base.kept_files import FOLDER, KeptFile, KeptFiles, keep, undo, write_undoable
from tests.tools.publication import files_of, run, run_json, write_files
from tests.tools.word_maker import paragraph, word_file

DAY = dt.date(2026, 5, 31)
HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\n',
    "content/en/a.md": '---\ntitle: A\n---\nThe "ferry".\n',
    "content/ru/a.md": '---\ntitle: А\n---\nЭто "паром".\n',
    "content/en/b.md": "---\ntitle: B\nlanguages: [en]\n---\nAfter [A](a.md).\n",
}


@pytest.fixture
def root(tmp_path: Path, far_day: None) -> Path:
    return write_files(tmp_path / "house", HOUSE)


def sources(root: Path) -> dict[str, bytes]:
    return files_of(root / "content")


def work(root: Path, capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """Run a command that must succeed; return what it prints."""
    code, out, err = run([*words, "--root", root, "--ui-lang", "en"], capsys)
    assert code == 0, err
    return out


def test_what_fix_has_changed_is_as_before(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sources(root)
    work(root, capsys, "fix", "--yes")
    assert sources(root) != before
    assert work(root, capsys, "undo").splitlines() == [
        "content/en/a.md: as before “fix”",
        "content/ru/a.md: as before “fix”",
    ]
    assert sources(root) == before
    assert work(root, capsys, "undo") == "There is nothing to undo.\n"


def test_a_move_is_taken_back_with_all_that_hung_on_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work(root, capsys, "sync", "a", "--by", "Nina Ash")
    before = sources(root)
    work(root, capsys, "mv", "a", "ferry")
    assert "en/a.md" not in sources(root)
    work(root, capsys, "undo")
    assert sources(root) == before


def test_what_an_import_has_made_goes_and_what_it_replaced_comes_back(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "a.docx").write_bytes(word_file(paragraph("Words from elsewhere.")))
    before = sources(root)
    work(root, capsys, "import", root / "a.docx", "--lang", "en", "--yes")
    work(root, capsys, "import", root / "a.docx", "--lang", "en", "--yes")
    (root / "a.docx").write_bytes(word_file(paragraph("Other words.")))
    once = sources(root)
    work(root, capsys, "import", root / "a.docx", "--lang", "en", "--yes")
    work(root, capsys, "undo")
    assert sources(root) == once
    work(root, capsys, "undo")
    assert sources(root) == before


def test_commands_are_taken_back_one_by_one_the_last_one_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sources(root)
    work(root, capsys, "fix", "--yes")
    work(root, capsys, "mv", "a", "ferry")
    assert "content/en/a.md: as before “mv”" in work(root, capsys, "undo").splitlines()
    work(root, capsys, "undo")
    assert sources(root) == before


def test_a_file_that_was_changed_since_is_left_and_can_be_taken_back_later(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sources(root)
    work(root, capsys, "fix", "--yes")
    text = root / "content/ru/a.md"
    fixed = text.read_bytes()
    text.write_bytes(fixed + "Новое.\n".encode())
    code, out, err = run(["undo", "--root", root, "--ui-lang", "en"], capsys)
    assert (code, out) == (1, "content/en/a.md: as before “fix”\n")
    assert err.startswith("content/ru/a.md:1: the file has changed since “fix”, so it was left as it is")
    assert text.read_bytes().endswith("Новое.\n".encode())
    text.write_bytes(fixed)
    work(root, capsys, "undo")
    assert sources(root) == before


def test_of_a_move_all_is_taken_back_or_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work(root, capsys, "mv", "a", "ferry")
    text = root / "content/ru/ferry.md"
    text.write_bytes(text.read_bytes() + "Новое.\n".encode())
    moved = sources(root)
    code, document = run_json(["undo", "--root", root], capsys)
    assert (code, document["files"], [row["file"] for row in document["problems"]]) == (1, [], ["content/ru/ferry.md"])
    assert sources(root) == moved


def test_a_file_that_is_gone_by_now_is_no_reason_to_make_it_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a file that a command has changed; one that it has made is gone already."""
    work(root, capsys, "fix", "--yes")
    (root / "content/ru/a.md").unlink()
    code, _, err = run(["undo", "--root", root, "--ui-lang", "en"], capsys)
    assert code == 1
    assert "changed-since" in err
    assert not (root / "content/ru/a.md").exists()


def test_an_interrupted_move_is_finished_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work(root, capsys, "fix", "--yes")
    (root / "content/.move.json").write_bytes(
        msgspec.json.encode({"article": "a", "name": "b", "edits": [], "removed": {}, "moved": [], "warnings": []})
    )
    fixed = sources(root)
    code, _, err = run(["undo", "--root", root, "--ui-lang", "en"], capsys)
    assert (code, "unfinished-move" in err, sources(root)) == (1, True, fixed)


def test_what_is_replaced_is_on_the_disk_before_anything_changes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[bool] = []

    def write_edits(root: Path, edits: object) -> list[object]:
        kept.append(any((root / FOLDER).glob("*.msgpack")))
        return []

    monkeypatch.setattr(kept_files, "write_edits", write_edits)
    write_undoable(root, [FileEdit("content/en/a.md", b"", b"New.")], "fix", DAY)
    assert kept == [True]


def test_where_nothing_can_be_kept_nothing_is_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / FOLDER).symlink_to(root / "elsewhere")
    before = sources(root)
    code, _, err = run(["fix", "--yes", "--root", root, "--ui-lang", "en"], capsys)
    assert code == 1
    assert ".undo" in err
    assert sources(root) == before


def test_a_command_that_changed_nothing_is_passed_over(root: Path) -> None:
    """It was killed after its record was written, or every file had changed meanwhile."""
    text = root / "content/en/a.md"
    before = text.read_bytes()
    write_undoable(root, [FileEdit("content/en/a.md", before, b"New.")], "fix", DAY)
    keep(root, [FileEdit("content/en/b.md", (root / "content/en/b.md").read_bytes(), b"New.")], {}, "fix", DAY)
    write_undoable(root, [FileEdit("content/ru/a.md", b"Somebody else's.", b"New.")], "fix", DAY)
    undone = undo(root)
    assert undone
    assert undone.files == ("content/en/a.md",)
    assert text.read_bytes() == before


def test_records_are_few_young_and_small(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept() -> int:
        return len([*(root / FOLDER).glob("*.msgpack")])

    def keep_some(number: int, day: dt.date, size: int = 1) -> None:
        for _ in range(number):
            keep(root, [FileEdit("content/en/a.md", bytes(size), b"New.")], {}, "fix", day)

    keep_some(kept_files.MOST_RECORDS + 2, DAY)
    assert kept() == kept_files.MOST_RECORDS
    keep_some(1, DAY + dt.timedelta(kept_files.MOST_DAYS))
    assert kept() == kept_files.MOST_RECORDS
    keep_some(1, DAY + dt.timedelta(kept_files.MOST_DAYS + 1))
    assert kept() == 2
    monkeypatch.setattr(kept_files, "MOST_BYTES", 1000)
    keep_some(1, DAY, size=2000)
    assert kept() == 3
    keep_some(1, DAY, size=2000)
    assert kept() == 1


@pytest.mark.parametrize(
    "path", ["templates/page.html", "content/../a", "../a", "/etc/passwd", "content/.move.json", ".git/config"]
)
def test_a_planted_record_can_name_sources_only(path: str, root: Path) -> None:
    (root / FOLDER).mkdir()
    planted = KeptFiles("fix", (KeptFile(path, b"Planted.", None),), is_whole=False)
    (root / FOLDER / "000001-2026-05-31.msgpack").write_bytes(msgspec.msgpack.encode(planted))
    before = files_of(root)
    assert undo(root) is None
    assert {name: content for name, content in files_of(root).items() if not name.startswith(FOLDER)} == {
        name: content for name, content in before.items() if not name.startswith(FOLDER)
    }


@pytest.mark.parametrize("content", [b"", b"\xff", b"\x93" * 100_000])
def test_a_damaged_record_hides_no_other(content: bytes, root: Path) -> None:
    before = (root / "content/en/a.md").read_bytes()
    write_undoable(root, [FileEdit("content/en/a.md", before, b"New.")], "fix", DAY)
    (root / FOLDER / "000002-2026-05-31.msgpack").write_bytes(content)
    assert undo(root)
    assert (root / "content/en/a.md").read_bytes() == before


def test_records_are_the_owners_and_git_passes_them_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work(root, capsys, "fix", "--yes")
    assert stat.S_IMODE((root / FOLDER).stat().st_mode) == 0o700
    assert (root / FOLDER / ".gitignore").read_bytes() == b"*\n"
