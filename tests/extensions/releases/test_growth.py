"""Twice as much in the list of releases takes about twice the time."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from diglot.extensions.releases.adapters.release_folder import ReleaseFolder
from tests.tools.growth import grown_by_number

TRIALS = ("releases",)


def read_releases(text: str, folder: Path) -> object:
    (folder / "releases").mkdir(exist_ok=True)
    (folder / "releases.json").write_text(f'{{"generator": "diglot", "history": ["0", {text} "0"]}}', encoding="utf-8")
    return ReleaseFolder(folder)


def test_what_is_read_takes_time_in_proportion(tmp_path: Path) -> None:
    assert grown_by_number(partial(read_releases, folder=tmp_path), ['"0123456789abcdef",', '"a",', "[", "{"]) == []
