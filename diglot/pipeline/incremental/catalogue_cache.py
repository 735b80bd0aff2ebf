"""Catalogues in, what they say out: to parse one takes longer than all else that an edit costs, so it is done once.

Touches files and the store through their machines only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from diglot.adapters.catalogues import SOURCE_LANGUAGE, catalogue_path, remember
from diglot.adapters.catalogues.table import CatalogueTable
from diglot.adapters.overlay import Overlay
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.model.languages import Lang


class _Kept(msgspec.Struct, array_like=True):
    """A catalogue that can be read. is_sound: nothing is wrong with any of its messages."""

    table: CatalogueTable
    is_sound: bool


def load_cached_catalogues(langs: Iterable[Lang], overlay: Overlay, store: Store) -> frozenset[Path]:
    """Have at hand what the catalogues of some languages say; those of them in which nothing is wrong."""
    return frozenset(path for path in _catalogues(langs, overlay) if _take_up(path, store))


def _catalogues(langs: Iterable[Lang], overlay: Overlay) -> Iterator[Path]:
    for lang in langs:
        for folder in overlay.folders("locales"):
            path = folder.parent / catalogue_path(lang)
            if lang != SOURCE_LANGUAGE and path.is_file():
                yield path


def _take_up(path: Path, store: Store) -> bool:
    key = cache_key("catalogue", code_digest(), path.read_bytes())
    packed = store.get(key)
    kept = msgspec.msgpack.decode(packed, type=_Kept) if packed else _parsed(path)
    if kept is None:
        return False
    if not packed:
        store.put(key, msgspec.msgpack.encode(kept))
    remember(path, kept.table)
    return kept.is_sound


def _parsed(path: Path) -> _Kept | None:
    from diglot.adapters.catalogues.parsing import check_catalogue, read_table  # loads much

    table = read_table(path)
    return _Kept(table, not check_catalogue(path, "")) if table else None
