"""A file of an article that cannot be read in, the same file mended out, or the last version of it that could be read.

Touches the disk and git through their adapters only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from diglot.adapters import git
from diglot.adapters.disk import FileChanged
from diglot.extensions.desk.adapters.file_history import FileVersion, file_versions
from diglot.extensions.desk.pipeline.articles.article import DeskArticle
from diglot.extensions.desk.pipeline.desk import MAX_FILE, Desk, Refusal
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.places import is_ledger, stem_of
from diglot.model.problems import FileChangedMeanwhile, NotTranslated, Problem, UnknownArticle
from diglot.pipeline.base.file_edits import FileEdit, encode_like

_FOLDERS = tuple(f"content/{lang}/" for lang in LANGUAGES)
# Each has to be read to know whether it can be.
_MOST_TRIED = 20


class BrokenFile(msgspec.Struct, frozen=True):
    """A file that keeps an article from being opened. line: of what is wrong, from 1, or 0.

    text: None where it is not in UTF-8, so that it cannot be shown without losing something.
    """

    path: str
    name_on_disk: str
    line: int
    content: bytes
    text: str | None

    def changed(self, content: bytes) -> FileEdit:
        """Return what gives it other contents."""
        return FileEdit(self.name_on_disk, self.content, content)

    @property
    def digest(self) -> str:
        """What tells its contents from others."""
        return hashlib.blake2b(self.content, digest_size=10).hexdigest()


class ReadableVersion(msgspec.Struct, frozen=True):
    """What a file held when it could be read, and by whom and when that was written, where it is known."""

    text: str
    version: FileVersion | None


def find_broken(desk: Desk, key: str, to: Lang) -> BrokenFile | None:
    """Return the file that keeps an article from being opened; None where none does, or it is no file of the article.

    Raises: OSError.
    """
    problem = desk.open(key, to)
    if isinstance(problem, (DeskArticle, NotTranslated, UnknownArticle)):
        return None
    return file_at(desk, key, problem)


def file_at(desk: Desk, key: str, problem: Problem) -> BrokenFile | None:
    """Return the file of an article that a problem is about; None where it is no file of the article.

    Raises: OSError.
    """
    path, line = problem.position
    stem = key or "index"
    is_of_text = is_ledger(path) or path.startswith(_FOLDERS)
    is_own = is_of_text and stem_of(path) in (stem, f"{stem}/index")
    entry = desk.folder.look_up(path) if is_own else None
    if entry is None:
        return None
    content = desk.folder.read(entry.name_on_disk)
    return BrokenFile(path, entry.name_on_disk, line, content, decoded(content))


def mend(desk: Desk, key: str, to: Lang, digest: str, text: str) -> Problem | Refusal | None:
    """Write the file that keeps an article from being opened, if it can be read then. digest: of the file as it was."""
    broken = find_broken(desk, key, to)
    if broken is None or broken.digest != digest:
        return FileChangedMeanwhile(broken.path if broken else key, None)
    if len(text) > MAX_FILE:
        return Refusal(N_("This is too long for a file."))
    edit = broken.changed(encode_like(broken.content, text.replace("\r\n", "\n")))
    if problem := _problem_of(desk, key, to, broken, edit):
        return problem
    try:
        desk.write(key, to, edit)
    except FileChanged:
        return FileChangedMeanwhile(broken.path, None)
    return None


def last_readable(desk: Desk, key: str, to: Lang) -> ReadableVersion | Refusal:
    """Return what the file that keeps an article from being opened held when it could be read."""
    broken = find_broken(desk, key, to)
    if broken is not None:
        for content, version in islice(_earlier(desk, broken), _MOST_TRIED):
            text = decoded(content)
            if text is not None and not _problem_of(desk, key, to, broken, broken.changed(content)):
                return ReadableVersion(text, version)
    return Refusal(N_("No version that could be read was found, neither in git nor since the desk was started."))


def _earlier(desk: Desk, broken: BrokenFile) -> Iterator[tuple[bytes, FileVersion | None]]:
    """Yield earlier contents of a file, the newest first: what the desk has read, then what git has."""
    # A program that saves a file may have emptied it first, and the desk may have read it at that moment.
    known = (content for content in desk.known_contents(broken.name_on_disk) if content.strip())
    yield from ((content, None) for content in known if content != broken.content)
    yield from ((one.content, one) for one in _committed(desk, broken) if one.content != broken.content)


def _committed(desk: Desk, broken: BrokenFile) -> Iterable[FileVersion]:
    try:
        return file_versions(desk.root, broken.name_on_disk, _MOST_TRIED)
    except (git.GitFailure, OSError):
        return ()


def _problem_of(desk: Desk, key: str, to: Lang, broken: BrokenFile, edit: FileEdit) -> Problem | None:
    """Return why a file could still not be read as an edit would leave it; another file is another matter."""
    opened = desk.open(key, to, edits=[edit])
    return opened if isinstance(opened, Problem) and opened.position[0] == broken.path else None


def decoded(content: bytes) -> str | None:
    """Return a file as a form shows it; None where it is not in UTF-8."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
