"""Opens the store of what is known of texts and their ledgers. Touches the disk through its adapters only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diglot.adapters.databases.store import Store
from diglot.adapters.disk import locked, working_folder
from diglot.pipeline.base.build_options import cache_folder


@contextmanager
def locked_cache(root: Path) -> Iterator[Path]:
    """Provide the cache folder of what works on ledgers, one process at a time."""
    with working_folder(cache_folder(root)) as (cache, _), locked(cache / "texts.lock"):
        yield cache


@contextmanager
def open_store(root: Path) -> Iterator[Store]:
    """Open the store of normalized texts."""
    # A separate store: a build neither waits for `status` nor drops what only `status` uses.
    with locked_cache(root) as cache, Store(cache / "texts.sqlite") as store:
        yield store
