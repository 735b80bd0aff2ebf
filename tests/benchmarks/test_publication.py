"""The sample publication multiplied: as large as asked, nothing shared between copies, and nothing wrong in it."""

from __future__ import annotations

import re
import tracemalloc
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.publication import (
    articles,
    copy_ledgers,
    edition_href,
    edition_path,
    edits,
    middle,
    publication_files,
    retitled,
    write_declared,
    write_publication,
)
from diglot.cli.command_line import main


@pytest.mark.parametrize("pairs", [100, 1_000])
def test_it_has_as_many_pairs_as_asked(pairs: int) -> None:
    paths = {path for path, _ in publication_files(pairs)}
    assert {edition_path(number, lang) for number in range(pairs) for lang in ("en", "ru")} <= paths
    assert sum(re.search(r"-\d{5}\.md$", path) is not None for path in paths) == 2 * pairs


def test_copies_share_no_paragraph_and_no_title() -> None:
    """What one copy has in the cache would be reused for another."""
    count = len(articles())
    texts = {path: content.decode() for path, content in publication_files(2 * count) if path.endswith(".md")}
    for number in range(count):
        for lang in ("en", "ru"):
            one, other = (texts[edition_path(copy, lang)] for copy in (number, number + count))
            shared = {
                block for block in one.split("\n\n") if block in other.split("\n\n") and re.match(r"[\w«“]", block)
            }
            assert shared == set()
            assert one.splitlines()[1] != other.splitlines()[1]


def test_ten_thousand_pairs_are_never_in_memory_together() -> None:
    list(islice(publication_files(10_000), 100))
    tracemalloc.start()
    assert sum(1 for _ in islice(publication_files(10_000), 600)) == 600
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


def test_copied_ledgers_are_those_that_sync_would_write(tmp_path: Path) -> None:
    pairs = len(articles()) + 1
    write_declared(tmp_path / "declared")
    write_publication(tmp_path / "copied", pairs)
    write_publication(tmp_path / "synced", pairs)
    for folder in ("declared", "synced"):
        assert main(["--root", str(tmp_path / folder), "sync", "--adopt", "--yes", "--by", "Nina"]) == 0
    copy_ledgers(tmp_path / "declared", tmp_path / "copied", pairs)
    copied, synced = (
        {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / folder).rglob("ledger/**/*.toml")}
        for folder in ("copied", "synced")
    )
    assert copied == synced


@pytest.mark.parametrize("command", [["build", "--strict"], ["check"]])
@pytest.mark.parametrize("pairs", [1, pytest.param(10, marks=pytest.mark.long)])
def test_nothing_in_it_is_wrong(
    tmp_path: Path, pairs: int, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write_publication(tmp_path, pairs)
    assert main(["--ui-lang", "en", "--root", str(tmp_path), *command]) == 0
    assert "no problems" in capsys.readouterr().out
    if command[0] == "build":
        pages = [edition_href(number, lang) for number in range(pairs) for lang in ("en", "ru")]
        assert [page for page in pages if not (tmp_path / "public" / page.strip("/") / "index.html").exists()] == []


def test_each_edit_differs_from_the_one_before(tmp_path: Path) -> None:
    write_publication(tmp_path, 20)
    path, seen = tmp_path / edition_path(middle(20), "en"), set()
    changes = edits(tmp_path, 20, retitled)
    for _ in range(3):
        next(changes)
        seen.add(path.read_text(encoding="utf-8").splitlines()[1])
    assert seen == {f"title: The Pivot of the 2010s 8, {number}" for number in (1, 2, 3)}


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        write_publication(tmp_path, 1)
