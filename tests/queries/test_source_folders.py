"""What has changed among the sources is found folder by folder, and is what a reading of all files finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from diglot.adapters.databases.row_tables import RowTables
from diglot.adapters.disk import Folder
from diglot.model.problems import Problem
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import LoadedSources, read_sources
from diglot.queries.all_queries import QUERIES
from diglot.queries.database import Database
from diglot.queries.inputs import Tools
from tests.tools.publication import write_files

PROBLEMS = Path(__file__).parents[1] / "problems"
HOUSE = {
    "content/site.toml": 'languages = ["en", "ru"]\n',
    "content/en/asia/index.md": "---\ntitle: Asia\n---\nOf Asia.\n",
    "content/en/asia/seoul.md": "---\ntitle: Seoul\nauthors: [ann]\n---\nWords of a quay.\n",
    "content/ru/asia/seoul.md": "---\ntitle: Сеул\n---\nСлова о причале.\n",
    "content/en/north.md": "---\ntitle: North\n---\nWords of the north.\n",
    "content/ledger/asia/seoul.toml": "",
    "content/comments/north/index/2026-01-01-a.toml": "",
    "content/people/ann.toml": '[name]\nen = "Ann"\nru = "Анна"\n',
    "content/polls/pens.toml": "question = 7\n",
    "content/media/quay.jpg": "a picture",
}
Sources = tuple[LoadedSources, list[Problem]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


@pytest.fixture
def looked_into(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that were looked into. Every time is old, so that the stat of a file says whether it is another."""
    monkeypatch.setattr("diglot.model.file_stats.FileStat.is_settled", lambda *_: True)
    names: list[str] = []
    look_into = Folder.look_into

    def noted(folder: Folder, names_on_disk: tuple[str, ...]) -> object:
        names.extend(names_on_disk)
        return look_into(folder, names_on_disk)

    monkeypatch.setattr(Folder, "look_into", noted)
    return names


def read(root: Path, rows: Path | None = None, **options: object) -> tuple[Sources, int]:
    """Read a publication by key; return what was read, and how many values were made for it."""
    folder = Folder(root)
    with RowTables(rows or root / "rows.sqlite", b"1") as tables:
        db = Database(tables, QUERIES, Tools(folder))
        sources, problems = read_sources(folder, KNOWN, db=db, **options)  # type: ignore[arg-type]
        assert sources.manuscripts is not None  # read while the rows are open
        list(sources.files.values())
        return (sources, problems), db.ran


def check_same(by_key: Sources, root: Path) -> None:
    """What was read by key is what a reading of all files finds."""
    listed, problems = read_sources(Folder(root), KNOWN)
    sources, found = by_key
    for name in ("settings", "people", "polls", "volumes", "issues", "manuscripts"):
        assert getattr(sources, name) == getattr(listed, name)
    assert list(sources.people) == list(listed.people)
    assert sorted(map(repr, found)) == sorted(map(repr, problems))


def publications() -> Iterator[Path]:
    return (root for root in sorted(PROBLEMS.iterdir()) if (root / "content").exists())


def test_every_faulty_publication_is_read_by_key_as_from_a_list(tmp_path: Path) -> None:
    for number, root in enumerate(publications()):
        for _ in range(2):
            check_same(read(root, tmp_path / f"{number}.sqlite")[0], root)


def test_only_the_folder_of_an_edited_text_is_looked_into(root: Path, looked_into: list[str]) -> None:
    read(root)
    looked_into.clear()
    assert read(root)[1] == 0
    assert looked_into == []
    (root / "content/ru/asia/seoul.md").write_text("---\ntitle: Сеул\n---\nДругие слова.\n", encoding="utf-8")
    found, ran = read(root)
    assert looked_into == ["content/ru/asia"]
    assert ran == 2, "the digest of the file and the manuscript: nothing is asked of the names"
    check_same(found, root)


def test_a_table_is_parsed_when_its_file_has_changed(root: Path, looked_into: list[str]) -> None:
    read(root)
    write_files(root, {"content/people/ann.toml": '[name]\nen = "Anne"\nru = "Анна"\n'})
    found, ran = read(root)
    assert ran == 2, "the digest of the file and the person: the poll was not read again"
    assert "Anne" in repr(found[0].people["ann"])
    check_same(found, root)


def test_a_language_that_goes_and_comes_back(root: Path) -> None:
    read(root)
    for languages in ('["en"]', '["ru"]', '["ru", "en"]', '["en", "ru"]'):
        write_files(root, {"content/site.toml": f"languages = {languages}\n"})
        found, _ = read(root)
        check_same(found, root)


def test_two_forms_of_the_name_of_a_folder_are_one_path(root: Path) -> None:
    """Two folders here, one on a Mac."""
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "é")
        write_files(root, {f"content/en/{name}/a.md": f"# {form}\n", f"content/en/{name}/{form}.md": "# A\n"})
        check_same(read(root)[0], root)
    again, _ = read(root)
    check_same(again, root)
    assert "same-name" in [problem.code for problem in again[1]]


def test_a_session_that_ends_midway_leaves_its_folders_to_the_next(
    root: Path, looked_into: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(root)
    write_files(root, {"content/en/asia/busan.md": "# Busan\n", "content/ledger/asia/new.toml": ""})
    (root / "content/en/asia/seoul.md").unlink()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Database, "keep", interrupted)
        with pytest.raises(KeyboardInterrupt):
            read(root)
    found, _ = read(root)
    check_same(found, root)


def test_who_has_looked_before_somebody_else_has_read_does_not_go_back(root: Path, looked_into: list[str]) -> None:
    """A build waits for another one, which reads what was saved meanwhile."""
    digests = Folder(root).digests("content")
    read(root)
    write_files(root, {"content/en/asia/busan.md": "# Busan\n", "content/en/new/new.md": "# New\n"})
    (root / "content/en/north.md").unlink()
    read(root)
    found, _ = read(root, digests=digests)
    check_same(found, root)


def _change(root: Path, random: Random) -> None:
    """Change something in a publication: a file comes, goes, moves, becomes a folder, a link, or of another kind."""
    folders = [
        "en",
        "ru",
        "en/asia",
        "ru/asia",
        "en/asia/deep",
        "ledger",
        "ledger/asia",
        "comments/asia/seoul",
        "media",
    ]
    names = ["index.md", "seoul.md", "seoul.toml", "x.MD", "bad?.md", "paper.docx", "é.md", "notes.md.txt", "_index.md"]
    contents = ["", "# Seoul\n", "---\ntitle: [\n---\n", 'by = "Ann"\non = 2026-01-01\ntext = "Why?"\n', "key = [\n"]
    place = root / "content" / random.choice([*folders, "people", "polls", "."]) / random.choice(names)
    files = sorted(path for path in (root / "content").rglob("*") if path.is_file())
    act = random.randrange(6)
    if act <= 2 and not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.write_text(random.choice(contents), encoding="utf-8")
    elif act == 3 and files:
        random.choice(files).unlink()
    elif act == 4 and files and not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        random.choice(files).replace(place)
    elif act == 5 and not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(root / "content/en") if random.random() < 0.5 else place.mkdir()


@pytest.mark.parametrize("seed", range(4))
def test_after_random_changes_the_sources_are_those_of_a_reading_of_all_files(root: Path, seed: int) -> None:
    random = Random(seed)
    for _ in range(30):
        for _ in range(random.randrange(4)):
            _change(root, random)
        check_same(read(root)[0], root)
