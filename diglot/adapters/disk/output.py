"""Files of a site in, the published folder out: a new site is staged beside it and exchanged with it in one step.

A reader sees the old site or the new one, never a mixture and never half a file.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

import msgspec

from diglot.adapters.disk.open_folder import OpenFolder, flush_folder, rooted
from diglot.adapters.files.file_stats import scan, stat_in
from diglot.adapters.files.rooted_files import read_file
from diglot.model.digests import Digest, digest_of
from diglot.model.file_stats import MISSING, FileStat
from diglot.model.messages import N_

MANIFEST = "manifest.json"
PREVIEW = ".cache/diglot/preview"
"""Where previews are built: the only folder of the cache that a site may be published into."""
PREVIEW_LOCK = "preview/lock"
"""In the cache: held by a preview server while it runs."""
_RENAME_EXCHANGE = 2


class OutputRefused(Exception):
    """The output folder must not be replaced; `args[0]` is its path."""


class SiteUnfinished(Exception):
    """A folder holds no finished site of diglot; `args[0]` says why, as an entry of the catalogue."""


class FinishedSite:
    """A site that a build has finished: the files that its manifest lists, and no others."""

    def __init__(self, folder: Path) -> None:
        """Read the manifest.

        Raises: SiteUnfinished.
        """
        self.folder = folder
        manifest = _read_manifest(folder, MANIFEST)
        if not manifest.is_ours:
            raise SiteUnfinished(N_("it has no manifest.json from diglot"))
        self.manifest = read_file(folder, MANIFEST)
        self.files = manifest.files
        """The digest of each file by its place."""
        if any(".." in place.split("/") or place.startswith("/") for place in self.files):
            raise SiteUnfinished(N_("its manifest.json lists files outside it"))

    def read(self, place: str) -> bytes:
        """Return a file of the site.

        Raises: SiteUnfinished if it is not the one that the manifest lists.
        """
        try:
            content = read_file(self.folder, place)
        except OSError as error:
            raise SiteUnfinished(N_("one of its files is missing")) from error
        if digest_of(content) != self.files[place]:
            raise SiteUnfinished(N_("one of its files has changed since it was built"))
        return content


# Number of files from which the old site is kept as the next stage: for fewer, linking them all is as quick.
_WORTH_KEEPING = 200

# Inside the stage, so that they are removed with it.
_DRAFTS = ".drafts"


class Stage:
    """A new site beside the old one, invisible until `publish`.

    The stage of a large site is the site before the last one, which `publish` exchanged away: only what differs is
    written, so that a small change costs little however large the site is. The previous stage counts only with its
    manifest, which is removed while a build works on it: what a killed build left is removed.
    """

    def __init__(self, output: Path, publication: Path | None = None) -> None:
        """Prepare the folder. publication: the folder that is not written into.

        Raises: OutputRefused, OSError.
        """
        self.output = output
        self._root, self._output = rooted(output, publication)
        above, _, name = self._output.rpartition("/")
        self._folder = f"{above}/.{name}.staged".lstrip("/")
        manifest = _read_manifest(self._root, f"{self._output}/{MANIFEST}")
        _refuse_foreign(output, manifest)
        if publication:
            refuse_sources(output, publication)
        self._files = OpenFolder(self._root)
        self._published = _EarlierSite(self._files, self._output, manifest)
        staged = _read_manifest(self._root, f"{self._folder}/{MANIFEST}")
        self._staged = _EarlierSite(self._files, self._folder, staged)
        self._staged.scan(self._root)
        if self._staged.digests and not self._staged.has_links:
            self._files.remove_file(f"{self._folder}/{MANIFEST}")
            self._staged.stats.pop(MANIFEST)
        else:
            self._staged = _EarlierSite(self._files, self._folder, _Manifest())
            self._files.remove(self._folder)
            self._files.make(self._folder)
        self._digests: dict[str, Digest] = {}
        """The digest of every file of the new site by its place."""
        self._written: list[str] = []
        """The places of files that the stage did not have before."""
        self._folders: set[str] = set()
        """The places of folders that are there."""
        self._is_published = False

    @property
    def before(self) -> Collection[str]:
        """The places of all files of the old site; none where there is no site yet."""
        return self._published.digests.keys()

    @property
    def places(self) -> Collection[str]:
        """The places of all files of the new site until now."""
        return self._digests.keys()

    def write(self, place: str, content: bytes) -> None:
        """Write a file at a place inside the site ("en/index.html"). Each place is written once only.

        A file that is the same as in the old site is linked instead.
        """
        digest = digest_of(content)
        if not self.keep(place, digest, len(content)):
            self._digests[place] = digest
            self._files.write(self._prepare_path(place), content)

    def draft(self, name: str, content: bytes) -> str:
        """Write a file that has no place yet and return what `take` calls it.

        Safe in any process if the name is used once.
        """
        # A folder for each process: in a shared one they would wait for each other with every file.
        draft = f"{_DRAFTS}/{os.getpid()}/{name}"
        self._files.write(f"{self._folder}/{draft}", content)
        return draft

    def take(self, place: str, draft: str, digest: Digest, size: int) -> None:
        """Move a draft to its place, as `write` would write its contents."""
        if self.keep(place, digest, size):
            self._files.remove_file(f"{self._folder}/{draft}")
            return
        self._digests[place] = digest
        self._files.move_file(f"{self._folder}/{draft}", self._prepare_path(place))

    def keep(self, place: str, digest: Digest, size: int) -> bool:
        """Reuse a file as it was published, and return True, if it is still there and untouched.

        Raises: OSError.
        """
        assert place not in self._digests, place
        if not self._staged.has(place, digest, size):
            if not self._published.has(place, digest, size):
                return False
            self._files.link(f"{self._output}/{place}", self._prepare_path(place))
        self._digests[place] = digest
        return True

    def can_keep(self, place: str, digest: Digest, size: int) -> bool:
        """Return whether `keep` could reuse this file."""
        return self._staged.has(place, digest, size) or self._published.has(place, digest, size)

    def has(self, place: str) -> bool:
        """Return whether the new site has a file at this place."""
        return place in self._digests

    def publish(self) -> Mapping[str, FileStat]:
        """Exchange the new site for the old one; return the stat of each of its files by place.

        Raises: OSError.
        """
        self._files.remove(f"{self._folder}/{_DRAFTS}")
        for place in self._staged.stats.keys() - self._digests.keys():
            self._remove(place)
        manifest = msgspec.json.encode(_Manifest("diglot", dict(sorted(self._digests.items()))))
        self._files.write(f"{self._folder}/{MANIFEST}", msgspec.json.format(manifest, indent=1) + b"\n")
        flush_folder(self._files, self._folder)
        stats = {place: self._staged.stats[place] for place in self._digests.keys() - set(self._written)}
        written = {f"{self._folder}/{place}": place for place in (*self._written, MANIFEST)}
        for path, found in self._files.stats(written).items():
            if found == MISSING:
                # Somebody has put something else in the place of a folder since.
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), written[path])
            stats[written[path]] = found
        if stat_in(self._root, self._output) != MISSING:
            _exchange(self._files, self._folder, self._output)
        else:
            self._files.move_folder(self._folder, self._output)
        self._is_published = True
        return stats

    def close(self) -> None:
        """Remove the stage, unless the next build can begin with it."""
        with self._files, suppress(OSError):
            if not self._is_published or len(self._digests) < _WORTH_KEEPING:
                self._files.remove(self._folder)
            elif stat_in(self._root, self._folder) == MISSING:
                self._link_all()

    def _link_all(self) -> None:
        """Make a stage for the second site after the first was published, every file linked."""
        try:
            for place in sorted((*self._digests, MANIFEST)):
                self._files.link(f"{self._output}/{place}", f"{self._folder}/{place}")
        except OSError:
            self._files.remove(self._folder)

    def _prepare_path(self, place: str) -> str:
        """Remove what the earlier site has at the place of a file, or of a folder on the way; return its path."""
        self._written.append(place)
        path = f"{self._folder}/{place}"
        if self._staged.stats:
            self._make_room(place.rpartition("/")[0])
            self._files.remove(path)
        return path

    def _make_room(self, place: str) -> None:
        """Remove the file that the earlier site has at the place of a folder, or of one on the way."""
        if place and place not in self._folders:
            self._make_room(place.rpartition("/")[0])
            if place in self._staged.stats:
                self._files.remove(f"{self._folder}/{place}")
            self._folders.add(place)

    def _remove(self, place: str) -> None:
        """Remove a file that the new site lacks, and the folders that it leaves empty."""
        with suppress(OSError):
            self._files.remove_file(f"{self._folder}/{place}")
            for parent in list(PurePosixPath(place).parents)[:-1]:
                self._files.remove_empty(f"{self._folder}/{parent}")


class _EarlierSite:
    """A site that was published. path: in an open folder. digests: of its files by place; empty without a manifest."""

    def __init__(self, files: OpenFolder, path: str, manifest: _Manifest) -> None:
        self.digests = manifest.files
        self.stats: dict[str, FileStat] = {}
        """Of every file that exists; empty before a scan."""
        self._files, self._path = files, path
        self._is_scanned = False
        self._published_ns = files.stat(f"{path}/{MANIFEST}").mtime_ns

    def scan(self, root: Path) -> None:
        """Read the stat of every file: faster than one by one if most are needed."""
        self._is_scanned = True
        if self.digests:
            self.stats = scan(root, self._path, with_hidden=True)

    @property
    def has_links(self) -> bool:
        """Whether a scan has found anything but regular files: no site has links, and none must be written through."""
        return not all(stat.S_ISREG(file.file_type) for file in self.stats.values())

    def has(self, place: str, digest: Digest, size: int) -> bool:
        """Return whether the file with this digest is there, and untouched since it was published."""
        if self.digests.get(place) != digest:
            return False
        file = self.stats.get(place, MISSING) if self._is_scanned else self._files.stat(f"{self._path}/{place}")
        # The manifest is written last: files that are younger were changed by others.
        return stat.S_ISREG(file.file_type) and file.size == size and file.mtime_ns <= self._published_ns


def _refuse_foreign(output: Path, published: _Manifest) -> None:
    """Refuse to replace a folder that is neither empty nor published by diglot."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefused(str(output))
    if output.resolve() in (Path("/"), Path.home()):
        raise OutputRefused(str(output))
    if output.is_dir() and any(output.iterdir()) and not published.is_ours:
        raise OutputRefused(str(output))


def refuse_sources(output: Path, publication: Path) -> None:
    """Refuse to publish where the next build would read, or in place of the publication itself.

    Raises: OutputRefused.
    """
    place, root = output.resolve(), publication.resolve()
    if root / PREVIEW in place.parents:
        return
    sources = [root / name for name in ("content", "templates", "assets", "locales", ".cache", ".git")]
    if place == root or place in root.parents or any(source in (place, *place.parents) for source in sources):
        raise OutputRefused(str(output))


class _Manifest(msgspec.Struct, frozen=True):
    """The list of what is published. files: the digest of each, by its place."""

    generator: str = ""
    files: Mapping[str, Digest] = {}

    @property
    def is_ours(self) -> bool:
        """Whether diglot published it."""
        return self.generator == "diglot"


def _read_manifest(root: Path, path: str) -> _Manifest:
    """Return a manifest; an empty one if it is missing or cannot be read."""
    try:
        return msgspec.json.decode(read_file(root, path), type=_Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _Manifest()


def _exchange(files: OpenFolder, new: str, old: str) -> None:
    """Exchange two folders beside each other in one step; `new` holds the old one afterwards.

    Where the system cannot (not Linux, or a file system without it), two renames: for a moment there is no site,
    but never a mixture of two.
    """
    if _rename_exchange(files, new, old):
        return
    aside = f"{new}.old"
    files.remove(aside)
    files.move_folder(old, aside)
    files.move_folder(new, old)
    files.move_folder(aside, new)


def _rename_exchange(files: OpenFolder, new: str, old: str) -> bool:
    """Exchange two names in a folder; return whether the system could."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # only a build that publishes needs it

    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    folder, name = files.place(new)
    other = old.rpartition("/")[2]
    return bool(library.renameat2(folder, os.fsencode(name), folder, os.fsencode(other), _RENAME_EXCHANGE) == 0)
