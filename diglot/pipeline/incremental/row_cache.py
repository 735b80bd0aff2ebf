"""Caches of many small rows that are stored together, such as what the last build derived from each manuscript.

Reading two thousand rows from the store one by one takes longer than compiling one changed text. So all rows of a
kind are read in a few parts, and each row is decoded when it is asked for. Touches the store only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar
from zlib import crc32

import msgspec

from diglot.adapters.store import Store, cache_key, code_digest

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
