"""A folder of releases: each a whole site under the hash of its manifest, and `current`, a link to one of them.

    releases/0f3a…/       a site as it was built, and compressed files beside its own
    releases/0f3a….json   the hash of each of its files; written last, so what has none is not finished
    releases.json         that the folder is ours, and in which order releases were published
    current               the release that readers see: a symbolic link, exchanged by a rename
    deploy.json           what the last change of `current` changed

A rename replaces the old link by the new one in one step (rename(2)): there is no moment without a site.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from diglot.adapters.disk.files import remove_folder, write_given_file
from diglot.model.messages import N_

GENERATOR = "diglot"
_RELEASES, _HISTORY, _CURRENT, _DEPLOYMENT = "releases", "releases.json", "current", "deploy.json"
LOCK = ".lock"


class ReleasesRefused(Exception):
    """A folder is none that releases may be put into; `args[0]` says why, as an entry of the catalogue."""


class ReleaseFolder:
    """A folder of releases. Whoever changes it holds its lock."""

    def __init__(self, folder: Path) -> None:
        """Look at a folder, which may be empty or missing.

        Raises: ReleasesRefused.
        """
        self.folder = folder
        self.history: tuple[str, ...] = ()
        self.current: str | None = None
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise ReleasesRefused(N_("it is no folder"))
        if (folder / _RELEASES).is_symlink():
            raise ReleasesRefused(N_("it holds files that diglot did not make"))
        if folder.is_dir() and any(path.name != LOCK for path in folder.iterdir()):
            self._read()

    def _read(self) -> None:
        document = _read_document(self.folder / _HISTORY)
        link = self.folder / _CURRENT
        if document is None or (link.exists() and not link.is_symlink()):
            raise ReleasesRefused(N_("it holds files that diglot did not make"))
        self.history = tuple(str(name) for name in document.get("history", ()))
        self.current = link.readlink().name if link.is_symlink() else None

    def place(self, name: str) -> Path:
        """The folder of a release."""
        return self.folder / _RELEASES / name

    def files(self, name: str) -> Mapping[str, str]:
        """The hash of each file of a release by its place; nothing of a release that is not there or not finished."""
        document = _read_document(self._record(name))
        return document["files"] if document and self.place(name).is_dir() else {}

    def _record(self, name: str) -> Path:
        return self.place(name).with_suffix(".json")

    def names(self) -> tuple[str, ...]:
        """Every finished release that is still there."""
        return tuple(sorted(path.stem for path in (self.folder / _RELEASES).glob("*.json") if self.files(path.stem)))

    # ------------------------------------------------------------ making one

    def begin(self, name: str) -> ReleaseAssembly:
        """A release in the making; what a killed publication left is swept away."""
        staged = self.folder / _RELEASES / f".{name}.staged"
        remove_folder(staged)
        staged.mkdir(parents=True)
        return ReleaseAssembly(staged, self.place(self.current) if self.current else None)

    def finish(self, name: str, assembly: ReleaseAssembly, files: Mapping[str, str]) -> None:
        """Put a release that is complete in its place. A damaged one of that name is removed first."""
        place, record = self.place(name), self._record(name)
        record.unlink(missing_ok=True)
        if place.exists():
            shutil.rmtree(place)
        assembly.folder.rename(place)
        _write_document(record, {"files": dict(sorted(files.items()))})

    def carry_over(self, name: str, places: Iterable[tuple[str, str]]) -> None:
        """Let files of other releases be found in this one, too. places: a release, and a place in it."""
        for other, place in places:
            target = self.place(name) / place
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                _link_or_copy(self.place(other) / place, target)

    # ------------------------------------------------------------ changing what readers see

    def switch(self, name: str, history: Sequence[str]) -> None:
        """Let readers see a release from now on."""
        _write_document(self.folder / _HISTORY, {"history": list(history)})
        fresh = self.folder / f".{_CURRENT}.new"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path(_RELEASES) / name)
        fresh.replace(self.folder / _CURRENT)
        _flush(self.folder)
        self.history, self.current = tuple(history), name

    def prune(self, kept: Iterable[str]) -> None:
        """Remove all other releases, and what is left of unfinished ones."""
        wanted = set(kept)
        for path in (self.folder / _RELEASES).iterdir():
            if path.is_dir() and path.name not in wanted:
                # The record first: a release that is half removed must not count as one.
                path.with_suffix(".json").unlink(missing_ok=True)
                shutil.rmtree(path)
        self.history = tuple(name for name in self.history if name in wanted)
        _write_document(self.folder / _HISTORY, {"history": list(self.history)})

    def write_deployment(self, document: Mapping[str, object]) -> None:
        """What the last change of the current release changed, for those who send it elsewhere."""
        _write_document(self.folder / _DEPLOYMENT, document)


class ReleaseAssembly:
    """A release in the making. Threads may write several files of it at once."""

    def __init__(self, folder: Path, like: Path | None) -> None:
        """like: the release that it may share files with."""
        self.folder = folder
        self._like = like

    def earlier(self, place: str) -> bytes:
        """The file that the earlier release has at a place; empty where it has none."""
        try:
            return (self._like / place).read_bytes() if self._like else b""
        except OSError:
            return b""

    def write(self, place: str, content: bytes) -> None:
        """Put a file into the release: shared with the earlier one where it is the same, else written and flushed."""
        target = self.folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if self._like and content and self.earlier(place) == content:
            _link_or_copy(self._like / place, target)
            return
        with target.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:  # a file system without links, or one with too many of this file
        shutil.copyfile(source, target)


def _read_document(path: Path) -> dict[str, Any] | None:
    """One of our documents; None where it is none."""
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return document if isinstance(document, dict) and document.get("generator") == GENERATOR else None


def _write_document(path: Path, document: Mapping[str, object]) -> None:
    """Put a document in the place of the old one, whole."""
    text = json.dumps({"generator": GENERATOR, **document}, ensure_ascii=False, indent=1)
    write_given_file(path, f"{text}\n".encode(), is_flushed=True)


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
