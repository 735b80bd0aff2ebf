"""Symbolic links that a publication brings along never lead a build, or a command, to write outside of it.

Git carries links, so whoever clones a publication may have any of these in the cache, in the stage and in the output.
"""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from diglot.adapters.content_pool import ContentPool
from diglot.adapters.disk import Stage, acquire_lock, locked, unused, write_file, write_given_file
from diglot.adapters.releases import ReleaseFolder, ReleasesRefused
from tests.tools.publication import codes, files_of, publish, run, write_files

SECRET = "what a person keeps outside of the publication\n"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    file = tmp_path / "victim"
    file.write_text(SECRET, encoding="utf-8")
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", {"content/en/a.md": "# A\n\nWords.\n", "content/ru/a.md": "# А\n\nСлова.\n"})


@pytest.mark.parametrize(
    "name", ["lock", "sources.new", "store.sqlite", "store.sqlite-journal", "store.sqlite-wal", "rows.sqlite"]
)
def test_a_link_in_the_cache_is_not_written_through(
    root: Path, victim: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    link = root / ".cache/diglot" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(os.path.relpath(victim, link.parent))
    code, _, _ = run(["build", "--root", root, "--formats", "html", "--jobs", "1"], capsys)
    assert code == 0
    assert victim.read_text(encoding="utf-8") == SECRET


def test_a_database_that_a_link_leads_to_is_not_changed(root: Path, tmp_path: Path) -> None:
    database = tmp_path / "places.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE places (url TEXT)")
    connection.close()
    before = database.read_bytes()
    (root / ".cache/diglot").mkdir(parents=True)
    (root / ".cache/diglot/store.sqlite").symlink_to(database)
    report = publish(root)
    assert (report.is_published, codes(report)) == (True, ["cache-unwritable", "no-base-url"])
    assert database.read_bytes() == before


@pytest.mark.parametrize("folder", [".cache", ".cache/diglot", ".cache/diglot/builds"])
def test_a_cache_folder_that_is_a_link_is_not_used(
    root: Path, tmp_path: Path, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / folder).parent.mkdir(parents=True, exist_ok=True)
    (root / folder).symlink_to(elsewhere)
    code, _, errors = run(["build", "--root", root, "--formats", "html", "--jobs", "1"], capsys)
    assert (code, "[cache-unwritable]" in errors) == (0, True)
    assert os.listdir(elsewhere) == []


def test_a_stage_that_is_a_link_is_removed_and_not_followed(root: Path) -> None:
    """A manifest in the sources must not pass them off as a site that a build may clear."""
    manifest = {"generator": "diglot", "files": {"x": "00"}}
    write_files(root, {"content/manifest.json": json.dumps(manifest)})
    (root / ".public.staged").symlink_to("content")
    sources = files_of(root / "content")
    assert publish(root).is_published
    assert files_of(root / "content") == sources
    assert not (root / "public").is_symlink()
    assert not (root / ".public.staged").is_symlink()


@pytest.mark.parametrize("place", ["en", "en/a", ".drafts", "index.html", "manifest.json"])
def test_a_link_inside_the_stage_is_not_followed(tmp_path: Path, victim: Path, place: str) -> None:
    outside = write_files(tmp_path / "outside", {"precious.txt": SECRET})
    staged = tmp_path / ".public.staged"
    manifest = json.dumps({"generator": "diglot", "files": {"en/old.html": "00"}})
    write_files(tmp_path, {".public.staged/manifest.json": manifest})
    (staged / place).parent.mkdir(exist_ok=True)
    (staged / place).unlink(missing_ok=True)
    (staged / place).symlink_to(victim if "." in place[1:] else outside)
    stage = Stage(tmp_path / "public")
    stage.write("en/a/index.html", b"<p>Words.")
    stage.write("index.html", b"<p>Words.")
    stage.take("draft.html", stage.draft("draft", b"a draft"), "00", 7)
    stage.publish()
    stage.close()
    assert files_of(outside) == {"precious.txt": SECRET.encode()}
    assert victim.read_text(encoding="utf-8") == SECRET
    assert not any(path.is_symlink() for path in (tmp_path / "public").rglob("*"))


@pytest.mark.parametrize("take", [locked, unused, acquire_lock])
def test_a_lock_that_is_a_link_is_refused(tmp_path: Path, victim: Path, take: object) -> None:
    (tmp_path / "lock").symlink_to(victim)
    with pytest.raises(OSError, match="symbolic links"):
        acquire_lock(tmp_path / "lock") if take is acquire_lock else take(tmp_path / "lock").__enter__()  # type: ignore[operator]
    assert victim.read_text(encoding="utf-8") == SECRET


def test_a_lock_in_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "preview").symlink_to("elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        acquire_lock(tmp_path / "preview/lock")
    assert os.listdir(tmp_path / "elsewhere") == []


def test_the_preview_s_pool_is_not_made_where_a_link_leads(tmp_path: Path) -> None:
    outside = write_files(tmp_path / "outside", {"pool/precious.txt": SECRET})
    (tmp_path / "preview").symlink_to("outside")
    with pytest.raises(OSError, match=r".+"):
        ContentPool(tmp_path / "preview/pool")
    assert files_of(outside) == {"pool/precious.txt": SECRET.encode()}


def test_a_pool_that_is_a_link_is_removed_and_not_followed(tmp_path: Path) -> None:
    outside = write_files(tmp_path / "outside", {"precious.txt": SECRET})
    (tmp_path / "pool").symlink_to("outside")
    ContentPool(tmp_path / "pool")
    assert not (tmp_path / "pool").is_symlink()
    assert files_of(outside) == {"precious.txt": SECRET.encode()}


def test_publish_does_not_lock_what_a_link_leads_to(
    root: Path, tmp_path: Path, victim: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(root).is_published
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases/.lock").symlink_to(victim)
    code, _, errors = run(["publish", "--root", root, tmp_path / "releases"], capsys)
    assert (code, "[releases-unwritable]" in errors) == (1, True)
    assert victim.read_text(encoding="utf-8") == SECRET


def test_releases_are_not_put_where_a_link_leads(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (tmp_path / "outside").mkdir()
    folder.mkdir()
    (folder / "releases").symlink_to("../outside")
    (folder / "releases.json").write_text('{"generator": "diglot", "history": []}', encoding="utf-8")
    with pytest.raises(ReleasesRefused):
        ReleaseFolder(folder)


@pytest.mark.parametrize("name", [".releases.json.new", ".deploy.json.new", ".current.new"])
def test_records_of_releases_are_not_written_through_a_link(
    root: Path, tmp_path: Path, victim: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(2):
        write_files(root, {"content/en/a.md": f"# Version {number}\n"})
        assert publish(root).is_published
        code, _, _ = run(["publish", "--root", root, tmp_path / "releases"], capsys)
        assert code == 0
        (tmp_path / "releases" / name).unlink(missing_ok=True)
        (tmp_path / "releases" / name).symlink_to(victim)
    assert victim.read_text(encoding="utf-8") == SECRET


@pytest.mark.parametrize("name", [".out.docx.half", ".out.docx.staged"])
def test_a_file_is_not_written_through_a_link_beside_it(tmp_path: Path, victim: Path, name: str) -> None:
    (tmp_path / name).symlink_to(victim)
    write_given_file(tmp_path / "out.docx", b"first")
    write_file(tmp_path, "out.docx", b"second", b"first")
    assert (tmp_path / "out.docx").read_bytes() == b"second"
    assert victim.read_text(encoding="utf-8") == SECRET
    assert {path.name for path in tmp_path.iterdir()} == {"victim", "out.docx", name}
