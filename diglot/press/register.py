"""Files in, what they said when they were last read out: as long as the system says that nobody has touched them.

Reading two thousand manuscripts costs a second, and most builds change one. What was read is kept under the file's
*stamp*: its size, the times of its last change (one of which no program can set) and its number on the disk.
A stamp that differs proves nothing, and the file is read; a copy or a checkout costs one reading, no more.
Touches the store through its machine only.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from diglot.machines.disk import FileEntry, Stamp
from diglot.machines.store import Store, key_of, press_mark
from diglot.words.model import Manuscript
from diglot.words.problems import Problem, problem_from, problem_to


class _Row(msgspec.Struct, array_like=True):
    """What a file said, and what was wrong with it."""

    stamp: Stamp
    manuscript: Manuscript
    problems: list[dict[str, str | int]]


_ROWS = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])
_ROW = msgspec.msgpack.Decoder(_Row)


class Register:
    """What every manuscript of a publication said when it was last read."""

    def __init__(self, store: Store) -> None:
        """Read what was kept; another version of the press has its own."""
        self._store = store
        self._key = key_of("register", press_mark())
        kept = store.get(self._key)
        self._before: dict[str, msgspec.Raw] = _ROWS.decode(kept) if kept else {}
        self._rows: dict[str, msgspec.Raw | _Row] = {}
        self._is_changed = False

    def look_up(self, entry: FileEntry) -> tuple[Manuscript, list[Problem]] | None:
        """What the file said, where it is the one that was read."""
        kept = self._before.get(entry.path)
        row = _ROW.decode(kept) if kept is not None and entry.stamp else None
        if kept is None or row is None or row.stamp != entry.stamp:
            return None
        self._rows[entry.path] = kept
        return row.manuscript, [problem_from(values) for values in row.problems]

    def enter(self, entry: FileEntry, manuscript: Manuscript, problems: Iterable[Problem]) -> None:
        """Note what a file says now; of one that was written this very moment nothing is noted."""
        self._is_changed = True
        if entry.stamp:
            self._rows[entry.path] = _Row(entry.stamp, manuscript, [problem_to(problem) for problem in problems])

    def save(self) -> None:
        """Keep what was looked up and entered, and forget the rest."""
        if self._is_changed or len(self._rows) != len(self._before):
            self._store.put(self._key, msgspec.msgpack.encode(self._rows))
