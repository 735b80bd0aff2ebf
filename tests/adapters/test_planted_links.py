"""Symbolic links that a publication brings along never lead a build, or a command, to write outside of it.

Git carries links, so whoever clones a publication may have any of these in the cache, in the stage and in the output.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from diglot.adapters.disk import Stage, acquire_lock, digest_of, locked, output, unused, write_file, write_given_file
from diglot.adapters.disk.files import keep_newest_in_cache
from tests.tools.planted_links import put_link
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


def test_no_old_records_are_removed_where_a_link_leads(tmp_path: Path) -> None:
    outside = write_files(tmp_path / "outside", {f"{number}.json": SECRET for number in range(3)})
    cache = write_files(tmp_path / "house/.cache/diglot", {f"builds/{number}.json": "{}" for number in range(3)})
    write_files(cache, {"builds/notes.txt": "Mine."})
    keep_newest_in_cache(cache, "builds", 1)
    assert len(files_of(cache)) == 2
    assert "builds/notes.txt" in files_of(cache)
    put_link(cache / "builds", outside)
    with pytest.raises(OSError, match="builds"):
        keep_newest_in_cache(cache, "builds", 1)
    assert len(files_of(outside)) == 3


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


@pytest.mark.parametrize("name", [".out.docx.half", ".out.docx.staged"])
def test_a_file_is_not_written_through_a_link_beside_it(tmp_path: Path, victim: Path, name: str) -> None:
    (tmp_path / name).symlink_to(victim)
    write_given_file(tmp_path / "out.docx", b"first")
    write_file(tmp_path, "out.docx", b"second", b"first")
    assert (tmp_path / "out.docx").read_bytes() == b"second"
    assert victim.read_text(encoding="utf-8") == SECRET
    assert {path.name for path in tmp_path.iterdir()} == {"victim", "out.docx", name}


# ---------------------------------------------------------------- put there meanwhile


STAGED_DEEDS: dict[str, Callable[[Stage, str], object]] = {
    "write": lambda stage, _: stage.write("en/new.html", b"new"),
    "keep": lambda stage, _: stage.keep("en/kept.html", digest_of(b"kept"), 4),
    "draft": lambda stage, _: stage.draft("2", b"new"),
    "take": lambda stage, draft: stage.take("en/new.html", draft, digest_of(b"a draft"), 7),
    "publish": lambda stage, _: stage.publish(),
}


@pytest.mark.parametrize("deed", STAGED_DEEDS)
@pytest.mark.parametrize("place", [".public.staged", ".public.staged/en", ".public.staged/.drafts"])
def test_a_folder_of_the_stage_that_becomes_a_link_leads_nothing_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, deed: str
) -> None:
    """Written, linked, moved or removed: all of it happens in the stage, or the build says why it cannot."""
    monkeypatch.setattr(output, "_WORTH_KEEPING", 1)
    known = None
    for text in (b"old", b"gone"):
        stage = Stage(tmp_path / "public", known=known)
        for path, content in {"en/kept.html": b"kept", "en/gone.html": text}.items():
            stage.write(path, content)
        known = stage.publish()
        stage.close()
    outside = write_files(tmp_path / "outside", {"en/gone.html": SECRET, "gone.html": SECRET, ".drafts/x/1": SECRET})
    before = files_of(outside)
    stage = Stage(tmp_path / "public", known=known)
    stage.write("en/first.html", b"first")
    stage.drop("en/kept.html")
    draft = stage.draft("1", b"a draft")
    put_link(tmp_path / place, outside / ".drafts" if place.endswith(".drafts") else outside)
    with suppress(OSError):
        STAGED_DEEDS[deed](stage, draft)
    with suppress(OSError):
        stage.close()
    assert files_of(outside) == before
    assert not any(path.is_symlink() for path in (tmp_path / "public").rglob("*"))


def test_a_folder_of_the_published_site_that_becomes_a_link_is_not_published_from(tmp_path: Path) -> None:
    """A private file of the same size, and older than the site, is not what was published."""
    stage = Stage(tmp_path / "public")
    stage.write("en/index.html", b"<p>Words.")
    stage.publish()
    stage.close()
    outside = write_files(tmp_path / "outside", {"index.html": "a secret!"})
    os.utime(outside / "index.html", (1, 1))
    put_link(tmp_path / "public/en", outside)
    stage = Stage(tmp_path / "public")
    stage.write("en/index.html", b"<p>Words.")
    stage.publish()
    assert files_of(tmp_path / "public")["en/index.html"] == b"<p>Words."


def test_a_lock_whose_folder_becomes_a_link_meanwhile_is_not_made_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at the folder and the file that is made in it."""
    (tmp_path / "preview").mkdir()
    (tmp_path / "outside").mkdir()
    is_symlink = Path.is_symlink

    def look_then_link(path: Path) -> bool:
        was_link = is_symlink(path)
        if path == tmp_path / "preview" and not was_link:
            put_link(path, tmp_path / "outside")
        return was_link

    monkeypatch.setattr(Path, "is_symlink", look_then_link)
    acquire_lock(tmp_path / "preview/lock").close()
    assert os.listdir(tmp_path / "outside") == []
