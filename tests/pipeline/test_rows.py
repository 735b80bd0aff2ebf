"""What a build knows of the last one, by key: manuscripts of changed files are read, the others are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.adapters.databases.row_tables import RowTables
from diglot.adapters.disk import Folder
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import LoadedSources, read_sources
from diglot.queries.all_queries import QUERIES
from diglot.queries.database import Database
from diglot.queries.inputs import Tools
from tests.tools.publication import codes, publish, write_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {f"content/{lang}/{number}.md": f"# {number}\n\nWords.\n" for lang in ("en", "ru") for number in range(4)}
    return write_files(tmp_path / "publication", files)


def read(root: Path) -> tuple[LoadedSources, Database]:
    folder = Folder(root)
    with RowTables(root / "rows.sqlite", b"1") as rows:
        db = Database(rows, QUERIES, Tools(folder))
        sources, _ = read_sources(folder, KNOWN, db=db)
        assert len(sources.manuscripts) == 8
        return sources, db


def test_only_changed_files_are_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diglot.model.file_stats.FileStat.is_settled", lambda *_: True)
    first, db = read(root)
    assert db.ran == 18  # of each file its digest and its manuscript, and the names in each folder
    again, db = read(root)
    assert (again.manuscripts, db.ran) == (first.manuscripts, 0)
    path = root / "content/ru/2.md"
    path.write_text("# Two\n\nOther words.\n", encoding="utf-8")
    changed, db = read(root)
    assert db.ran == 2, "its digest and its manuscript: the names are the same"
    assert [one.path for one, old in zip(changed.manuscripts, first.manuscripts, strict=True) if one != old] == [
        "content/ru/2.md"
    ]
    path.touch()
    _, db = read(root)
    assert (db.ran, db.cut_off) == (1, 1), "the same contents under another time"


def test_queries_build_on_each_other_in_their_order() -> None:
    kinds = [query.kind for query in QUERIES]
    assert kinds == sorted(kinds)


def test_a_full_disk_costs_what_the_next_build_would_know(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = RowTables.__init__

    def open_small(rows: RowTables, path: Path | None, version: bytes) -> None:
        opened(rows, path, version)
        if path:
            rows._sql.execute("PRAGMA max_page_count = 17")

    monkeypatch.setattr(RowTables, "__init__", open_small)
    write_files(root, {f"content/en/more-{number}.md": f"# {number}\n\nWords.\n" for number in range(60)})
    report = publish(root)
    assert report.is_published
    assert "cache-unwritable" in codes(report)
    assert (root / "public/en/more-59/index.html").is_file()
