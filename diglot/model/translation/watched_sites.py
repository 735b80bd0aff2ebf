"""What commands are told of the site of another program that they work on. Touches nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

import msgspec

from diglot.model.languages import Lang
from diglot.model.places import SETTINGS_PATH, is_ledger
from diglot.model.problems import FileProblem, NotWatched, Problem


class WatchedSite(msgspec.Struct, frozen=True):
    """A site of another program, seen as a publication. root: the folder of that, beside the site's files.

    program: the name of what made the site. texts: how many are compared, by language; others: how many are in other
    languages. places: the paths of texts in the site by those in the publication. marks: what the site itself says of
    translations, by their paths in the publication: the commit or day as of which one is in step, "" if it is behind.
    lines: where those of a copy are in the file of the site, from 1, if that is elsewhere.
    """

    root: str
    program: str
    texts: Mapping[Lang, int]
    others: int
    places: Mapping[str, str]
    problems: tuple[NotWatched, ...]
    marks: Mapping[str, str] = {}
    lines: Mapping[str, tuple[int, ...]] = {}

    def place(self, path: str) -> str:
        """Return where a file of the publication is, seen from the site's folder; a line behind it stays there."""
        file, colon, line = path.partition(":")
        if file in self.places:
            there = str(self.line(file, int(line))) if line.isdecimal() else line
            return f"{self.places[file]}{colon}{there}"
        is_own = path == SETTINGS_PATH or is_ledger(path)
        return f"{self.root.rpartition('/')[2]}/{path}" if is_own else path

    def line(self, path: str, line: int) -> int:
        """Return where a line of a file of the publication is in the site's file."""
        lines = self.lines.get(path, ())
        return lines[line - 1] if 0 < line <= len(lines) else line

    def placed(self, problem: Problem) -> Problem:
        """Return a problem of a file at its place in the site; any other, and one that was placed there, as it is."""
        if not isinstance(problem, FileProblem) or isinstance(problem, NotWatched):
            return problem
        line = problem.line and self.line(problem.file, problem.line)
        return msgspec.structs.replace(problem, file=self.place(problem.file), line=line)


class SiteLens(Protocol):
    """What keeps the copies of another program's texts, and the files of its site, in step."""

    def save(self, path: str, content: bytes, before: bytes | None) -> bytes:
        """Save into the site what differs between two contents of a file; return what the copy is to hold.

        Raises what `pipeline.base.text_writing` says.
        """

    def place_of(self, path: str) -> str:
        """Return where the text of a copy is in the site, even if it was begun since that was read; "" for none."""

    def refresh(self, stems: Collection[str]) -> None:
        """Bring the copies of some articles up to date. stems: their paths without content/, language and suffix."""

    def elsewhere(self, folder: str) -> str:
        """Return the publication with copies of the site's texts as they are in another folder. Raises: OSError."""

    def as_marked(self, folder: str) -> str:
        """Return the publication with copies, in another folder, of each original as of the mark of its translation.

        Raises: OSError.
        """

    def opaque_lines(self, path: str, body: str) -> frozenset[int]:
        """Return the lines of a body, from 1, that stay as they are, such as those with markup of the program."""
