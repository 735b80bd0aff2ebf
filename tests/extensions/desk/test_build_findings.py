"""What a build would say of an article stands at its row on the desk: what stops publishing, and what readers will see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.tools.desk_server import DeskHere, desk_here
from tests.tools.publication import publish, write_files

HEAD = "---\ntitle: {}\ndate: 2020-01-01\n---\n\n"
FILES = {
    "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html"]\n',
    "content/en/bridge.md": HEAD.format("The Bridge") + "It was closed.\n\nNobody crossed it.\n\nA boat.\n",
    "content/ru/bridge.md": HEAD.format("Мост") + "Его закрыли.\n\nНикто не ходил.\n\nЛодка.\n",
    "content/en/boat.md": HEAD.format("The Boat") + "A boat.\n",
}
STOPS = {
    "![Мост](bridge.png)": "missing-picture",
    "Это [лодка](nowhere.md).": "dead-link",
    "Это [лодка](#nowhere).": "dead-anchor",
    "Это [лодка](javascript:alert).": "unsafe-link",
}
SEEN = {"Сноска.[^nope]": "undefined-note"}


@pytest.fixture
def root(tmp_path: Path, far_day: None) -> Path:
    return write_files(tmp_path / "house", FILES)


@pytest.fixture
def desk(root: Path) -> Iterator[DeskHere]:
    with desk_here(root) as running:
        yield running


def found(desk: DeskHere) -> list[dict[str, Any]]:
    status, answer = desk.visit().post("/-/build", {"article": "bridge", "to": "ru"})
    assert status == 200
    return list(answer["problems"])


def test_a_sound_article_has_no_findings(desk: DeskHere) -> None:
    assert found(desk) == []


@pytest.mark.parametrize("text", [*STOPS, *SEEN])
def test_what_a_build_says_is_said_at_the_row(root: Path, desk: DeskHere, text: str) -> None:
    """And it is what a build says of the same files."""
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    assert browser.save("bridge", "ru", 2, text)[0] == 200
    [problem] = found(desk)
    assert (problem["row"], problem["stops"]) == (2, text in STOPS), problem
    assert problem["what"] and problem["fix"] and page["rows"][2]["source"] == "Nobody crossed it."
    report = publish(root)
    assert [one.code for one in report.problems] == [(STOPS | SEEN)[text]]
    assert report.is_published is (text in SEEN)


def test_a_fault_in_the_original_is_said_beside_its_row(root: Path, desk: DeskHere) -> None:
    english = FILES["content/en/bridge.md"].replace("A boat.", "A [boat](nowhere.md).")
    write_files(root, {"content/en/bridge.md": english})
    [problem] = found(desk)
    assert (problem["row"], problem["stops"]) == (3, True)


def test_a_person_sees_it_without_opening_the_row(root: Path, desk: DeskHere, browser: Any) -> None:
    write_files(root, {"content/ru/bridge.md": FILES["content/ru/bridge.md"].replace("Лодка.", "[Лодка](nowhere.md).")})
    page = browser.new_page()
    page.goto(desk.url)
    page.goto(f"{desk.origin}/article?name=bridge&to=ru")
    page.wait_for_selector("#row-3 .of-build.stops")
    assert page.locator("#stops").inner_text() == "stops publishing: 1"
    assert page.locator("#row-3 .of-build.stops").inner_text().startswith("Stops publishing: ")
    page.locator("#row-3 .take").click()
    page.locator("textarea").fill("Лодка.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#stops:empty", state="attached")
    assert page.locator(".of-build").count() == 0
    page.close()
