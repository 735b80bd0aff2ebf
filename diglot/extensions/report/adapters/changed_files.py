"""A commit and files in, those that it does not have as they are out. Nothing of git's is written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from diglot.adapters.git import Commit
from diglot.adapters.git.snapshots import objects
from diglot.model.messages import N_


def changed_since(folder: Path, commit: Commit, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the paths of those files of a folder that a commit does not have as they are. files: what they hold.

    Commands of git that read files themselves run the filters that its settings name.

    Raises: GitFailure.
    """
    asked = [path for path in files if "\n" not in path]  # which ends a question
    names = b"".join(os.fsencode(f"{commit.name}:./{path}\n") for path in asked)
    then = objects(folder, names, N_("git does not know this commit"))
    return tuple(path for path, content in zip(asked, then, strict=True) if content != files[path])
