"""A file in, what it held at each commit that changed it out, and by whom. Nothing of git's is written."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import msgspec

from diglot.adapters.git.program import run_git
from diglot.adapters.git.snapshots import moment_of, objects
from diglot.model.messages import N_

_NOT_THERE = N_("the repository has no commits yet")


class FileVersion(msgspec.Struct, frozen=True):
    """What a file held from a commit on. by: the author."""

    by: str
    at: dt.datetime
    content: bytes


def file_versions(folder: Path, path: str, most: int) -> list[FileVersion]:
    """Return the last versions of a file, also under the names that it had before, the newest first.

    path: from the folder.

    Raises: GitFailure.
    """
    place, since, versions = f"{_top(folder)}{path}", "HEAD", list[FileVersion]()
    while place and len(versions) < most:
        commits, found = _versions(folder, since, place, most - len(versions))
        versions += found
        if not commits:
            break
        place, since = _name_before(folder, commits[-1], place), f"{commits[-1]}^"
    return versions


def _versions(folder: Path, since: str, place: str, most: int) -> tuple[list[str], list[FileVersion]]:
    """Return the commits up to one that have changed a file under one name, and what it held then."""
    words = ["rev-list", f"--max-count={most}", "--format=%an%n%aI", since, "--", f":(top,literal){place}"]
    # Names may be in the encoding of an old computer, which no page can show.
    lines = run_git(folder, words, _NOT_THERE).decode("utf-8", "replace").split("\n")[:-1]
    commits = [line.removeprefix("commit ") for line in lines[::3]]
    asked = b"".join(os.fsencode(f"{commit}:{place}\n") for commit in commits)
    contents = objects(folder, asked, _NOT_THERE)
    facts = zip(lines[1::3], lines[2::3], contents, strict=True)
    versions = [FileVersion(by, moment_of(at), content) for by, at, content in facts if content is not None]
    return commits, versions


def _name_before(folder: Path, commit: str, place: str) -> str:
    """Return the name of which a commit has made that of a file, or "" where it has renamed nothing."""
    # `mv` adds the old address, which is most of a short text.
    words = ["diff-tree", "-r", "-z", "-M30%", "--diff-filter=R", "--no-commit-id", "--name-status", commit]
    printed = os.fsdecode(run_git(folder, words, _NOT_THERE)).split("\0")[:-1]
    before = {new: old for old, new in zip(printed[1::3], printed[2::3], strict=True)}.get(place, "")
    return "" if "\n" in before else before  # which would end the question for what it held


def _top(folder: Path) -> str:
    """Return the path of a folder in its repository, with a slash at its end; "" for the whole of it."""
    return os.fsdecode(run_git(folder, ["rev-parse", "--show-prefix"], _NOT_THERE)).removesuffix("\n")
