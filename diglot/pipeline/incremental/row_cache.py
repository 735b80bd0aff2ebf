"""Caches of many small rows that are stored together, such as what the last build derived from each manuscript.

Reading two thousand rows from the store one by one takes longer than compiling one changed text. So all rows of a
kind are read in a few parts, and each row is decoded when it is asked for. Touches the store only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar
from zlib import crc32

import msgspec

from diglot.adapters.disk import FileEntry
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.model.file_stats import FileStat
from diglot.model.problems import AnyProblem, Problem
from diglot.model.publication import Manuscript

RowT = TypeVar("RowT")

# Each part is looked up when rows are read, and a part is all that is written after an edit.
_PARTS = 16
_ROWS = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])


class RowCache(Generic[RowT]):
    """Rows of one kind by name. A change of diglot itself invalidates them.

    They are stored in parts, so that a build after an edit encodes and writes a small part of them only.
    """

    def __init__(self, store: Store, name: str, row_type: type[RowT]) -> None:
        """Read the stored rows. row_type: a type that msgspec can encode and decode."""
        self._store = store
        self._keys = [cache_key("rows", name, str(number), code_digest()) for number in range(_PARTS)]
        self._decoder = msgspec.msgpack.Decoder(row_type)
        stored = map(store.get, self._keys)
        self._parts: list[dict[str, msgspec.Raw | RowT]] = [dict(_ROWS.decode(part)) if part else {} for part in stored]
        self._changed: set[int] = set()

    def get(self, name: str) -> RowT | None:
        """Return the row of a name, if there is one."""
        row = self._parts[_part(name)].get(name)
        return self._decoder.decode(row) if isinstance(row, msgspec.Raw) else row

    def put(self, name: str, row: RowT) -> None:
        """Set the row of a name."""
        number = _part(name)
        self._parts[number][name] = row
        self._changed.add(number)

    def save(self, names: Iterable[str]) -> None:
        """Store the rows of these names for the next build, and drop all others."""
        kept = frozenset(names)
        for number, (key, rows) in enumerate(zip(self._keys, self._parts, strict=True)):
            dropped = rows.keys() - kept
            for name in dropped:
                del rows[name]
            if dropped or number in self._changed:
                self._store.put(key, msgspec.msgpack.encode(rows))


def _part(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogateescape")) % _PARTS


class _ReadFile(msgspec.Struct, array_like=True):
    """A manuscript as it was read, and its problems."""

    stat: FileStat
    manuscript: Manuscript
    problems: list[AnyProblem]


class ManuscriptCache:
    """Every manuscript as it was last read, valid as long as the stat of its file is the same.

    A different stat does not prove a change: after copying or checking out files, each is read once more.
    """

    def __init__(self, store: Store) -> None:
        self._rows = RowCache(store, "manuscripts", _ReadFile)

    def get(self, entry: FileEntry) -> tuple[Manuscript, list[Problem]] | None:
        """Return the manuscript in a file and its problems, if the file has not changed since it was read."""
        row = self._rows.get(entry.path) if entry.stat else None
        if row is None or row.stat != entry.stat:
            return None
        return row.manuscript, row.problems

    def put(self, entry: FileEntry, manuscript: Manuscript, problems: Iterable[Problem]) -> None:
        """Cache the manuscript in a file, unless the file changed so recently that its stat proves nothing."""
        if entry.stat:
            self._rows.put(entry.path, _ReadFile(entry.stat, manuscript, list(problems)))

    def save(self, paths: Iterable[str]) -> None:
        """Store the manuscripts in these files for the next build, and drop all others."""
        self._rows.save(paths)
