"""An original and two translations: a publication in English, Russian and German, the last one by a package."""

from __future__ import annotations

import re
import shutil
import signal
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.languages import language_package
from tests.languages.language_package import page
from tests.test_sites import compare, parts_of
from tests.tools.running_command import running_command

HERE = Path(__file__).parent
THREE = HERE / "three"
run = partial(language_package.run, HERE / "german")

# What shows three languages, from its text on: doors, a list of formats; a text that is missing in one; the search.
SHOWN = ("en/port/index.html", "de/port/index.html", "ru/deich/index.html", "de/search/index.html", "sitemap-de.xml")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("three")
    shutil.copytree(THREE / "content", root / "content")
    return root


@pytest.fixture(scope="module")
def report(root: Path) -> Any:
    return run(root, "build")


def test_it_is_built_without_a_problem(report: Any) -> None:
    """Labels of a menu in the language of the package are known, too."""
    assert report["problems"] == []
    assert (report["articles"], report["editions"]) == (2, 5)


@pytest.mark.parametrize("place", SHOWN)
def test_pages_are_the_same_to_the_byte(report: Any, root: Path, place: str, accept: bool) -> None:
    compare(THREE / "expected" / place, parts_of((root / "public" / place).read_bytes())[2], accept)


def test_a_switch_and_the_head_name_all_three(report: Any, root: Path) -> None:
    """In the same order on each page; “l” goes to the next one."""
    found = page(root, "de/port/")
    switch = found.xpath("//header//*[@class='languages']//li/*")
    assert [(one.text_content(), one.get("href")) for one in switch] == [
        ("Deutsch", None), ("English", "/en/port/"), ("Русский", "/ru/port/"),
    ]  # fmt: skip
    alternates = {
        one.get("hreflang"): one.get("href") for one in found.xpath("//head/link[@rel='alternate'][@hreflang]")
    }
    assert alternates == {
        "en": "https://hefte.example/en/port/", "ru": "https://hefte.example/ru/port/",
        "de": "https://hefte.example/de/port/", "x-default": "https://hefte.example/en/port/",
    }  # fmt: skip


def test_each_pair_has_its_page_with_both_texts(report: Any, root: Path) -> None:
    """That of the first two languages is where it is in a publication of two; the others name their pair."""
    pages = {path.relative_to(root / "public").parent.as_posix() for path in root.glob("public/**/index.html")}
    assert sorted(place for place in pages if "parallel" in place) == [
        "de/deich/parallel/de-en", "de/port/parallel/de-en", "en/dyke/parallel/de-en", "en/port/parallel",
        "en/port/parallel/de-en", "ru/port/parallel",
    ]  # fmt: skip
    titles = page(root, "de/port/parallel/de-en/").xpath("//*[@class='parallel-title']/a/@hreflang")
    assert titles == ["en", "de"]


def test_every_language_can_be_searched(report: Any, root: Path) -> None:
    assert {path.name.split(".")[1] for path in root.glob("public/pagefind/words.*.txt")} == {"de", "en", "ru"}


def test_each_pair_has_a_row_and_a_ledger(root: Path) -> None:
    """Two files for one article; `--to` chooses one of its translations."""
    rows = run(root, "status")["articles"]
    states = {(row["article"], row["lang"]): row["state"] for row in rows}
    assert states == {
        ("deich", "en"): "untracked", ("deich", "ru"): "missing",
        ("port", "de"): "untracked", ("port", "ru"): "untracked",
    }  # fmt: skip
    written = [run(root, "sync", "port", "--by", "A"), run(root, "sync", "deich", "--to", "en", "--by", "A")]
    paths = [row["path"] for document in written for row in document["articles"]]
    assert paths == ["content/ledger/port.toml", "content/ledger-de-en/port.toml", "content/ledger-de-en/deich.toml"]
    path = root / "content/en/port.md"
    path.write_text(path.read_text(encoding="utf-8").replace("cast off", "left at dawn"), encoding="utf-8")
    run(root, "sync", "port", "--to", "ru", "--by", "A")
    changed = run(root, "diff", "port")["articles"]
    assert [(one["lang"], one["state"]) for one in changed] == [("ru", "in-step"), ("de", "source-changed")]


def test_a_comment_on_one_translation_is_not_on_the_others(root: Path) -> None:
    run(root, "comment", "port", "--to", "de", "--text", "Warum?", "--by", "A")
    run(root, "comment", "port", "--text", "When?", "--by", "A")
    counts = {row["lang"]: row["comments"] for row in run(root, "status", "port")["articles"]}
    assert counts == {"de": 2, "ru": 1}


def test_each_pair_is_checked_by_itself(root: Path) -> None:
    """A term in two of the languages counts for their pair."""
    path = root / "content/de/port.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("1.234,5", "1.243,5"), encoding="utf-8")
    every, of_russian = (run(root, "check", *words)["problems"] for words in ((), ("--to", "ru")))
    path.write_text(before, encoding="utf-8")
    assert [(one["code"], one["file"]) for one in every] == [("number-differs", "content/de/port.md")]
    assert of_russian == []


def test_the_memory_is_asked_for_one_language(root: Path) -> None:
    """Of a unit in three languages as well, in the memory of another program."""
    found = run(root, "find", "lighthouse", "--to", "de")["matches"]
    assert [match["translation"]["text"] for match in found] == ["Der Leuchtturm ist dunkel."]


def test_a_pair_is_exported(root: Path, tmp_path: Path) -> None:
    run(root, "export", "port", "--format", "po", "--to", "de", "--output", str(tmp_path / "port.po"))
    written = (tmp_path / "port.po").read_text(encoding="utf-8")
    assert re.search(r'msgid "The Port"\nmsgstr "Der Hafen"', written)


def test_the_order_of_languages_does_not_cost_a_ledger(root: Path) -> None:
    """Where it says whose ledgers are in a folder, those of another pair are not written over."""
    path = root / "content/site.toml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace('"en", "ru", "de"', '"en", "de", "ru"'), encoding="utf-8")
    refused = run(root, "sync", "port", "--by", "A")
    path.write_text(before, encoding="utf-8")
    assert {problem["code"] for problem in refused["problems"]} >= {"damaged-ledger"}
    assert "ru = " in (root / "content/ledger/port.toml").read_text(encoding="utf-8")


def test_at_the_desk_a_pair_is_chosen(tmp_path: Path, browser: Any) -> None:
    """Of an article with two translations, each has a row on the board; what is saved changes one file alone."""
    root = Path(shutil.copytree(THREE / "content", tmp_path / "three/content")).parent
    before = {path: path.read_bytes() for path in root.glob("content/*/port.md")}
    words = ["--ui-lang", "en", "desk", "--root", str(root), "--port", "0", "--by", "Nina Ash"]
    under = ("env", f"PYTHONPATH={language_package.paths_with(HERE / 'german')}")
    with running_command(words, tmp_path / "desk.txt", r"http://\S+", signal.SIGINT, under) as (_, match):
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.goto(match[0])
        rows = tab.locator("tbody tr", has_text="The Port")
        assert sorted(rows.locator(".pair").all_inner_texts()) == ["en → de", "en → ru"]
        chosen = rows.filter(has_text="en → de").locator("th a").get_attribute("href")
        tab.goto(f"{urljoin(match[0], chosen)}#at-2")
        tab.wait_for_selector("textarea:focus")
        area = tab.locator(".in-hand textarea")
        assert (area.get_attribute("lang"), area.input_value()[:8]) == ("de", "Kapitäne")
        area.fill("Kapitäne wohnten in Siedlungen.")
        tab.keyboard.press("Control+Enter")
        tab.wait_for_selector("#said .says")
        tab.close()
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert changed == [root / "content/de/port.md"]
    assert "\n\nKapitäne wohnten in Siedlungen.\n" in changed[0].read_text(encoding="utf-8")
