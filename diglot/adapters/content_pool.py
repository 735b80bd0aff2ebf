"""Files of a site in, the same files by their digests out, also after the site was built again.

Touches the disk, in the folder that it is given.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from diglot.adapters.disk.files import refuse_link, remove_folder


class ContentPool:
    """A folder of files, each named by the digest of its contents."""

    def __init__(self, folder: Path) -> None:
        """Begin an empty pool.

        Raises: OSError, also where it would lie in a link.
        """
        self._folder = folder
        self._known: set[str] = set()
        for path in folder.parents[:3]:
            refuse_link(path)
        remove_folder(folder)
        folder.mkdir(parents=True)

    def take_in(self, site: Path, files: Mapping[str, str]) -> None:
        """Keep the files of a site. files: their digests by their places.

        A hard link is enough: a build writes new files, it never changes one.
        """
        for place, digest in files.items():
            if digest not in self._known:
                target = self._folder / digest
                target.unlink(missing_ok=True)
                try:
                    os.link(site / place, target)
                except OSError:  # this file system has no hard links: copy
                    shutil.copyfile(site / place, target)
                self._known.add(digest)

    def keep(self, digests: Iterable[str]) -> None:
        """Remove all other files."""
        kept = set(digests)
        for digest in self._known - kept:
            (self._folder / digest).unlink(missing_ok=True)
        self._known &= kept

    def read(self, digest: str) -> bytes:
        """Return the contents of a file.

        Raises: OSError where it was removed.
        """
        return (self._folder / digest).read_bytes()
