"""Symbolic links never lead `publish` to write, lock or remove outside of the folder of releases."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from diglot.adapters.disk import digest_of
from diglot.extensions.releases.adapters.release_folder import ReleaseFolder, ReleasesRefused
from tests.tools.planted_links import put_link
from tests.tools.publication import files_of, publish, run, write_files

SECRET = "what a person keeps outside of the publication\n"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    file = tmp_path / "victim"
    file.write_text(SECRET, encoding="utf-8")
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", {"content/en/a.md": "# A\n\nWords.\n", "content/ru/a.md": "# А\n\nСлова.\n"})


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


def assemble(releases: ReleaseFolder, name: str, text: str) -> None:
    with releases.begin(name) as assembly:
        assembly.write("en/a.html", text.encode())
        releases.finish(name, assembly, {"en/a.html": digest_of(text.encode())})


OLD, NEW, OTHER = "0" * 16, "1" * 16, "2" * 16

RELEASE_DEEDS: dict[str, Callable[[ReleaseFolder], object]] = {
    "assemble": lambda releases: assemble(releases, OTHER, "other"),
    "carry over": lambda releases: releases.carry_over(NEW, [(OLD, "en/lasting.css")]),
    "switch": lambda releases: releases.switch(NEW, (OLD, NEW), {}),
    "prune": lambda releases: releases.prune([NEW]),
    "deployment": lambda releases: releases.write_deployment({}),
}


@pytest.mark.parametrize("deed", RELEASE_DEEDS)
@pytest.mark.parametrize("place", ["www", "www/releases", f"www/releases/{NEW}", f"www/releases/{NEW}/en"])
def test_a_folder_of_releases_that_becomes_a_link_leads_nothing_elsewhere(
    tmp_path: Path, place: str, deed: str
) -> None:
    """Nothing is written, removed or made readable to everybody in the folder that it leads to."""
    releases = ReleaseFolder(tmp_path / "www")
    for name, text in ((OLD, "old"), (NEW, "new")):
        assemble(releases, name, text)
        releases.switch(name, (name,), {})
    write_files(tmp_path / "www", {f"releases/{OLD}/en/lasting.css": "p {}"})
    outside = write_files(tmp_path / "outside", {f"{way}{OLD}/en/a.html": SECRET for way in ("releases/", "", "en/")})
    for folder, _, names in os.walk(outside):
        for file in names:
            Path(folder, file).chmod(0o600)
        Path(folder).chmod(0o700)
    before = {path: path.stat().st_mode for path in (outside, *outside.rglob("*"))}
    put_link(tmp_path / place, outside)
    with suppress(OSError):
        RELEASE_DEEDS[deed](releases)
    assert {path: path.stat().st_mode for path in (outside, *outside.rglob("*"))} == before


def test_a_release_is_not_assembled_through_a_link(tmp_path: Path) -> None:
    """Neither is anything written through it, nor does a release have it in the place of a folder."""
    (tmp_path / "outside").mkdir()
    releases = ReleaseFolder(tmp_path / "www")
    with releases.begin(NEW) as assembly:
        assembly.write("en/a.html", b"a")
        put_link(tmp_path / f"www/releases/.{NEW}.staged/en", tmp_path / "outside")
        assembly.write("en/b.html", b"b")
        with pytest.raises(OSError, match=r"en/a\.html"):
            releases.finish(NEW, assembly, {"en/a.html": "0a", "en/b.html": "0b"})
    assert files_of(tmp_path / "outside") == {}
    assert releases.names() == ()
