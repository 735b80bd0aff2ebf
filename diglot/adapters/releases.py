"""The folder of releases: each a whole site named by the digest of its manifest, and `current`, a link to one of them.

    releases/0f3a…/       a site as it was built, and compressed files beside its own
    releases/0f3a….json   the digest of each of its files; written last: a release without it is not finished
    releases.json         marks the folder as diglot's, and lists releases in the order of their publication; while
                          `current` is being changed, it holds the change too, so that a killed one can be finished
    current               the release that readers see: a symbolic link, exchanged by a rename
    deploy.json           what the last change of `current` changed
    notified.json         what search engines were last notified of: the digest of each page

A rename replaces the old link by the new one in one step (rename(2)): there is no moment without a site.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from diglot.adapters.disk.files import flush_folder, is_partial, remove_folder, write_record
from diglot.model.messages import N_

GENERATOR = "diglot"
_RELEASES, _HISTORY, _CURRENT, _DEPLOYMENT = "releases", "releases.json", "current", "deploy.json"
_NOTIFIED = "notified.json"
LOCK = ".lock"
_DIGEST = re.compile("[0-9a-f]{16}")
_FOLDER_MODE, _FILE_MODE = 0o755, 0o644


class ReleasesRefused(Exception):
    """Releases must not be put into a folder; `args[0]` says why, as an entry of the catalogue."""


class ReleaseFolder:
    """A folder of releases. Callers hold its lock while they change it."""

    def __init__(self, folder: Path) -> None:
        """Read the state of a folder, which may be empty or missing.

        Raises: ReleasesRefused.
        """
        self.folder = folder
        self.history: tuple[str, ...] = ()
        self.current: str | None = None
        self.change: Mapping[str, object] | None = None
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise ReleasesRefused(N_("it is not a folder"))
        if (folder / _RELEASES).is_symlink():
            raise ReleasesRefused(N_("it contains files that diglot did not make"))
        if folder.is_dir() and any(path.name != LOCK and not is_partial(path) for path in folder.iterdir()):
            self._read()

    def _read(self) -> None:
        document = _read_document(self.folder / _HISTORY)
        link = self.folder / _CURRENT
        if document is None or (link.exists() and not link.is_symlink()):
            raise ReleasesRefused(N_("it contains files that diglot did not make"))
        # A name that is not a digest could lead out of the folder.
        self.history = tuple(filter(_DIGEST.fullmatch, map(str, document.get("history", ()))))
        self.change = document.get("change")
        current = link.readlink().name if link.is_symlink() else ""
        self.current = current if _DIGEST.fullmatch(current) else None

    def place(self, name: str) -> Path:
        """Return the folder of a release."""
        return self.folder / _RELEASES / name

    def files(self, name: str) -> Mapping[str, str]:
        """Return the digest of each file of a release by its place; empty where it is missing or not finished."""
        document = _read_document(self._record(name))
        return document["files"] if document and self.place(name).is_dir() else {}

    def _record(self, name: str) -> Path:
        return self.place(name).with_suffix(".json")

    def names(self) -> tuple[str, ...]:
        """Return the finished releases that still exist."""
        return tuple(sorted(path.stem for path in (self.folder / _RELEASES).glob("*.json") if self.files(path.stem)))

    # ------------------------------------------------------------ new releases

    @contextmanager
    def begin(self, name: str) -> Iterator[ReleaseAssembly]:
        """Begin a release; what a killed publication left of it is removed, and what is not finished at the end."""
        if not (self.folder / _HISTORY).exists():
            # First of all: a folder with releases and without their history is not known as diglot's.
            _write_document(self.folder / _HISTORY, {"history": []})
        staged = self.folder / _RELEASES / f".{name}.staged"
        remove_folder(staged)
        staged.mkdir(parents=True)
        try:
            yield ReleaseAssembly(staged, self.place(self.current) if self.current else None)
        finally:
            remove_folder(staged)

    def finish(self, name: str, assembly: ReleaseAssembly, files: Mapping[str, str]) -> None:
        """Move a complete release to its place. A damaged one of that name is removed first."""
        place, record = self.place(name), self._record(name)
        record.unlink(missing_ok=True)
        if place.exists():
            shutil.rmtree(place)
        assembly.folder.rename(place)
        _write_document(record, {"files": dict(sorted(files.items()))})

    def carry_over(self, name: str, places: Iterable[tuple[str, str]]) -> None:
        """Add files of other releases to this one. places: a release, and a place in it."""
        for other, place in places:
            target = self.place(name) / place
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                _link_or_copy(self.place(other) / place, target)

    # ------------------------------------------------------------ changing what readers see

    def switch(self, name: str, history: Sequence[str], change: Mapping[str, object]) -> None:
        """Make a release the current one, which every user of the machine may read: the server runs as another one.

        change: kept in releases.json until `prune`, which ends a change.
        """
        if not self.history:
            _add_mode(self.folder, _FOLDER_MODE)
        _add_mode(self.folder / _RELEASES, _FOLDER_MODE)
        for folder, _, names in os.walk(self.place(name)):
            _add_mode(Path(folder), _FOLDER_MODE)
            for file in names:
                _add_mode(Path(folder, file), _FILE_MODE)
        _write_document(self.folder / _HISTORY, {"history": list(history), "change": change})
        link = self.folder / f".{_CURRENT}.new"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(_RELEASES) / name)
        try:
            link.replace(self.folder / _CURRENT)
        except BaseException:  # Ctrl-C as well
            with suppress(OSError):
                link.unlink()
            raise
        flush_folder(self.folder)
        self.history, self.current = tuple(history), name

    def prune(self, kept: Iterable[str]) -> None:
        """Remove all other releases, and the remains of unfinished ones."""
        kept = set(kept)
        for path in (self.folder / _RELEASES).iterdir():
            if path.is_dir() and path.name not in kept:
                # The record first: a half removed release must not count as finished.
                path.with_suffix(".json").unlink(missing_ok=True)
                shutil.rmtree(path)
        self.history = tuple(name for name in self.history if name in kept)
        _write_document(self.folder / _HISTORY, {"history": list(self.history)})

    def write_deployment(self, document: Mapping[str, object]) -> None:
        """Write what the last change of the current release changed, for scripts that upload it."""
        _write_document(self.folder / _DEPLOYMENT, document)

    def notified(self) -> Mapping[str, str] | None:
        """Return the digest of each page of which search engines were notified; None if they never were."""
        document = _read_document(self.folder / _NOTIFIED)
        pages = document.get("pages") if document else None
        return {str(place): str(digest) for place, digest in pages.items()} if isinstance(pages, dict) else None

    def write_notified(self, pages: Mapping[str, str]) -> None:
        """Record what search engines were notified of."""
        _write_document(self.folder / _NOTIFIED, {"pages": dict(sorted(pages.items()))})

    def replaced(self) -> str:
        """Return the release that the last change of the current one replaced; "" if there was none."""
        return str((_read_document(self.folder / _DEPLOYMENT) or {}).get("previous") or "")


class ReleaseAssembly:
    """A release that is being written. Threads may write several files of it at once."""

    def __init__(self, folder: Path, like: Path | None) -> None:
        """like: the folder of the release that it may share files with."""
        self.folder = folder
        self._like = like

    def earlier(self, place: str) -> bytes:
        """Return the file of the earlier release at a place; empty where it has none."""
        try:
            return (self._like / place).read_bytes() if self._like else b""
        except OSError:
            return b""

    def write(self, place: str, content: bytes) -> None:
        """Add a file to the release: shared with the earlier one where it is the same, else written and flushed."""
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


def _add_mode(path: Path, mode: int) -> None:
    """Give permissions that the umask of this process may have withheld."""
    with suppress(PermissionError):  # somebody else's, who has given them, or a file system without modes
        current = stat.S_IMODE(path.lstat().st_mode)
        if current | mode != current:
            path.chmod(current | mode)


def _read_document(path: Path) -> dict[str, Any] | None:
    """Return a document that diglot wrote; None where it is not one."""
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return document if isinstance(document, dict) and document.get("generator") == GENERATOR else None


def _write_document(path: Path, document: Mapping[str, object]) -> None:
    """Write a document in place of the old one, whole or not at all."""
    text = json.dumps({"generator": GENERATOR, **document}, ensure_ascii=False, indent=1)
    write_record(path, f"{text}\n".encode())
