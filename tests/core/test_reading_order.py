"""The contents of a volume, and their order."""

from __future__ import annotations

import datetime as dt

import pytest

from diglot.core.page_models import article_keys, volume_contents
from diglot.model.languages import LocalizedText
from diglot.model.paper.volumes import Selection, Volume, VolumePart
from tests.tools.small_words import manuscript, pair

ARTICLES, _ = pair(
    manuscript("en/asia/index", title="Asia"),
    manuscript("en/asia/new", date=dt.date(2015, 3, 1), tags=("trade",)),
    manuscript("ru/asia/new", date=dt.date(2013, 1, 1), translators=("Ivan",)),
    manuscript("en/asia/old", date=dt.date(2014, 3, 1)),
    manuscript("en/asia/deep/middle", date=dt.date(2014, 9, 1), tags=("Trade",)),
    manuscript("en/asia/undated"),
    manuscript("ru/asia/undated", translators=("Ivan",)),
    manuscript("en/asia/deep/index", title="Deep"),
    manuscript("en/asian", date=dt.date(2015, 1, 1)),
    manuscript("en/asia/draft", date=dt.date(2014, 1, 1), status="draft"),
)


def volume(*selections: tuple[str, tuple[str, ...]]) -> Volume:
    parts = (VolumePart(Selection(kind, names, (1,) * len(names))) for kind, names in selections)  # type: ignore[arg-type]
    return Volume("book", LocalizedText(), tuple(parts), is_divided=len(selections) > 1)


def keys(book: Volume, lang: str = "en") -> list[list[str]]:
    return [[article.key for article in rows] for _, rows in volume_contents(book, ARTICLES, lang)]


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        ("blog", ("asia",), ["asia/old", "asia/deep/middle", "asia/new", "asia/undated"]),  # with the blogs in it
        ("blog", ("asia/deep",), ["asia/deep/middle"]),
        ("year", ("2014",), ["asia/old", "asia/deep/middle"]),
        ("tag", ("trade",), ["asia/deep/middle", "asia/new"]),
        ("articles", ("asia/new", "asian", "asia/old"), ["asia/new", "asian", "asia/old"]),  # as they are named
    ],
)
def test_a_volume_is_in_chronological_order(kind: str, names: tuple[str, ...], expected: list[str]) -> None:
    """Unpublished texts are not in it."""
    assert keys(volume((kind, names))) == [expected]


def test_a_book_has_only_texts_in_its_language() -> None:
    """In the order of the articles, regardless of the dates of the translations."""
    assert keys(volume(("blog", ("asia",))), "ru") == [["asia/new", "asia/undated"]]


def test_a_text_is_in_a_volume_once() -> None:
    assert keys(volume(("tag", ("trade",)), ("blog", ("asia",)))) == [
        ["asia/deep/middle", "asia/new"], ["asia/old", "asia/undated"],
    ]  # fmt: skip


def test_a_part_without_texts_is_left_out() -> None:
    assert keys(volume(("year", ("2014",)), ("tag", ("trade",))), "ru") == [["asia/new"]]


def test_the_keys_of_a_volume_are_those_of_all_languages() -> None:
    assert article_keys(volume(("articles", ("asia/new", "asian"))), ARTICLES, ["ru", "en"]) == {"asia/new", "asian"}
