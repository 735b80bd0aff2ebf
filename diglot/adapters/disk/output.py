"""Files of a site in, the published folder out: a new site is staged beside it and exchanged with it in one step.

A reader sees the old site or the new one, never a mixture and never half a file.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

import msgspec

from diglot.adapters.disk.open_folder import MOUNTED_INSIDE, OpenFolder, flush_folder, rooted
from diglot.adapters.files.file_stats import changed_digest, digest_of_site, scan, stat_in
from diglot.adapters.files.rooted_files import read_file
from diglot.model.digests import Digest, digest_of
from diglot.model.file_stats import MISSING, FileStat, SiteState
from diglot.model.messages import N_

MANIFEST = "manifest.json"
PREVIEW = ".cache/diglot/preview"
"""Where previews are built: the only folder of the cache that a site may be published into."""
PREVIEW_LOCK = "preview/lock"
"""In the cache: held by a preview server while it runs."""


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

# The stage of an output where something is mounted, inside it: a mount cannot be renamed.
_STAGED = ".staged"
# Inside the stage: files that have no place yet, and the mark of a stage that the next build can begin with.
_DRAFTS = ".drafts"
_MARK = ".mark.json"


class Stage:
    """A new site beside the old one, invisible until `publish`.

    The stage of a large site is the site before the last one, which `publish` exchanged away. A mark in it says in
    which places it differs from the site that took its place, so that a small change costs little however large the
    site is: only these places, and those that differ now, are written, linked or removed. The mark is removed while a
    build works on the stage: what a killed build left has none, and is thrown away.
    """

    def __init__(
        self,
        output: Path,
        publication: Path | None = None,
        known: SiteState | None = None,
        beside: Sequence[Path] = (),
    ) -> None:
        """Prepare the folder. publication: the folder that is not written into.

        known: the old site, if it is known to be as it was published: then the new one begins with all of its files.
        beside: other folders with sites, of which files that are the same are taken over.

        Raises: OutputRefused, OSError.
        """
        self.output = output
        self._root, self._output = rooted(output, publication)
        listed, self._manifest = _read_listed(self._root, f"{self._output}/{MANIFEST}")
        _refuse_foreign(output, listed)
        if publication:
            refuse_sources(output, publication)
        self._files = OpenFolder(self._root)
        mounts = self._files.mounts(self._output)
        if any(mounts):
            self._files.close()
            # It would go away with the site that is exchanged.
            raise OSError(errno.EBUSY, MOUNTED_INSIDE, str(output))
        self._is_mounted = bool(mounts)
        """Whether the output can only be exchanged name by name."""
        above, _, name = self._output.rpartition("/")
        self._folder = f"{self._output}/{_STAGED}" if self._is_mounted else f"{above}/.{name}.staged".lstrip("/")
        self._known = known if known and known.manifest == self._manifest else None
        self._published = _PublishedSite(self._files, self._root, self._output, listed, is_known=self.is_known)
        mark = _read_mark(self._root, f"{self._folder}/{_MARK}") if self.is_known else None
        self._behind = mark.places if mark and mark.manifest == self._manifest else None
        """The places in which the stage differs from the old site; None if it has no files yet."""
        if self._behind is None:
            self._files.remove(self._folder)
            self._files.make(self._folder)
        else:
            self._files.remove_file(f"{self._folder}/{_MARK}")
        self._digests: dict[str, Digest] = dict(listed.files) if self.is_known else {}
        """The digest of every file of the new site by its place."""
        self._beside: list[FinishedSite] = []
        for folder in beside:
            with suppress(SiteUnfinished):
                self._beside.append(FinishedSite(folder))
        self._copies: dict[tuple[str, Digest], str] = {}
        """The drafts of files that were taken over, by place and digest."""
        self._touched: set[str] = set()
        """The places that may differ from the old site."""
        self._drafts: dict[str, str] = {}
        """The drafts of new files by their places."""
        self._changed: set[str] = set()
        """The places that do differ, as soon as the new site is published."""
        self._is_published = False

    @property
    def is_known(self) -> bool:
        """Whether the new site begins with all files of the old one; otherwise it begins with none."""
        return self._known is not None

    @property
    def gone(self) -> Collection[str]:
        """The places of files of the old site that the new one does not have until now."""
        return self._published.digests.keys() - self._digests.keys()

    def write(self, place: str, content: bytes) -> None:
        """Write a file at a place inside the site ("en/index.html"). Each place is written once only.

        A file that is the same as in the old site is linked instead.
        """
        digest = digest_of(content)
        if not self._reuse(place, digest, len(content)):
            self._put(place, self.draft(f"own/{len(self._drafts)}", content), digest)

    def draft(self, name: str, content: bytes) -> str:
        """Write a file that has no place yet and return what `take` calls it.

        Safe in any process if the name is used once.
        """
        # A folder for each process: in a shared one they would wait for each other with every file.
        draft = f"{_DRAFTS}/{os.getpid()}/{name}"
        self._files.write(f"{self._folder}/{draft}", content)
        return draft

    def take(self, place: str, draft: str, digest: Digest, size: int) -> None:
        """Give a draft its place, as `write` would write its contents."""
        if self._reuse(place, digest, size):
            self._files.remove_file(f"{self._folder}/{draft}")
        else:
            self._put(place, draft, digest)

    def keep(self, place: str, digest: Digest, size: int) -> bool:
        """Reuse a file as it was published, and return True, if it is still there and untouched."""
        assert place not in self._drafts, place
        if self._reuse(place, digest, size):
            return True
        if copy := self._copy(place, digest):
            self._put(place, copy, digest)
        return bool(copy)

    def can_keep(self, place: str, digest: Digest, size: int) -> bool:
        """Return whether `keep` could reuse this file."""
        return self._published.has(place, digest, size) or bool(self._copy(place, digest))

    def drop(self, place: str) -> None:
        """Leave out a file that the old site had."""
        if self._digests.pop(place, None) is not None:
            self._touched.add(place)

    def publish(self) -> SiteState:
        """Exchange the new site for the old one.

        Raises: OSError.
        """
        before = self._published.digests if self.is_known else {}
        self._changed = {place for place in self._touched if self._digests.get(place) != before.get(place)}
        self._fill()
        self._files.remove(f"{self._folder}/{_DRAFTS}")
        manifest = msgspec.json.encode(_Manifest("diglot", dict(sorted(self._digests.items()))))
        manifest = msgspec.json.format(manifest, indent=1) + b"\n"
        self._files.remove_file(f"{self._folder}/{MANIFEST}")
        self._files.write(f"{self._folder}/{MANIFEST}", manifest)
        flush_folder(self._files, self._folder)
        self._manifest = digest_of(manifest)
        published = SiteState(self._manifest, self._digest_of_stats(), len(self._digests) + 1)
        if self._is_mounted:
            self._exchange_names()
        elif stat_in(self._root, self._output) != MISSING:
            _exchange(self._files, self._folder, self._output)
        else:
            self._files.move_folder(self._folder, self._output)
        self._is_published = True
        return published

    def close(self) -> None:
        """Remove the stage, unless the next build can begin with it."""
        with self._files, suppress(OSError):
            if self._is_mounted or not self._is_published or len(self._digests) < _WORTH_KEEPING:
                self._files.remove(self._folder)
                return
            if not self.is_known:
                # What is there beside what was published is not known.
                self._files.remove(self._folder)
                self._link_all()
            mark = _Mark(self._manifest, sorted(self._changed) if self.is_known else ())
            self._files.write(f"{self._folder}/{_MARK}", msgspec.json.encode(mark))

    def _reuse(self, place: str, digest: Digest, size: int) -> bool:
        is_there = self._published.has(place, digest, size)
        if is_there:
            self._touched.add(place)
            self._digests[place] = digest
        return is_there

    def _copy(self, place: str, digest: Digest) -> str:
        """Return a draft of a file of a site beside; "" if none has this one, or somebody has changed it."""
        for site in self._beside:
            if (place, digest) not in self._copies and site.files.get(place) == digest:
                with suppress(SiteUnfinished):
                    self._copies[place, digest] = self.draft(f"beside/{len(self._copies)}", site.read(place))
        return self._copies.get((place, digest), "")

    def _put(self, place: str, draft: str, digest: Digest) -> None:
        self._touched.add(place)
        self._drafts[place], self._digests[place] = draft, digest

    def _fill(self) -> None:
        """Let the stage have the files of the new site, and no others but drafts."""
        stale = sorted(self._digests if self._behind is None else self._changed.union(self._behind))
        if self._behind is not None:
            # All are removed first: one that goes may be in the place of a folder on the way to one that comes.
            for place in stale:
                self._remove(place)
        for place in stale:
            if place in self._drafts:
                self._files.move_file(f"{self._folder}/{self._drafts[place]}", f"{self._folder}/{place}")
            elif place in self._digests:
                self._files.link(f"{self._output}/{place}", f"{self._folder}/{place}")

    def _exchange_names(self) -> None:
        """Exchange what is directly in the two folders, the manifest last: whoever is killed has not published yet."""
        new, old = ({place.split("/")[0] for place in places} for places in (self._digests, self._published.digests))
        for name in [*sorted(new | old), MANIFEST]:
            staged, published = f"{self._folder}/{name}", f"{self._output}/{name}"
            is_wanted, is_there = name not in old - new, self._files.stat(published) != MISSING
            if is_wanted and is_there:
                _exchange(self._files, staged, published)
            elif is_wanted:
                self._files.move_folder(staged, published)
            elif is_there:
                self._files.move_folder(published, staged)

    def _digest_of_stats(self) -> Digest:
        """Return the digest of the stats of the new site, as it is still staged.

        Raises: FileNotFoundError: somebody has put something else in the place of a folder since.
        """
        # The manifest is another file in any case.
        changed = {*self._changed, MANIFEST}
        new = self._stats(self._folder, [place for place in changed if place in self._digests or place == MANIFEST])
        for place, found in new.items():
            if found == MISSING:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), place)
        if not self._known:
            return digest_of_site(new)
        had = self._published.digests
        old = self._stats(self._output, [place for place in changed if place in had or place == MANIFEST])
        return changed_digest(self._known.stats, old, new)

    def _stats(self, folder: str, places: Iterable[str]) -> Mapping[str, FileStat]:
        paths = {f"{folder}/{place}": place for place in places}
        return {paths[path]: found for path, found in self._files.stats(paths).items()}

    def _link_all(self) -> None:
        """Make a stage of the site that was published, every file linked."""
        try:
            for place in sorted(self._digests):
                self._files.link(f"{self._output}/{place}", f"{self._folder}/{place}")
        except OSError:
            self._files.remove(self._folder)
            raise

    def _remove(self, place: str) -> None:
        """Remove a file that the stage may have, and the folders that the new site does not need for it."""
        # The stage may have a file in the place of a folder on the way, or a folder, of which systems say two things.
        with suppress(NotADirectoryError, IsADirectoryError, PermissionError):
            self._files.remove_file(f"{self._folder}/{place}")
        if place not in self._digests:
            with suppress(OSError):
                for parent in list(PurePosixPath(place).parents)[:-1]:
                    self._files.remove_empty(f"{self._folder}/{parent}")


class _PublishedSite:
    """The site that is published. path: in an open folder. digests: of its files by place; none without a manifest.

    is_known: whether it is known to be as it was published.
    """

    def __init__(self, files: OpenFolder, root: Path, path: str, manifest: _Manifest, *, is_known: bool) -> None:
        self.digests = manifest.files
        self._is_known = is_known
        # Nearly all of them will be asked about.
        self._stats = {} if is_known or not self.digests else scan(root, path, with_hidden=True)
        self._published_ns = self._stats.get(MANIFEST, MISSING).mtime_ns

    def has(self, place: str, digest: Digest, size: int) -> bool:
        """Return whether the file with this digest is there, and untouched since it was published."""
        if self._is_known or self.digests.get(place) != digest:
            return self.digests.get(place) == digest
        file = self._stats.get(place, MISSING)
        # The manifest is written last: files that are younger were changed by others.
        return stat.S_ISREG(file.file_type) and file.size == size and file.mtime_ns <= self._published_ns


def _refuse_foreign(output: Path, published: _Manifest) -> None:
    """Refuse to replace a folder that is neither empty nor published by diglot."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefused(str(output))
    if output.resolve() in (Path("/"), Path.home()):
        raise OutputRefused(str(output))
    if output.is_dir() and any(path.name != _STAGED for path in output.iterdir()) and not published.is_ours:
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


class _Mark(msgspec.Struct, frozen=True):
    """What is said in a stage of the site that took its place. manifest: its digest. places: where the two differ."""

    manifest: Digest
    places: Sequence[str]


def _read_manifest(root: Path, path: str) -> _Manifest:
    """Return a manifest; an empty one if it is missing or cannot be read."""
    return _read_listed(root, path)[0]


def _read_listed(root: Path, path: str) -> tuple[_Manifest, Digest]:
    """Return a manifest and its digest; an empty one if it is missing or cannot be read."""
    try:
        content = read_file(root, path)
        return msgspec.json.decode(content, type=_Manifest), digest_of(content)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _Manifest(), ""


def _read_mark(root: Path, path: str) -> _Mark | None:
    """Return the mark of a stage; None if it is missing, cannot be read, or names what is not inside."""
    try:
        mark = msgspec.json.decode(read_file(root, path), type=_Mark)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return None if any({"", ".", ".."}.intersection(place.split("/")) for place in mark.places) else mark


def _exchange(files: OpenFolder, new: str, old: str) -> None:
    """Exchange two folders, or files, in one step; `new` holds the old one afterwards.

    Where the system cannot (not Linux, or a file system without it), two renames: for a moment there is no site,
    but never a mixture of two.
    """
    if files.exchange(new, old):
        return
    aside = f"{new}.old"
    files.remove(aside)
    files.move_folder(old, aside)
    files.move_folder(new, old)
    files.move_folder(aside, new)
