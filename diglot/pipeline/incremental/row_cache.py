"""Names in, what was worked out under them in the last build out: many small rows that are kept as one.

To ask the store for each of two thousand rows costs a build in which one text changed more than that text. So what
is known of every manuscript is read in one piece, and a row is looked into when somebody wants it.
Touches the store through its machine only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Generic, TypeVar

import msgspec

from diglot.adapters.disk import FileEntry, Stamp
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.model.problems import Problem, StoredProblem, problem_from, problem_to
from diglot.model.publication import Manuscript

RowT = TypeVar("RowT")

_ROWS = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])


class RowCache(Generic[RowT]):
    """Rows of one kind by name. Another version of the press has its own."""

    def __init__(self, store: Store, name: str, kind: type[RowT]) -> None:
        """Read what was kept. kind: of a row, something that msgspec can write and read."""
        self._store = store
        self._key = cache_key("register", name, code_digest())
        self._decoder = msgspec.msgpack.Decoder(kind)
        kept = store.get(self._key)
        self._rows: dict[str, msgspec.Raw | RowT] = dict(_ROWS.decode(kept)) if kept else {}
        self._is_changed = False

    def get(self, name: str) -> RowT | None:
        """The row under a name, if there is one."""
        row = self._rows.get(name)
        return self._decoder.decode(row) if isinstance(row, msgspec.Raw) else row

    def put(self, name: str, row: RowT) -> None:
        """Enter a row."""
        self._rows[name] = row
        self._is_changed = True

    def drop(self, name: str) -> None:
        """Forget a row."""
        self._is_changed = self._rows.pop(name, None) is not None or self._is_changed

    def save(self, names: Collection[str]) -> None:
        """Keep the rows of these names for the next build."""
        gone = self._rows.keys() - set(names)
        for name in gone:
            self.drop(name)
        if self._is_changed:
            self._store.put(self._key, msgspec.msgpack.encode(self._rows))


class _ReadFile(msgspec.Struct, array_like=True):
    """What a file said, and what was wrong with it."""

    stamp: Stamp
    manuscript: Manuscript
    problems: list[StoredProblem]


class ManuscriptRegister:
    """What every manuscript said when it was last read, for as long as the system says that nobody has touched it.

    A stamp that differs proves nothing, and the file is read: a copy or a checkout costs one reading, no more.
    """

    def __init__(self, store: Store) -> None:
        self._rows = RowCache(store, "manuscripts", _ReadFile)

    def look_up(self, entry: FileEntry) -> tuple[Manuscript, list[Problem]] | None:
        """What the file said, where it is the one that was read."""
        row = self._rows.get(entry.path) if entry.stamp else None
        if row is None or row.stamp != entry.stamp:
            return None
        return row.manuscript, [problem_from(values) for values in row.problems]

    def enter(self, entry: FileEntry, manuscript: Manuscript, problems: Iterable[Problem]) -> None:
        """Note what a file says now; of one that was written this very moment nothing is noted."""
        if entry.stamp:
            row = _ReadFile(entry.stamp, manuscript, [problem_to(problem) for problem in problems])
            self._rows.put(entry.path, row)
        else:
            self._rows.drop(entry.path)

    def save(self, paths: Collection[str]) -> None:
        """Keep what is known of these files for the next build."""
        self._rows.save(paths)
