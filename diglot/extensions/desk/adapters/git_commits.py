"""Files with their contents in, a commit of nothing else out, beside whatever a person does in the same repository.

Neither the working tree nor what a person has staged is touched. A branch is moved only from the commit that was looked
at: git holds it, then the index gets the same files, so that git finds them unchanged afterwards, then the branch is
moved. The index is locked as git itself locks it, for the moment in which a finished file takes its place; for longer
only if others write it all the time.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

import msgspec

from diglot.adapters.git.program import GitFailure, run_git
from diglot.adapters.git.special_files import refuse_special_files
from diglot.adapters.system.file_locks import lock_file
from diglot.extensions.desk.adapters.running_git import open_git
from diglot.model.messages import N_

# How long to wait for a command of somebody else, and how often to begin again if others were quicker.
_LOCK_SECONDS, _LOCK_STEP = 3.0, 0.03
_QUICK_ATTEMPTS, _ATTEMPTS = 4, 12
_FILE_MODES = ("100644", "100755")
_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "BISECT_LOG")

# An index that is split refers to another file beside it.
_WHOLE_INDEX = ("-c", "core.splitIndex=false")

# Beside the index: it can be linked to its lock, and told from the locks of others.
_READY = "diglot-index-"

_REFUSED = N_("git refused to make the commit")
_NO_PERMISSION = N_("the desk has no permission to write to the repository")

Entry: TypeAlias = tuple[str, str]
"""The mode and the object of a file."""


class Amendment(msgspec.Struct, frozen=True):
    """A commit that the next one may replace. message: of both together."""

    commit: str
    message: str


class NewCommit(msgspec.Struct, frozen=True):
    """A commit that was made. is_amendment: whether it has replaced the one that it might replace."""

    name: str
    is_amendment: bool


class _Repository(msgspec.Struct, frozen=True):
    """Where a folder is. git: the folder of git's own files; prefix: of the folder in the repository, or ""."""

    folder: Path
    git: Path
    prefix: str

    def run(
        self,
        *words: str,
        reason: str = _REFUSED,
        given: bytes = b"",
        environment: Mapping[str, str] | None = None,
        may_fail: bool = False,
    ) -> str:
        """Return what git prints, without the end of its last line."""
        printed = run_git(self.folder, words, reason, given=given, environment=environment, may_fail=may_fail)
        return os.fsdecode(printed).removesuffix("\n")


class _Tip(msgspec.Struct, frozen=True):
    """The branch that is checked out, by its full name, and its last commit. entries: of the files to be committed."""

    branch: str
    commit: str
    entries: Mapping[str, Entry]


def commit_files(
    folder: Path,
    files: Mapping[str, bytes | None],
    message: str,
    author: tuple[str, str],
    amendment: Amendment | None = None,
) -> NewCommit | None:
    """Commit files, and nothing else, to the branch that is checked out; return None where there is nothing to commit.

    files: contents by path from the folder, None if removed; those that git ignores are left out. author: name and
    address.
    amendment: replaces a commit if it is still the last, and no other branch, tag or remote has it.

    Raises: GitFailure; OSError.
    """
    repository = _find_repository(folder)
    files = _for_git(repository, files)
    if not files:
        return None
    attributes = _read_attributes(repository, files)
    if any(values["filter"] not in ("unspecified", "unset") for values in attributes.values()):
        raise GitFailure(N_("git would run a program on this file (“filter” in .gitattributes)"))
    with tempfile.TemporaryDirectory() as scratch:
        for attempt in range(_ATTEMPTS):
            with _own_index(repository, is_lock=attempt >= _QUICK_ATTEMPTS) as own:
                seen = _identity(repository.git / "index")
                tip = _find_tip(repository, [f"{repository.prefix}{path}" for path in files])
                blobs = {
                    f"{repository.prefix}{path}": _store(repository, path, content, attributes[path], tip)
                    for path, content in files.items()
                }
                commit = _make_commit(repository, tip, blobs, message, author, amendment, Path(scratch) / "own")
                if commit is None:
                    return None
                has_files = seen is not None and _changed_index(repository, tip, blobs, Path(scratch) / "theirs", own)
                with _held_branch(repository, tip, commit.name, message) as move:
                    is_made = move and (not has_files or _replace_index(repository, own, seen)) and move()
            if is_made:
                if has_files:
                    with suppress(GitFailure):  # the commit is made
                        _mend_index(repository, tip, blobs, Path(scratch) / "theirs")
                return commit
            _wait(repository)
    raise GitFailure(N_("others are committing at the same time"))


def _find_repository(folder: Path) -> _Repository:
    words = ["rev-parse", "--is-inside-work-tree", "--absolute-git-dir", "--show-prefix"]
    printed = os.fsdecode(run_git(folder, words, N_("this folder is not in a git repository")))
    is_inside, git, prefix = printed.split("\n")[:3]
    if is_inside != "true":
        raise GitFailure(N_("this folder is not in a git repository"))
    return _Repository(folder, Path(git), prefix)


def _is_own(repository: _Repository) -> bool:
    """Return whether a repository is of this folder, or has something of it: not all that lies below it is meant."""
    return not repository.prefix or bool(repository.run("ls-files", "--", "content"))


def matches_last_commit(folder: Path, files: Mapping[str, bytes | None]) -> bool:
    """Return whether the last commit has files as they are, or they are not for it.

    Raises: GitFailure; OSError.
    """
    repository = _find_repository(folder)
    files = _for_git(repository, files)
    attributes = _read_attributes(repository, files) if files else {}
    tip = _find_tip(repository, [f"{repository.prefix}{path}" for path in files])
    return all(
        tip.entries.get(f"{repository.prefix}{path}", ("", ""))[1]
        == _store(repository, path, content, attributes[path], tip)
        for path, content in files.items()
    )


def _for_git(repository: _Repository, files: Mapping[str, bytes | None]) -> Mapping[str, bytes | None]:
    """Return the files that a repository is for: none of them, or all but those that it ignores."""
    if not _is_own(repository):
        return {}
    refuse_special_files(repository.folder, files)
    ignored = repository.run("check-ignore", "-z", "--stdin", given=_listed(files), may_fail=True).split("\0")
    return {path: content for path, content in files.items() if path not in ignored}


def _read_attributes(repository: _Repository, files: Mapping[str, bytes | None]) -> Mapping[str, Mapping[str, str]]:
    """Return what .gitattributes says of each file, by the names of attributes."""
    words = ("check-attr", "-z", "--stdin", "filter", "text", "crlf", "eol")
    printed = repository.run(*words, given=_listed(files)).split("\0")
    attributes: dict[str, dict[str, str]] = {path: {} for path in files}
    for path, name, value in zip(printed[::3], printed[1::3], printed[2::3], strict=False):
        attributes[path][name] = value
    return attributes


def _listed(paths: Mapping[str, object]) -> bytes:
    return b"".join(os.fsencode(path) + b"\0" for path in paths)


def _store(repository: _Repository, path: str, content: bytes | None, attributes: Mapping[str, str], tip: _Tip) -> str:
    """Store a file with the line ends that `git add` would give it, and return its object; "" for one removed."""
    if content is None:
        return ""
    words = ["-c", "core.safecrlf=false", "hash-object", "-w", "--stdin"]
    entry = tip.entries.get(f"{repository.prefix}{path}")
    if not (entry and b"\r\n" in content and _is_guessed(attributes) and _has_crlf(repository, entry)):
        words.append(f"--path={path}")
    return repository.run(*words, given=content)


def _is_guessed(attributes: Mapping[str, str]) -> bool:
    """Return whether git finds out itself if a file is text, as with `text=auto` or `core.autocrlf`."""
    # "crlf" is the old name of "text".
    text = attributes["text"] if attributes["text"] != "unspecified" else attributes["crlf"]
    return text == "auto" or (text, attributes["eol"]) == ("unspecified", "unspecified")


def _has_crlf(repository: _Repository, entry: Entry) -> bool:
    # Then `git add` converts nothing where it guesses; `hash-object` does not look at what there was before.
    return b"\r\n" in run_git(repository.folder, ["cat-file", "blob", entry[1]], _REFUSED)


# ---------------------------------------------------------------- the branch


def _find_tip(repository: _Repository, paths: Sequence[str]) -> _Tip:
    """Return what is checked out, if a commit may be added to it now."""
    if any((repository.git / name).exists() for name in _UNDER_WAY):
        raise GitFailure(N_("a merge, a rebase or the like is under way in the repository"))
    branch = repository.run("symbolic-ref", "--quiet", "HEAD", may_fail=True)
    if not branch:
        raise GitFailure(N_("no branch is checked out (“detached HEAD”)"))
    commit = repository.run("rev-parse", "--verify", "--quiet", f"{branch}^{{commit}}", may_fail=True)
    if not commit:
        raise GitFailure(N_("the repository has no commits yet"))
    return _Tip(branch, commit, _tree_entries(repository, commit, paths))


def _make_commit(
    repository: _Repository,
    tip: _Tip,
    blobs: Mapping[str, str],
    message: str,
    author: tuple[str, str],
    amendment: Amendment | None,
    scratch: Path,
) -> NewCommit | None:
    """Return a commit on the tip, or in its place, which no branch has yet; None if the tip has these files already."""
    own = {"GIT_INDEX_FILE": str(scratch)}
    repository.run(*_WHOLE_INDEX, "read-tree", tip.commit, environment=own)
    _update_index(repository, blobs, tip, own)
    tree = repository.run("write-tree", environment=own)
    if tree == repository.run("rev-parse", f"{tip.commit}^{{tree}}"):
        return None
    parent = tip.commit
    if amendment and _may_amend(repository, tip, amendment.commit):
        earlier = repository.run("rev-parse", f"{tip.commit}^")
        # What was undone stays in the history: a commit without a change says nothing.
        if tree != repository.run("rev-parse", f"{earlier}^{{tree}}"):
            parent, message = earlier, amendment.message
    people = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in zip(("NAME", "EMAIL"), author, strict=True)
    }
    name = repository.run(
        *("-c", "i18n.commitEncoding=UTF-8", "commit-tree", "--no-gpg-sign", "-p", parent, tree),
        given=message.encode(),
        environment=people,
    )
    return NewCommit(name, parent != tip.commit)


def _may_amend(repository: _Repository, tip: _Tip, commit: str) -> bool:
    if tip.commit != commit:
        return False
    holders = repository.run("for-each-ref", f"--contains={commit}", "--format=%(refname)").split("\n")
    return holders == [tip.branch]


@contextmanager
def _held_branch(repository: _Repository, tip: _Tip, commit: str, message: str) -> Iterator[Callable[[], bool] | None]:
    """Keep others from moving the branch; provide what moves it to a commit, None if it is no longer at its tip."""
    note = f"desk: {message.partition(chr(10))[0]}"
    with open_git(repository.folder, ["update-ref", "-m", note, "--stdin"]) as say:
        say("start")
        is_held = say(f"update {tip.branch} {commit} {tip.commit}\nprepare") == "prepare: ok"
        yield (lambda: say("commit") == "commit: ok") if is_held else None


# ---------------------------------------------------------------- the index


def _identity(index: Path) -> tuple[int, ...] | None:
    try:
        found = index.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


@contextmanager
def _own_index(repository: _Repository, *, is_lock: bool) -> Iterator[Path]:
    """Provide a file of ours that can become the lock of the index, and then the index.

    While this program lives, others see that the file is in use. is_lock: it is the lock at once, and nobody else can
    write the index meanwhile: others have been quicker too often.
    """
    try:
        number, name = tempfile.mkstemp(prefix=_READY, dir=repository.git)
    except OSError:
        raise GitFailure(_NO_PERMISSION) from None
    own, lock = Path(name), repository.git / "index.lock"
    try:
        lock_file(number)
        while is_lock and not _link(own, lock):
            _wait(repository)
        yield own
    finally:
        with suppress(FileNotFoundError):
            if lock.samefile(own):
                lock.unlink()
        own.unlink(missing_ok=True)
        os.close(number)


def _link(own: Path, lock: Path) -> bool:
    """Make a file of ours the lock of the index; return False if there is one."""
    try:
        os.link(own, lock)
    except FileExistsError:
        return False
    except OSError:
        raise GitFailure(_NO_PERMISSION) from None
    return True


def _replace_index(repository: _Repository, own: Path, seen: tuple[int, ...] | None) -> bool:
    """Put a file of ours in the place of the index, unless somebody holds that or has written it since it was seen."""
    index, lock = repository.git / "index", repository.git / "index.lock"
    if not (lock.exists() and lock.samefile(own)) and not _link(own, lock):
        return False
    if _identity(index) != seen:
        return False
    lock.replace(index)
    return True


def _wait(repository: _Repository) -> None:
    """Wait until nobody holds the index."""
    until = time.monotonic() + _LOCK_SECONDS
    while (repository.git / "index.lock").exists():
        if time.monotonic() > until:
            raise GitFailure(N_("git is running in the repository, or was interrupted there: see .git/index.lock"))
        time.sleep(_LOCK_STEP)


def remove_left_locks(folder: Path) -> None:
    """Remove the locks that a commit of ours has left in the repository of a folder when it was killed.

    Raises: GitFailure where there is no repository; OSError.
    """
    git = _find_repository(folder).git
    for ready in git.glob(f"{_READY}*"):
        with suppress(FileNotFoundError, BlockingIOError), ready.open("rb") as file:
            lock_file(file.fileno(), waits=False)  # refused while its commit is under way
            with suppress(FileNotFoundError):
                if (git / "index.lock").samefile(ready):
                    (git / "index.lock").unlink()
            ready.unlink()


def _changed_index(repository: _Repository, tip: _Tip, blobs: Mapping[str, str], scratch: Path, own: Path) -> bool:
    """Write the index with those of the files that nobody has staged into our own; return whether it has any."""
    index = repository.git / "index"
    scratch.write_bytes(index.read_bytes())
    theirs = {"GIT_INDEX_FILE": str(scratch)}
    staged = _index_entries(repository, blobs, theirs)
    free = {path: blob for path, blob in blobs.items() if staged.get(path) == tip.entries.get(path)}
    if free:
        _update_index(repository, free, tip, theirs)
        own.write_bytes(scratch.read_bytes())
        own.chmod(index.stat().st_mode & 0o777)
    return bool(free)


def _mend_index(repository: _Repository, tip: _Tip, blobs: Mapping[str, str], scratch: Path) -> None:
    """Give the index the files of a commit once more if a command of somebody else has taken them back.

    `git commit` reads the index before it locks it. What it read before our commit it may write after it, and would
    then take our files for staged as they were before.
    """
    for _ in range(_QUICK_ATTEMPTS):
        _wait(repository)
        seen = _identity(repository.git / "index")
        entries = _index_entries(repository, blobs, {})
        stale = {path: blob for path, blob in blobs.items() if entries.get(path) == tip.entries.get(path)}
        if not stale or seen is None:
            return
        with _own_index(repository, is_lock=False) as own:
            if _changed_index(repository, tip, stale, scratch, own) and _replace_index(repository, own, seen):
                return


def _update_index(repository: _Repository, blobs: Mapping[str, str], tip: _Tip, environment: Mapping[str, str]) -> None:
    words = (*_WHOLE_INDEX, "update-index", "-z", "--index-info")
    repository.run(*words, given=_index_lines(blobs, tip), environment=environment)


def _tree_entries(repository: _Repository, commit: str, paths: Sequence[str]) -> Mapping[str, Entry]:
    printed = repository.run("ls-tree", "-z", "--full-tree", commit, "--", *paths)
    return {path: (mode, blob) for (mode, _, blob), path in _records(printed)}


def _index_entries(
    repository: _Repository, paths: Mapping[str, object], environment: Mapping[str, str]
) -> Mapping[str, Entry]:
    inside = [path.removeprefix(repository.prefix) for path in paths]
    words = ("--literal-pathspecs", "ls-files", "-s", "-z", "--full-name", "--")
    printed = repository.run(*words, *inside, environment=environment)
    return {path: (mode, blob) for (mode, blob, _), path in _records(printed)}


def _records(printed: str) -> Iterator[tuple[Sequence[str], str]]:
    """Yield the facts and the path of each record that git has printed."""
    for record in filter(None, printed.split("\0")):
        facts, _, path = record.partition("\t")
        yield facts.split(), path


def _index_lines(blobs: Mapping[str, str], tip: _Tip) -> bytes:
    """Return files as `update-index --index-info` reads them: with the mode that each has had, 0 for those removed."""
    modes = {path: tip.entries[path][0] if path in tip.entries else "" for path in blobs}
    nothing = "0" * len(tip.commit)
    lines = (
        f"{modes[path] if modes[path] in _FILE_MODES else _FILE_MODES[0]} {blob}\t{path}\0"
        if blob
        else f"0 {nothing}\t{path}\0"
        for path, blob in blobs.items()
    )
    return b"".join(map(os.fsencode, lines))
