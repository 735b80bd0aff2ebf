"""Lists are values by key: what stands in them decides whether they are made again, and nothing else does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from diglot.queries.engine import Database, Query
from diglot.queries.site.lists import LIST, LISTS, NEIGHBOURS, RELATED
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


def edited(root: Path, path: str, old: str, new: str) -> None:
    """Edit a file, and build; the site is the same as one that is built anew."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    write_files(root, {path: text.replace(old, new)})
    publish(root, formats=("html",))


def test_a_word_or_a_title_moves_no_text_in_a_list(publication: Path, made: dict[str, list[str]]) -> None:
    edited(publication, "content/en/sea/keel.md", "Of keel", "Of a keel")
    edited(publication, "content/en/sea/keel.md", "title: keel", "title: The Keel")
    for query in (LISTS, LIST):
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
