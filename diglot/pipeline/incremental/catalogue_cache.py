"""Catalogues in, their messages out, from the cache where a file has not changed.

Parsing a catalogue takes longer than the rest of a build after an edit. Touches the disk and the store only.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from diglot.adapters.catalogues import catalogue_path, remember
from diglot.adapters.catalogues.table import CatalogueTable
from diglot.adapters.databases.store import Store, cache_key, code_digest
from diglot.adapters.files.default_files import Overlay
from diglot.model.languages import SOURCE_LANGUAGE, Lang


class _ParsedCatalogue(msgspec.Struct, array_like=True):
    """The messages of a readable catalogue. is_valid: none of them has a problem."""

    table: CatalogueTable
    is_valid: bool


def load_catalogues(langs: Iterable[Lang], overlay: Overlay, store: Store) -> frozenset[Path]:
    """Load the catalogues of some languages; return the paths of those that have no problem."""
    names = [catalogue_path(lang) for lang in langs if lang != SOURCE_LANGUAGE]
    paths = [folder.parent / name for name in names for folder in overlay.folders("locales", name)]
    return frozenset(path for path in paths if _load(path, store))


def _load(path: Path, store: Store) -> bool:
    key = cache_key("catalogue", code_digest(), path.read_bytes())
    stored = store.get(key)
    parsed = msgspec.msgpack.decode(stored, type=_ParsedCatalogue) if stored else _parse(path)
    if parsed is None:
        return False
    if not stored:
        store.put(key, msgspec.msgpack.encode(parsed))
    remember(path, parsed.table)
    return parsed.is_valid


def _parse(path: Path) -> _ParsedCatalogue | None:
    from diglot.adapters.catalogues.parsing import read_checked_table  # slow to import

    checked = read_checked_table(path)
    return _ParsedCatalogue(*checked) if checked else None
