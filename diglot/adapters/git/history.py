"""A day or a commit in, the files that it held out. Nothing of git's is written."""

from __future__ import annotations

import datetime as dt
import io
import tarfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from diglot.adapters.git.program import GitFailure, run_git
from diglot.model.messages import N_


class Commit(msgspec.Struct, frozen=True):
    """A commit and the day on which it was made."""

    name: str
    day: dt.date


def find_commit(folder: Path, when: str) -> Commit:
    """Return the commit of that name, or the last one of that day or before it.

    Raises: GitFailure.
    """
    run_git(folder, ["rev-parse", "--git-dir"], N_("this folder is not in a git repository"))
    try:
        day = dt.date.fromisoformat(when)
    except ValueError:
        words = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{when}^{{commit}}"]
        name = run_git(folder, words, N_("git does not know this commit"))
    else:
        name = run_git(
            folder, ["rev-list", "-1", f"--before={day}T23:59:59", "HEAD"], N_("the repository has no commits yet")
        )
        if not name.strip():
            raise GitFailure(N_("the first commit came later"))
        return Commit(name.decode().strip(), day)
    made = run_git(folder, ["show", "-s", "--format=%cs", name.decode().strip()], N_("git does not know this commit"))
    return Commit(name.decode().strip(), dt.date.fromisoformat(made.decode().strip()))


def unpack(folder: Path, commit: Commit, names: Iterable[str], target: Path) -> None:
    """Write what some of the folder's files and folders were at a commit into another folder.

    Raises: GitFailure, OSError.
    """
    reason = N_("the publication was not there yet")
    archive = run_git(folder, ["archive", "--format=tar", commit.name, "--", *names], reason)
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(target, filter="data")


def installed_version() -> str:
    """Return git's version; "" if it is not installed."""
    try:
        return run_git(Path(), ["--version"], "").decode().strip().removeprefix("git version ")
    except GitFailure:
        return ""
