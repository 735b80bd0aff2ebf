"""Folders of diglot in, what was removed out. Removes the files that diglot made, by name, and nothing else.

Touches the disk. No link is followed: it may lead anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

# Everything that builds, `status` and the preview write into the cache.
_FILES = (
    "published.json",
    "store.sqlite",
    "store.sqlite-*",
    "store.damaged",
    "rows.sqlite",
    "rows.sqlite-*",
    "texts.sqlite",
    "texts.sqlite-*",
    "texts.damaged",
    "sources.json",
    "builds/*.json",
    # Partial files of builds that were killed; the last two are those of earlier versions.
    ".*.staged",
    "builds/.*.staged",
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

    def remove(self, path: Path) -> None:
        """Remove a file or a link, never what it leads to.

        Raises: OSError.
        """
        state = path.lstat()
        path.unlink()
        self.files += 1
        # A site and the one before it share files: only removing the last name frees the bytes.
        self.size += state.st_size if state.st_nlink == 1 else 0


def clean_cache(folder: Path) -> RemovedFiles:
    """Remove the contents of a cache, whose locks the caller holds.

    Raises: OSError.
    """
    removed = RemovedFiles(folder)
    for name in _FOLDERS:
        if _is_folder(folder / name) and _is_folder((folder / name).parent):
            _remove_tree(folder / name, removed)
    for pattern in _FILES:
        inner = folder / Path(pattern).parent
        for path in sorted(inner.glob(Path(pattern).name) if _is_folder(inner) else ()):
            if path.is_symlink() or path.is_file():
                removed.remove(path)
    for inner in (folder / "builds", folder / "preview"):
        _remove_empty(inner)
    return _finish(removed)


def clean_site(folder: Path, places: Collection[str], manifest: str) -> RemovedFiles:
    """Remove the files of a published site, and the stage beside it. places: those that its manifest lists.

    Raises: OSError.
    """
    removed = RemovedFiles(folder)
    stage = folder.with_name(f".{folder.name}.staged")
    if _is_folder(stage):
        _remove_tree(stage, removed)
    for path in _files_under(folder):
        if path.relative_to(folder).as_posix() in places:
            removed.remove(path)
    for inner, _, _ in os.walk(folder, topdown=False):
        if Path(inner) != folder:
            _remove_empty(Path(inner))
    # Last: by its manifest the folder is known as a site of diglot.
    removed.remove(folder / manifest)
    return _finish(removed)


def _finish(removed: RemovedFiles) -> RemovedFiles:
    removed.left = tuple(sorted(_files_under(removed.folder)))
    _remove_empty(removed.folder)
    return removed


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _remove_empty(folder: Path) -> None:
    if _is_folder(folder) and not any(folder.iterdir()):
        folder.rmdir()


def _remove_tree(folder: Path, removed: RemovedFiles) -> None:
    for path in _files_under(folder):
        removed.remove(path)
    for inner, _, _ in os.walk(folder, topdown=False):
        Path(inner).rmdir()


def _files_under(folder: Path) -> Iterator[Path]:
    """Yield every file and every link; links to folders are not entered."""
    for inner, folders, files in os.walk(folder):
        for name in sorted([*files, *(folder for folder in folders if (Path(inner) / folder).is_symlink())]):
            yield Path(inner) / name
