"""Read single files of a publication: tables, comments, texts in any encoding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from diglot.adapters.disk import FileEntry, Folder
from diglot.adapters.files.file_faults import fault_reason
from diglot.core import encoding
from diglot.core.settings import key_lines
from diglot.core.toml_reader import TomlError, read_toml
from diglot.model.problems import BrokenToml, ConflictMarkers, DamagedComment, FileFailed, FileOutOfReach, Problem
from diglot.model.translation.comments import Comment, is_comment
from diglot.model.wording.system_reasons import system_reason

T = TypeVar("T")


@dataclass
class SourceReader:
    """Reads files of a publication, and collects their problems. contents: of files that were read already, by path."""

    folder: Folder
    problems: list[Problem] = field(default_factory=list)
    contents: Mapping[str, bytes] = field(default_factory=dict)

    @contextmanager
    def blaming(self, path: str) -> Iterator[None]:
        """Let whatever goes wrong in the `with` block be a problem of a file, and go on after the block."""
        try:
            yield
        except OSError:  # its problem names the file by itself
            raise
        except Exception as error:
            self.problems.append(FileFailed(path, None, fault_reason(error)))

    def text(self, entry: FileEntry) -> str:
        """Return the text of a file, "" if it cannot be read."""
        content = self.contents.get(entry.path)
        try:
            content = self.folder.read(entry.name_on_disk) if content is None else content
        except OSError as error:
            self.problems.append(FileOutOfReach(entry.path, system_reason(error)))
            return ""
        text, problems = encoding.decode(content, entry.path)
        self.problems += problems
        return text

    def table(self, entry: FileEntry) -> tuple[dict[str, Any], str]:
        """Return the table of a TOML file and its source; both empty if it cannot be read."""
        source = self.text(entry)
        if self.is_unmerged(entry.path):
            return {}, ""
        try:
            table = read_toml(source)
        except TomlError as error:
            self.problems.append(BrokenToml(entry.path, error.line, error.reason))
            return {}, ""
        return self.take(
            encoding.clean_values(table, lambda name: key_lines(source).get((name,), 1), entry.path)
        ), source

    def is_unmerged(self, path: str) -> bool:
        """Return whether a file has conflict markers: then its other problems follow from these."""
        return any(isinstance(problem, ConflictMarkers) and problem.file == path for problem in self.problems)

    def take(self, read: tuple[T, tuple[Problem, ...]]) -> T:
        """Return the result of a reading, and add its problems."""
        self.problems += read[1]
        return read[0]


def read_table(folder: Folder, entry: FileEntry) -> tuple[dict[str, Any], str, list[Problem]]:
    """Return the table of a TOML file, its source, and its problems."""
    reader = SourceReader(folder)
    table, source = reader.table(entry)
    return table, source, reader.problems


def read_comment(folder: Folder, path: str) -> Comment | DamagedComment:
    """Return the comment in a file, or the problem of a damaged one."""
    from diglot.core.ledger import parse_comment  # a build without comments need not load it

    try:
        source = folder.read(path).decode("utf-8")
    except OSError as error:
        return DamagedComment(path, None, system_reason(error))
    except UnicodeDecodeError as error:
        return DamagedComment(path, error.object.count(b"\n", 0, error.start) + 1, "not UTF-8")
    try:
        table = read_toml(source)
    except TomlError as error:
        return DamagedComment(path, error.line, error.reason)
    return parse_comment(table, source, path)


def damaged_comments(folder: Folder, files: Iterable[str]) -> Iterator[DamagedComment]:
    """Yield the problem of each damaged comment among some files."""
    for path in filter(is_comment, files):
        comment = read_comment(folder, path)
        if isinstance(comment, DamagedComment):
            yield comment
