"""Rows are read again as they were saved, and a changed row is written with few others."""

from __future__ import annotations

from pathlib import Path

from diglot.adapters.store import Store
from diglot.pipeline.incremental.row_cache import RowCache

NAMES = [f"content/en/text-{number}.md" for number in range(1_000)]


def saved(store: Store, rows: RowCache[int], names: list[str]) -> int:
    """Save rows; return how many bytes that writes."""
    sizes: list[int] = []
    put = store.put
    store.put = lambda key, value: (sizes.append(len(value)), put(key, value))[1]  # type: ignore[method-assign]
    rows.save(names)
    store.put = put  # type: ignore[method-assign]
    return sum(sizes)


def test_a_changed_row_is_written_with_few_others_and_no_change_writes_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        rows = RowCache(store, "numbers", int)
        for number, name in enumerate(NAMES):
            rows.put(name, number)
        whole = saved(store, rows, NAMES)
        rows = RowCache(store, "numbers", int)
        assert [rows.get(name) for name in NAMES] == list(range(1_000))
        assert saved(store, rows, NAMES) == 0
        rows.put(NAMES[500], -1)
        assert 0 < saved(store, rows, NAMES) < whole / 8
        assert RowCache(store, "numbers", int).get(NAMES[500]) == -1


def test_rows_of_other_names_are_dropped(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        rows = RowCache(store, "numbers", int)
        for number, name in enumerate(NAMES):
            rows.put(name, number)
        rows.save(NAMES)
        RowCache(store, "numbers", int).save(NAMES[:500])
        left = RowCache(store, "numbers", int)
        assert [left.get(name) for name in NAMES] == [*range(500), *[None] * 500]
