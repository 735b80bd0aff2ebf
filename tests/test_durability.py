"""What is on the disk before it takes the place of something: for a power cut at any moment."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from diglot.adapters.disk import FileChanged, write_file
from diglot.extensions.releases.model.problems import ReleasesNotOurs
from diglot.extensions.releases.pipeline.site_releases import ReleaseOptions
from diglot.extensions.releases.pipeline.site_releases import publish as publish_release
from tests.tools.publication import NobodyWatches, codes, files_of, publish, write_files

HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\n',
    "content/en/paper.md": f"---\ntitle: On Paper\n---\n\n{'On paper, again. ' * 200}\n",
    "content/ru/paper.md": f"---\ntitle: О бумаге\n---\n\n{'Снова о бумаге. ' * 200}\n",
}


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What happens to files, in order: flushed, or put into place; with the file's number on the disk."""
    happened: list[tuple[str, int]] = []
    flush, replace = os.fsync, os.replace

    def record_flush(descriptor: int) -> None:
        happened.append(("flushed", os.fstat(descriptor).st_ino))
        flush(descriptor)

    def record_replace(old: str, new: str, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
        happened.append(("placed", os.stat(old, dir_fd=src_dir_fd, follow_symlinks=False).st_ino))
        replace(old, new, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)

    monkeypatch.setattr(os, "fsync", record_flush)
    monkeypatch.setattr(os, "replace", record_replace)
    return happened


# ---------------------------------------------------------------- sources


@pytest.mark.parametrize("before", [None, b"Before.\n"])
def test_a_source_is_on_the_disk_before_it_takes_its_place(
    before: bytes | None, tmp_path: Path, events: Sequence[tuple[str, int]]
) -> None:
    if before is not None:
        (tmp_path / "a.md").write_bytes(before)
    write_file(tmp_path, "a.md", b"After.\n", before)
    number = (tmp_path / "a.md").stat().st_ino
    assert events.index(("flushed", number)) < events.index(("placed", number))


@pytest.mark.parametrize(
    ("before", "now"),
    [(b"Read.\n", b"Saved since.\n"), (None, b"Appeared since.\n"), (b"Read.\n", None)],
    ids=["changed", "appeared", "gone"],
)
def test_a_source_that_is_not_what_was_read_is_not_written(
    before: bytes | None, now: bytes | None, tmp_path: Path
) -> None:
    if now is not None:
        (tmp_path / "a.md").write_bytes(now)
    with pytest.raises(FileChanged):
        write_file(tmp_path, "a.md", b"Ours.\n", before)
    assert files_of(tmp_path) == ({} if now is None else {"a.md": now})


# ---------------------------------------------------------------- releases


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    assert publish(root).is_published
    return root


def test_every_file_of_a_release_is_on_the_disk_before_readers_see_it(
    publication: Path, tmp_path: Path, events: Sequence[tuple[str, int]]
) -> None:
    releases = tmp_path / "releases"
    deployment, problems = publish_release(
        publication / "public", ReleaseOptions(releases, publication), NobodyWatches()
    )
    assert deployment and not problems
    current = (releases / "current").lstat().st_ino
    # The last one: the number may have been that of a record that was replaced before.
    switched = max(at for at, event in enumerate(events) if event == ("placed", current))
    flushed = {number for event, number in events[:switched] if event == "flushed"}
    files = [path for path in (releases / "current/").resolve().rglob("*") if path.is_file()]
    assert [path for path in files if path.stat().st_ino not in flushed] == []
    assert ("flushed", releases.stat().st_ino) in events[switched:]


def test_a_file_of_a_release_is_flushed_when_all_of_it_is_written(
    publication: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is still in this process's memory would be lost with the power."""
    flush, flushed = os.fsync, dict[int, int]()

    def note_length(descriptor: int) -> None:
        state = os.fstat(descriptor)
        flushed[state.st_ino] = state.st_size
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", note_length)
    releases = tmp_path / "releases"
    assert publish_release(publication / "public", ReleaseOptions(releases, publication), NobodyWatches())[1] == []
    files = [path.stat() for path in (releases / "current/").resolve().rglob("*") if path.is_file()]
    assert {state.st_ino: state.st_size for state in files}.items() <= flushed.items()


SOURCES = "public public/releases . .. ../.. content content/releases public/../content templates/x .git .cache/x"


def test_releases_are_not_put_where_the_next_build_writes_or_others_have_put_something(publication: Path) -> None:
    """Neither where the sources are, nor into a folder of somebody else, nor in place of what is no folder."""
    write_files(publication, {"file": "A file.\n", "precious/thesis.txt": "Mine.\n"})
    (publication.parent / "elsewhere").mkdir()
    (publication / "linked").symlink_to("../elsewhere")
    before = files_of(publication.parent)
    for place in (*SOURCES.split(), "linked", "file", "precious", "/dev/null"):
        deployment, problems = publish_release(
            publication / "public", ReleaseOptions(publication / place, publication), NobodyWatches()
        )
        assert (deployment, [type(problem) for problem in problems]) == (None, [ReleasesNotOurs]), place
        assert files_of(publication.parent) == before
    assert list((publication.parent / "elsewhere").iterdir()) == []


# ---------------------------------------------------------------- results that were kept


def test_a_pdf_that_the_store_has_lost_is_made_again(tmp_path: Path) -> None:
    """Its report alone is not a result."""
    root = write_files(tmp_path / "house", HOUSE)
    formats = ("html", "pdf")
    assert publish(root, formats=formats).is_published
    before = files_of(root / "public")
    with sqlite3.connect(root / ".cache/diglot/store.sqlite") as store:
        lost = store.execute("DELETE FROM kept WHERE instr(value, ?)", (b"%PDF-",)).rowcount
    assert lost == 2
    report = publish(root, formats=formats, output=root / "elsewhere")
    assert codes(report) == []
    assert files_of(root / "elsewhere") == before


# ---------------------------------------------------------------- Word files
