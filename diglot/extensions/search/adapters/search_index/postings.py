"""Runs of indexed texts in, the run of all of them out. Pure functions.

A run is a number of texts, one after the other, with the places of every word in them. Joining runs is associative:
however texts are grouped, the run of all is the same. So groups in which no text has changed need not be made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from diglot.model.digests import Digest

# The types of items in CBOR. Source: RFC 8949, 3.1.
UNSIGNED, TEXT, ARRAY = 0, 3, 4

# Between a word and its spelling with marks: before every letter in the order of words.
VARIANT = "\0"


class Posting(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The texts of a run that have a word. first, last: their numbers in the run.

    size: in the units by which pagefind measures its files. places: of the word in each text, as pagefind encodes them;
    before each text but the first stands its distance from the one before.
    """

    first: int
    last: int
    count: int
    size: int
    places: bytes


class IndexedPage(msgspec.Struct, frozen=True, array_like=True):
    """A text in the index. fragment: the name of the file with what results show of it; digest, size: of that file."""

    fragment: str
    digest: Digest
    size: int
    word_count: int
    date: str
    """In ISO format; "" for a text without a date."""
    filters: Mapping[str, Sequence[str]]


class TextRun(msgspec.Struct, frozen=True, array_like=True):
    """Indexed texts in their order. words: how often each word is used, as it is spelt.

    postings: by the word's stem, or stem and `VARIANT` and the spelling with marks.
    """

    pages: Sequence[IndexedPage]
    postings: Mapping[str, Posting]
    words: Mapping[str, int]


def join_runs(runs: Iterable[TextRun]) -> TextRun:
    """Return the run of all texts of some runs."""
    pages: list[IndexedPage] = []
    found: dict[str, list[tuple[int, Posting]]] = {}
    words: dict[str, int] = {}
    for run in runs:
        start = len(pages)
        for word, posting in run.postings.items():
            found.setdefault(word, []).append((start, posting))
        for word, number in run.words.items():
            words[word] = words.get(word, 0) + number
        pages += run.pages
    return TextRun(pages, {word: _join_postings(postings) for word, postings in found.items()}, words)


def _join_postings(postings: Sequence[tuple[int, Posting]]) -> Posting:
    """Return the posting of a word in several runs. postings: each with the number of its run's first text."""
    start, posting = postings[0]
    first, last = start + posting.first, start + posting.last
    count, size, places = posting.count, posting.size, [posting.places]
    for start, posting in postings[1:]:
        places += (page_head(start + posting.first - last), posting.places)
        last = start + posting.last
        count += posting.count
        size += posting.size
    return Posting(first, last, count, size, b"".join(places))


@cache
def page_head(distance: int) -> bytes:
    """Return the beginning of a text's places, in CBOR: an array of its distance, places, places in metadata."""
    return head(ARRAY, 3) + head(UNSIGNED, distance)


def head(kind: int, number: int) -> bytes:
    """Return the head of an item in CBOR.

    >>> head(ARRAY, 3).hex(), head(UNSIGNED, 500).hex()
    ('83', '1901f4')
    """
    if number < 24:
        return bytes([kind << 5 | number])
    length = 0 if number < 1 << 8 else 1 if number < 1 << 16 else 2
    return bytes([kind << 5 | 24 + length]) + number.to_bytes(1 << length, "big")
