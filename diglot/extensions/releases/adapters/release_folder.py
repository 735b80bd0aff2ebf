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

import errno
import json
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from diglot.adapters.disk.files import is_partial, write_record
from diglot.adapters.disk.open_folder import OpenFolder, rooted
from diglot.adapters.files.file_stats import scan
from diglot.adapters.files.rooted_files import is_file, is_folder, names_in, read_file
from diglot.adapters.system.folder_calls import os
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

    def __init__(self, folder: Path, publication: Path | None = None) -> None:
        """Read the state of a folder, which may be empty or missing, or lie in a publication.

        Raises: ReleasesRefused.
        """
        self._root, self._folder = rooted(folder, publication)
        self.history: tuple[str, ...] = ()
        self.current: str | None = None
        self.change: Mapping[str, object] | None = None
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise ReleasesRefused(N_("it is not a folder"))
        if (folder / _RELEASES).is_symlink():
            raise ReleasesRefused(N_("it contains files that diglot did not make"))
        if folder.is_dir() and any(path.name != LOCK and not is_partial(path) for path in folder.iterdir()):
            self._read(folder / _CURRENT)

    def _read(self, link: Path) -> None:
        document = self._read_document(_HISTORY)
        if document is None or (link.exists() and not link.is_symlink()):
            raise ReleasesRefused(N_("it contains files that diglot did not make"))
        # A name that is not a digest could lead out of the folder.
        self.history = tuple(filter(_DIGEST.fullmatch, map(str, document.get("history", ()))))
        self.change = document.get("change")
        current = link.readlink().name if link.is_symlink() else ""
        self.current = current if _DIGEST.fullmatch(current) else None

    def files(self, name: str) -> Mapping[str, str]:
        """Return the digest of each file of a release by its place; empty where it is missing or not finished."""
        document = self._read_document(_record(name))
        return document["files"] if document and is_folder(self._root, self._path(_place(name))) else {}

    def read(self, name: str, place: str) -> bytes:
        """Return the contents of a file of a release.

        Raises: OSError.
        """
        return read_file(self._root, self._path(f"{_place(name)}/{place}"))

    def names(self) -> tuple[str, ...]:
        """Return the finished releases that still exist."""
        names = [name.removesuffix(".json") for name in self._entries() if name.endswith(".json")]
        return tuple(sorted(filter(self.files, names)))

    def _opened(self) -> OpenFolder:
        return OpenFolder(self._root, self._folder)

    def _entries(self) -> Iterable[str]:
        return names_in(self._root, self._path(_RELEASES))

    def _path(self, path: str) -> str:
        """Return the path of something in this folder, from the root."""
        return f"{self._folder}/{path}"

    # ------------------------------------------------------------ new releases

    @contextmanager
    def begin(self, name: str) -> Iterator[ReleaseAssembly]:
        """Begin a release; what a killed publication left of it is removed, and what is not finished at the end."""
        if not is_file(self._root, self._path(_HISTORY)):
            # First of all: a folder with releases and without their history is not known as diglot's.
            self._write_document(_HISTORY, {"history": []})
        staged = _place(f".{name}.staged")
        with self._opened() as folder:
            folder.remove(staged)
            try:
                yield ReleaseAssembly(self._root, self._folder, folder, staged, self.current)
            finally:
                with suppress(OSError):
                    folder.remove(staged)

    def finish(self, name: str, assembly: ReleaseAssembly, files: Mapping[str, str]) -> None:
        """Move a complete release to its place. A damaged one of that name is removed first.

        Raises: OSError, also if a file is missing because one of its folders has been replaced by a link.
        """
        found = scan(self._root, self._path(assembly.path), with_hidden=True)
        lost = next((place for place in files if place not in found), None)
        if lost:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), lost)
        assembly.folder.remove(_record(name))
        assembly.folder.remove(_place(name))
        assembly.folder.move_folder(assembly.path, _place(name))
        self._write_document(_record(name), {"files": dict(sorted(files.items()))})

    def carry_over(self, name: str, places: Iterable[tuple[str, str]]) -> None:
        """Add files of other releases to this one. places: a release, and a place in it."""
        with self._opened() as folder:
            for other, place in places:
                if not is_file(self._root, self._path(f"{_place(name)}/{place}")):
                    folder.link(f"{_place(other)}/{place}", f"{_place(name)}/{place}")

    # ------------------------------------------------------------ changing what readers see

    def switch(self, name: str, history: Sequence[str], change: Mapping[str, object]) -> None:
        """Make a release the current one, which every user of the machine may read: the server runs as another one.

        change: kept in releases.json until `prune`, which ends a change.
        """
        with self._opened() as opened:
            self._let_everybody_read(name, opened)
            self._write_document(_HISTORY, {"history": list(history), "change": change})
            folder, link = opened.place(f".{_CURRENT}.new")
            with suppress(FileNotFoundError):
                os.unlink(link, dir_fd=folder)
            os.symlink(_place(name), link, dir_fd=folder)
            try:
                os.replace(link, _CURRENT, src_dir_fd=folder, dst_dir_fd=folder)
            except BaseException:  # Ctrl-C as well
                with suppress(OSError):
                    os.unlink(link, dir_fd=folder)
                raise
            os.fsync(folder)
        self.history, self.current = tuple(history), name

    def _let_everybody_read(self, name: str, opened: OpenFolder) -> None:
        """Give permissions that the umask of this process has withheld from a release and the folders above it."""
        folder, releases = opened.place(_RELEASES)
        for above in [releases] if self.history else [".", releases]:
            _add_mode(folder, above, _FOLDER_MODE)
        folder, release = opened.place(_place(name))
        for _, _, files, inner in os.fwalk(release, dir_fd=folder):
            _add_mode(inner, ".", _FOLDER_MODE)
            for file in files:
                _add_mode(inner, file, _FILE_MODE)

    def prune(self, kept: Iterable[str]) -> None:
        """Remove all other releases, and the remains of unfinished ones."""
        kept = set(kept)
        with self._opened() as folder:
            for name in self._entries():
                if name not in kept and is_folder(self._root, self._path(_place(name))):
                    # The record first: a half removed release must not count as finished.
                    folder.remove(_record(name))
                    folder.remove(_place(name))
        self.history = tuple(name for name in self.history if name in kept)
        self._write_document(_HISTORY, {"history": list(self.history)})

    def write_deployment(self, document: Mapping[str, object]) -> None:
        """Write what the last change of the current release changed, for scripts that upload it."""
        self._write_document(_DEPLOYMENT, document)

    def notified(self) -> Mapping[str, str] | None:
        """Return the digest of each page of which search engines were notified; None if they never were."""
        document = self._read_document(_NOTIFIED)
        pages = document.get("pages") if document else None
        return {str(place): str(digest) for place, digest in pages.items()} if isinstance(pages, dict) else None

    def write_notified(self, pages: Mapping[str, str]) -> None:
        """Record what search engines were notified of."""
        self._write_document(_NOTIFIED, {"pages": dict(sorted(pages.items()))})

    def replaced(self) -> str:
        """Return the release that the last change of the current one replaced; "" if there was none."""
        return str((self._read_document(_DEPLOYMENT) or {}).get("previous") or "")

    def _read_document(self, path: str) -> dict[str, Any] | None:
        """Return a document that diglot wrote; None where it is not one."""
        try:
            document = json.loads(read_file(self._root, self._path(path)))
        except (OSError, ValueError):
            return None
        return document if isinstance(document, dict) and document.get("generator") == GENERATOR else None

    def _write_document(self, path: str, document: Mapping[str, object]) -> None:
        """Write a document in place of the old one, whole or not at all."""
        text = json.dumps({"generator": GENERATOR, **document}, ensure_ascii=False, indent=1)
        write_record(self._root, self._path(path), f"{text}\n".encode())


class ReleaseAssembly:
    """A release that is being written. Threads may write several files of it at once."""

    def __init__(self, root: Path, releases: str, folder: OpenFolder, path: str, like: str | None) -> None:
        """path: of its files in the folder of releases; like: the release that it may share files with.

        releases: the path of that folder from the root.
        """
        self.folder, self.path = folder, path
        self._root, self._releases, self._like = root, releases, like and _place(like)

    def earlier(self, place: str) -> bytes:
        """Return the file of the earlier release at a place; empty where it has none."""
        try:
            return read_file(self._root, f"{self._releases}/{self._like}/{place}") if self._like else b""
        except OSError:
            return b""

    def write(self, place: str, content: bytes) -> None:
        """Add a file to the release: shared with the earlier one where it is the same, else written and flushed."""
        if content and self.earlier(place) == content:
            self.folder.link(f"{self._like}/{place}", f"{self.path}/{place}")
        else:
            self.folder.write(f"{self.path}/{place}", content, is_flushed=True)


def _place(name: str) -> str:
    """Return the path of a release in the folder of releases."""
    return f"{_RELEASES}/{name}"


def _record(name: str) -> str:
    return f"{_RELEASES}/{name}.json"


def _add_mode(folder: int, name: str, mode: int) -> None:
    """Give permissions to a file or a folder in an open folder."""
    current = stat.S_IMODE(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
    if current | mode == current:
        return
    with suppress(PermissionError):  # somebody else's, who has given them, or a file system without modes
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
        try:
            os.fchmod(descriptor, current | mode)
        finally:
            os.close(descriptor)
