"""Lists are values by key: what stands in them decides whether they are made again, and nothing else does."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.adapters.databases.row_tables import RowTables
from diglot.core.page_models.list_membership import ListedText, ListKind, ListRules, TextLists
from diglot.model.publication import Tag
from diglot.queries.database import Database
from diglot.queries.query import Query
from diglot.queries.site.list_facts import LIST_RULES, LIST_TEXTS, read_lists, state_lists
from diglot.queries.site.lists import LIST, LIST_KEYS, NEIGHBOURS, RELATED, set_list_rules
from diglot.queries.site.pages import TASK
from tests.tools.publication import copy_publication, files_of, publish, write_files

SEA = {
    f"content/en/sea/{name}.md": f"---\ntitle: {name}\ndate: 2020-01-0{day}\ntags: [{tag}]\n---\nOf {name}.\n"
    for name, day, tag in (("anchor", 1, "iron"), ("buoy", 3, "cork"), ("keel", 5, "iron"), ("mast", 7, "oak"))
}
HOUSE = {
    "content/site.toml": 'base_url = "https://notes.example"\n',
    "content/en/sea/index.md": "---\ntitle: The Sea\n---\nOf the sea.\n",
    "content/ru/sea/keel.md": "---\ntitle: Киль\n---\nО киле.\n",
    **SEA,
}


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    root = write_files(tmp_path, HOUSE)
    publish(root, formats=("html",))
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The keys of what was made, without their groups, by the name of the query."""
    keys: dict[str, list[str]] = {}
    store = Database._store

    def noted(db: Database, query: Query[Any], key: str, *more: Any) -> None:
        keys.setdefault(query.name, []).append(key.partition(" ")[2])
        store(db, query, key, *more)

    monkeypatch.setattr(Database, "_store", noted)
    return keys


# ---------------------------------------------------------------- lists from facts are those that are sorted in memory

NAMES = st.sampled_from(["iron", "oak", "Ann Lee", 'a "b"', "a", "a\nb", "a\n", "море", ""])
KEYS = st.sampled_from(["sea/keel", "sea/mast", "sea", "land/hill", "land", "hill", "сад/липа", "a", "b", "c", "d", ""])
TEXTS = st.builds(
    ListedText,
    key=KEYS,
    kind=st.sampled_from(["article", "article", "article", "blog"]),
    blog=st.sampled_from(["sea", "land", ""]),
    date=st.integers(0, 4),
    written=st.integers(0, 4),
    is_own=st.booleans(),
    tags=st.lists(NAMES, max_size=4).map(lambda names: tuple(Tag(name, name) for name in names)),
    audiences=st.lists(NAMES, max_size=2, unique=True).map(tuple),
    people=st.lists(st.tuples(NAMES, st.integers(0, 2)), max_size=3, unique_by=lambda one: one[0]).map(tuple),
    aliases=st.lists(st.sampled_from(["/x/", "/y/"]), max_size=2, unique=True).map(tuple),
)
LISTED = Query[ListedText]("listed", 0, ListedText)
STATED = Query[bool]("stated", 1, bool, lambda db, key: state_lists(db, "g ", "en", db.get(LISTED, key)) is None)
RULES = ListRules(("land", "sea"), (("one", ("sea/keel", "hill", "lost")), ("none", ("lost",))), {})


@given(st.lists(TEXTS, max_size=12, unique_by=lambda text: text.key), st.sets(KEYS) | st.none())
def test_lists_of_facts_are_those_that_are_sorted_in_memory(texts: list[ListedText], only: set[str] | None) -> None:
    with RowTables(None, b"") as rows:
        db = Database(rows, [LISTED, STATED, LIST_RULES, LIST_TEXTS])
        db.set_all(LISTED, {text.key: text for text in texts})
        db.want(STATED, [text.key for text in texts])
        lists = read_lists(db, set_list_rules(db, "g ", only, RULES), "en")
        chosen = [text for text in texts if only is None or text.key in only]
        expected = TextLists(tuple(sorted(chosen, key=lambda text: (-text.written or 1, text.key))), RULES)
        for kind in get_args(ListKind):
            if kind not in ("role", "home", "blogs", "dated", "pages", "texts"):
                assert lists.keys(kind) == expected.keys(kind), kind
            for key in ("", *expected.keys(kind)):
                assert tuple(lists.members(kind, key)) == tuple(expected.members(kind, key)), (kind, key)
        assert lists.aliases() == expected.aliases()
        for text in chosen:
            if text.kind == "article":
                assert lists.neighbours(text.key) == expected.neighbours(text.key)
                assert lists.related(text.key) == expected.related(text.key)


# ---------------------------------------------------------------- what an edit wakes


def edited(root: Path, path: str, old: str, new: str) -> None:
    """Edit a file, and build; the site is the same as one that is built anew."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    write_files(root, {path: text.replace(old, new)})
    publish(root, formats=("html",))


def test_a_word_or_a_title_moves_no_text_in_a_list(publication: Path, made: dict[str, list[str]]) -> None:
    edited(publication, "content/en/sea/keel.md", "Of keel", "Of a keel")
    edited(publication, "content/en/sea/keel.md", "title: keel", "title: The Keel")
    for query in (LIST, LIST_KEYS, NEIGHBOURS, RELATED):
        assert query.name not in made
    # Its title stands in the entries beside it, which are made of the text and not of the list.
    assert "en article sea/mast" in made[TASK.name]
    assert "en article sea/anchor" in made[TASK.name]  # related by its tag
    assert "en home 1" in made[TASK.name]


def test_another_date_changes_the_neighbours_of_those_texts_alone(
    publication: Path, made: dict[str, list[str]]
) -> None:
    edited(publication, "content/en/sea/keel.md", "2020-01-05", "2020-01-02")
    assert "en blog sea" in made[LIST.name]
    articles = {name.removeprefix("en article ") for name in made[TASK.name] if name.startswith("en article ")}
    assert articles == {"sea/anchor", "sea/buoy", "sea/keel", "sea/mast"}
    page = (publication / "public/en/sea/buoy/index.html").read_text(encoding="utf-8")
    assert page.index("/en/sea/keel/") < page.index("/en/sea/mast/")


def test_another_tag_wakes_the_pages_of_both_tags_and_no_others(publication: Path, made: dict[str, list[str]]) -> None:
    edited(publication, "content/en/sea/anchor.md", "tags: [iron]", "tags: [cork]")
    tags = {name for name in made[TASK.name] if " tag " in name}
    assert tags == {f"{lang} tag 1 {name}" for lang in ("en", "ru") for name in ("iron", "cork")}
    assert {key.partition(" ")[2] for key in made[RELATED.name]} == {"sea/anchor", "sea/buoy", "sea/keel"}


def test_a_list_reads_as_if_all_had_been_sorted_anew(publication: Path, tmp_path: Path) -> None:
    for path, old, new in (
        ("content/en/sea/keel.md", "2020-01-05", "2019-12-31"),
        ("content/en/sea/mast.md", "tags: [oak]", "tags: [iron, oak]"),
        ("content/en/sea/buoy.md", "title: buoy", "title: A Buoy\naliases: [/en/float/]"),
    ):
        edited(publication, path, old, new)
    anew = copy_publication(publication, tmp_path / "anew")
    publish(anew, formats=("html",))
    assert files_of(publication / "public") == files_of(anew / "public")


def test_a_build_of_one_article_lists_this_one_alone(publication: Path, made: dict[str, list[str]]) -> None:
    before = files_of(publication / "public")
    few = publication / "few"
    publish(publication, formats=("html",), only=("sea/keel",), output=few)
    home = (few / "en/index.html").read_text(encoding="utf-8")
    assert "/en/sea/keel/" in home
    assert "/en/sea/mast/" not in home
    made.clear()
    publish(publication, formats=("html",))
    assert files_of(publication / "public") == before
    assert NEIGHBOURS.name not in made
