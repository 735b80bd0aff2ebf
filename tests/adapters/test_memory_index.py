"""The index of the memory counts common words once for everybody who shares what was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

import pytest

from diglot.adapters.databases import memory_index
from diglot.adapters.databases.memory_index import IndexUnusable, MemoryIndex
from diglot.adapters.words.word_forms import find_stems
from diglot.model.languages import Lang
from diglot.model.translation.memory import RecordedPair
from diglot.pipeline.translation.memory import index_row


def filled_index(common: dict[frozenset[str], int]) -> MemoryIndex:
    index = MemoryIndex(None, common)
    for text in ("road one", "road two", "road three", "bridge one"):
        pair = RecordedPair("a", ("en", "ru"), (text, "…"), dt.date.min, "", "", True, (0, 0))
        index.replace(text, "", 0, [index_row(pair)])
    return index


def pair_of(text: str, unit: int) -> RecordedPair:
    return RecordedPair("a", ("en", "ru"), (text, "…"), dt.date.min, "", "", True, (unit, unit))


def test_only_pairs_that_changed_are_indexed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def row(pair: RecordedPair) -> tuple[RecordedPair, dict[Lang, Iterator[str]]]:
        def stems() -> Iterator[str]:
            asked.append(pair.texts[0])
            yield pair.texts[0]

        return pair, {"en": stems()}

    first, second, third = (pair_of(text, number) for number, text in enumerate(("one", "two", "three")))
    with MemoryIndex(None) as index:
        index.replace("a", "1", 0, map(row, [first, second, second]))
        asked.clear()
        index.replace("a", "2", 0, map(row, [third, second, first]))
        assert asked == ["three"]
        assert list(index.all()) == [third, second, first]
        assert index.stamp("a") == "2"
        found = [[*index.with_all([frozenset([word])], "en")] for word in ("one", "two", "three")]
        assert found == [[first], [second], [third]]


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


@pytest.mark.parametrize(("counted", "asked_for"), [(10_000, 8), (0, 5)])
def test_a_passage_in_a_large_memory_has_two_of_the_rarest_words(
    monkeypatch: pytest.MonkeyPatch, counted: int, asked_for: int
) -> None:
    monkeypatch.setattr(memory_index, "_MOST_RANKED", 1)
    monkeypatch.setattr(memory_index, "_MOST_COUNTED", counted)
    words = [f"w{number}" for number in range(9)]
    texts = [f"{one} {other}" for one, other in combinations(words, 2)]
    # The more often a word occurs, the higher its number.
    texts += [word for number, word in enumerate(words) for _ in range(number)]
    with MemoryIndex(None) as index:
        index.replace("a", "", 0, (index_row(pair_of(text, number)) for number, text in enumerate(texts)))
        found = index.with_most([frozenset([word]) for word in words], "en", 100)
        assert {pair.texts[0] for pair in found} == {
            f"{one} {other}" for one, other in combinations(words[:asked_for], 2)
        }


@pytest.mark.parametrize("kind", [TypeError, ValueError, RecursionError])
def test_a_fault_of_ours_is_no_damage_of_the_index(kind: type[Exception]) -> None:
    """It is told as what it is, and the index stays."""

    def stems() -> Iterator[tuple[RecordedPair, dict[Lang, list[str]]]]:
        raise kind("a fault")
        yield pair_of("road", 0), {}

    with pytest.raises(kind, match="a fault"):
        filled_index({}).replace("a", "", 0, stems())


@pytest.mark.parametrize("value", ["text", 7, None])
def test_a_row_of_another_type_is_damage(value: object) -> None:
    index = filled_index({})
    index._connection.execute("UPDATE pairs SET value = ?", (value,))
    with pytest.raises(IndexUnusable):
        list(index.all())
