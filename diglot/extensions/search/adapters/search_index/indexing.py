"""Texts in, each of them indexed out, and the engine that reads the index. The only module that runs pagefind."""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cbor2
import msgspec
import pagefind_bin

from diglot.extensions.search.adapters.search_index.index_files import ENTRY, FIELDS, SIGNATURE
from diglot.extensions.search.adapters.search_index.postings import VARIANT, IndexedPage, Posting, TextRun
from diglot.extensions.search.model.search_text import SearchText
from diglot.model.digests import digest_of
from diglot.model.languages import Lang
from diglot.model.messages import quotation

# Note numbers, which would be joined to the words before them.
_EXCLUDED = (".note-call", ".note-back")

# Pagefind's own interfaces, which our search page replaces.
_UNUSED_FILES = ("pagefind-ui", "pagefind-component-ui", "pagefind-modular-ui", "pagefind-highlight")

_NAMES_OF_FIELDS = 5
"""The index of the names of metadata in a language's meta: version, texts, files of words, filters, sorts, names."""


class SearchIndexFailed(Exception):
    """The indexer failed; `args[0]` says why."""


class IndexedText(msgspec.Struct, frozen=True, array_like=True):
    """A text by itself, as a run, and the file with what results show of it."""

    run: TextRun
    fragment: bytes


def indexer_version() -> str:
    """Return the version of pagefind, from the folder of its package: asking Python for it costs 10 ms."""
    package = Path(pagefind_bin.__file__).parent
    [folder] = package.parent.glob(f"{package.name}-*.dist-info")
    return folder.name.removesuffix(".dist-info").rpartition("-")[2]


def index_texts(texts: Sequence[SearchText]) -> list[IndexedText]:
    """Index some texts. What comes out for a text depends on that text alone.

    Raises: SearchIndexFailed.
    """
    with _index((text.href, text.html) for text in texts) as index:
        entry = json.loads((index / ENTRY).read_bytes())
        indexed = {
            href: page
            for lang, row in entry["languages"].items()
            for href, page in _read_language(index, lang, _unpack(index / f"pagefind.{row['hash']}.pf_meta"))
        }
    return [_with_words(indexed[text.href.strip("/")], text.words) for text in texts]


def engine_files(langs: Iterable[Lang]) -> Mapping[str, bytes]:
    """Return the files that make and read queries in some languages, by name, and the entry of an index without words.

    Raises: SearchIndexFailed.
    """
    with _index((lang, f'<html lang="{lang}"><main data-pagefind-body>0</main></html>') for lang in langs) as index:
        return {
            path.name: path.read_bytes()
            for path in sorted(index.iterdir())
            if path.is_file() and path.suffix != ".pf_meta" and not path.name.startswith(_UNUSED_FILES)
        }


@contextmanager
def _index(documents: Iterable[tuple[str, str]]) -> Iterator[Path]:
    """Provide the folder of an index. documents: the address and the markup of each.

    By pagefind's program: its Python service sleeps for a tenth of a second for each request, and it ends the program
    before all files are on the disk.
    """
    with tempfile.TemporaryDirectory(prefix="diglot-") as root:
        folder, index = Path(root, "documents"), Path(root, "index")
        for href, html in documents:
            path = folder / href.strip("/") / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(html, encoding="utf-8")
        command = [pagefind_bin.get_executable(), "--silent", "--site", folder, "--output-path", index]
        exclusions = [part for selector in _EXCLUDED for part in ("--exclude-selectors", selector)]
        done = subprocess.run([*command, *exclusions], capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode:
            raise SearchIndexFailed(quotation("pagefind", done.stderr.strip() or done.stdout.strip()))
        yield index


# ---------------------------------------------------------------- reading an index


def _read_language(index: Path, lang: Lang, meta: Sequence[Any]) -> Iterator[tuple[str, IndexedText]]:
    """Yield the address of each text of a language, and the text."""
    _, pages, chunks, *_ = meta
    postings: list[dict[str, Posting]] = [{} for _ in pages]
    # Metadata is numbered anew in each index: a negative number begins that of another name.
    numbers = {-1 - number: -1 - FIELDS.index(name) for number, name in enumerate(meta[_NAMES_OF_FIELDS])}
    for *_, name in chunks:
        [words] = _unpack(index / "index" / f"{name}.pf_index")
        for word, found, variants in words:
            _divide(word, found, numbers, postings)
            for form, found_so in variants:
                _divide(f"{word}{VARIANT}{form}", found_so, numbers, postings)
    for (name, word_count), own in zip(pages, postings, strict=True):
        fragment = (index / "fragment" / f"{name}.pf_fragment").read_bytes()
        facts = json.loads(_decompress(fragment))
        digest = digest_of(fragment)
        page = IndexedPage(
            f"{lang}_{digest[:12]}", digest, len(fragment), word_count, facts["meta"].get("date", ""), facts["filters"]
        )
        yield facts["url"].strip("/"), IndexedText(TextRun([page], own, {}), fragment)


def _divide(word: str, found: Any, numbers: Mapping[int, int], postings: Sequence[dict[str, Posting]]) -> None:
    """Add the places of a word to the postings of each text."""
    number = 0
    for distance, places, metadata in found:
        number += distance
        named = [numbers.get(place, place) for place in metadata]
        encoded = cbor2.dumps(places) + cbor2.dumps(named)
        postings[number][word] = Posting(0, 0, 1, len(places) + len(named) + 1, encoded)


def _with_words(indexed: IndexedText, words: Mapping[str, int]) -> IndexedText:
    return IndexedText(TextRun(indexed.run.pages, indexed.run.postings, words), indexed.fragment)


def _unpack(path: Path) -> Any:
    return cbor2.loads(_decompress(path.read_bytes()))


def _decompress(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(SIGNATURE)
