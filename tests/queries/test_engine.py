"""The engine against recomputation from nothing: random graphs, random changes, kills, damage, two processes."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diglot.adapters.databases.row_tables import RowsUnusable, RowTables
from diglot.adapters.extension_packages import own_queries
from diglot.model.problems import NoTitle
from diglot.queries.all_queries import QUERIES
from diglot.queries.database import Database
from diglot.queries.query import UNREAD, Absent, Passing, Query
from tests.tools.samples import examples

VERSION = b"1"


@contextmanager
def opened(queries: Iterable[Query[Any]], path: Path | None = None, tools: Any = None) -> Iterator[Database]:
    with RowTables(path, VERSION) as rows:
        yield Database(rows, queries, tools)


# ---------------------------------------------------------------- a small publication

# A text says on which list it is and how long it is; the list is read by page, two to a page.
TEXT = Query[str]("text", 0, str)


def _words(db: Database, key: str) -> int:
    return len(db.get(TEXT, key).split())


def _place(db: Database, key: str) -> str:
    blog = db.get(TEXT, key).split()[0]
    db.state(blog, key, key)
    return blog


def _list_page(db: Database, key: str) -> list[tuple[str, int]]:
    blog, _, number = key.partition(" ")
    return [(name, db.get(WORDS, name)) for _, name in db.range(blog, limit=2, offset=2 * int(number))]


WORDS = Query[int]("words", 1, int, _words)
PLACE = Query[str]("place", 2, str, _place)
LIST_PAGE = Query[list[tuple[str, int]]]("list page", 3, list[tuple[str, int]], _list_page)
BLOG = (TEXT, WORDS, PLACE, LIST_PAGE)


@pytest.fixture
def db() -> Iterator[Database]:
    with opened(BLOG) as database:
        for name in "abcdef":
            database.set(TEXT, name, "asia some words")
        database.want(PLACE, list("abcdef"))
        database.want(LIST_PAGE, ["asia 0", "asia 1", "asia 2"])
        database.ran = database.cut_off = 0
        yield database


def test_a_value_is_made_once(db: Database) -> None:
    assert db.get(WORDS, "a") == 3
    assert db.ran == 0


def test_a_change_runs_what_read_it_and_stops_where_a_value_stays_the_same(db: Database) -> None:
    db.set(TEXT, "a", "asia other words")
    db.want(LIST_PAGE, ["asia 0", "asia 1", "asia 2"])
    assert (db.ran, db.cut_off) == (2, 2)  # its words and its place, neither of which changed: no page


def test_a_changed_value_runs_its_readers_only(db: Database) -> None:
    db.set(TEXT, "c", "asia three and four")
    db.want(LIST_PAGE, ["asia 0", "asia 1", "asia 2"])
    assert db.get(LIST_PAGE, "asia 1") == [("c", 4), ("d", 3)]
    assert db.ran - db.cut_off == 2  # its words, and the one page that shows them


def test_a_fact_wakes_only_the_ranges_in_which_it_lies(db: Database) -> None:
    db.set(TEXT, "e", "europe some words")
    db.want(LIST_PAGE, ["asia 0", "asia 1", "asia 2"])
    assert [db.get(LIST_PAGE, f"asia {number}") for number in range(3)] == [
        [("a", 3), ("b", 3)],
        [("c", 3), ("d", 3)],
        [("f", 3)],
    ]
    assert db.ran == 3  # its words, its place, and the last page


def test_what_nobody_asks_for_is_not_run(db: Database) -> None:
    db.set(TEXT, "a", "asia one more word")
    assert db.get(WORDS, "a") == 4
    assert db.ran == 1
    assert db.get(LIST_PAGE, "asia 0") == [("a", 4), ("b", 3)]


def test_what_is_absent_may_come(db: Database) -> None:
    assert db.find(WORDS, "g") is None
    with pytest.raises(Absent):
        db.get(WORDS, "g")
    db.set(TEXT, "g", "asia now there")
    assert db.get(WORDS, "g") == 3
    db.set(TEXT, "g", None)
    assert db.find(WORDS, "g") is None


def test_what_is_no_longer_wanted_leaves_its_lists(db: Database) -> None:
    db.want(PLACE, list("bcdef"))
    assert db.get(LIST_PAGE, "asia 0") == [("b", 3), ("c", 3)]
    db.want(PLACE, [])
    assert db.get(LIST_PAGE, "asia 0") == []
    assert db.get(TEXT, "a") == "asia some words", "inputs stay"


def test_the_same_keys_are_wanted_again_without_a_look_at_each(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RowTables, "set_roots", lambda *_: pytest.fail("all keys were looked at"))
    db.set(TEXT, "c", "europe some words")
    db.want(PLACE, list("abcdef"))
    assert [name for name, _ in db.range("asia")] == list("abdef")


def test_keys_that_were_kept_no_longer_are_made_when_they_are_wanted_again(db: Database) -> None:
    db.keep_only(PLACE, ["a", "b"])
    db.set(TEXT, "c", "europe some words")
    db.want(PLACE, list("abcdef"))
    assert [name for name, _ in db.range("asia")] == list("abdef")
    assert [name for name, _ in db.range("europe")] == ["c"]


def test_what_was_wanted_is_made_again_for_another_version(tmp_path: Path) -> None:
    for version in (b"1", b"2"):
        with RowTables(tmp_path / "rows", version) as rows:
            database = Database(rows, BLOG)
            database.set(TEXT, "a", "asia some words")
            database.want(PLACE, ["a"])
            assert database.range("asia") == [("a", "a")]


def test_what_is_remembered_for_several_is_read_by_each_of_them() -> None:
    made: dict[str, Any] = {}

    def shared(db: Database, _: str) -> int:
        if "value" in made:
            db.recall(made["read"])
        else:
            made["value"], made["read"] = db.remember(lambda: db.get(WORDS, "a"))
        return int(made["value"])

    page = Query[int]("page", UNREAD, int, shared)
    with opened((*BLOG, page)) as db:
        db.set(TEXT, "a", "asia some words")
        assert [db.get(page, key) for key in "xyz"] == [3, 3, 3]
        made.clear()
        db.set(TEXT, "a", "asia some more words")
        assert [db.get(page, key) for key in "xyz"] == [4, 4, 4]


def test_values_are_collected_in_the_order_of_their_keys_and_no_others_are_made() -> None:
    with opened((TEXT, PLACE)) as database:
        for name in "abc":
            database.set(TEXT, name, "asia some words")
        assert [*database.collect(PLACE, ["c", "a"], are_all=True)] == ["c", "a"]
        for name in "abc":
            database.set(TEXT, name, "craft some words")
        database.ran = 0
        assert database.collect(PLACE, ["c", "b"], are_all=True) == {"c": "craft", "b": "craft"}
        assert database.ran == 2
        assert [*database.collect(PLACE, ["d", "a"], are_all=False)] == ["a"]
        assert [*database.collect(PLACE, ["c", "d"], are_all=True)] == ["c"]


def test_all_inputs_of_a_kind_are_set_together(db: Database) -> None:
    db.set_all(TEXT, {"a": "asia some words", "b": "asia less"})
    assert (db.find(WORDS, "a"), db.find(WORDS, "b"), db.find(WORDS, "c")) == (3, 2, None)


def test_why_names_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    with opened(BLOG, path) as database:
        database.set_all(TEXT, {"a": "asia one", "b": "asia two"})
        database.want(PLACE, ["a", "b"])
        database.want(LIST_PAGE, ["asia 0"])
    with opened(BLOG, path) as database:
        database.set(TEXT, "b", "asia two and three")
        database.want(LIST_PAGE, ["asia 0"])
        assert database.why(LIST_PAGE, "asia 0") == [("words", "b")]
        assert database.why(WORDS, "b") == [("text", "b")]
        assert database.why(TEXT, "b") == []


def _titled(db: Database, key: str) -> str:
    text = db.get(TEXT, key)
    if not text.istitle():
        db.report(NoTitle(key, None, text))
    return ""


def test_problems_belong_to_rows(tmp_path: Path) -> None:
    title = Query[str]("title", 1, str, _titled)
    with opened([TEXT, title], tmp_path / "rows") as database:
        database.set_all(TEXT, {"a": "one", "b": "Two", "c": "three"})
        database.want(title, list("abc"))
        assert [problem.position[0] for problem in database.problems(title)] == ["a", "c"]
    with opened([TEXT, title], tmp_path / "rows") as database:
        database.set(TEXT, "a", "One")
        database.want(title, ["a", "b"])
        assert database.problems(title) == []


def test_what_is_gone_has_no_problems_though_somebody_has_read_it(tmp_path: Path) -> None:
    """A page that leads to a text stays until it is made again, and so does the row of the text."""
    title = Query[str]("title", 1, str, _titled)
    page = Query[str]("page", 2, str, lambda db, key: db.find(title, key) or "none")
    with opened([TEXT, title, page], tmp_path / "rows") as database:
        database.set_all(TEXT, {"a": "one", "b": "Two"})
        assert len(database.make(title, ["a", "b"], are_all=True)) == 1
        database.want(page, ["a"])
    with opened([TEXT, title, page], tmp_path / "rows") as database:
        database.set(TEXT, "c", "Three")
        assert database.make(title, ["b", "c"], are_all=True) == []
        database.set_all(TEXT, {"b": "Two", "c": "Three"})
        assert database.make(title, ["b"], are_all=True) == []


def test_a_passing_value_holds_until_the_session_ends(tmp_path: Path) -> None:
    """Something went wrong by chance, so the next session tries again; who has read it is made again if it differs."""

    def answer(tools: dict[str, int], requests: Sequence[str]) -> Iterator[str | Passing[str]]:
        for request in requests:
            tools["tries"] += 1
            yield Passing("failed") if tools["tries"] == 1 else request

    try_it = Query[str]("try", 1, str, lambda db, key: db.get(TEXT, key), answer)
    length = Query[int]("length", 2, int, lambda db, key: len(db.get(try_it, key)))
    tools, lengths = {"tries": 0}, []
    for _ in range(3):
        with opened((TEXT, try_it, length), tmp_path / "rows", tools) as db:
            db.set(TEXT, "a", "now there")
            lengths += [db.get(length, "a"), db.get(length, "a")]
    assert (lengths, tools["tries"]) == ([6, 6, 9, 9, 9, 9], 2)


# ---------------------------------------------------------------- what is made outside of the database

# A page reads a word that somebody else gave it; whoever gives words says which.
WORD = Query[str]("word", 4, str, lambda db, key: db.tools[key])
PAGE = Query[str](
    "page", UNREAD, str, lambda db, key: _page(db, key), spread=lambda tools, make, keys: (make(key) for key in keys)
)


def _page(db: Database, key: str) -> str:
    for name in key.split()[1:]:
        db.note(WORD, name)
    before = db.before(PAGE, key)
    changed = [name for _, name in before.changed] if before else ["all"]
    return " ".join([f"{name}={db.tools[name]}" for name in key.split()[1:]] + changed)


def test_what_was_given_by_somebody_else_is_depended_on_and_looked_at_again(tmp_path: Path) -> None:
    words = {"a": "1", "b": "1", "c": "1"}
    with opened((WORD, PAGE), tmp_path / "rows", words) as db:
        db.want(PAGE, ["1 a b", "2 b", "3 c"])
        assert db.get(PAGE, "1 a b") == "a=1 b=1 all"
    words |= {"a": "2", "c": "2"}
    with opened((WORD, PAGE), tmp_path / "rows", words) as db:
        db.doubt(WORD, "abc")
        assert dict(db.values(PAGE)) == {"2 b": "b=1 all"}, "what is out of date is made only where it is asked for"
        db.want(PAGE, ["1 a b", "2 b", "3 c"])
        assert [*dict(db.values(PAGE)).values()] == ["a=2 b=1 a", "b=1 all", "c=2 c"]
        assert db.why(PAGE, "1 a b") == [("word", "a")]


def test_a_value_that_is_in_doubt_is_made_again() -> None:
    words = {"a": "1"}
    with opened((WORD, PAGE), tools=words) as db:
        db.want(PAGE, ["1 a"])
        db.doubt(PAGE, ["1 a", "2 a"])
        assert db.get(PAGE, "1 a") == "a=1", "nothing that it read has changed"
        assert db.find(PAGE, "2 a") == "a=1 all"


def test_groups_of_keys_do_not_touch_each_other() -> None:
    words = {"a": "1", "b": "1"}
    with opened((WORD, PAGE), tools=words) as db:
        db.want(PAGE, ["one a", "one b", "two a"])
        db.keep_only(PAGE, ["one a"], "one ")
        assert [key for key, _ in db.values(PAGE)] == ["one a", "two a"]
        assert [key for key, _ in db.values(PAGE, "two ")] == ["two a"]
        assert [key for key, _ in db.values(WORD)] == ["a"], "what only they have read goes with them"


def test_what_other_processes_make_is_stored_with_what_they_have_read(tmp_path: Path) -> None:
    """Also what they make below it, which is made nowhere else and stored once, and what is not there yet."""

    def in_forks(tools: Any, make: Callable[[str], bytes], keys: Sequence[str]) -> Iterator[bytes]:
        tools["db"].save()
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        process = context.Process(target=_make_in_fork, args=(tools["db"], make, keys, theirs))
        process.start()
        for _ in keys:
            yield ours.recv_bytes()
        process.join()

    def measure(db: Database, key: str) -> int:
        db.tools["here"].append(key)
        return len(db.get(TEXT, key))

    def compare(db: Database, key: str) -> str:
        return f"{db.get(length, key)} of {db.get(length, 'a')}"

    length = Query[int]("length", 1, int, measure)
    share = Query[str]("share", 2, str, compare, spread=in_forks)
    with opened((TEXT, length, share), tmp_path / "rows", {"here": []}) as db:
        db.tools["db"] = db
        db.set_all(TEXT, {"a": "one", "b": "three"})
        db.want(share, ["a", "b", "c"])
        assert dict(db.values(share)) == {"a": "3 of 3", "b": "5 of 3"}
        assert dict(db.values(length)) == {"a": 3, "b": 5}
        assert (db.tools["here"], db.ran) == ([], 7), "three lengths, a text that there is not, three shares"
        db.set(TEXT, "b", "seven!")
        db.set(TEXT, "c", "now there")
        assert db.collect(share, ["a", "b", "c"], are_all=True) == {"a": "3 of 3", "b": "6 of 3", "c": "9 of 3"}
        assert db.ran == 7 + 4


def test_what_states_facts_is_not_made_below_something_in_another_process(tmp_path: Path) -> None:
    """Whether it is on its list must not depend on which process has read it."""
    with opened((TEXT, WORDS, PLACE), tmp_path / "rows") as db:
        db.set(TEXT, "a", "asia some words")
        db.save()
        db.become_reader()
        assert db.get(WORDS, "a") == 3
        with pytest.raises(ValueError, match="place is not to be made in another process"):
            db.get(PLACE, "a")


def _make_in_fork(db: Database, make: Callable[[str], bytes], keys: Sequence[str], pipe: Connection) -> None:
    db.become_reader()
    for key in keys:
        pipe.send_bytes(make(key))


def test_a_query_cannot_read_one_that_is_not_below_it() -> None:
    query = Query[str]("first", 1, str, lambda db, key: db.get(other, key))
    other = Query[str]("second", 2, str, lambda db, key: "")
    with opened([query, other]) as database, pytest.raises(ValueError, match="not below"):
        database.get(query, "a")


def test_a_fact_cannot_wake_a_query_that_is_not_above_it() -> None:
    def viewer(db: Database, key: str) -> int:
        return len(db.range("asia"))

    view = Query[int]("view", 1, int, viewer)
    with opened([TEXT, view, PLACE]) as database:
        database.get(view, "")
        database.set(TEXT, "a", "asia")
        with pytest.raises(ValueError, match="not above"):
            database.get(PLACE, "a")


def test_a_list_that_grows_while_it_is_read_is_read_again() -> None:
    """Reading a place for the first time puts it on the list that was just looked at."""

    def count(db: Database, key: str) -> int:
        seen = len(db.range("asia"))
        db.find(PLACE, "a")
        return seen

    query = Query[int]("count", 3, int, count)
    with opened([TEXT, PLACE, query]) as database:
        database.set(TEXT, "a", "asia")
        assert database.get(query, "") == 1


def test_a_value_that_changes_while_its_reader_runs_is_read_again() -> None:
    def count(db: Database, key: str) -> int:
        return len(db.range("asia"))

    def twice(db: Database, key: str) -> int:
        seen = db.get(counted, "")
        db.find(PLACE, "a")
        db.get(counted, "")
        return seen

    counted, query = Query[int]("count", 3, int, count), Query[int]("twice", 4, int, twice)
    with opened([TEXT, PLACE, counted, query]) as database:
        database.set(TEXT, "a", "asia")
        assert database.get(query, "") == 1


def test_an_error_in_a_query_stores_nothing(db: Database) -> None:
    db.set(TEXT, "a", " ")
    with pytest.raises(IndexError):
        db.get(LIST_PAGE, "asia 0")
    db.set(TEXT, "a", "asia")
    assert db.get(LIST_PAGE, "asia 0") == [("a", 1), ("b", 3)]


# ---------------------------------------------------------------- random graphs

KINDS, NAMES = 7, "abcdef"
# Nobody wants these for themselves: they are made when somebody reads them, and go when nobody does any more. They
# state nothing: a list that depends on who has read it has no one content.
ON_DEMAND = "ghi"
SOURCE = Query[int]("source", 0, int)


def _chance(*parts: object) -> int:
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=4).digest(), "big")


def _random_queries(seed: int) -> list[Query[Any]]:
    """Return queries that read, state and look at what their key and the values that they meet make them.

    Values are few, so that many come out as before; some queries pass on what is absent, some are answered in batches, some
    are spread.
    """
    queries: list[Query[Any]] = [SOURCE]

    def run(kind: int, db: Database, key: str) -> int:
        total = _chance(seed, kind, key)
        for step in range(1 + _chance(seed, kind, key, "reads") % 4):
            choice = _chance(seed, kind, key, step, total % 5)
            other = queries[choice % kind]
            names = NAMES if other is SOURCE else NAMES + ON_DEMAND
            name = names[choice // 7 % len(names)]
            if choice % 11 == 0:
                total += db.get(other, name)
            elif choice // 100 % 2 and kind > 2:
                low, limit = NAMES[choice % 3], choice // 10 % 4 - 1
                total += sum(int(value) for _, value in db.range("list", low, limit=limit, is_reverse=choice % 2 == 0))
            else:
                total += db.find(other, name) or 0
        if kind <= 2 and key in NAMES and total % 3:
            db.state("list", NAMES[total % len(NAMES)], f"{total % 4}")
        return total % 4

    def answered(_tools: Any, requests: Sequence[int]) -> Iterator[int]:
        return (request * 2 % 5 for request in requests)

    for kind in range(1, KINDS):
        query = Query[int](
            f"q{kind}",
            kind,
            int,
            lambda db, key, kind=kind: run(kind, db, key),
            answered if kind % 2 else None,
            spread=(lambda tools, make, keys: map(make, keys)) if kind in (2, 4) else None,
        )
        queries.append(query)
    return queries


def _everything(database: Database, queries: Sequence[Query[Any]]) -> Mapping[tuple[str, str], int | None]:
    # Lists have their members before anybody reads them: in the order of kinds.
    for query in queries[1:]:
        database.want(query, list(NAMES))
    return {(query.name, key): database.find(query, key) for query in queries for key in NAMES}


def _from_nothing(
    queries: Sequence[Query[Any]], inputs: Mapping[str, int | None]
) -> Mapping[tuple[str, str], int | None]:
    with opened(queries) as database:
        for name, value in inputs.items():
            database.set(SOURCE, name, value)
        return _everything(database, queries)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.sampled_from(NAMES), st.one_of(st.none(), st.integers(0, 3))),
        st.tuples(st.just("ask"), st.sampled_from(NAMES), st.integers(1, KINDS - 1)),
        st.tuples(st.just("all"), st.just(""), st.just(0)),
        st.tuples(st.just("reopen"), st.just(""), st.just(0)),
    ),
    max_size=20,
)


@settings(max_examples=examples(150), deadline=None)
@given(seed=st.integers(0, 1 << 20), steps=STEPS)
def test_any_changes_give_what_a_fresh_database_gives(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: list[tuple[str, str, Any]]
) -> None:
    queries, inputs = _random_queries(seed), dict[str, int | None]()
    path = tmp_path_factory.mktemp("rows") / "rows"
    rest = iter([*steps, ("reopen", "", 0)])
    is_open = True
    while is_open:
        is_open = False
        with opened(queries, path) as database:
            for what, name, value in rest:
                if what == "set":
                    inputs[name] = value
                    database.set(SOURCE, name, value)
                elif what == "ask":
                    database.find(queries[value], name)
                elif what == "all":
                    _everything(database, queries)
                else:
                    is_open = True
                    break
    with opened(queries, path) as database:
        assert _everything(database, queries) == _from_nothing(queries, inputs)


class _Killed(Exception):
    """What a process that is killed between two statements does not see."""


class _Counting:
    """A connection that ends before a certain statement."""

    def __init__(self, connection: sqlite3.Connection, left: int) -> None:
        self._connection, self.left = connection, left

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        self._count()
        return self._connection.execute(*arguments)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        self._count()
        return self._connection.executemany(*arguments)

    def close(self) -> None:
        self._connection.close()

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise _Killed


@settings(max_examples=examples(100), deadline=None)
@given(seed=st.integers(0, 1 << 20), left=st.integers(0, 400), pause=st.integers(1, 40))
def test_a_kill_between_any_two_statements_costs_work_only(
    tmp_path_factory: pytest.TempPathFactory, seed: int, left: int, pause: int
) -> None:
    """Commits come at any moment between two rows, a kill at any moment at all."""
    queries, inputs = _random_queries(seed), {name: _chance(seed, name) % 4 for name in NAMES}
    path = tmp_path_factory.mktemp("rows") / "rows"
    with opened(queries, path) as database:
        for name, value in inputs.items():
            database.set(SOURCE, name, value)
        _everything(database, queries)
    inputs = {name: (value + 1) % 4 for name, value in inputs.items()}
    rows = RowTables(path, VERSION)
    connection = _Counting(rows._sql, left)
    rows._sql = connection  # type: ignore[assignment]
    moments = iter(range(10**9))
    commit = rows.save_now_and_then

    def save_now_and_then() -> None:
        rows._committed = 0.0 if next(moments) % pause == 0 else float("inf")
        commit()

    rows.save_now_and_then = save_now_and_then  # type: ignore[method-assign]
    with suppress(_Killed):
        database = Database(rows, queries)
        for name, value in inputs.items():
            database.set(SOURCE, name, value)
        _everything(database, queries)
    connection.close()  # what was not committed is gone
    with opened(queries, path) as database:
        for name, value in inputs.items():
            database.set(SOURCE, name, value)
        assert _everything(database, queries) == _from_nothing(queries, inputs)


# ---------------------------------------------------------------- the file


def _count_up(path: str, name: str, turns: int) -> None:
    for turn in range(turns):
        with opened(BLOG, Path(path)) as database:
            database.set(TEXT, name, f"asia {'word ' * (turn + 1)}")
            database.get(WORDS, name)


def test_two_processes_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_count_up, args=(str(path), name, 20)) for name in "ab"]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    with opened(BLOG, path) as database:
        assert (database.get(WORDS, "a"), database.get(WORDS, "b")) == (21, 21)
        assert database.ran == 0


def test_a_process_that_is_killed_leaves_what_it_had_committed(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    with opened(BLOG, path) as database:
        database.set(TEXT, "a", "asia one")
        database.get(WORDS, "a")
    child = os.fork()
    if not child:
        with opened(BLOG, path) as database:
            database.set(TEXT, "a", "asia one two")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    with opened(BLOG, path) as database:
        assert database.get(TEXT, "a") == "asia one"
        assert database.get(WORDS, "a") == 2


def test_rows_of_another_version_are_not_used(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    with opened(BLOG, path) as database:
        database.set(TEXT, "a", "asia")
        database.get(WORDS, "a")
    with RowTables(path, b"2") as rows:
        database = Database(rows, BLOG)
        assert database.find(WORDS, "a") is None


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 1 << 20), bit=st.integers(0, 7))
@example(place=12176, bit=0)  # in the index, which leads from one key to the row of another
def test_a_flipped_bit_is_noticed_or_changes_no_value(tmp_path: Path, place: int, bit: int) -> None:
    path = tmp_path / "rows"
    path.unlink(missing_ok=True)
    with opened(BLOG, path) as database:
        database.set_all(TEXT, {name: f"asia {'word ' * number}" for number, name in enumerate("abcdef")})
        database.want(PLACE, list("abcdef"))
        database.want(LIST_PAGE, ["asia 0", "asia 1", "asia 2"])
        expected = dict(database.values(WORDS))
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 1 << bit
    path.write_bytes(content)
    try:
        with opened(BLOG, path) as database:
            found = {name: database.find(WORDS, name) for name in "abcdef"}
    except (RowsUnusable, msgspec.DecodeError):
        return
    assert all(value in (None, expected[name]) for name, value in found.items())


def test_a_file_that_is_no_database_is_unusable(tmp_path: Path) -> None:
    (tmp_path / "rows").write_bytes(b"no database" * 100)
    with pytest.raises(RowsUnusable):
        RowTables(tmp_path / "rows", VERSION)


def test_tables_of_somebody_else_are_not_used(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "rows") as connection:
        connection.execute("CREATE TABLE row (id INTEGER)")
    with pytest.raises(RowsUnusable, match="other tables"):
        RowTables(tmp_path / "rows", VERSION)


def test_a_full_disk_is_told_apart_from_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    with pytest.raises(RowsUnusable, match="full"), opened(BLOG, path) as database:  # noqa: PT012
        database._rows._sql.execute("PRAGMA max_page_count = 40")
        for number in range(10_000):
            database.set(TEXT, str(number), "asia " * 100)


def test_every_query_has_a_kind_of_its_own() -> None:
    """Rows of two queries with the same kind would be read as each other's."""
    kinds = [query.kind for query in (*QUERIES, *own_queries())]
    assert sorted(set(kinds)) == sorted(kinds)
