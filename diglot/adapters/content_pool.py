"""Files by their hashes: what was once there under a hash stays so, whatever becomes of the site that it came from.

Touches the disk, in the folder that it is given.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from diglot.adapters.disk.files import refuse_link, remove_folder


class ContentPool:
    """A folder of files, each named by the hash of its contents."""

    def __init__(self, folder: Path) -> None:
        """Begin an empty one.

        Raises: OSError, also where it would lie in a link.
        """
        self._folder = folder
        self._known: set[str] = set()
        for path in folder.parents[:3]:
            refuse_link(path)
        remove_folder(folder)
        folder.mkdir(parents=True)

    def take_in(self, site: Path, files: Mapping[str, str]) -> None:
        """Keep the files of a site. files: their hashes by their places.

        A link is enough: a build writes new files, it never changes one.
        """
        for place, mark in files.items():
            if mark not in self._known:
                target = self._folder / mark
                target.unlink(missing_ok=True)
                try:
                    os.link(site / place, target)
                except OSError:  # a file system without links
                    shutil.copyfile(site / place, target)
                self._known.add(mark)

    def keep(self, marks: Iterable[str]) -> None:
        """Forget all others."""
        wanted = set(marks)
        for mark in self._known - wanted:
            (self._folder / mark).unlink(missing_ok=True)
        self._known &= wanted

    def read(self, mark: str) -> bytes:
        """The file of that hash.

        Raises: OSError, where it was forgotten.
        """
        return (self._folder / mark).read_bytes()
