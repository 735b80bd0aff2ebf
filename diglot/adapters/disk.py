"""The folder of a publication in, its published folder out. It reads manuscripts and writes sites, and no other does.

What is published is staged beside its place and exchanged with it in one step: a reader sees the old site or the
new one, never a mixture and never half a file.
"""

from __future__ import annotations

import errno
import fcntl
import filecmp
import hashlib
import os
import shutil
import stat
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, TypeAlias

import msgspec

from diglot.model.messages import N_

MANIFEST = "manifest.json"
PREVIEW = ".cache/diglot/preview"
"""Where previews are built: the one place in the cache that is published into."""
PREVIEW_LOCK = "preview/lock"
"""Inside the cache: who shows a preview holds it as long as that runs."""
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


Stamp: TypeAlias = tuple[int, ...]
"""What the system notes when a file changes: its size, times and number on the disk; empty where that proves nothing.

One of the times is not for programs to set, so that a copy that keeps dates is seen too.
"""

# A file changed so shortly before it was looked at may change again without its times showing it; as in `survey`.
_CLOCK_TICK_NS = 50_000_000


class FileEntry(msgspec.Struct, frozen=True):
    """A file in the publication's folder. path: from the root, in NFC. kind: "file", or what it is instead.

    stamp: empty where the file was changed just now.
    """

    path: str
    name_on_disk: str
    size: int
    kind: str
    stamp: Stamp = ()


class Folder:
    """A publication's folder, to read from."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def has(self, under: str) -> bool:
        """Is there such a folder?"""
        return (self.root / under).is_dir()

    def list(self, under: str) -> tuple[FileEntry, ...]:
        """Every file under a folder, by path; hidden ones are not ours. Links are not followed."""
        return tuple(sorted(self._entries(under), key=lambda entry: entry.path))

    def find(self, path: str) -> FileEntry | None:
        """A regular file by its path from the root, or None."""
        try:
            mode = os.lstat(self.root / path)
        except OSError:
            return None
        return FileEntry(path, path, mode.st_size, _kind(mode.st_mode)) if stat.S_ISREG(mode.st_mode) else None

    def _entries(self, under: str) -> Iterator[FileEntry]:
        settled_ns = time.time_ns() - _CLOCK_TICK_NS
        waiting = [under]
        while waiting:
            folder = waiting.pop()
            try:
                rows = list(os.scandir(self.root / folder))
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError:
                yield FileEntry(_path(folder), folder, 0, N_("folder that cannot be read"))
                continue
            for row in rows:
                inside = f"{folder}/{row.name}"
                if row.name.startswith("."):
                    continue
                if row.is_dir(follow_symlinks=False):
                    waiting.append(inside)
                else:
                    mode = row.stat(follow_symlinks=False)
                    stamp = _stamp(mode) if max(mode.st_mtime_ns, mode.st_ctime_ns) < settled_ns else ()
                    yield FileEntry(_path(inside), inside, mode.st_size, _kind(mode.st_mode), stamp)

    def stamps(self, under: str) -> dict[str, Stamp]:
        """The stamp of every file under a folder, by path."""
        found: dict[str, Stamp] = {}
        waiting = [under]
        while waiting:
            folder = waiting.pop()
            try:
                rows = list(os.scandir(self.root / folder))
            except OSError:
                continue
            for row in rows:
                if row.name.startswith("."):
                    continue
                if row.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}/{row.name}")
                else:
                    found[_path(f"{folder}/{row.name}")] = _stamp(row.stat(follow_symlinks=False))
        return dict(sorted(found.items()))

    def read(self, name_on_disk: str) -> bytes:
        """A file's bytes. A link that took a file's place since it was listed is refused.

        Raises: OSError.
        """
        # O_NONBLOCK: a pipe put in a file's place must not stop the press.
        descriptor = os.open(self.root / name_on_disk, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError(errno.EINVAL, "not a regular file", name_on_disk)
            return file.read()


class FileChanged(Exception):
    """A file is not what it was when it was read, or stands where none stood; `args[0]` is its path."""


def write_file(root: Path, path: str, content: bytes, before: bytes | None) -> None:
    """Put a file into a publication in one step, where it holds what it held when it was read.

    before: None where there is to be none. Raises: FileChanged, OSError.
    """
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    # A link on the way must not lead the pen out of the publication.
    if not target.parent.resolve().is_relative_to(root.resolve()) or target.is_symlink():
        raise FileChanged(path)
    if (target.read_bytes() if target.exists() else None) != before:
        raise FileChanged(path)
    staged = target.with_name(f".{target.name}.staged")
    staged.unlink(missing_ok=True)
    with staged.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if before is not None:
        shutil.copymode(target, staged)
    staged.replace(target)


def fill_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Put files into a folder that is empty or not there yet, and say how many. files: places, and contents.

    Raises: FileExistsError where something stands in it; OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    count = 0
    for place, content in files:
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        count += 1
    return count


def remove_file(root: Path, name_on_disk: str, before: bytes) -> None:
    """Take a file away that still holds what it held when it was read, and its folder where that is empty then.

    Raises: FileChanged, OSError.
    """
    target = root / name_on_disk
    if target.is_symlink() or not target.is_file() or target.read_bytes() != before:
        raise FileChanged(name_on_disk)
    target.unlink()
    if not any(target.parent.iterdir()):
        target.parent.rmdir()


def read_outside(path: Path, limit: int) -> bytes:
    """A file that lies anywhere, as it was named; of one that is larger than the limit, one byte more than that.

    Raises: OSError.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        return file.read(limit + 1)


def _stamp(noted: os.stat_result) -> Stamp:
    return noted.st_size, noted.st_mtime_ns, noted.st_ctime_ns, noted.st_ino


def _path(name_on_disk: str) -> str:
    """A name as text: bytes that are no UTF-8 become U+FFFD."""
    return unicodedata.normalize("NFC", os.fsencode(name_on_disk).decode("utf-8", "replace"))


def _kind(mode: int) -> str:
    names = {
        stat.S_IFREG: "file",
        stat.S_IFLNK: N_("symbolic link"),
        stat.S_IFIFO: N_("pipe"),
        stat.S_IFSOCK: N_("socket"),
        stat.S_IFCHR: N_("device"),
        stat.S_IFBLK: N_("device"),
    }
    return names.get(stat.S_IFMT(mode), N_("special file"))


# ---------------------------------------------------------------- files that a person names


def write_given_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; one of that name is replaced.

    Raises: OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.half")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


# ---------------------------------------------------------------- the published folder


class OutputRefused(Exception):
    """The output folder is none that we may replace; `args[0]` is its path."""


@contextmanager
def locked(path: Path, on_wait: Callable[[str], None] = lambda holder: None) -> Iterator[None]:
    """One build at a time: wait for the lock, which frees itself when its holder ends.

    on_wait: is told the holder's process before the waiting begins.

    Raises: OSError where the file system has no locks, or cannot be written to.
    """
    with ExitStack() as locks:
        while True:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = locks.enter_context(path.open("a+"))
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                on_wait(file.read().strip())
                fcntl.flock(file, fcntl.LOCK_EX)
            if _is_at(file, path):
                break
            # Whoever held it has swept the folder, and a lock without a name locks nobody out.
        _sign(file)
        yield


class InUse(Exception):
    """Somebody holds a lock; `args[0]` is the process."""


@contextmanager
def unused(path: Path) -> Iterator[None]:
    """Nobody holds the lock, and nobody will take hold of it.

    Raises: InUse, OSError.
    """
    if not path.parent.is_dir() or path.parent.is_symlink():
        yield
        return
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise InUse(file.read().strip()) from None
        yield


def hold(path: Path) -> IO[str]:
    """Hold a lock together with others, until the file is closed.

    Raises: OSError.
    """
    file = path.open("a+")
    fcntl.flock(file, fcntl.LOCK_SH)
    _sign(file)
    return file


def _sign(file: IO[str]) -> None:
    """Write into a lock who holds it."""
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()


def _is_at(file: IO[str], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder for the moment."""
    with tempfile.TemporaryDirectory(prefix="diglot-") as folder:
        yield Path(folder)


# A lock and an empty store take less.
_ROOM_TO_BEGIN = 32_768


@contextmanager
def working_folder(wanted: Path) -> Iterator[tuple[Path, str]]:
    """A folder to keep results in: the wanted one, or one for the moment and the reason why.

    A publication may lie where nobody may write: on a medium, in a container, in another person's home, on a full disk.
    """
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=wanted) as file:
            file.write(bytes(_ROOM_TO_BEGIN))
    except OSError as error:
        with scratch_folder() as folder:
            yield folder, error.strerror or str(error)
    else:
        yield wanted, ""


def differing_files(one: Path, other: Path) -> tuple[str, ...]:
    """The places of files that are not the same in two folders, or in one of them only."""
    mine, theirs = _files_of(one), _files_of(other)
    return tuple(
        place
        for place in sorted(mine.keys() | theirs.keys())
        if place not in mine or place not in theirs or not filecmp.cmp(mine[place], theirs[place], shallow=False)
    )


def _files_of(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


class SiteUnfinished(Exception):
    """A folder holds no finished site of ours; `args[0]` says why, as an entry of the catalogue."""


class FinishedSite:
    """A site that a build has finished, read by its manifest: what that does not list is not there."""

    def __init__(self, folder: Path) -> None:
        """Read the manifest.

        Raises: SiteUnfinished.
        """
        self.folder = folder
        manifest = _read_manifest(folder)
        if not manifest.is_ours:
            raise SiteUnfinished(N_("it has no manifest of diglot"))
        self.manifest = (folder / MANIFEST).read_bytes()
        self.files = manifest.files
        """The hash of each file by its place."""
        if any(".." in place.split("/") or place.startswith("/") for place in self.files):
            raise SiteUnfinished(N_("its manifest lists files outside of it"))

    def read(self, place: str) -> bytes:
        """A file of the site.

        Raises: SiteUnfinished, where it is not the one that the manifest lists.
        """
        try:
            content = (self.folder / place).read_bytes()
        except OSError as error:
            raise SiteUnfinished(N_("a file of it is missing")) from error
        if digest_of(content) != self.files[place]:
            raise SiteUnfinished(N_("a file of it was changed since it was built"))
        return content


def digest_of(content: bytes) -> str:
    """The hash of a file, as the manifest lists it."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


# From how many files on the old site is kept as the next stage: below, it is as quick to begin anew.
_WORTH_KEEPING = 200


# Inside the stage: whoever sweeps it takes them along.
_DRAFTS = ".drafts"


FileState: TypeAlias = tuple[int, int]
"""Size in bytes, and time of change in nanoseconds; a size of -1 where there is no such file."""

_MISSING: FileState = (-1, 0)


class Stage:
    """A new site in the making, beside the old one. Nothing is seen of it before `publish`.

    Of a large site the stage is what was exchanged away the last time: only what differs from it is written, so
    that a small change costs little however large the site is. It counts only with its manifest, which is taken out
    while it is worked on: what a killed build left is swept away.
    """

    def __init__(self, output: Path, publication: Path | None = None) -> None:
        """Begin. publication: the folder that is not written into.

        Raises: OutputRefused, OSError.
        """
        self.output = output
        published = _read_manifest(output)
        _refuse_foreign(output, published)
        if publication:
            refuse_sources(output, publication)
        self._folder = output.with_name(f".{output.name}.staged")
        output.parent.mkdir(parents=True, exist_ok=True)
        self._old = _Published(output, published)
        self._base = _Published(self._folder, _read_manifest(self._folder))
        self._base.survey()
        if self._base.files:
            (self._folder / MANIFEST).unlink()
        else:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir()
        self._files: dict[str, str] = {}
        self._laid: list[str] = []
        """The places of files that were not there before."""
        self._folders: set[str] = set()
        self._is_published = False

    def write(self, place: str, content: bytes) -> None:
        """Put a file at a place inside the site ("en/index.html"). A place is taken once only.

        A file that is the same as in the old site is linked, not written again.
        """
        digest = digest_of(content)
        if not self.keep(place, digest, len(content)):
            self._files[place] = digest
            with open(self._cleared(place), "xb") as file:
                file.write(content)

    def draft(self, name: str, content: bytes) -> str:
        """Write a file that has no place yet; its path. Any process may, under a name that no other one uses."""
        # A folder for each process: in one and the same they would wait for each other with every file.
        folder = f"{self._folder}/{_DRAFTS}/{os.getpid()}"
        os.makedirs(folder, exist_ok=True)
        path = f"{folder}/{name}"
        with open(path, "wb") as file:
            file.write(content)
        return path

    def take(self, place: str, draft: str, digest: str, size: int) -> None:
        """Put a draft at its place, as `write` would its contents."""
        if self.keep(place, digest, size):
            os.unlink(draft)
            return
        self._files[place] = digest
        os.rename(draft, self._cleared(place))

    def keep(self, place: str, digest: str, size: int) -> bool:
        """Take a file over as it was published, if it is still there and untouched.

        Raises: OSError.
        """
        assert place not in self._files, place
        if not self.can_keep(place, digest, size):
            return False
        if not self._base.has(place, digest, size):
            source, target = f"{self.output}/{place}", self._cleared(place)
            try:
                os.link(source, target)
            except OSError:
                # Some file systems have no links.
                shutil.copy2(source, target)
        self._files[place] = digest
        return True

    def can_keep(self, place: str, digest: str, size: int) -> bool:
        """Could `keep` take this file over?"""
        return self._base.has(place, digest, size) or self._old.has(place, digest, size)

    def has(self, place: str) -> bool:
        """Is the place taken?"""
        return place in self._files

    def publish(self) -> Mapping[str, FileState]:
        """Exchange the new site for the old one; the state of each of its files, by place.

        Raises: OSError.
        """
        shutil.rmtree(f"{self._folder}/{_DRAFTS}", ignore_errors=True)
        for place in self._base.states.keys() - self._files.keys():
            self._remove(place)
        manifest = msgspec.json.encode(_Manifest("diglot", dict(sorted(self._files.items()))))
        (self._folder / MANIFEST).write_bytes(msgspec.json.format(manifest, indent=1) + b"\n")
        _flush(self._folder)
        states = {place: self._base.states[place] for place in self._files.keys() - set(self._laid)}
        states |= {place: _state_of(f"{self._folder}/{place}") for place in (*self._laid, MANIFEST)}
        if self.output.exists():
            _exchange(self._folder, self.output)
        else:
            self._folder.rename(self.output)
        self._is_published = True
        return states

    def close(self) -> None:
        """Sweep the stage away, if it is not what the next one can begin with."""
        if not self._is_published or len(self._files) < _WORTH_KEEPING:
            shutil.rmtree(self._folder, ignore_errors=True)
        elif not self._folder.exists():
            self._lay_ready()

    def _lay_ready(self) -> None:
        """After the first site, a stage for the second one: every file linked."""
        try:
            for place in (*self._files, MANIFEST):
                os.link(f"{self.output}/{place}", self._cleared(place))
        except OSError:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _cleared(self, place: str) -> str:
        """The path of a place at which nothing stands, in a folder that is there."""
        self._laid.append(place)
        self._open_folder(place.rpartition("/")[0])
        target = f"{self._folder}/{place}"
        if place in self._base.states:
            with suppress(FileNotFoundError):
                os.unlink(target)
        elif self._base.states and os.path.isdir(target):
            shutil.rmtree(target)
        return target

    def _open_folder(self, place: str) -> None:
        """Make sure that there is such a folder, and none of the old site's files in its place."""
        if not place or place in self._folders:
            return
        self._open_folder(place.rpartition("/")[0])
        target = f"{self._folder}/{place}"
        try:
            os.mkdir(target)
        except FileExistsError:
            if not os.path.isdir(target):
                os.unlink(target)
                os.mkdir(target)
        self._folders.add(place)

    def _remove(self, place: str) -> None:
        """Take away what no page stands at any more, and the folders that it leaves empty."""
        target = self._folder / place
        with suppress(OSError):
            target.unlink()
            for parent in list(target.relative_to(self._folder).parents)[:-1]:
                (self._folder / parent).rmdir()


class _Published:
    """A folder that was published, as it is now. files: by place, from its manifest; empty where it has none."""

    def __init__(self, folder: Path, manifest: _Manifest) -> None:
        self.files = manifest.files
        self.states: dict[str, FileState] = {}
        """What is really there: all that is, after a survey."""
        self._folder = os.fspath(folder)
        self._is_surveyed = False
        _, self._published_ns = _state_of(f"{folder}/{MANIFEST}")

    def survey(self) -> None:
        """Look at every file: cheaper than one by one, where most of them are asked for."""
        self._is_surveyed = True
        if self.files:
            self._survey(self._folder, "")
            self.states.pop(MANIFEST, None)

    def _survey(self, folder: str, place: str) -> None:
        with os.scandir(folder) as rows:
            for row in rows:
                inside = f"{place}{row.name}"
                if row.is_dir(follow_symlinks=False):
                    self._survey(row.path, f"{inside}/")
                else:
                    self.states[inside] = _state_in(row.stat(follow_symlinks=False))

    def has(self, place: str, digest: str, size: int) -> bool:
        """Is the file with that hash there, and untouched since it was published?"""
        if self.files.get(place) != digest:
            return False
        state = self.states.get(place)
        if state is None:
            state = _MISSING if self._is_surveyed else _state_of(f"{self._folder}/{place}")
        size_now, changed_ns = state
        # The manifest is written last: what is younger was not written by us.
        return size_now == size and changed_ns <= self._published_ns


def _state_of(path: str) -> FileState:
    try:
        return _state_in(os.lstat(path))
    except OSError:
        return _MISSING


def _state_in(found: os.stat_result) -> FileState:
    return (found.st_size if stat.S_ISREG(found.st_mode) else -1, found.st_mtime_ns)


def _refuse_foreign(output: Path, published: _Manifest) -> None:
    """Only an empty folder or one of our own is ever replaced."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise OutputRefused(str(output))
    if output.resolve() in (Path("/"), Path.home()):
        raise OutputRefused(str(output))
    if output.is_dir() and any(output.iterdir()) and not published.is_ours:
        raise OutputRefused(str(output))


def refuse_sources(output: Path, publication: Path) -> None:
    """Nothing is published where the next build would read it, nor in place of the publication itself.

    Raises: OutputRefused.
    """
    place, root = output.resolve(), publication.resolve()
    if root / PREVIEW in place.parents:
        return
    sources = [root / name for name in ("content", "templates", "assets", "locales", ".cache", ".git")]
    if place == root or place in root.parents or any(source in (place, *place.parents) for source in sources):
        raise OutputRefused(str(output))


class _Manifest(msgspec.Struct, frozen=True):
    """What is published. files: the hash of each, by its place."""

    generator: str = ""
    files: Mapping[str, str] = {}

    @property
    def is_ours(self) -> bool:
        """Did we publish it?"""
        return self.generator == "diglot"


def _read_manifest(output: Path) -> _Manifest:
    """The manifest of a folder; an empty one where there is none that can be read."""
    try:
        return msgspec.json.decode((output / MANIFEST).read_bytes(), type=_Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _Manifest()


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(new: Path, old: Path) -> None:
    """Exchange two folders in one step; `new` then holds the old one.

    Where the system cannot (not Linux, or a file system without it), two renames: for a moment there is no site,
    but never a mixture of two.
    """
    if _rename_exchange(new, old):
        return
    aside = new.with_name(f"{new.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    old.rename(aside)
    new.rename(old)
    aside.rename(new)


def _rename_exchange(new: Path, old: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # only a build that publishes needs it

    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    result = library.renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
    return bool(result == 0)
