"""The search of an incremental build is that of a build from nothing, whatever was edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.extensions.search.pipeline import search_writer
from tests.tools.random_edits import check_edits


@pytest.mark.parametrize(
    ("count", "in_group"), [(6, 4), pytest.param(100, 4, marks=pytest.mark.long)], ids=["some", "a hundred"]
)
def test_the_search_after_random_edits_is_that_of_an_empty_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, in_group: int
) -> None:
    """The builds of `test_incremental` share a cache: a wrong group of texts would be in both."""
    monkeypatch.setattr(search_writer, "_TEXTS_IN_GROUP", in_group)
    check_edits(tmp_path / "house", count, seed=7, formats=("html", "search"), is_store_shared=False)
