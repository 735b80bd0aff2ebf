"""Folders of ours in, what was removed out. Removes what diglot made, by name, and nothing else.

Touches the disk. No link is followed: what it leads to may be anybody's.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

# Everything that builds, `status` and the preview lay into the cache.
_FILES = (
    "published.json",
    "store.sqlite",
    "store.sqlite-*",
    "store.damaged",
    "texts.sqlite",
    "texts.sqlite-*",
    "texts.damaged",
    "sources.json",
    "sources.new",
    "builds/*.json",
    "builds/*.new",
    "preview/lock",
    # Last: whoever waits for one sees that it is gone, and begins another.
    "texts.lock",
    "lock",
)
_FOLDERS = ("preview/site", "preview/.site.staged", "preview/.site.staged.old", "preview/pool")


@dataclass
class RemovedFiles:
    """What was removed from a folder. size: the bytes that the disk has back. left: what somebody else put there."""

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
        # A site and the one before it share files: the last name of a file frees it.
        self.size += state.st_size if state.st_nlink == 1 else 0


def clean_cache(folder: Path) -> RemovedFiles:
    """Remove what builds keep; whoever sweeps holds the cache's locks.

    Raises: OSError.
    """
    swept = RemovedFiles(folder)
    for name in _FOLDERS:
        if _is_folder(folder / name) and _is_folder((folder / name).parent):
            _remove_tree(folder / name, swept)
    for pattern in _FILES:
        inner = folder / Path(pattern).parent
        for path in sorted(inner.glob(Path(pattern).name) if _is_folder(inner) else ()):
            if path.is_symlink() or path.is_file():
                swept.remove(path)
    for inner in (folder / "builds", folder / "preview"):
        _remove_empty(inner)
    return _told(swept)


def clean_site(folder: Path, places: Collection[str], manifest: str) -> RemovedFiles:
    """Remove the files of a published site, and the stage beside it. places: those that its manifest lists.

    Raises: OSError.
    """
    swept = RemovedFiles(folder)
    stage = folder.with_name(f".{folder.name}.staged")
    if _is_folder(stage):
        _remove_tree(stage, swept)
    for path in _files_under(folder):
        if path.relative_to(folder).as_posix() in places:
            swept.remove(path)
    # Last: as long as it is there, the folder is known as ours.
    swept.remove(folder / manifest)
    for inner, _, _ in os.walk(folder, topdown=False):
        if Path(inner) != folder:
            _remove_empty(Path(inner))
    return _told(swept)


def _told(swept: RemovedFiles) -> RemovedFiles:
    swept.left = tuple(sorted(_files_under(swept.folder)))
    _remove_empty(swept.folder)
    return swept


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _remove_empty(folder: Path) -> None:
    if _is_folder(folder) and not any(folder.iterdir()):
        folder.rmdir()


def _remove_tree(folder: Path, swept: RemovedFiles) -> None:
    for path in _files_under(folder):
        swept.remove(path)
    for inner, _, _ in os.walk(folder, topdown=False):
        Path(inner).rmdir()


def _files_under(folder: Path) -> Iterator[Path]:
    """Every file and every link, links to folders among them, which are not entered."""
    for inner, folders, files in os.walk(folder):
        for name in sorted([*files, *(one for one in folders if (Path(inner) / one).is_symlink())]):
            yield Path(inner) / name
