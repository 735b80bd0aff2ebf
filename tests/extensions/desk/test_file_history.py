"""What a file held at each commit, in repositories that anybody may have made."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from diglot.extensions.desk.adapters.file_history import file_versions
from tests.tools.publication import write_files
from tests.tools.sent_attacks import COMMITS

PLACE = "content/en/a.md"
_PEOPLE = ["-c", "user.email=a@b", "-c", "user.name=Nina"]


def git(root: Path, *words: str, given: bytes = b"") -> str:
    done = subprocess.run(["git", *_PEOPLE, *words], cwd=root, input=given, capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "house", {PLACE: "---\ntitle: A\n---\n\nWords.\n"})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    return root


@pytest.mark.parametrize(("people", "head"), COMMITS)
def test_a_page_can_show_whoever_and_whenever_a_commit_names(people: bytes, head: bytes, root: Path) -> None:
    tree = git(root, "write-tree").encode()
    commit = b"tree %s\nauthor %s\ncommitter %s\n%s\nm\n" % (tree, people, people, head)
    name = git(root, "hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=commit)
    git(root, "update-ref", "HEAD", name)
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
