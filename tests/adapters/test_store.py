"""What was made once is kept, and nothing that is damaged is ever given out."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from diglot.adapters.databases import store as machine
from diglot.adapters.databases.store import DAYS_KEPT, FallbackStore, Store, cache_key
from tests.tools.publication import codes, files_of, publish, write_files
from tests.tools.waiting import PATIENCE_S

ROOT = Path(__file__).parents[2]
ROWS = {cache_key(f"key {number}"): f"value {number} ".encode() * 40 for number in range(40)}


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
        assert store.get(cache_key("another")) is None
        assert not store.has(cache_key("another"))


def test_a_newer_result_takes_the_place(path: Path) -> None:
    key = cache_key("a")
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


def age(path: Path, days: float, *keys: bytes) -> None:
    """As if so many days had gone by since these rows, or all, were used."""
    with sqlite3.connect(path) as rows:
        for key in keys or ROWS:
            rows.execute("UPDATE uses SET used = used - ? WHERE key = ?", (int(days * 86_400), key))
    rows.close()


def test_unused_results_are_deleted_after_some_months(path: Path) -> None:
    fill(path)
    used, *unused = ROWS
    age(path, DAYS_KEPT - 1)
    with Store(path) as store:
        assert store.get(used)
    with Store(path) as store:
        assert set(unused) == {key for key in unused if key in kept_keys(path)}
    age(path, 2)
    with Store(path):
        pass  # it asks for nothing: what is used is noted in the file itself
    assert kept_keys(path) == {used}


def kept_keys(path: Path) -> set[bytes]:
    """What the file holds."""
    rows = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)
    keys = {key for (key,) in rows.execute("SELECT key FROM kept")}
    assert keys == {key for (key,) in rows.execute("SELECT key FROM uses")}
    rows.close()
    return keys


LARGE = {cache_key(f"large {number}"): random.Random(number).randbytes(30_000) for number in range(40)}


def fill_by_age(path: Path) -> list[bytes]:
    """A store of large rows, each used a day after the one before it; their keys."""
    with Store(path) as store:
        for key, value in LARGE.items():
            store.put(key, value)
    for days, key in enumerate(reversed(LARGE)):
        age(path, days + 1, key)
    return [*LARGE]


def test_what_was_used_longest_ago_is_dropped_when_too_much_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = fill_by_age(path)
    before = path.stat().st_size
    monkeypatch.setattr(machine, "BYTES_KEPT", before // 2)
    with Store(path):
        pass
    kept = kept_keys(path)
    assert kept == set(keys[-len(kept) :])
    assert 15 < len(kept) < 20
    assert path.stat().st_size < before // 2, "the disk has its space back"
    with Store(path) as store:
        assert {key: store.get(key) for key in kept} == {key: LARGE[key] for key in kept}
        assert not store.damage


def test_recently_used_results_outlive_newer_unused_ones(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *_ = fill_by_age(path)
    with Store(path) as store:
        assert store.has(first)
    monkeypatch.setattr(machine, "BYTES_KEPT", path.stat().st_size // 2)
    with Store(path):
        pass
    assert first in kept_keys(path)


def test_what_this_build_used_is_never_dropped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    oldest, *_, newest = fill_by_age(path)
    monkeypatch.setattr(machine, "BYTES_KEPT", 1)
    with Store(path) as store:
        assert store.get(oldest)
        store.put(b"a", b"1")
    assert kept_keys(path) == {oldest, b"a"}
    assert newest not in kept_keys(path)


def test_what_is_trusted_to_be_there_is_not_dropped(path: Path) -> None:
    fill(path)
    trusted, *_ = ROWS
    age(path, DAYS_KEPT + 1)
    with Store(path) as store:
        assert store.trusts(trusted)
    assert kept_keys(path) == {trusted}


def test_a_store_within_its_bounds_is_not_written(path: Path) -> None:
    """A build that makes nothing new notes nothing, so soon after another one."""
    sound = fill(path)
    assert look(path) == (ROWS, "")
    assert path.read_bytes() == sound


def test_the_store_of_an_earlier_diglot_is_replaced_silently(path: Path) -> None:
    """Nothing in it would ever be asked for: every key has the press's own mark in it."""
    path.parent.mkdir()
    with sqlite3.connect(path) as rows:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("CREATE TABLE kept (key BLOB PRIMARY KEY, checksum BLOB, value BLOB, build INTEGER)")
        rows.execute("PRAGMA user_version = 1")
    rows.close()
    assert look(path) == ({}, "")
    fill(path)
    assert look(path) == (ROWS, "")


def test_the_borders_of_the_parts_of_a_key_count() -> None:
    assert cache_key("ab", "c") != cache_key("a", "bc") != cache_key("abc")
    assert cache_key("a") == cache_key(b"a")


def test_what_was_put_before_a_crash_is_either_kept_or_not(path: Path) -> None:
    """A build that ends without leaving the store: the next one opens it and finds no damage."""
    fill(path)
    store = Store(path)
    store.put(b"late", b"1")
    store._connection.close()  # as when the process ends
    assert look(path) == (ROWS, "")


# ---------------------------------------------------------------- borrowed


def borrow(path: Path, fallback_path: Path) -> tuple[dict[bytes, bytes], FallbackStore]:
    """What a store gives for each key where it may borrow, and its fallback afterwards."""
    with FallbackStore(fallback_path) as fallback, Store(path, fallback=fallback) as store:
        found = {key: value for key in ROWS if (value := store.get(key)) is not None}
        assert not store.damage
    return found, fallback


@pytest.fixture
def fallback_path(tmp_path: Path) -> Path:
    return tmp_path / "fallback_path?/#1/store.sqlite"


def test_what_is_borrowed_is_kept(path: Path, fallback_path: Path) -> None:
    fill(fallback_path)
    found, fallback = borrow(path, fallback_path)
    assert (found, fallback.hits, fallback.damage) == (ROWS, len(ROWS), "")
    assert look(path) == (ROWS, "")


def test_what_is_there_is_not_borrowed(path: Path, fallback_path: Path) -> None:
    fill(path)
    with Store(fallback_path) as store:
        for key in ROWS:
            store.put(key, b"another")
    found, fallback = borrow(path, fallback_path)
    assert (found, fallback.hits) == (ROWS, 0)


def test_has_borrows(path: Path, fallback_path: Path) -> None:
    fill(fallback_path)
    with FallbackStore(fallback_path) as fallback, Store(path, fallback=fallback) as store:
        assert all(map(store.has, ROWS))
    assert look(path) == (ROWS, "")


def test_only_a_store_with_a_fallback_checks_what_was_put(path: Path, fallback_path: Path) -> None:
    """One's own store is trusted, for to look two thousand times takes time; a fallback may have been another's."""
    fill(fallback_path)
    with Store(path) as store:
        assert store.trusts(cache_key("never put"))
    with FallbackStore(fallback_path) as fallback, Store(path, fallback=fallback) as store:
        assert not store.trusts(cache_key("never put"))
        assert store.trusts(cache_key("key 1"))
    assert look(path)[0] == {cache_key("key 1"): ROWS[cache_key("key 1")]}


def test_a_fallback_is_never_written(path: Path, fallback_path: Path) -> None:
    """Nor is anything laid beside it, and it may be where nobody may write."""
    sound = fill(fallback_path)
    assert [row.name for row in fallback_path.parent.iterdir()] == [fallback_path.name]
    fallback_path.chmod(0o444)
    fallback_path.parent.chmod(0o555)
    assert borrow(path, fallback_path)[0] == ROWS
    fallback_path.parent.chmod(0o755)
    assert fallback_path.read_bytes() == sound
    assert [row.name for row in fallback_path.parent.iterdir()] == [fallback_path.name]


def test_a_fallback_in_use_gives_what_it_holds(path: Path, fallback_path: Path) -> None:
    """The other publication's build neither waits nor is waited for."""
    fill(fallback_path)
    with Store(fallback_path) as store:
        store.put(b"late", b"1")
        assert borrow(path, fallback_path)[0] == ROWS


@pytest.mark.parametrize(
    "content", [b"This is no database at all.\n" * 200, b"SQLite format 3\x00", bytes(16_384), b""]
)
def test_a_fallback_that_is_no_store_says_so(path: Path, fallback_path: Path, content: bytes) -> None:
    fallback_path.parent.mkdir(parents=True)
    fallback_path.write_bytes(content)
    found, fallback = borrow(path, fallback_path)
    assert (found, fallback.hits) == ({}, 0)
    assert fallback.damage
    assert fallback_path.read_bytes() == content


def test_a_fallback_of_another_version_gives_nothing(path: Path, fallback_path: Path) -> None:
    fill(fallback_path)
    key = next(iter(ROWS))
    with closing(sqlite3.connect(fallback_path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with FallbackStore(fallback_path) as fallback:
        assert (fallback.get(key), fallback.damage) == (None, "it was written by another version")


@pytest.mark.parametrize(
    ("interval", "is_there"), [(0.0, True), (0.5 * time.monotonic(), False)], ids=["at once", "later"]
)
def test_what_was_put_is_on_the_disk_after_a_while(
    path: Path, interval: float, is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_COMMIT_INTERVAL_S", interval)
    fill(path)
    with Store(path) as store:
        store.put(b"first", b"saved at once")
        store.put(b"new", b"value")
        with FallbackStore(path) as another:
            assert (another.get(b"new") is not None) is is_there


def test_the_time_of_use_is_not_written_again_within_the_hour(path: Path) -> None:
    fill(path)
    key = next(iter(ROWS))
    for days, is_renewed in ((1 / 48, False), (1 / 12, True)):
        age(path, days, key)
        with closing(sqlite3.connect(path)) as connection:
            (before,) = connection.execute("SELECT used FROM uses WHERE key = ?", (key,)).fetchone()
        with Store(path) as store:
            assert store.get(key) is not None
        with closing(sqlite3.connect(path)) as connection:
            (after,) = connection.execute("SELECT used FROM uses WHERE key = ?", (key,)).fetchone()
        assert (after > before) is is_renewed


def test_a_damaged_fallback_gives_nothing_wrong(path: Path, fallback_path: Path) -> None:
    sound = fill(fallback_path)
    noise = random.Random(1917)
    reported = 0
    for _ in range(60):
        place = noise.randrange(len(sound))
        fallback_path.write_bytes(sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
        path.unlink(missing_ok=True)
        found, fallback = borrow(path, fallback_path)
        assert found.items() <= ROWS.items()
        reported += fallback.damage != ""
    assert reported > 0


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


def test_what_was_set_aside_stays_until_the_next_sound_build(path: Path) -> None:
    fill(path)
    path.write_bytes(b"This is no database at all.\n" * 200)
    fill(path)
    assert path.with_suffix(".damaged").read_bytes().startswith(b"This is no database")
    fill(path)
    assert not path.with_suffix(".damaged").exists()


def test_a_smaller_store_is_not_set_aside_over_a_larger_one(path: Path) -> None:
    larger = b"This is no database" * 900
    for content in (larger, b"Nor is this"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        with Store(path) as store:
            assert store.damage
    assert path.with_suffix(".damaged").read_bytes() == larger


@pytest.mark.parametrize("key", ["a text", 5, None, object()], ids=["text", "number", "none", "object"])
@pytest.mark.parametrize("value", ["a text", 5, None, object()], ids=["text", "number", "none", "object"])
def test_a_mistake_of_the_program_loses_nothing(path: Path, key: object, value: object) -> None:
    """It is reported as what it is. Damage is what reading a file finds."""
    fill(path)
    good = cache_key("good")
    with Store(path) as store:
        for wrong in [(key, b"x"), (good, value), (key, value)]:
            with pytest.raises((TypeError, ValueError, sqlite3.ProgrammingError)):
                store.put(*wrong)  # type: ignore[arg-type]
        assert store.get(good) is None
        store.put(good, b"sound")
    assert look(path) == (ROWS, "")
    assert not path.with_suffix(".damaged").exists()


def test_a_question_of_a_wrong_type_loses_nothing(path: Path) -> None:
    fill(path)
    with Store(path) as store:
        for ask in (store.get, store.has):
            with pytest.raises(sqlite3.ProgrammingError):
                ask(object())  # type: ignore[arg-type]
    assert look(path) == (ROWS, "")


def test_a_size_that_is_no_number_is_damage(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE uses SET size = 'large', used = 1")
    monkeypatch.setattr(machine, "BYTES_KEPT", 1)
    with Store(path) as store:
        pass
    assert store.damage
    assert look(path) == ({}, "")


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
def test_a_changed_row_is_not_returned(path: Path, column: str, wrong: object) -> None:
    fill(path)
    key = next(iter(ROWS))
    with sqlite3.connect(path) as rows:
        rows.execute(f"UPDATE kept SET {column} = ? WHERE key = ?", (wrong, key))
    rows.close()
    with Store(path) as store:
        assert store.get(key) is None
        assert store.damage


def test_the_value_of_another_key_is_not_returned(path: Path) -> None:
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
    for name in (path.name, f"{path.name}-journal"):
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


def test_a_flipped_byte_is_never_returned(
    path: Path, request: pytest.FixtureRequest, figure: Callable[[str], None]
) -> None:
    """Its own check finds none of these; with --long, every byte of the file."""
    sound = fill(path)
    step = 1 if request.config.getoption("--long") else max(1, len(sound) // 150)
    # The first hundred bytes are SQLite's own head.
    places = sorted({*range(0, 100, 7), *range(0, len(sound), step)})
    for place in places:
        check_damaged(path, sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
    figure(f"{len(places):,} of {len(places):,} flips: nothing wrong was returned, and the store was intact again")


def test_a_truncated_store_is_never_returned(path: Path) -> None:
    sound = fill(path)
    for size in range(0, len(sound), len(sound) // 20):
        check_damaged(path, sound[:size])


def test_a_stretch_of_zeros_or_noise_is_never_returned(path: Path) -> None:
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
    root = write_files(tmp_path / "house", HOUSE)
    publish(root)
    clean = files_of(root / "public")
    store = root / ".cache/diglot/store.sqlite"
    sound = store.read_bytes()
    noise = random.Random(1986)
    reported = 0
    # Most of a store is not even looked at by a build that can take everything over.
    times = 1_000 if request.config.getoption("--long") else 20
    for _ in range(times):
        place = noise.randrange(len(sound))
        store.write_bytes(sound[:place] + bytes([sound[place] ^ noise.randrange(1, 256)]) + sound[place + 1 :])
        report = publish(root)
        assert set(codes(report)) <= {"damaged-store"}
        assert files_of(root / "public") == clean
        reported += len(codes(report))
    assert reported > 0
    figure(f"{times:,} of {times:,} builds equal to a clean one; {reported} found the damage and said so")


def test_damage_that_is_found_late_loses_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is set aside after every text was looked up in it: their galleys are made once more."""
    renamed = {"content/site.toml": 'base_url = "https://journal.example"\ntitle = "Another house"\n'}
    publish(write_files(tmp_path / "clean", HOUSE | renamed))
    clean = files_of(tmp_path / "clean/public")
    root = write_files(tmp_path / "house", HOUSE)
    publish(root)
    write_files(root, renamed)  # every page is made anew, of texts that are kept
    asked: list[bytes] = []
    get = Store.get

    def get_until_the_pages(self: Store, key: bytes) -> bytes | None:
        asked.append(key)
        if len(asked) == 30:
            self._set_aside(sqlite3.OperationalError("the disk is failing"))
        return get(self, key)

    monkeypatch.setattr(Store, "get", get_until_the_pages)
    assert codes(publish(root)) == ["damaged-store"]
    assert len(asked) > 30
    assert files_of(root / "public") == clean


# ---------------------------------------------------------------- hostile and full stores

# Yields rows without end to whoever asks.
_ENDLESS_VIEW = (
    "CREATE VIEW kept AS WITH RECURSIVE endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)"
    " SELECT CAST(n AS BLOB) AS key, x'00' AS checksum, x'00' AS value FROM endless"
)


def write_view(path: Path) -> None:
    with Store(path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE kept")
    connection.execute(_ENDLESS_VIEW)
    connection.commit()
    connection.close()


_OPEN_WITH_VIEW = {
    "store": "with Store(path) as store:\n    print(store.get(b'key'), bool(store.damage))",
    "fallback": "with FallbackStore(path) as store:\n    print(store.get(b'key'), bool(store.damage))",
}


@pytest.mark.parametrize("kind", _OPEN_WITH_VIEW)
def test_a_view_in_place_of_a_table_is_not_asked(path: Path, kind: str) -> None:
    write_view(path)
    code = (
        "import sys\nfrom pathlib import Path\nfrom diglot.adapters.databases.store import FallbackStore, Store\n"
        f"path = Path(sys.argv[1])\n{_OPEN_WITH_VIEW[kind]}\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=True, cwd=ROOT)
    assert done.stdout == "None True\n"


def test_a_trigger_in_a_store_is_not_run(path: Path) -> None:
    with Store(path) as store:
        store.put(b"key", b"value")
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER t AFTER INSERT ON uses BEGIN DELETE FROM kept; END")
    connection.commit()
    connection.close()
    with Store(path) as store:
        assert store.damage
        store.put(b"key", b"value")
        assert store.get(b"key") == b"value"


def take_all_room(store: Store) -> None:
    """Let the store's disk have no room for another page."""
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages}")


def test_a_disk_that_fills_up_costs_what_was_not_written_and_no_more(path: Path) -> None:
    with Store(path) as store:
        store.put(b"early", b"early")
        store.save()
        take_all_room(store)
        for number in range(20):
            store.put(b"%d" % number, bytes(10_000))
        assert store.unwritable
        assert not store.damage
        assert store.get(b"early") == b"early"
        assert store.get(b"19") == bytes(10_000)
        store.save()
        overflow = store.path.parent
        store.become_reader()
        assert store.get(b"early") == b"early"
        assert store.get(b"19") == bytes(10_000)
        store._reader = None
    assert overflow != path.parent
    assert not overflow.exists()
    with Store(path) as store:
        assert store.get(b"early") == b"early"
