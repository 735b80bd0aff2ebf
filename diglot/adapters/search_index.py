"""Texts in, the files of a search index out: one index per language. The only module that imports pagefind.

The same texts give the same bytes: lists that pagefind writes in no particular order are sorted here.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cbor2

from diglot.model.search import SearchText

# Note numbers, which would be joined to the words before them.
_EXCLUDED = (".note-call", ".note-back")

# Pagefind's own interfaces, which our search page replaces.
_UNUSED_FILES = ("pagefind-ui", "pagefind-component-ui", "pagefind-modular-ui", "pagefind-highlight")

ENTRY = "pagefind-entry.json"


class SearchIndexFailed(Exception):
    """The indexer failed; `args[0]` says why."""


def indexer_version() -> str:
    """Return the version of the indexer, for cache keys."""
    return f"pagefind {version('pagefind')} {version('pagefind_bin')}"


def make_index(texts: Iterable[SearchText]) -> Mapping[str, bytes]:
    """Return the files of the index, by path inside its folder. The same texts give the same bytes.

    Raises: SearchIndexFailed.
    """
    with tempfile.TemporaryDirectory(prefix="diglot-") as folder:
        try:
            # In a separate thread: the preview builds while an event loop runs.
            with ThreadPoolExecutor(1) as thread:
                thread.submit(asyncio.run, _index(texts, folder)).result()
        except Exception as error:
            # The library raises bare exceptions and assertions with the words of its process.
            raise SearchIndexFailed(str(error) or type(error).__name__) from error
        paths = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    files = {path: content for path, content in files.items() if not path.startswith(_UNUSED_FILES)}
    return _sort_lists(files)


async def _index(texts: Iterable[SearchText], folder: str) -> None:
    from pagefind.index import PagefindIndex  # costs 60 ms: only where there is something to index

    async with PagefindIndex(config={"output_path": folder, "exclude_selectors": list(_EXCLUDED)}) as index:
        for text in texts:
            await index.add_html_file(content=text.html, url=text.href)


# ---------------------------------------------------------------- the same bytes each time

# Pagefind lists languages, filters and the values of a filter in no particular order. They are sorted here, and the
# files that hold them get new names by their contents. The format is CBOR after a signature, compressed.
_SIGNATURE = b"pagefind_dcd"


def _sort_lists(files: Mapping[str, bytes]) -> dict[str, bytes]:
    ordered = dict(files)
    entry = json.loads(ordered[ENTRY])
    for lang, index in entry["languages"].items():
        meta = _unpack(ordered.pop(f"pagefind.{index['hash']}.pf_meta"))
        filters = meta[_FILTERS]
        meta[_FILTERS] = sorted([name, _sort_filter(ordered, lang, digest)] for name, digest in filters)
        content = _pack(meta)
        index["hash"] = f"{lang}_{_digest(content)}"
        ordered[f"pagefind.{index['hash']}.pf_meta"] = content
    ordered[ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    return dict(sorted(ordered.items()))


# The index of the filters in a language's meta: version, fragments, chunks of the index, filters, sorts, fields.
_FILTERS = 3


def _sort_filter(files: dict[str, bytes], lang: str, digest: str) -> str:
    """Sort the values of a filter; return the new name of its file."""
    name, values = _unpack(files.pop(f"filter/{digest}.pf_filter"))
    content = _pack([name, sorted(values)])
    renamed = f"{lang}_{_digest(content)}"
    files[f"filter/{renamed}.pf_filter"] = content
    return renamed


def _unpack(content: bytes) -> list[Any]:
    unpacked: list[Any] = cbor2.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
    return unpacked


def _pack(value: list[Any]) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(value), mtime=0)


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=5).hexdigest()
