"""What a command replaces in, a record of it out, from which `undo` puts it back, also where there is no git.

A record is on the disk before the first change that it is about. It is not in the cache, which may be deleted at any
time. A publication may come from anybody, so a record may too: it can name nothing but files under `content/`. Touches
the disk through its adapter only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import FileChanged, Folder, digest_of, private_folder, remove_file, write_record
from diglot.core.links.file_names import is_source
from diglot.model.digests import Digest
from diglot.model.problems import ChangedSince, Problem
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.base.text_writing import SaveRefused, TextWriter

FOLDER = ".undo"
MOST_RECORDS, MOST_DAYS, MOST_BYTES = 20, 30, 100 * 2**20
"""How many commands can be taken back, for how many days, and how much is kept; the last one is kept in any case."""

# With its number and its day.
_RECORD = re.compile(rf"{re.escape(FOLDER)}/\d{{6,}}-\d{{4}}-\d\d-\d\d\.msgpack")


class KeptFile(msgspec.Struct, frozen=True):
    """A file that a command changes, by its name on the disk. before and after are None where there is no such file."""

    path: str
    before: bytes | None
    after: Digest | None


class KeptFiles(msgspec.Struct, frozen=True):
    """What one command changes. command: its name; is_whole: all of it is taken back, or nothing."""

    command: str
    files: tuple[KeptFile, ...]
    is_whole: bool


class Undone(msgspec.Struct, frozen=True):
    """What was taken back. files: those that are again as they were; problems: of those that are not."""

    command: str
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def write_undoable(root: Path, edits: Sequence[FileEdit], command: str, day: dt.date) -> list[Problem]:
    """Write edits as `write_edits` does, after what they replace is kept; return the problems of those not written.

    Raises: OSError, before the first change where nothing can be kept.
    """
    if not any(edit.is_change for edit in edits):
        return []
    path = keep(root, edits, {}, command, day)
    late = list(write_edits(root, edits))
    if late:
        _leave_out(root, path, {problem.position[0] for problem in late})
    return late


def keep(
    root: Path,
    edits: Sequence[FileEdit],
    removed: Mapping[str, bytes],
    command: str,
    day: dt.date,
    *,
    is_whole: bool = False,
) -> str:
    """Keep what a command is about to change; return the path of the record. removed: contents of files that go.

    Raises: OSError.
    """
    changed = [KeptFile(edit.path, edit.before, digest_of(edit.after)) for edit in edits if edit.is_change]
    gone = [KeptFile(path, content, None) for path, content in removed.items()]
    private_folder(root / FOLDER)
    earlier = _records(root)
    number = _number(earlier[0]) + 1 if earlier else 1
    path = f"{FOLDER}/{number:06}-{day}.msgpack"
    _write(root, path, KeptFiles(command, (*changed, *gone), is_whole))
    _forget(root, earlier, day)
    return path


def undo(root: Path) -> Undone | None:
    """Take back the last command that has changed anything; None where none is kept.

    A file that has changed since is left as it is, and stays in the record; of a whole, all files are. Raises: OSError.
    """
    for path in _records(root):
        record = _read(root, path)
        undone = _take_back(Folder(root), record) if record else Undone("", (), ())
        if undone.problems:
            _leave_out(root, path, set(undone.files))
        else:
            _remove(root, path)
        if undone.files or undone.problems:
            return undone
    return None


def _take_back(folder: Folder, record: KeptFiles) -> Undone:
    """Put files back, those first that are not there, so that nothing is ever lost."""
    now = {file.path: _content(folder, file.path) for file in record.files}
    due = [file for file in record.files if now[file.path] != file.before]
    changed = [file.path for file in due if _digest(now[file.path]) != file.after]
    if changed and record.is_whole:
        due = []
    done = []
    writer = TextWriter(folder.root)
    for file in sorted(due, key=lambda file: file.after is not None):
        if file.path not in changed:
            try:
                _put_back(folder.root, writer, file, now[file.path])
                done.append(file.path)
            except (FileChanged, SaveRefused):
                changed.append(file.path)
    return Undone(record.command, tuple(done), tuple(ChangedSince(path, None, record.command) for path in changed))


def _put_back(root: Path, writer: TextWriter, file: KeptFile, now: bytes | None) -> None:
    if file.before is not None:
        writer.write(file.path, file.before, now)
    elif now is not None:
        remove_file(root, file.path, now)


def _content(folder: Folder, path: str) -> bytes | None:
    return folder.read(path) if folder.find(path) else None


def _digest(content: bytes | None) -> Digest | None:
    return None if content is None else digest_of(content)


def _records(root: Path) -> list[str]:
    """Return the paths of all records, the newest first."""
    return sorted(filter(_RECORD.fullmatch, Folder(root).stats(FOLDER)), key=_number, reverse=True)


def _number(path: str) -> int:
    return int(path.removeprefix(f"{FOLDER}/").partition("-")[0])


def _read(root: Path, path: str) -> KeptFiles | None:
    """Return a record; None where it is damaged, or names what no command changes."""
    try:
        record = msgspec.msgpack.decode(Folder(root).read(path), type=KeptFiles)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return record if all(is_source(file.path) for file in record.files) else None


def _write(root: Path, path: str, record: KeptFiles) -> None:
    write_record(root, path, msgspec.msgpack.encode(record))


def _remove(root: Path, path: str) -> None:
    remove_file(root, path, Folder(root).read(path))


def _leave_out(root: Path, path: str, paths: set[str]) -> None:
    """Write a record again without some of its files."""
    if record := _read(root, path):
        _write(root, path, replace(record, files=tuple(file for file in record.files if file.path not in paths)))


def _forget(root: Path, records: Sequence[str], day: dt.date) -> None:
    """Remove records that are too many, too old or too large. records: all but the last, the newest first."""
    stats, size = Folder(root).stats(FOLDER), 0
    oldest = str(day - dt.timedelta(MOST_DAYS))
    for place, path in enumerate(records, start=2):
        size += stats[path].size
        if place > MOST_RECORDS or size > MOST_BYTES or path.partition("-")[2] < oldest:
            _remove(root, path)
