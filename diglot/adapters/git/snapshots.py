"""A day or a commit in, the files that it held out. Nothing of git's is written.

Only plumbing is used, which converts, filters and verifies nothing: `show` and `archive` run what settings name.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Container, Iterable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

from diglot.adapters.git.program import GitFailure, run_git
from diglot.model.messages import N_

_GROUP_BYTES = 50_000_000


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
    words = ["rev-list", "-1", "--format=%cI", name.decode().strip()]
    made = run_git(folder, words, N_("git does not know this commit")).decode("utf-8", "replace").splitlines()[-1]
    return Commit(name.decode().strip(), moment_of(made).date())


def moment_of(written: str) -> dt.datetime:
    """Return a moment as git prints it; the beginning of 1970, as git has it, for one that cannot be read.

    >>> moment_of("2026-03-01T10:00:00+03:00").isoformat(), moment_of("%cI").isoformat()
    ('2026-03-01T10:00:00+03:00', '1970-01-01T00:00:00+00:00')
    """
    try:
        return dt.datetime.fromisoformat(written)
    except ValueError:
        return dt.datetime.fromtimestamp(0, dt.UTC)


def unpack(
    folder: Path, commit: Commit, names: Iterable[str], target: Path, left_out: Container[str] = frozenset()
) -> None:
    """Write what some of the folder's files and folders were at a commit into another folder; links are left out.

    left_out: suffixes of files.

    Raises: GitFailure, OSError.
    """
    reason = N_("the publication was not there yet")
    listed = run_git(folder, ["ls-tree", "-r", "-z", "-l", commit.name, "--", *names], reason)
    if not listed:
        raise GitFailure(reason)
    wanted = (file for file in _regular_files(listed) if PurePosixPath(file.path).suffix.lower() not in left_out)
    for files in _in_groups(wanted):
        contents = objects(folder, b"".join(file.blob + b"\n" for file in files), reason)
        for file, content in zip(files, contents, strict=True):
            if content is None:
                raise GitFailure(reason)
            path = target / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def objects(folder: Path, names: bytes, reason: str) -> Iterator[bytes | None]:
    """Yield what objects of git hold; None for one that is not there. names: one a line, as `cat-file` takes them.

    Raises: GitFailure.
    """
    printed, at = run_git(folder, ["cat-file", "--batch"], reason, given=names), 0
    while at < len(printed):
        end = printed.index(b"\n", at)
        head, at = printed[at:end], end + 1
        if head.endswith(b" missing"):
            yield None
        else:
            size = int(head.rpartition(b" ")[2])
            yield printed[at : at + size]
            at += size + 1


def file_at(folder: Path, when: str, path: str) -> bytes | None:
    """Return a file of a folder as it was at a commit or on a day; None if git does not have it."""
    try:
        commit = find_commit(folder, when)
        return run_git(folder, ["cat-file", "blob", f"{commit.name}:./{path}"], N_("git does not know this commit"))
    except (GitFailure, OSError):
        return None


class _File(msgspec.Struct, frozen=True):
    """A file of a commit. blob: the name of its object."""

    path: str
    blob: bytes
    size: int


def _regular_files(listed: bytes) -> Iterator[_File]:
    for record in listed.split(b"\0")[:-1]:
        facts, _, name = record.partition(b"\t")
        mode, _, blob, size = facts.split()
        path = PurePosixPath(os.fsdecode(name))
        # A tree may hold anything: git itself refuses such a name only when it checks it out.
        if mode in (b"100644", b"100755") and not path.is_absolute() and ".." not in path.parts:
            yield _File(str(path), blob, int(size))


def _in_groups(files: Iterable[_File]) -> Iterator[list[_File]]:
    """Yield the files in groups that fit into memory."""
    group: list[_File] = []
    size = 0
    for file in files:
        if group and size + file.size > _GROUP_BYTES:
            yield group
            group, size = [], 0
        group.append(file)
        size += file.size
    yield group


def installed_version() -> str:
    """Return git's version; "" if it is not installed."""
    try:
        return run_git(Path(), ["--version"], "").decode().strip().removeprefix("git version ")
    except GitFailure:
        return ""
