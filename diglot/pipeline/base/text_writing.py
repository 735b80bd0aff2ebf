"""A text of a publication in, its file written: where it is a copy from the site of another program, that one first.

Touches the disk through its adapter only.
"""

from __future__ import annotations

from pathlib import Path

from diglot.adapters.disk import write_file
from diglot.adapters.extension_packages import own_hooks
from diglot.model.problems import Problem
from diglot.model.translation.watched_sites import SiteLens


class SaveRefused(Exception):
    """A text cannot be saved into the site that it is a copy from; nothing was written."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


def lens_of(root: Path) -> SiteLens | None:
    """Return the lens of the site of another program that a publication has copies of; None for any other."""
    return next(filter(None, (find_lens(root) for find_lens in own_hooks("site-lens"))), None)


def write_text(root: Path, path: str, content: bytes, before: bytes | None) -> None:
    """Write a file of a publication in one step, if it holds what it held when it was read; None: there is none yet.

    Raises: FileChanged, SaveRefused, OSError.
    """
    if lens := lens_of(root):
        content = lens.save(path, content, before)
    write_file(root, path, content, before)
