"""Texts that were indexed apart are joined into the index that pagefind makes of all of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from itertools import chain
from typing import Any

import cbor2
import pytest

from diglot.extensions.search.adapters.search_index import (
    ENTRY,
    TextRun,
    index_texts,
    indexer_version,
    join_runs,
    make_index_files,
)
from diglot.extensions.search.adapters.search_index.indexing import _decompress, _index, _unpack
from diglot.extensions.search.model.search_text import SearchText

WORDS = "harbour railway café cafe crème brûlée «война» й елка ёлка за́мок замок 1990 ice-free e-mail".split()


def text_of(number: int) -> SearchText:
    """Return a text; most lack some metadata, whose names are numbered in each index anew."""
    names = ["title", "authors", "date", "terms", "twin", "twin_title", "twin_lang", "last"][: 8 - number % 7]
    facts = [f'<meta data-pagefind-meta="{name}[content]" content="{name} {number} crème">' for name in names]
    if "date" in names:
        facts.append(f'<meta data-pagefind-sort="date[content]" content="date {number} crème">')
    facts += [f'<meta data-pagefind-filter="tag[content]" content="tag {number % step}">' for step in (3, 5)]
    picture = "<img src=a.png alt=Port>" if number % 2 == 0 else ""
    words = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(60))
    name = f"<ul><li data-pagefind-weight=10>name{number % 7}</li></ul>"
    body = f"<h1>Heading {number}</h1>{picture}<p>{words} w{number}</p>{name}"
    return SearchText("en", f"/en/текст {number}/", document(body, "".join(facts)))


def document(body: str, facts: str = "") -> str:
    head = f'<head><meta charset="utf-8">{facts}</head>'
    return f'<!doctype html><html lang="en">{head}<body><main data-pagefind-body>{body}</main></body></html>'


TEXTS = [text_of(number) for number in range(40)]


class WholeIndex:
    """The index that pagefind makes of all texts at once."""

    def __init__(self, texts: Sequence[SearchText]) -> None:
        with _index((text.href, text.html) for text in texts) as index:
            [row] = json.loads((index / ENTRY).read_bytes())["languages"].values()
            self.meta = _unpack(index / f"pagefind.{row['hash']}.pf_meta")
            _, pages, chunks, filters, *_ = self.meta
            self.fragments = [(index / f"fragment/{name}.pf_fragment").read_bytes() for name, _ in pages]
            self.words = list(chain(*(_unpack(index / f"index/{name}.pf_index")[0] for *_, name in chunks)))
            self.filters = [_unpack(index / f"filter/{name}.pf_filter") for _, name in filters]
        self.order = [json.loads(_decompress(fragment))["url"] for fragment in self.fragments]


@pytest.fixture(scope="module")
def whole() -> WholeIndex:
    return WholeIndex(TEXTS)


def joined(texts: Sequence[SearchText], order: Sequence[str], together: int) -> TextRun:
    """Return the run of texts that are indexed, and joined, so many at a time."""
    runs = {}
    for start in range(0, len(texts), together):
        some = texts[start : start + together]
        runs |= {text.href: indexed.run for text, indexed in zip(some, index_texts(some), strict=True)}
    groups = [order[start : start + together] for start in range(0, len(order), together)]
    return join_runs(join_runs(runs[href] for href in group) for group in groups)


@pytest.mark.parametrize("together", [1, 7, 40])
def test_texts_indexed_apart_make_the_index_of_all(whole: WholeIndex, together: int) -> None:
    run = joined(TEXTS, whole.order, together)
    index = make_index_files("en", run, indexer_version())

    def unpack(path: str) -> Any:
        return cbor2.loads(_decompress(index.contents[path]))

    version, pages, chunks, filters, sorts, fields = unpack(f"pagefind.{index.name}.pf_meta")
    assert [count for _, count in pages] == [count for _, count in whole.meta[1]]
    words = list(chain(*(unpack(f"index/{name}.pf_index")[0] for *_, name in chunks)))
    # Pagefind lists spellings with marks in the order of their first texts, and filters in none.
    assert words == [[word, found, sorted(variants)] for word, found, variants in whole.words]
    assert [unpack(f"filter/{name}.pf_filter") for _, name in filters] == sorted(
        [name, sorted(values)] for name, values in whole.filters
    )
    assert [version, sorts, fields] == [whole.meta[0], *whole.meta[4:]]


def test_ranges_are_those_of_pagefind() -> None:
    """With words enough for several files, none of which has a spelling with marks, which pagefind does not count."""
    signs = str.maketrans("0123456789", "abcdefghij")
    bodies = [" ".join(f"{(n * k) % 7919}zzzz".translate(signs) for k in range(4000)) for n in range(1, 20)]
    texts = [SearchText("en", f"/en/{n}/", document(body)) for n, body in enumerate(bodies)]
    whole = WholeIndex(texts)
    index = make_index_files("en", joined(texts, whole.order, 8), whole.meta[0])
    chunks = cbor2.loads(_decompress(index.contents[f"pagefind.{index.name}.pf_meta"]))[2]
    assert len(chunks) > 2
    assert [limits for *limits, _ in chunks] == [limits for *limits, _ in whole.meta[2]]


def test_what_comes_out_for_a_text_does_not_depend_on_others() -> None:
    [alone] = index_texts(TEXTS[:1])
    assert index_texts(TEXTS)[0] == alone


def test_many_texts_are_indexed_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """One by one, a hundred took over ten seconds."""
    run, commands = subprocess.run, []
    monkeypatch.setattr(
        subprocess, "run", lambda command, **options: commands.append(command) or run(command, **options)
    )
    assert len(index_texts([text_of(number) for number in range(100)])) == 100
    assert len(commands) == 1
