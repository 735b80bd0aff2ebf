"""Files of a site in, the same files by their digests out, also after the site was built again.

Touches the disk, in the folder that it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from diglot.adapters.disk.open_folder import OpenFolder
from diglot.adapters.files.rooted_files import read_file


class ContentPool:
    """A folder of files, each named by the digest of its contents."""

    def __init__(self, root: Path, path: str) -> None:
        """Begin an empty pool. root: of a publication; path: from there.

        Raises: OSError, also where it would lie in a link.
        """
        self._root, self._path = root, path
        self._known: set[str] = set()
        with OpenFolder(root) as folder:
            folder.remove(path)
            folder.make(path)

    def take_in(self, site: str, files: Mapping[str, str]) -> None:
        """Keep the files of a site. site: its path from the root. files: their digests by their places.

        A hard link is enough: a build writes new files, it never changes one.
        """
        with OpenFolder(self._root) as folder:
            for place, digest in files.items():
                if digest not in self._known:
                    folder.remove(self._file(digest))
                    folder.link(f"{site}/{place}", self._file(digest))
                    self._known.add(digest)

    def keep(self, digests: Iterable[str]) -> None:
        """Remove all other files."""
        kept = set(digests)
        with OpenFolder(self._root) as folder:
            for digest in self._known - kept:
                folder.remove(self._file(digest))
        self._known &= kept

    def read(self, digest: str) -> bytes:
        """Return the contents of a file.

        Raises: OSError where it was removed.
        """
        return read_file(self._root, self._file(digest))

    def _file(self, digest: str) -> str:
        return f"{self._path}/{digest}"
