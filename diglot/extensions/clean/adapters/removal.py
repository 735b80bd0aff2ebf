"""Folders of diglot in, what was removed out. Removes the files that diglot made, by name, and nothing else.

Touches the disk, through folders that were opened: no link is followed, whenever it came.
"""

from __future__ import annotations

import stat
from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import filter as matching
from pathlib import Path, PurePosixPath

from diglot.adapters.disk.open_folder import OpenFolder
from diglot.adapters.files.file_stats import scan
from diglot.adapters.files.rooted_files import is_folder, names_in
from diglot.adapters.system.folder_calls import os

# Everything that builds, `status`, searches and the preview write into the cache.
_FILES = (
    "published.json",
    "store.sqlite",
    "store.sqlite-*",
    "store.damaged",
    "rows.sqlite",
    "rows.sqlite-*",
    "texts.sqlite",
    "texts.sqlite-*",
    "memory.sqlite",
    "memory.sqlite-*",
    "texts.damaged",
    "builds/*.json",
    # Partial files of builds that were killed; the next ones are those of earlier versions.
    ".*.staged",
    "builds/.*.staged",
    "sources.json",
    "sources.new",
    "builds/*.new",
    "preview/lock",
    # Last: a process that waits for a lock notices that it is gone, and makes another.
    "texts.lock",
    "lock",
)
_FOLDERS = ("preview/site", "preview/.site.staged", "preview/.site.staged.old", "preview/pool")


@dataclass
class RemovedFiles:
    """The files removed from a folder. size: the bytes freed on the disk. left: files that diglot did not make."""

    folder: Path
    files: int = 0
    size: int = 0
    left: tuple[Path, ...] = ()


def clean_cache(root: Path, path: str) -> RemovedFiles:
    """Remove a cache, whose locks the caller holds, and the folder around it if that is empty then.

    root: it may lie behind links. path: of the cache, from there.

    Raises: OSError.
    """
    with OpenFolder(root) as files:
        removal = _Removal(files, root, path)
        for name in _FOLDERS:
            removal.remove_tree(f"{path}/{name}")
        for pattern in _FILES:
            inner, _, names = f"{path}/{pattern}".rpartition("/")
            for name in matching(sorted(names_in(root, inner)), names):
                removal.remove_file(f"{inner}/{name}")
        for inner in (f"{path}/builds", f"{path}/preview"):
            removal.remove_empty(inner)
        removed = removal.finish()
        removal.remove_empty(path.rpartition("/")[0])
        return removed


def clean_site(root: Path, path: str, places: Collection[str], manifest: str) -> RemovedFiles:
    """Remove the files of a published site, and the stage beside it. places: those that its manifest lists.

    root: it may lie behind links. path: of the site, from there.

    Raises: OSError.
    """
    above, _, name = path.rpartition("/")
    with OpenFolder(root) as files:
        removal = _Removal(files, root, path)
        removal.remove_tree(f"{above}/.{name}.staged".lstrip("/"))
        for place in sorted(scan(root, path, with_hidden=True).keys() & places):
            removal.remove_file(f"{path}/{place}")
        inner = {parent for place in places for parent in PurePosixPath(place).parents[:-1]}
        for folder in sorted(inner, key=lambda folder: -len(folder.parts)):
            removal.remove_empty(f"{path}/{folder}")
        # Last: by its manifest the folder is known as a site of diglot.
        removal.remove_file(f"{path}/{manifest}")
        return removal.finish()


class _Removal:
    """What is removed from a folder, and around it. All paths are from the root."""

    def __init__(self, files: OpenFolder, root: Path, path: str) -> None:
        self._files, self._root, self._path = files, root, path
        self._removed = RemovedFiles(root / path)

    def remove_file(self, path: str) -> None:
        """Remove a file or a link, never what it leads to; leave anything else.

        Raises: OSError.
        """
        try:
            folder, name = self._files.place(path)
            state = os.stat(name, dir_fd=folder, follow_symlinks=False)
        except FileNotFoundError:
            return
        if not (stat.S_ISREG(state.st_mode) or stat.S_ISLNK(state.st_mode)):
            return
        os.unlink(name, dir_fd=folder)
        self._removed.files += 1
        # A site and the one before it share files: only removing the last name frees the bytes.
        self._removed.size += state.st_size if state.st_nlink == 1 else 0

    def remove_tree(self, path: str) -> None:
        """Remove a folder with all that is in it, if there is one, and nothing is mounted there."""
        if is_folder(self._root, path) and not self._files.mounts(path):
            for inner in sorted(scan(self._root, path, with_hidden=True)):
                self.remove_file(f"{path}/{inner}")
            self._files.remove(path)

    def remove_empty(self, path: str) -> None:
        """Remove a folder if there is one, nothing in it, and nothing mounted there."""
        if is_folder(self._root, path) and not names_in(self._root, path) and not self._files.mounts(path):
            self._files.remove_empty(path)

    def finish(self) -> RemovedFiles:
        """Remove the folder if it is empty; return what was removed, and what is left in it."""
        left = scan(self._root, self._path, with_hidden=True)
        self._removed.left = tuple(self._removed.folder / path for path in sorted(left))
        self.remove_empty(self._path)
        return self._removed
