"""What was made once is kept, and nothing that is damaged is ever given out."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from diglot.machines.store import BUILDS_KEPT, Store, key_of
from tests.tools.small_house import codes, files_of, publish, write_house

ROWS = {key_of(f"key {number}"): f"value {number} ".encode() * 40 for number in range(40)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache/store.sqlite"


def fill(path: Path) -> bytes:
    """A store with the rows in it; its bytes."""
    with Store(path) as store:
        for key, value in ROWS.items():
            store.put(key, value)
    return path.read_bytes()


def look(path: Path) -> tuple[dict[bytes, bytes], str]:
    """What a store gives for each key, and what it says of damage."""
    with Store(path) as store:
        found = {key: value for key in ROWS if (value := store.get(key)) is not None}
        return found, store.damage


# ---------------------------------------------------------------- a sound store


def test_a_result_is_kept_across_builds(path: Path) -> None:
    fill(path)
    assert look(path) == (ROWS, "")


def test_what_was_never_put_is_not_there(path: Path) -> None:
    fill(path)
    with Store(path) as store:
        assert store.get(key_of("another")) is None
        assert not store.has(key_of("another"))


def test_a_newer_result_takes_the_place(path: Path) -> None:
    key = key_of("a")
    with Store(path) as store:
        store.put(key, b"old")
        store.put(key, b"new")
        assert store.get(key) == b"new"
    with Store(path) as store:
        assert store.get(key) == b"new"


def test_an_empty_result_is_a_result(path: Path) -> None:
    with Store(path) as store:
        store.put(b"a", b"")
    with Store(path) as store:
        assert store.get(b"a") == b""
        assert store.has(b"a")


def test_fresh_forgets(path: Path) -> None:
    fill(path)
    with Store(path, is_fresh=True) as store:
        assert not any(map(store.has, ROWS))
        store.put(b"a", b"1")
    assert look(path)[0] == {}


def test_what_nobody_asks_for_is_dropped_after_some_builds(path: Path) -> None:
    fill(path)
    used, *unused = ROWS
    for _ in range(BUILDS_KEPT):
        with Store(path) as store:
            assert store.has(used)
    with Store(path) as store:  # it asks for nothing: what is kept is counted in the file itself
        assert sum(map(store.has, unused)) == len(unused)
    for _ in range(BUILDS_KEPT + 1):
        with Store(path) as store:
            assert store.has(used)
    with Store(path) as store:
        assert store.has(used)
        assert not any(map(store.has, unused))


def test_the_borders_of_a_key_s_parts_count() -> None:
    assert key_of("ab", "c") != key_of("a", "bc") != key_of("abc")
    assert key_of("a") == key_of(b"a")


def test_what_was_put_before_a_crash_is_either_kept_or_not(path: Path) -> None:
    """A build that ends without leaving the store: the next one opens it and finds no damage."""
    fill(path)
    store = Store(path)
    store.put(b"late", b"1")
    store._connection.close()  # as when the process ends
    assert look(path) == (ROWS, "")


# ---------------------------------------------------------------- a damaged one

CONTENTS = {
    "empty": b"",
    "text": b"This is no database at all.\n" * 200,
    "head only": b"SQLite format 3\x00",
    "zeros": bytes(16_384),
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_a_file_that_is_no_store_is_set_aside(path: Path, content: bytes) -> None:
    """And the next build finds a sound store again."""
    path.parent.mkdir()
    path.write_bytes(content)
    with Store(path) as store:
        assert (store.damage != "") == (content != b"")
        store.put(b"a", b"1")
    with Store(path) as store:
        assert store.get(b"a") == b"1"
        assert store.damage == ""


def test_a_store_of_another_version_is_set_aside(path: Path) -> None:
    fill(path)
    with sqlite3.connect(path) as rows:
        rows.execute("PRAGMA user_version = 99")
    rows.close()
    found, damage = look(path)
    assert found == {}
    assert "version" in damage


def test_a_store_of_other_tables_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as rows:
        rows.execute("CREATE TABLE kept (something TEXT)")
    rows.close()
    found, damage = look(path)
    assert found == {}
    assert damage
    assert look(path) == ({}, "")


def test_a_folder_in_the_store_s_place_is_set_aside(path: Path) -> None:
    path.mkdir(parents=True)
    with Store(path) as store:
        assert store.damage
        store.put(b"a", b"1")
    with Store(path) as store:
        assert store.get(b"a") == b"1"


@pytest.mark.parametrize("column", ["checksum", "value"])
@pytest.mark.parametrize("wrong", [b"x", "text", 3, None])
def test_a_row_that_somebody_changed_is_not_given_out(path: Path, column: str, wrong: object) -> None:
    fill(path)
    key = next(iter(ROWS))
    with sqlite3.connect(path) as rows:
        rows.execute(f"UPDATE kept SET {column} = ? WHERE key = ?", (wrong, key))
    rows.close()
    with Store(path) as store:
        assert store.get(key) is None
        assert store.damage


def test_the_value_of_another_key_is_not_given_out(path: Path) -> None:
    """The checksum is of key and value: a row that moved is no row."""
    fill(path)
    first, second, *_ = ROWS
    with sqlite3.connect(path) as rows:
        checksum, value = rows.execute("SELECT checksum, value FROM kept WHERE key = ?", (second,)).fetchone()
        rows.execute("UPDATE kept SET checksum = ?, value = ? WHERE key = ?", (checksum, value, first))
    rows.close()
    with Store(path) as store:
        assert store.get(first) is None


def check_damaged(path: Path, content: bytes) -> None:
    """Whatever the bytes: what is given out is right, and after some builds the store is a sound one again."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    path.write_bytes(content)
    with Store(path) as store:
        for key, value in ROWS.items():
            assert store.get(key) in (value, None)
        for key, value in ROWS.items():
            store.put(key, value)
            assert store.get(key) in (value, None)  # None: the damage showed only now
    found, _ = look(path)
    assert found.items() <= ROWS.items()
    for _ in range(3):  # a damaged index shows itself only when a row is put that it has lost
        fill(path)
    assert look(path) == (ROWS, "")


def test_a_flipped_byte_is_never_given_out(
    path: Path, request: pytest.FixtureRequest, figure: Callable[[str], None]
) -> None:
    """Its own check finds none of these; with --long, every byte of the file."""
    sound = fill(path)
    step = 1 if request.config.getoption("--long") else max(1, len(sound) // 150)
    # The first hundred bytes are SQLite's own head.
    places = sorted({*range(0, 100, 7), *range(0, len(sound), step)})
    for place in places:
        check_damaged(path, sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
    figure(f"{len(places):,} of {len(places):,} flips: nothing wrong was given out, and the store was sound again")


def test_a_store_that_was_cut_short_is_never_given_out(path: Path) -> None:
    sound = fill(path)
    for size in range(0, len(sound), len(sound) // 20):
        check_damaged(path, sound[:size])


def test_a_stretch_of_zeros_or_noise_is_never_given_out(path: Path) -> None:
    sound = fill(path)
    noise = random.Random(1708)
    for _ in range(30):
        start, size = noise.randrange(len(sound)), noise.choice([16, 512, 4096])
        for stretch in (bytes(size), noise.randbytes(size)):
            check_damaged(path, (sound[:start] + stretch + sound[start + size :])[: len(sound)])


# ---------------------------------------------------------------- a build with it

HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\ntitle = "House"\n',
    **{
        f"content/en/text-{n}.md": f"# Text {n}\n\n{'Words of an essay. ' * 40}[^1]\n\n[^1]: Note {n}.\n"
        for n in range(6)
    },
    **{f"content/ru/text-{n}.md": f"# Текст {n}\n\n{'Слова эссе. ' * 40}\n" for n in range(6)},
}


def test_a_build_with_a_damaged_store_equals_a_clean_one(
    tmp_path: Path, request: pytest.FixtureRequest, figure: Callable[[str], None]
) -> None:
    """Wherever the damage lies, and whenever it is found: no page is ever published without its text."""
    root = write_house(tmp_path / "house", HOUSE)
    publish(root)
    clean = files_of(root / "public")
    store = root / ".cache/diglot/store.sqlite"
    sound = store.read_bytes()
    noise = random.Random(1986)
    told = 0
    times = 1_000 if request.config.getoption("--long") else 12
    for _ in range(times):
        place = noise.randrange(len(sound))
        store.write_bytes(sound[:place] + bytes([sound[place] ^ noise.randrange(1, 256)]) + sound[place + 1 :])
        report = publish(root)
        assert set(codes(report)) <= {"damaged-store"}
        assert files_of(root / "public") == clean
        told += len(codes(report))
    assert told > 0
    figure(f"{times:,} of {times:,} builds equal to a clean one; {told} met the damage and said so")


def test_damage_that_is_found_late_loses_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is set aside after every text was looked up in it: their galleys are made once more."""
    renamed = {"content/site.toml": 'base_url = "https://journal.example"\ntitle = "Another house"\n'}
    publish(write_house(tmp_path / "clean", HOUSE | renamed))
    clean = files_of(tmp_path / "clean/public")
    root = write_house(tmp_path / "house", HOUSE)
    publish(root)
    write_house(root, renamed)  # every page is made anew, of texts that are kept
    asked: list[bytes] = []
    get = Store.get

    def get_until_the_pages(self: Store, key: bytes) -> bytes | None:
        asked.append(key)
        if len(asked) == 30:
            self._set_aside("the disk is failing")
        return get(self, key)

    monkeypatch.setattr(Store, "get", get_until_the_pages)
    assert codes(publish(root)) == ["damaged-store"]
    assert len(asked) > 30
    assert files_of(root / "public") == clean
