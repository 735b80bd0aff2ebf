"""Texts in, the files of a search index out: one index a language, with its stems. The only user of pagefind.

The same texts give the same bytes: what pagefind writes in no order is put in order here.
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

# Numbers of notes, which would stick to the words before them.
_EXCLUDED = (".note-call", ".note-back")

# What pagefind writes besides: interfaces of its own, in place of which stands the page of the house.
_LEFT_OUT = ("pagefind-ui", "pagefind-component-ui", "pagefind-modular-ui", "pagefind-highlight")

ENTRY = "pagefind-entry.json"


class SearchIndexFailed(Exception):
    """The indexer gave up; `args[0]` says why."""


def indexer_version() -> str:
    """Which indexer this is: a part of the key of what it makes."""
    return f"pagefind {version('pagefind')} {version('pagefind_bin')}"


def make_index(texts: Iterable[SearchText]) -> Mapping[str, bytes]:
    """The files of the index, by path inside its folder. The same texts give the same bytes.

    Raises: SearchIndexFailed.
    """
    with tempfile.TemporaryDirectory(prefix="diglot-") as folder:
        try:
            # In a thread of its own: the preview builds while an event loop runs.
            with ThreadPoolExecutor(1) as thread:
                thread.submit(asyncio.run, _index(texts, folder)).result()
        except Exception as error:
            # The library raises what its process happened to say, as bare Exceptions and assertions.
            raise SearchIndexFailed(str(error) or type(error).__name__) from error
        found = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    files = {path: content for path, content in files.items() if not path.startswith(_LEFT_OUT)}
    return _in_order(files)


async def _index(texts: Iterable[SearchText], folder: str) -> None:
    from pagefind.index import PagefindIndex  # costs 60 ms: only where there is something to index

    async with PagefindIndex(config={"output_path": folder, "exclude_selectors": list(_EXCLUDED)}) as index:
        for text in texts:
            await index.add_html_file(content=text.html, url=text.href)


# ---------------------------------------------------------------- the same bytes each time

# What pagefind lists in no order (languages, filters, the values of a filter) is put in order here, and the files
# that hold it get new names by their contents. They are CBOR behind a signature, compressed.
_SIGNATURE = b"pagefind_dcd"


def _in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    ordered = dict(files)
    entry = json.loads(ordered[ENTRY])
    for lang, row in entry["languages"].items():
        meta = _unpack(ordered.pop(f"pagefind.{row['hash']}.pf_meta"))
        filters = meta[_FILTERS]
        meta[_FILTERS] = sorted([name, _order_filter(ordered, lang, mark)] for name, mark in filters)
        content = _pack(meta)
        row["hash"] = f"{lang}_{_mark(content)}"
        ordered[f"pagefind.{row['hash']}.pf_meta"] = content
    ordered[ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    return dict(sorted(ordered.items()))


# Its place among the parts of a language's meta: version, fragments, chunks of the index, filters, sorts, fields.
_FILTERS = 3


def _order_filter(files: dict[str, bytes], lang: str, mark: str) -> str:
    """Put a filter's values in order; the new name of its file."""
    name, values = _unpack(files.pop(f"filter/{mark}.pf_filter"))
    content = _pack([name, sorted(values)])
    renamed = f"{lang}_{_mark(content)}"
    files[f"filter/{renamed}.pf_filter"] = content
    return renamed


def _unpack(content: bytes) -> list[Any]:
    unpacked: list[Any] = cbor2.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
    return unpacked


def _pack(value: list[Any]) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(value), mtime=0)


def _mark(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=5).hexdigest()
