"""The record of a move that is under way: what it changes, so that a second `mv` can finish what a kill has cut short.

It is written before the first change and removed after the last. A publication may come from anybody, so a record
may too: it can name nothing but files under `content/`. Touches the disk through its adapter only.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping

import msgspec

from diglot.adapters.disk import Folder, remove_file, write_file
from diglot.core.links.file_names import is_source
from diglot.model.problems import N_, AnyProblem, NotMovable, Problem, UnfinishedMove
from diglot.pipeline.base.file_edits import FileEdit

PATH = "content/.move.json"


class Move(msgspec.Struct, frozen=True):
    """The changes of a move.

    article, name: the old key and the new one. edits: of files; removed: contents of old files; moved: old and new
    paths. warnings: what is left to be done by hand.
    """

    article: str
    name: str
    edits: tuple[FileEdit, ...]
    removed: Mapping[str, bytes]
    moved: tuple[tuple[str, str], ...]
    warnings: tuple[AnyProblem, ...]

    @property
    def relinked(self) -> tuple[str, ...]:
        """Paths of other files in which an address changes."""
        places = {new for _, new in self.moved}
        return tuple(edit.path for edit in self.edits if edit.path not in places)

    def is_of(self, article: str, name: str) -> bool:
        """Return whether these arguments of the command line mean this move."""
        key = article.strip("/").removesuffix(".md")
        places = {self.article, *(old.removesuffix(".md") for old, _ in self.moved)}
        return key in places and name.strip("/").removesuffix(".md") == self.name

    @property
    def as_problem(self) -> Problem:
        """The problem that tells how to finish this move."""
        return UnfinishedMove(PATH, None, shlex.quote(self.article), shlex.quote(self.name))


def write_journal(folder: Folder, move: Move) -> None:
    """Write the record of a move.

    Raises: FileChanged where another move is under way; OSError.
    """
    write_file(folder.root, PATH, msgspec.json.encode(move), None)


def remove_journal(folder: Folder, move: Move) -> None:
    """Remove the record of a move that is done.

    Raises: OSError.
    """
    remove_file(folder.root, PATH, msgspec.json.encode(move))


def read_journal(folder: Folder) -> Move | Problem | None:
    """Return the move that was not finished; None where there is none; a problem where its record is damaged."""
    if folder.find(PATH) is None:
        return None
    try:
        move = msgspec.json.decode(folder.read(PATH), type=Move)
        is_sound = all(map(is_source, _paths(move)))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError, TypeError):
        is_sound = False
    if not is_sound:
        return NotMovable(
            PATH, None, N_("the record of an interrupted move is damaged; delete it, and check what has been moved")
        )
    return move


def _paths(move: Move) -> Iterable[str]:
    pairs = [path for pair in move.moved for path in pair]
    return (*(edit.path for edit in move.edits), *move.removed, *pairs)
