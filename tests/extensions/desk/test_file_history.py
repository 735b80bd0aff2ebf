"""What a file held at each commit, in repositories that anybody may have made."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.extensions.desk.adapters.file_history import file_versions
from tests.tools.publication import write_files
from tests.tools.repositories import commit_by, git
from tests.tools.sent_attacks import COMMITS

PLACE = "content/en/a.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "house", {PLACE: "---\ntitle: A\n---\n\nWords.\n"})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    return root


@pytest.mark.parametrize(("people", "head"), COMMITS)
def test_a_page_can_show_whoever_and_whenever_a_commit_names(people: bytes, head: bytes, root: Path) -> None:
    git(root, "update-ref", "HEAD", commit_by(root, people, head))
    git(root, "config", "i18n.logOutputEncoding", "UTF-16")
    [version] = file_versions(root, PLACE, 9)
    version.by.encode()
    assert version.at.year in (1970, 2023)


def test_a_name_of_two_lines_that_a_file_had_ends_its_history(root: Path) -> None:
    (root / PLACE).rename(root / "content/en/x\ny.md")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Begin")
    git(root, "mv", "content/en/x\ny.md", PLACE)
    git(root, "commit", "-qam", "Rename")
    assert [version.by for version in file_versions(root, PLACE, 9)] == ["Nina"]
