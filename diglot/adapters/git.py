"""A day or a commit in, the files that it held out. The only user of git.

Nothing of git's is written, and nothing that a repository's settings name is run.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from diglot.model.messages import N_

SECONDS = 60.0


class Commit(msgspec.Struct, frozen=True):
    """A commit and the day on which it was made."""

    name: str
    day: dt.date


class GitFailure(Exception):
    """Why git has no answer: `reason` is a message."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def find_commit(folder: Path, when: str) -> Commit:
    """Return the commit of that name, or the last one of that day or before it.

    Raises: GitFailure.
    """
    _git(folder, ["rev-parse", "--git-dir"], N_("this folder is not in a git repository"))
    try:
        day = dt.date.fromisoformat(when)
    except ValueError:
        words = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{when}^{{commit}}"]
        name = _git(folder, words, N_("git does not know this commit"))
    else:
        name = _git(
            folder, ["rev-list", "-1", f"--before={day}T23:59:59", "HEAD"], N_("the repository has no commits yet")
        )
        if not name.strip():
            raise GitFailure(N_("the first commit came later"))
        return Commit(name.decode().strip(), day)
    made = _git(folder, ["show", "-s", "--format=%cs", name.decode().strip()], N_("git does not know this commit"))
    return Commit(name.decode().strip(), dt.date.fromisoformat(made.decode().strip()))


def unpack(folder: Path, commit: Commit, names: Iterable[str], target: Path) -> None:
    """Write what some of the folder's files and folders were at a commit into another folder.

    Raises: GitFailure, OSError.
    """
    reason = N_("the publication was not there yet")
    archive = _git(folder, ["archive", "--format=tar", commit.name, "--", *names], reason)
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(target, filter="data")


def installed_version() -> str:
    """Return git's version; "" if it is not installed."""
    try:
        return _git(Path(), ["--version"], "").decode().strip().removeprefix("git version ")
    except GitFailure:
        return ""


def _git(folder: Path, words: Iterable[str], reason: str) -> bytes:
    """reason: what it means when git refuses."""
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", "--no-pager", *words]
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**environment, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise GitFailure(N_("git is not installed")) from None
    except subprocess.TimeoutExpired:
        raise GitFailure(N_("git took longer than a minute")) from None
    if done.returncode:
        raise GitFailure(reason)
    return done.stdout
