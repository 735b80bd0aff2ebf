"""The run of all texts of a language in, the files of its index out, as pagefind writes them. Pure functions."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from posixpath import commonprefix

import cbor2
import msgspec

from diglot.extensions.search.adapters.search_index.postings import (
    ARRAY,
    TEXT,
    VARIANT,
    Posting,
    TextRun,
    head,
    page_head,
)
from diglot.model.languages import Lang

ENTRY = "pagefind-entry.json"

# What a file begins with, before it is compressed.
SIGNATURE = b"pagefind_dcd"

# The metadata that documents have (`core.search_documents`) or that pagefind adds, by their numbers in
# postings.
FIELDS = ("authors", "date", "image", "image_alt", "last", "terms", "title", "twin", "twin_lang", "twin_title")

# A file of words is ended by the word with which it grows to this size.
_CHUNK_SIZE = 20_000

# The best compression takes eight times as long, for three hundredths less.
_LEVEL = 6


class IndexFiles(msgspec.Struct, frozen=True):
    """The index of a language, without its fragments. name: of its metadata; pages: the number of texts."""

    name: str
    pages: int
    contents: Mapping[str, bytes]


def make_index_files(lang: Lang, run: TextRun, version: str) -> IndexFiles:
    """Return the files of an index. version: of pagefind."""
    contents: dict[str, bytes] = {}

    def add(folder: str, suffix: str, content: bytes) -> str:
        name = f"{lang}_{_digest(content)}"
        contents[f"{folder}{name}.{suffix}"] = gzip.compress(SIGNATURE + content, _LEVEL, mtime=0)
        return name

    chunks = list(_chunks(run.postings))
    ranges = _ranges([(chunk[0][0], chunk[-1][0]) for chunk in chunks])
    names = [add("index/", "pf_index", _encode_words([word for _, word in chunk])) for chunk in chunks]
    dated = sorted((page.date, number) for number, page in enumerate(run.pages) if page.date)
    meta = [
        version,
        [(page.fragment, page.word_count) for page in run.pages],
        [(*limits, name) for limits, name in zip(ranges, names, strict=True)],
        [(name, add("filter/", "pf_filter", cbor2.dumps([name, values]))) for name, values in _filters(run)],
        [("date", [number for _, number in dated])] if dated else [],
        FIELDS,
    ]
    name = add("pagefind.", "pf_meta", cbor2.dumps(meta))
    return IndexFiles(name, len(run.pages), contents)


def entry_file(engine_entry: bytes, indexes: Mapping[Lang, tuple[str, int]]) -> bytes:
    """Return the file that names the indexes: their metadata, and how many texts they have.

    engine_entry: the one of an index of other texts in these languages.
    """
    entry = json.loads(engine_entry)
    for lang, (name, pages) in indexes.items():
        entry["languages"][lang] |= {"hash": name, "page_count": pages}
    return json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()


def _filters(run: TextRun) -> list[tuple[str, list[tuple[str, list[int]]]]]:
    """Return the filters, their values and the numbers of the texts that have these."""
    filters: dict[str, dict[str, list[int]]] = {}
    for number, page in enumerate(run.pages):
        for name, values in page.filters.items():
            for value in values:
                filters.setdefault(name, {}).setdefault(value, []).append(number)
    return [(name, sorted(values.items())) for name, values in sorted(filters.items())]


# ---------------------------------------------------------------- words


def _chunks(postings: Mapping[str, Posting]) -> Iterator[list[tuple[str, bytes]]]:
    """Yield the words of each file in their order, as they are and encoded."""
    chunk: list[tuple[str, bytes]] = []
    size = 0
    for word, variants in _with_variants(postings):
        posting = postings.get(word)
        chunk.append((word, _encode_word(word, posting, variants)))
        size += sum(variant.size + 1 for variant in variants.values()) + (posting.size if posting else 0)
        if size >= _CHUNK_SIZE:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _with_variants(postings: Mapping[str, Posting]) -> Iterator[tuple[str, dict[str, Posting]]]:
    """Yield each word with its spellings with marks, in the order of the words."""
    for word, keys in groupby(sorted(postings), key=lambda key: key.partition(VARIANT)[0]):
        yield word, {key.partition(VARIANT)[2]: postings[key] for key in keys if key != word}


def _encode_word(word: str, posting: Posting | None, variants: Mapping[str, Posting]) -> bytes:
    forms = [head(ARRAY, 2) + _text(form) + _encode_posting(variant) for form, variant in variants.items()]
    return b"".join((head(ARRAY, 3), _text(word), _encode_posting(posting), head(ARRAY, len(forms)), *forms))


def _encode_posting(posting: Posting | None) -> bytes:
    if posting is None:
        return head(ARRAY, 0)
    return b"".join((head(ARRAY, posting.count), page_head(posting.first), posting.places))


def _encode_words(words: Sequence[bytes]) -> bytes:
    return b"".join((head(ARRAY, 1), head(ARRAY, len(words)), *words))


def _ranges(limits: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the words that each file is asked for, as pagefind does: no more letters than tell it from the next.

    >>> _ranges([("apple", "apricot"), ("banana", "peach")])
    [('apple', 'apricot'), ('b', 'peach')]
    """
    ranges: list[tuple[str, str]] = []
    for first, last in limits:
        if ranges:
            start, end = ranges[-1]
            told_apart = 1 + len(commonprefix((end, first)))
            # A range never ends before it begins.
            ranges[-1] = start, end[:told_apart] if end[:told_apart] >= start else end
            first = first[:told_apart]
        ranges.append((first, last))
    return ranges


def _text(text: str) -> bytes:
    content = text.encode()
    return head(TEXT, len(content)) + content


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=5).hexdigest()
