"""A folder in, a repository with a first commit out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from diglot.adapters.git.program import run_git
from diglot.adapters.git.special_files import refuse_special_files
from diglot.model.messages import N_

_REFUSED = N_("git refused to make the repository")

# A computer may not know its user's name yet, without which git makes no commit: what diglot wrote is its own.
_PEOPLE = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "diglot"), ("EMAIL", "diglot@localhost"))
}


def is_in_repository(folder: Path) -> bool:
    """Return whether a folder, which may not exist yet, is in a repository. folder: absolute."""
    return any((place / ".git").exists() for place in (folder, *folder.parents))


def make_repository(folder: Path, paths: Sequence[str], message: str) -> None:
    """Make a repository in a folder with a first commit of some of its files; what was begun before is finished.

    Raises: GitFailure; OSError.
    """
    refuse_special_files(folder, paths)
    run_git(folder, ["init", "--quiet"], _REFUSED)
    if run_git(folder, ["rev-parse", "--verify", "--quiet", "HEAD"], _REFUSED, may_fail=True):
        return
    listed = b"\0".join(map(os.fsencode, paths))
    add = ["--literal-pathspecs", "add", "--force", "--pathspec-from-file=-", "--pathspec-file-nul"]
    run_git(folder, add, _REFUSED, given=listed)
    commit = ["commit", "--quiet", "--no-gpg-sign", "--allow-empty-message", f"--message={message}"]
    run_git(folder, commit, _REFUSED, environment=_PEOPLE)
