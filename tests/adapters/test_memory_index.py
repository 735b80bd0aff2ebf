"""The index of the memory counts common words once for everybody who shares what was counted."""

from __future__ import annotations

import datetime as dt

import pytest

from diglot.adapters import memory_index
from diglot.adapters.memory_index import MemoryIndex
from diglot.adapters.word_forms import find_stems
from diglot.model.memory import RecordedPair
from diglot.pipeline.translation.memory import index_row


def filled_index(common: dict[frozenset[str], int]) -> MemoryIndex:
    index = MemoryIndex(None, common)
    for text in ("road one", "road two", "road three", "bridge one"):
        pair = RecordedPair("a", ("en", "ru"), (text, "…"), dt.date.min, "", "", True, (0, 0))
        index.replace(text, "", 0, [index_row(pair)])
    return index


def test_only_common_words_are_remembered_for_later_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_index, "_MOST_RANKED", 2)
    common: dict[frozenset[str], int] = {}
    words = [find_stems(word, "en") for word in ("road", "bridge", "two")]
    found = []
    for _ in range(2):
        with filled_index(common) as index:
            found.append([pair.texts[0] for pair in index.with_most(words, "en", 9)])
        assert common == {words[0]: 3}
    assert found[0] == found[1] == ["road two"]
