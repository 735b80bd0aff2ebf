"""A text of a publication in, its file written: where it is a copy from the site of another program, that one first.

Touches the disk through its adapter only.
"""

from __future__ import annotations

from functools import cached_property
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


class TextWriter:
    """Writes texts of a publication. The site that they are copies from is read once, at the first of them."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def _lens(self) -> SiteLens | None:
        return lens_of(self._root)

    def write(self, path: str, content: bytes, before: bytes | None) -> None:
        """Write a file in one step, if it holds what it held when it was read; None: there is none yet.

        Raises: FileChanged, SaveRefused, OSError.
        """
        if self._lens:
            content = self._lens.save(path, content, before)
        write_file(self._root, path, content, before)
