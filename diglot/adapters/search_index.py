"""Texts in, the files of a search index out: one index per language. The only module that runs pagefind.

The same texts give the same bytes: lists that pagefind writes in no particular order are sorted here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cbor2
from pagefind_bin import get_executable

from diglot.model.messages import quotation
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
    """Return the files of the index, by path inside its folder; none for no texts. The same texts give the same bytes.

    Raises: SearchIndexFailed.
    """
    with tempfile.TemporaryDirectory(prefix="diglot-") as root:
        documents, index = Path(root, "documents"), Path(root, "index")
        if not _write_documents(texts, documents):
            return {}
        _index(documents, index)
        paths = sorted(path for path in index.rglob("*") if path.is_file())
        files = {path.relative_to(index).as_posix(): path.read_bytes() for path in paths}
    files = {path: content for path, content in files.items() if not path.startswith(_UNUSED_FILES)}
    return _sort_lists(files)


def _write_documents(texts: Iterable[SearchText], folder: Path) -> int:
    """Write each document at its address inside the folder; return how many there are."""
    count = 0
    for text in texts:
        path = folder / text.href.strip("/") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.html, encoding="utf-8")
        count += 1
    return count


def _index(documents: Path, index: Path) -> None:
    """Index a folder of documents.

    By pagefind's program: its Python service sleeps for a tenth of a second for each request, and it ends the program
    before all files are on the disk.
    """
    command = [get_executable(), "--silent", "--site", documents, "--output-path", index]
    exclusions = [part for selector in _EXCLUDED for part in ("--exclude-selectors", selector)]
    done = subprocess.run([*command, *exclusions], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SearchIndexFailed(quotation("pagefind", done.stderr.strip() or done.stdout.strip()))


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
