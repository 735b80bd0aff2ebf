"""The desk as its translator meets it: over HTTP and in a browser, with a hand on the files meanwhile.

Whatever happens, a file holds what a person has saved or written into it, and nothing else has changed.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from diglot.cli import command_line
from tests.tools.desk_server import Browser, DeskHere, ServedDesk, desk_here, running_desk
from tests.tools.drawn_pages import wait_until_drawn
from tests.tools.publication import publish, write_files
from tests.tools.waiting import PATIENCE_S, wait_until

ROOT = Path(__file__).parents[3]
WINDOW: Any = {"width": 1280, "height": 900}
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

ENGLISH = """---
title: The Bridge
kicker: Notes
date: 2020-01-01
---

The bridge was closed in 1990.
Nobody crossed it.

## The river

The river is wide, and cold in winter.[^1]

- One boat.
- Two boats.

[^1]: Colder than the sea.
"""
RUSSIAN = """---
title: Мост
kicker: Заметки
---

Мост закрыли в 1990 году.
Никто по нему не ходил.

## Река

Река широкая, и зимой холодная.[^1]

- Одна лодка.
- Две лодки.

[^1]: Холоднее моря.
"""
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html"]\n',
    "content/glossary.toml": '[[terms]]\nen = "bridge"\nru = "мост"\n',
    "content/en/bridge.md": ENGLISH,
    "content/ru/bridge.md": RUSSIAN,
    "content/en/boat.md": "---\ntitle: The Boat\n---\nThe bridge was closed in 1991.\n\nA boat.\n",
}
FILE = "content/ru/bridge.md"
WAVE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


@pytest.fixture
def publication(tmp_path: Path, far_day: None) -> Path:
    """A publication with a pair in step, and an article that is not translated."""
    root = write_files(tmp_path / "house", HOUSE)
    assert command_line.main(["sync", "bridge", "--root", str(root), "--by", "Nina Ash"]) == 0
    return root


@pytest.fixture
def desk(publication: Path) -> Iterator[DeskHere]:
    with desk_here(publication) as running:
        yield running


def text_of(publication: Path, path: str = FILE) -> str:
    return (publication / path).read_bytes().decode()


def write(publication: Path, path: str, text: str) -> None:
    (publication / path).write_bytes(text.encode())


def row_with(page: Any, words: str) -> int:
    """The number of the row whose translation has these words."""
    (number,) = [row["number"] for row in page["rows"] if words in row["target"]]
    return int(number)


# ---------------------------------------------------------------- saving


def test_a_saved_row_is_the_only_change_of_its_file(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    assert [row["state"] for row in page["rows"]] == ["in-step"] * 7 + ["none"]
    number = row_with(page, "Река широкая")
    status, answer = browser.save("bridge", "ru", number, "Река широка,\nи зимой холодна.[^1]")
    assert status == 200
    assert text_of(publication) == RUSSIAN.replace("Река широкая, и зимой холодная.", "Река широка,\nи зимой холодна.")
    assert answer["row"]["state"] == "edited"
    assert browser.open("bridge", "ru")["rows"][number]["target"] == "Река широка,\nи зимой холодна.[^1]"


def test_line_ends_and_byte_order_mark_stay(publication: Path, desk: DeskHere) -> None:
    before = b"\xef\xbb\xbf" + RUSSIAN.replace("\n", "\r\n").encode()
    (publication / FILE).write_bytes(before)
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    for row in page["rows"]:
        assert browser.save("bridge", "ru", row["number"], row["target"].replace("\n", "\r\n"))[0] == 200
    assert (publication / FILE).read_bytes() == before
    assert (
        browser.save("bridge", "ru", row_with(page, "Мост закрыли"), "Мост с 1990 года закрыт.\nНикто не ходил.")[0]
        == 200
    )
    old = "Мост закрыли в 1990 году.\r\nНикто по нему не ходил."
    assert (publication / FILE).read_bytes() == before.replace(
        old.encode(), "Мост с 1990 года закрыт.\r\nНикто не ходил.".encode()
    )


def test_fields_of_the_front_matter_are_rows(publication: Path, desk: DeskHere) -> None:
    write(publication, FILE, RUSSIAN.replace("kicker: Заметки\n", "# kicker: Notes\nslug: most\n"))
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    assert browser.save("bridge", "ru", 0, "Старый мост: 1990")[0] == 200
    assert page["rows"][1]["state"] == "missing"
    browser.open("bridge", "ru")
    assert browser.save("bridge", "ru", 1, "Записки")[0] == 200
    head = '---\ntitle: "Старый мост: 1990"\nkicker: Записки\nslug: most\n---\n'
    assert text_of(publication) == head + RUSSIAN.partition("---\n\n")[2].join(["\n", ""])


def test_a_changed_row_is_shown_three_ways_and_not_overwritten(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    number = row_with(browser.open("bridge", "ru"), "Река широкая")
    by_hand = RUSSIAN.replace("Река широкая", "Река очень широкая")
    write(publication, FILE, by_hand)
    status, answer = browser.save("bridge", "ru", number, "Моя река.")
    assert status == 409
    assert text_of(publication) == by_hand
    texts = ("Река широкая, и зимой холодная.[^1]", "Река очень широкая, и зимой холодная.[^1]", "Моя река.")
    assert (answer["base"], answer["theirs"], answer["yours"]) == texts
    again = {"article": "bridge", "to": "ru", "row": answer["row"], "digest": answer["digest"]}
    assert browser.post("/-/save", {**again, "base": answer["theirs"], "text": "Моя река."})[0] == 200
    assert text_of(publication) == RUSSIAN.replace("Река широкая, и зимой холодная.[^1]", "Моя река.")


def test_a_save_goes_through_where_only_other_rows_have_changed(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    number = row_with(browser.open("bridge", "ru"), "Река широкая")
    by_hand = RUSSIAN.replace("## Река", "Новый абзац.\n\n## Речка").replace("Две лодки", "Три лодки")
    write(publication, FILE, by_hand)
    status, answer = browser.save("bridge", "ru", number, "Моя река.")
    assert (status, None in answer["kept"]) == (200, True)
    assert text_of(publication) == by_hand.replace("Река широкая, и зимой холодная.[^1]", "Моя река.")


def test_a_desk_that_was_started_again_knows_a_row_by_its_text(publication: Path) -> None:
    with running_desk(publication) as first:
        browser = first.visit()
        number = row_with(browser.open("bridge", "ru"), "Река широкая")
        page = browser.pages["bridge", "ru"]
    by_hand = RUSSIAN.replace("## Река", "## Речка")
    write(publication, FILE, by_hand)
    with running_desk(publication) as second:
        other = Browser(second, second.visit().cookie, {("bridge", "ru"): page})
        assert other.save("bridge", "ru", number, "Моя река.")[0] == 200
        assert text_of(publication) == by_hand.replace("Река широкая, и зимой холодная.[^1]", "Моя река.")
        assert other.save("bridge", "ru", number, "Иначе.")[0] == 409


def test_the_last_saves_can_be_undone(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    for words, text in (("Река широкая", "Река."), ("Мост закрыли", "Мост."), ("Одна лодка", "")):
        assert browser.save("bridge", "ru", row_with(browser.open("bridge", "ru"), words), text)[0] == 200
    article = {"article": "bridge", "to": "ru"}
    for _ in range(2):
        assert browser.post("/-/undo", article)[0] == 200
    assert text_of(publication) == RUSSIAN.replace("Река широкая, и зимой холодная.[^1]", "Река.")
    by_hand = text_of(publication).replace("Две лодки", "Три лодки")
    write(publication, FILE, by_hand)
    assert browser.post("/-/undo", article)[0] == 200
    assert text_of(publication) == RUSSIAN.replace("Две лодки", "Три лодки")
    assert browser.post("/-/undo", article)[0] == 422


def test_what_has_changed_since_is_not_undone(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    browser.save("bridge", "ru", row_with(browser.open("bridge", "ru"), "Река широкая"), "Река.")
    by_hand = text_of(publication).replace("Река.", "Другая река.")
    write(publication, FILE, by_hand)
    assert browser.post("/-/undo", {"article": "bridge", "to": "ru"})[0] == 422
    assert text_of(publication) == by_hand


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("```\ncode", "would swallow what follows"),
        ("<!-- no end", "would swallow what follows"),
        ("::: note\nwords", "would swallow what follows"),
        ("\x00", "an invisible character here, U+0000"),
        ("x" * 300_000, "the limit is 200000"),
    ],
)
def test_a_row_that_would_swallow_others_is_refused(publication: Path, desk: DeskHere, text: str, reason: str) -> None:
    browser = desk.visit()
    status, answer = browser.save("bridge", "ru", row_with(browser.open("bridge", "ru"), "Река широкая"), text)
    assert status == 422
    assert reason in answer["message"]
    assert text_of(publication) == RUSSIAN


def test_a_translation_is_begun_and_filled_in(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    assert b'id="begin"' in browser.get("/article?name=boat&to=ru").body
    assert browser.post("/-/begin", {"article": "boat", "to": "ru"})[0] == 200
    laid_out = text_of(publication, "content/ru/boat.md")
    page = browser.open("boat", "ru")
    assert [(row["state"], row["target"]) for row in page["rows"]] == [
        ("missing", "The Boat"), ("missing", ""), ("missing", "")
    ]  # fmt: skip
    assert browser.save("boat", "ru", 2, "Лодка.")[0] == 200
    browser.open("boat", "ru")
    assert browser.save("boat", "ru", 1, "Мост закрыли в 1991 году.")[0] == 200
    browser.open("boat", "ru")
    assert browser.save("boat", "ru", 0, "Лодка")[0] == 200
    expected = laid_out.replace("title: The Boat", "title: Лодка")
    expected = re.sub(r"<!-- 1.*?-->", "Мост закрыли в 1991 году.", expected, count=1, flags=re.DOTALL)
    assert text_of(publication, "content/ru/boat.md") == re.sub(r"<!-- 2.*?-->", "Лодка.", expected, flags=re.DOTALL)
    order = {"article": "boat", "to": "ru", "digest": browser.open("boat", "ru")["digest"]}
    assert browser.post("/-/declare", order)[0] == 200
    assert {row["state"] for row in browser.open("boat", "ru")["rows"]} == {"in-step"}


def test_a_row_is_declared_in_step_alone_or_as_a_typo(publication: Path, desk: DeskHere) -> None:
    changed = ENGLISH.replace("Nobody crossed it", "No one crossed it").replace("cold in winter", "cold in Winter")
    write(publication, "content/en/bridge.md", changed)
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    behind = [row["number"] for row in page["rows"] if row["state"] == "behind"]
    assert len(behind) == 2
    order = {"article": "bridge", "to": "ru", "digest": page["digest"]}
    assert browser.post("/-/declare", order)[0] == 422, "not while rows are behind"
    status, answer = browser.post("/-/declare", {**order, "row": behind[0]})
    assert (status, answer["row"]["state"], answer["to_do"]) == (200, "in-step", 1)
    assert browser.post("/-/declare", {**order, "row": behind[1]})[0] == 422, "the ledger has changed since"
    status, answer = browser.post(
        "/-/declare", {**order, "digest": answer["digest"], "row": behind[1], "is_minor": True}
    )
    assert (status, answer["row"]["state"], answer["to_do"]) == (200, "in-step", 0)
    assert "minor" in text_of(publication, "content/ledger/bridge.toml")


# ---------------------------------------------------------------- reviews


SETTINGS = HOUSE["content/site.toml"]


def states_of(page: Any) -> list[str]:
    return [row["state"] for row in page["rows"]]


def test_a_review_belongs_to_the_words_and_falls_away_with_them(publication: Path) -> None:
    with running_desk(publication, "--by", "Ivan Hale") as desk:
        browser = desk.visit()
        page = browser.open("bridge", "ru")
        row = page["rows"][row_with(page, "Река широкая")]
        order = {"article": "bridge", "to": "ru", "row": row["number"], "hash": row["hash"]}
        status, answer = browser.post("/-/review", order)
        assert (status, answer["row"]["state"], answer["to_review"]) == (200, "reviewed", 6)
        assert "Ivan Hale, 1 January 2030" in answer["html"]
        assert 'review = { on = 2030-01-01, by = "Ivan Hale"' in text_of(publication, "content/ledger/bridge.toml")
        write(publication, FILE, RUSSIAN.replace("Река широкая", "Река очень широкая"))
        assert browser.post("/-/review", order)[0] == 422, "the words are not those that were read"
        changed = browser.open("bridge", "ru")["rows"][row["number"]]
        assert changed["state"] == "edited"
        status, answer = browser.post("/-/review", {**order, "hash": changed["hash"]})
        assert (status, "into step first" in answer["message"]) == (422, True)
        write(publication, FILE, RUSSIAN)
        assert browser.open("bridge", "ru")["rows"][row["number"]]["state"] == "reviewed"


def test_four_eyes_refuse_the_review_of_ones_own_translation(publication: Path, desk: DeskHere) -> None:
    write(publication, "content/site.toml", SETTINGS + "[review]\nfour_eyes = true\n")
    before = text_of(publication, "content/ledger/bridge.toml")
    browser = desk.visit()
    row = browser.open("bridge", "ru")["rows"][3]
    status, answer = browser.post("/-/review", {"article": "bridge", "to": "ru", "row": 3, "hash": row["hash"]})
    assert status == 422
    assert "“Nina Ash” may not review what they translated" in answer["message"]
    assert text_of(publication, "content/ledger/bridge.toml") == before


def test_filled_rows_are_shown_as_such_until_somebody_passes_them(publication: Path, desk: DeskHere) -> None:
    again = "The bridge was closed in 1990.\nNobody crossed it."
    write(publication, "content/en/boat.md", f"---\ntitle: The Boat\n---\n{again}\n\nA boat.\n")
    assert command_line.main(["translate", "boat", "--to", "ru", "--fill", "100", "--root", str(publication)]) == 0
    browser = desk.visit()
    page = browser.open("boat", "ru")
    assert states_of(page) == ["missing", "filled", "missing"]
    filled = page["rows"][1]["target"]
    for number, text, state in (
        (1, "Мост закрыли в 1990 году. Никто там не ходил.", "undeclared"), (1, filled, "filled"), (0, "Лодка", "undeclared"), (2, "Лодка.", "undeclared")
    ):  # fmt: skip
        browser.open("boat", "ru")
        assert browser.save("boat", "ru", number, text)[1]["row"]["state"] == state
    order = {"article": "boat", "to": "ru", "digest": browser.open("boat", "ru")["digest"]}
    assert browser.post("/-/declare", order)[0] == 200
    assert states_of(browser.open("boat", "ru")) == ["in-step"] * 3
    assert "filled" not in text_of(publication, "content/ledger/boat.toml")


def test_the_board_knows_who_has_what_and_by_when(publication: Path, desk: DeskHere) -> None:
    head = "translators: [Nina Ash]\nreviewers: [Ivan Hale]\ndue: 2026-04-01\nexpires: 2026-04-02\n---"
    write(publication, FILE, RUSSIAN.replace("---", head, 2).replace(head, "---", 1))
    browser = desk.visit()
    board = browser.get("/").body.decode()
    for words in (
        "reviewer: Ivan Hale",
        ">2026-04-01<",
        'class="overdue"',
        'class="expired"',
        '<option value="Nina Ash">',
    ):
        assert words in board
    for query in ("waiting=review", "waiting=overdue", "who=Ivan+Hale"):
        board = browser.get(f"/?{query}").body.decode()
        assert "The Bridge" in board
        assert "The Boat" not in board
    assert "The Bridge" not in browser.get("/?who=Oleg").body.decode()


# ---------------------------------------------------------------- front matter


HEAD = """---
title: Мост  # рабочее
# kicker: Notes
slug:   most
translators: [Nina Ash]
aliases:
- /ru/old/
due: 2026-04-01 # к весне
---
"""


def with_head(publication: Path, head: str = HEAD) -> str:
    picture = (
        "image: most.png\nalt: A bridge\ntags: [bridges]\nreviewers: [Ivan Hale]\nstatus: draft\n---\n\nThe bridge"
    )
    write(publication, "content/en/bridge.md", ENGLISH.replace("---\n\nThe bridge", picture))
    text = (head + RUSSIAN.partition("---\n\n")[2].join(["\n", ""])).replace("\n", "\r\n")
    write(publication, FILE, text)
    return text


def save_fields(browser: Browser, base: dict[str, str], **values: str) -> tuple[int, Any]:
    order = {"article": "bridge", "to": "ru", "base": base, "values": {**base, **values}}
    return browser.post("/-/fields", order)


def fields_of(browser: Browser) -> dict[str, str]:
    markup = browser.get("/article?name=bridge&to=ru").body.decode()
    lines = dict(re.findall(r'<input id="front-\w+" name="(\w+)" value="([^"]*)"', markup))
    menu = re.search(r'name="status".*?</select>', markup, re.DOTALL)
    assert menu
    chosen = re.search(r'value="(\w*)" selected', menu[0])
    return {**lines, "status": chosen[1] if chosen else ""}


def test_fields_are_saved_one_line_each_and_every_other_byte_stays(publication: Path, desk: DeskHere) -> None:
    before = with_head(publication)
    browser = desk.visit()
    base = fields_of(browser)
    assert base == {
        "slug": "most", "status": "", "translators": "Nina Ash", "reviewers": "", "due": "2026-04-01", "alt": "", "caption": "",
    }  # fmt: skip
    assert save_fields(browser, base)[0] == 200
    assert text_of(publication) == before, "nothing was changed"
    wished = {"slug": "", "translators": "Nina Ash,  Oleg: X", "alt": "Мост зимой", "status": "published"}
    assert save_fields(browser, base, **wished)[0] == 200
    after = before.replace("slug:   most\r\n", "")
    after = after.replace("[Nina Ash]", '[Nina Ash, "Oleg: X"]')
    after = after.replace("- /ru/old/\r\n", "- /ru/old/\r\n- /ru/most/\r\n")  # what was published still leads here
    assert text_of(publication) == after.replace("к весне\r\n", "к весне\r\nalt: Мост зимой\r\nstatus: published\r\n")
    assert fields_of(browser)["translators"] == "Nina Ash, Oleg: X"
    assert browser.post("/-/undo", {"article": "bridge", "to": "ru"})[0] == 200
    assert text_of(publication) == before


def test_what_is_inherited_is_shown_as_inherited(publication: Path, desk: DeskHere) -> None:
    with_head(publication, "---\ntitle: Мост\n---\n")
    markup = desk.visit().get("/article?name=bridge&to=ru").body.decode()
    hints = dict(re.findall(r'id="front-(\w+)-hint">([^<]*)<', markup))
    assert re.findall(r'class="hint wanted" id="front-(\w+)', markup) == ["alt"], "readers would get it in English"
    assert "the lead picture has no words in this language" in markup
    assert hints == {
        "slug": "if empty: bridge", "status": "from the original, if empty: a draft", "translators": "",
        "reviewers": "from the original, if empty: Ivan Hale", "due": "",
        "alt": "from the original, if empty: A bridge", "caption": "",
    }  # fmt: skip
    assert "Tags: bridges." in markup


def test_a_field_that_changed_meanwhile_is_not_overwritten(publication: Path, desk: DeskHere) -> None:
    before = with_head(publication)
    browser = desk.visit()
    base = fields_of(browser)
    by_hand = before.replace("slug:   most", "slug: staryj-most")
    write(publication, FILE, by_hand)
    status, answer = save_fields(browser, base, slug="mostik", alt="Мост")
    assert (status, answer) == (409, {"theirs": {"slug": "staryj-most"}})
    assert text_of(publication) == by_hand
    assert save_fields(browser, base, alt="Мост")[0] == 200, "the other field was not touched"
    assert text_of(publication) == by_hand.replace("к весне\r\n", "к весне\r\nalt: Мост\r\n")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"due": "2026-05-01"}, "must be changed in the file"),
        ({"due": ""}, "must be changed in the file"),
        ({"caption": "[^1]"}, "note"),
        ({"status": "later"}, "draft or published"),
        ({"translators": "nobody"}, "No person named “nobody”"),
    ],
)
def test_a_field_that_would_lose_something_or_is_wrong_is_refused(
    publication: Path, desk: DeskHere, values: dict[str, str], reason: str
) -> None:
    before = with_head(publication)
    browser = desk.visit()
    status, answer = save_fields(browser, fields_of(browser), **values)
    assert status == 422
    assert reason in answer["message"]
    assert text_of(publication) == before


def test_fields_written_in_another_way_are_left_to_the_file(publication: Path, desk: DeskHere) -> None:
    before = with_head(
        publication,
        "---\ntitle: Мост\ntranslator: Nina Ash\nreviewers:\n- Oleg Ash\nimage: {src: most.png, alt: Да}\n---\n",
    )
    browser = desk.visit()
    base = fields_of(browser)
    assert (base["translators"], base["reviewers"], base["alt"]) == ("Nina Ash", "Oleg Ash", "Да")
    for name in ("translators", "reviewers", "alt"):
        assert save_fields(browser, base, **{name: "x"})[0] == 422, name
        assert save_fields(browser, base, **{name: ""})[0] == 422, name
    assert text_of(publication) == before


@pytest.mark.parametrize(
    ("english", "russian", "found"),
    [
        ('![](a.png){alt="A boat"}', "![](a.png)", ["missing-alt"]),
        ('![Boat](a.png){alt="A boat"}', "![Лодка](a.png)", ["missing-alt"]),
        ('![Boat](a.png){alt="A boat"}', '![Лодка](a.png){alt="Одна лодка"}', []),
        ("![Boat](a.png)", "![](a.png)", ["missing-alt"]),
        ("![Boat](a.png)", "![Лодка](a.png)", []),
        ('![Boat](a.png){alt=""}', "![Лодка](a.png)", []),
    ],
)
def test_a_picture_without_the_description_that_its_original_has_says_so_at_once(
    publication: Path, desk: DeskHere, english: str, russian: str, found: list[str]
) -> None:
    write(publication, "content/en/bridge.md", ENGLISH.replace("- One boat.\n- Two boats.", english))
    write(publication, FILE, RUSSIAN.replace("- Одна лодка.\n- Две лодки.", russian))
    browser = desk.visit()
    number = row_with(browser.open("bridge", "ru"), "a.png")
    _, answer = browser.post("/-/check", {"article": "bridge", "to": "ru", "row": number, "text": russian})
    assert [one["code"] for one in answer["findings"]] == found


# ---------------------------------------------------------------- rows that belong together


PARAGRAPHS = {
    "content/en/bridge.md": "---\ntitle: The Bridge\n---\n\nA bridge.\n\nA long river of some words.\n\n## Boats\n\nOne.\n",
    FILE: "---\r\ntitle: Мост\r\n---\r\n\r\nМост.\r\n\r\nДлинная река из слов.\r\n\r\n## Лодки {#boats}\r\n\r\nОдна.\r\n",
}


def with_paragraphs(publication: Path) -> None:
    for path, text in PARAGRAPHS.items():
        write(publication, path, text)
    assert command_line.main(["sync", "bridge", "--root", str(publication), "--by", "Nina Ash"]) == 0


def pairs_of(page: Any) -> list[tuple[str, str]]:
    return [(row["source"], row["target"].replace("\r", "")) for row in page["rows"][1:]]


def regroup(browser: Browser, page: Any, row: int, cut: list[int] | None = None) -> tuple[int, Any]:
    order = {"article": "bridge", "to": "ru", "digest": page["digest"], "row": row, "cut": cut}
    return browser.post("/-/regroup", order)


def test_rows_are_joined_and_split_by_hints_in_both_texts(publication: Path, desk: DeskHere) -> None:
    with_paragraphs(publication)
    browser = desk.visit()
    assert regroup(browser, browser.open("bridge", "ru"), 1)[0] == 200
    both = (
        "{pair=row-1}\nA bridge.\n\n{pair=row-1}\nA long river",
        "{pair=row-1}\r\nМост.\r\n\r\n{pair=row-1}\r\nДлинная",
    )
    english = PARAGRAPHS["content/en/bridge.md"].replace("A bridge.\n\nA long river", both[0])
    assert text_of(publication, "content/en/bridge.md") == english
    assert text_of(publication) == PARAGRAPHS[FILE].replace("Мост.\r\n\r\nДлинная", both[1])
    page = browser.open("bridge", "ru")
    assert states_of(page) == ["in-step"] * 4, "a hint changes no words"
    assert page["rows"][1]["blocks"] == [
        ["A bridge.", "A long river of some words."], ["Мост.", "Длинная река из слов."]
    ]  # fmt: skip
    assert regroup(browser, page, 1, [2, 1])[0] == 200
    page = browser.open("bridge", "ru")
    assert pairs_of(page)[:2] == [
        ("A bridge.\n\nA long river of some words.", "Мост."),
        ("", "{pair=none}\nДлинная река из слов."),
    ]
    for _ in range(2):
        assert browser.post("/-/undo", {"article": "bridge", "to": "ru"})[0] == 200
    assert [text_of(publication, path) for path in PARAGRAPHS] == list(PARAGRAPHS.values())


def test_a_heading_joined_with_its_paragraph_keeps_its_other_attributes(publication: Path, desk: DeskHere) -> None:
    with_paragraphs(publication)
    browser = desk.visit()
    assert regroup(browser, browser.open("bridge", "ru"), 3)[0] == 200
    assert "\r\n{pair=row-1}\r\n## Лодки {#boats}\r\n\r\n{pair=row-1}\r\nОдна." in text_of(publication)
    assert regroup(browser, browser.open("bridge", "ru"), 3, [1, 1])[0] == 200
    assert "\r\n{pair=row-2}\r\n## Лодки {#boats}\r\n\r\n{pair=row-3}\r\nОдна." in text_of(publication)
    assert text_of(publication).count("pair=") == 2
    assert pairs_of(browser.open("bridge", "ru"))[2] == ("## Boats", "## Лодки {#boats}")


def test_two_paragraphs_translated_as_one_are_one_row(publication: Path, desk: DeskHere) -> None:
    write(
        publication, "content/en/boat.md", "---\ntitle: The Boat\n---\nThe bridge was closed.\n\nA boat.\n\nThe end.\n"
    )
    assert command_line.main(["translate", "boat", "--to", "ru", "--root", str(publication)]) == 0
    browser = desk.visit()
    browser.open("boat", "ru")
    assert browser.save("boat", "ru", 1, "Мост закрыли, и лодка.")[0] == 200
    before = text_of(publication, "content/ru/boat.md")
    page = browser.open("boat", "ru")
    order = {"article": "boat", "to": "ru", "digest": page["digest"], "row": 1}
    assert browser.post("/-/regroup", order)[0] == 200
    page = browser.open("boat", "ru")
    assert states_of(page) == ["missing", "undeclared", "missing"]
    text = text_of(publication, "content/ru/boat.md")
    assert "{pair=row-1}\nМост закрыли, и лодка.\n\n<!-- 3" in text
    assert browser.post("/-/undo", {"article": "boat", "to": "ru"})[0] == 200
    assert text_of(publication, "content/ru/boat.md") == before


def test_rows_that_hints_cannot_tie_are_refused_and_nothing_is_written(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    before = [text_of(publication, path) for path in (FILE, "content/en/bridge.md")]
    # A field, the last row before the notes, a note, and cuts that leave a row empty or are not there.
    last = len(page["rows"]) - 1
    for row, cut in ((0, None), (last - 1, None), (last, None), (99, None), (2, [0, 0]), (2, [1, 1]), (2, [7, -1])):
        assert regroup(browser, page, row, cut)[0] == 422, (row, cut)
    write(publication, FILE, RUSSIAN.replace("Две лодки", "Три лодки"))
    assert regroup(browser, page, 2)[0] == 422, "the text has changed since"
    write(publication, FILE, RUSSIAN)
    assert [text_of(publication, path) for path in (FILE, "content/en/bridge.md")] == before


def test_hints_that_would_have_no_effect_are_not_written(publication: Path, desk: DeskHere) -> None:
    """The alignment reads no hint on a list of definitions."""
    texts = [
        (path, text.partition("\n\n")[0].replace("\r", "") + "\n\nA.\n\nTerm\n: Meaning\n")
        for path, text in (("content/en/bridge.md", ENGLISH), (FILE, RUSSIAN))
    ]
    for path, text in texts:
        write(publication, path, text)
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    assert page["rows"][-1]["source"] == "Term\n: Meaning"
    status, answer = regroup(browser, page, len(page["rows"]) - 2)
    assert (status, "Hints cannot do that here" in answer["message"]) == (422, True)
    assert [text_of(publication, path) for path, _ in texts] == [text for _, text in texts]


def test_a_hint_that_was_edited_since_is_not_undone(publication: Path, desk: DeskHere) -> None:
    with_paragraphs(publication)
    browser = desk.visit()
    assert regroup(browser, browser.open("bridge", "ru"), 1)[0] == 200
    by_hand = text_of(publication, "content/en/bridge.md").replace("One.", "One boat.")
    write(publication, "content/en/bridge.md", by_hand)
    translation = text_of(publication)
    assert browser.post("/-/undo", {"article": "bridge", "to": "ru"})[0] == 422
    assert (text_of(publication, "content/en/bridge.md"), text_of(publication)) == (by_hand, translation)


@pytest.mark.parametrize("by_pointer", [True, False])
def test_why_items_are_not_joined_is_said_where_it_is_tried(
    publication: Path, desk: DeskHere, tab: Any, by_pointer: bool
) -> None:
    texts = {"content/en/boat.md": "---\ntitle: Boats\n---\n- One.\n- Two.\n\nEnd.\n"}
    texts["content/ru/boat.md"] = "---\ntitle: Лодки\n---\n- Раз.\n- Два.\n\nКонец.\n"
    for path, text in texts.items():
        write(publication, path, text)
    page = _opened(desk, tab, "boat")
    page.locator("#row-1 .target").click()
    refused = page.get_by_role("button", name="Join with the next row")
    assert refused.get_attribute("aria-disabled") == "true"
    assert "no hint can be written for an item" in refused.get_attribute("title")
    if by_pointer:
        box = refused.bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    else:
        page.keyboard.press("Alt+j")
    assert "no hint can be written for an item" in page.locator("#said .says").inner_text()
    page.locator("#row-3 .target").click()
    assert page.get_by_role("button", name="Join with the next row").count() == 0
    assert {path: text_of(publication, path) for path in texts} == texts
    _close(page)


# ---------------------------------------------------------------- drafts by machine


MACHINE = """
import re, sys, time, pathlib
here = pathlib.Path(__file__).parent
(here / "asked.txt").open("a").write("asked\\n")
while (here / "wait").exists():
    time.sleep(0.02)
for line in sys.stdin:
    {answer}
"""
SOUND = 'print(line.strip().replace("A boat", "Одна лодка 7"))'


def with_machine(publication: Path, answer: str = SOUND) -> Path:
    program = publication / "machine.py"
    program.write_text(MACHINE.format(answer=answer), encoding="utf-8")
    command = json.dumps([sys.executable, str(program)])
    write(publication, "drafting.toml", f'[[providers]]\nname = "robot"\ncommand = {command}\n')
    assert command_line.main(["translate", "boat", "--to", "ru", "--root", str(publication)]) == 0
    return program


def draft_order(page: Any, row: int) -> dict[str, Any]:
    named = {"name": page["provider"]["name"], "place": page["provider"]["place"]}
    return {"article": page["article"], "to": page["to"], "row": row, "hash": page["rows"][row]["hash"], **named}


def test_a_draft_is_offered_with_its_findings_and_saved_by_a_person_is_a_persons(
    publication: Path, desk: DeskHere
) -> None:
    program = with_machine(publication)
    before = text_of(publication, "content/ru/boat.md")
    browser = desk.visit()
    page = browser.open("boat", "ru")
    assert page["provider"]["ask"] == "Ask robot for a draft"
    assert str(program) in page["provider"]["to"]
    assert not (publication / "asked.txt").exists(), "nothing is asked for until a person does"
    status, answer = browser.post("/-/draft", draft_order(page, 2))
    assert (status, answer["text"]) == (200, "Одна лодка 7.")
    assert [one["code"] for one in answer["findings"]] == ["added-number"]
    assert text_of(publication, "content/ru/boat.md") == before
    assert not (publication / "content/ledger/boat.toml").exists()
    assert browser.save("boat", "ru", 2, answer["text"])[1]["row"]["state"] == "undeclared", "and not “filled in”"
    assert not (publication / "content/ledger/boat.toml").exists()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("print(line.strip())", "the answer repeats the original"),
        ('sys.exit("no more money")', "no more money"),
        ('print("а\\nб")', "as many segments as it was given"),
    ],
)
def test_a_draft_that_is_refused_says_why(publication: Path, desk: DeskHere, answer: str, reason: str) -> None:
    with_machine(publication, answer)
    browser = desk.visit()
    status, said = browser.post("/-/draft", draft_order(browser.open("boat", "ru"), 2))
    assert status == 422
    assert reason in said["message"]


def test_nobody_is_asked_but_whom_the_page_has_named(publication: Path, desk: DeskHere) -> None:
    with_machine(publication)
    browser = desk.visit()
    order = draft_order(browser.open("boat", "ru"), 2)
    assert browser.post("/-/draft", {**order, "hash": "another"})[0] == 422
    write(publication, "drafting.toml", text_of(publication, "drafting.toml").replace("robot", "spy"))
    status, said = browser.post("/-/draft", order)
    assert (status, "load the page again" in said["message"]) == (422, True)
    write(publication, "drafting.toml", '[[providers]]\nname = "robot"\n')
    page = browser.open("boat", "ru")
    assert page["provider"] is None
    assert page["damaged"][0].startswith("drafting.toml:")
    (publication / "drafting.toml").unlink()
    page = browser.open("boat", "ru")
    assert (page["provider"], page["damaged"]) == (None, [])
    assert not (publication / "asked.txt").exists()


def test_saves_do_not_wait_for_a_machine_that_thinks(publication: Path, desk: DeskHere) -> None:
    with_machine(publication)
    (publication / "wait").touch()
    browser = desk.visit()
    page = browser.open("boat", "ru")
    with ThreadPoolExecutor(1) as beside:
        draft = beside.submit(browser.post, "/-/draft", draft_order(page, 2))
        while not (publication / "asked.txt").exists():
            time.sleep(0.02)
        assert browser.save("boat", "ru", 0, "Лодка")[0] == 200
        assert not draft.done()
        (publication / "wait").unlink()
        assert draft.result()[1]["text"] == "Одна лодка 7."


# ---------------------------------------------------------------- comments


def comment_files(publication: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((publication / "content/comments").rglob("*.toml"))]


def test_comments_belong_to_their_rows_and_are_resolved(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    row = page["rows"][row_with(page, "Река широкая")]
    about = {"article": "bridge", "to": "ru", "row": row["number"], "hash": row["hash"]}
    status, answer = browser.post("/-/comment", {**about, "text": "How wide?\n"})
    assert status == 200
    (comment,) = answer["comments"]
    assert (comment["row"], comment["text"], comment["facts"]) == (4, "How wide?", "Nina Ash, 1 January 2030")
    (written,) = comment_files(publication)
    assert 'passage = "The river is wide, and cold in winter.' in written
    assert browser.post("/-/comment", {"article": "bridge", "to": "ru", "text": "On the whole?"})[0] == 200
    for text in ("", " \n"):
        assert browser.post("/-/comment", {**about, "text": text})[0] == 422
    assert browser.post("/-/comment", {**about, "hash": "", "text": "Why?"})[0] == 422
    assert browser.post("/-/comment", {**about, "row": 7, "hash": page["rows"][7]["hash"], "text": "Why?"})[0] == 422
    assert 'data-name="Comments">2<' in browser.get("/?waiting=comments").body.decode()
    write(publication, "content/en/bridge.md", ENGLISH.replace("## The river", "A new paragraph.\n\n## The river"))
    rows = {one["text"]: one["row"] for one in browser.open("bridge", "ru")["comments"]}
    assert rows == {"How wide?": 5, "On the whole?": None}
    status, answer = browser.post("/-/resolve", {"article": "bridge", "to": "ru", "name": comment["name"]})
    assert (status, [one["text"] for one in answer["comments"]]) == (200, ["On the whole?"])
    assert browser.post("/-/resolve", {"article": "bridge", "to": "ru", "name": "../../site"})[0] == 422
    assert sum("resolved = { on = 2030-01-01" in one for one in comment_files(publication)) == 1


# ---------------------------------------------------------------- beside the row


def test_findings_terms_and_matches_are_those_of_the_row(desk: DeskHere) -> None:
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    row = row_with(page, "Мост закрыли")
    order = {"article": "bridge", "to": "ru", "row": row}
    status, answer = browser.post("/-/check", {**order, "text": "Переправу закрыли в 1991 году."})
    assert status == 200
    codes = {finding["code"] for finding in answer["findings"]}
    assert {"number-differs", "term-missed"} <= codes
    assert answer["terms"] == [{"term": "bridge", "forms": ["мост"], "is_used": False}]
    status, answer = browser.post("/-/check", {**order, "text": page["rows"][row]["target"]})
    assert answer["findings"] == []
    assert answer["terms"][0]["is_used"]
    assert browser.post("/-/begin", {"article": "boat", "to": "ru"})[0] == 200
    browser.open("boat", "ru")
    status, answer = browser.matches("boat", "ru", 1)
    assert status == 200
    match, *others = answer["matches"]
    assert (match["target"], match["likeness"]) == ("Мост закрыли в 1990 году.", "83%")
    assert ["in", "1991"] in match["source"]
    assert all(other["is_weak"] for other in others)
    assert match["where"] == "bridge · in step since 1 January 2030 · Nina Ash"


def test_matches_are_those_of_the_row_that_is_seen(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    assert browser.post("/-/begin", {"article": "boat", "to": "ru"})[0] == 200
    browser.open("boat", "ru")
    seen = browser.matches("boat", "ru", 1)
    assert seen[1]["matches"]
    write(publication, "content/en/boat.md", HOUSE["content/en/boat.md"].replace("The bridge", "A pier.\n\nThe bridge"))
    assert browser.matches("boat", "ru", 1) == seen
    browser.open("boat", "ru")
    assert browser.matches("boat", "ru", 1) != seen


def test_a_match_of_another_memory_says_where_it_is_from(publication: Path, desk: DeskHere) -> None:
    sides = "".join(
        f'<tuv xml:lang="{lang}"><seg>{words}</seg></tuv>' for lang, words in (("en", "A boat."), ("ru", "Лодка."))
    )
    unit = f'<tu changedate="20240531T000000Z" changeid="Oleg">{sides}</tu>'
    memory = f'<tmx version="1.4"><header srclang="en"/><body>{unit}</body></tmx>'
    (publication / "content/memory").mkdir()
    write(publication, "content/memory/agency.tmx", memory)
    browser = desk.visit()
    assert browser.post("/-/begin", {"article": "boat", "to": "ru"})[0] == 200
    browser.open("boat", "ru")
    match = browser.matches("boat", "ru", 2)[1]["matches"][0]
    assert (match["target"], match["where"]) == ("Лодка.", "content/memory/agency.tmx · 31 May 2024 · Oleg")


# ---------------------------------------------------------------- who may ask, and for what


def test_only_who_has_the_token_gets_in(desk: DeskHere) -> None:
    for path in ("/", "/article?name=bridge&to=ru", "/-/desk.js", "/?token=wrong", "/?token="):
        answer = desk.ask("GET", path)
        assert answer.status == 403, path
        assert b"bridge" not in answer.body.lower()
    headers = {"Content_Type": "application/json", "Origin": desk.origin}
    assert desk.ask("POST", "/-/undo", b'{"article":"bridge","to":"ru"}', **headers).status == 403
    forged = desk.ask("GET", "/", Cookie=f"diglot-desk-{desk.port}=guess")
    assert forged.status == 403
    cookie = desk.ask("GET", desk.url.removeprefix(desk.origin)).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert desk.url.partition("token=")[2] not in cookie


def test_foreign_pages_and_hosts_change_nothing(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    order = {"article": "bridge", "to": "ru", "row": 3, "digest": page["digest"], "text": "Взлом."}
    body = json.dumps({**order, "base": page["rows"][3]["written"]}).encode()
    good = {"Content_Type": "application/json", "Origin": desk.origin, "Cookie": browser.cookie}
    wrong: list[dict[str, str]] = [
        {"Host": "evil.example"},
        {"Host": f"evil.example:{desk.port}"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": f"http://127.0.0.1:{desk.port + 1}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
    ]
    for headers in wrong:
        answer = desk.ask("POST", "/-/save", body, **{**good, **headers})
        assert answer.status in (403, 415), headers
        assert "access-control-allow-origin" not in answer.headers
    del good["Origin"]
    assert desk.ask("POST", "/-/save", body, **good).status == 403
    assert text_of(publication) == RUSSIAN
    assert desk.ask("POST", "/-/save", body, **good, Origin=desk.origin).status == 200


def test_no_path_leads_out_of_the_publication(publication: Path, desk: DeskHere) -> None:
    (publication.parent / "secret.png").write_bytes(b"secret")
    (publication / "content/en/link.png").symlink_to(publication.parent / "secret.png")
    browser = desk.visit()
    tricks = ["../secret.png", "en/../../secret.png", "en/link.png", "%2e%2e/secret.png", "/etc/passwd", "en//x.png"]
    for trick in tricks:
        for top in ("pictures", "fonts", "styles"):
            assert browser.get(f"/-/{top}/{trick}").status == 404, trick
    for name in ("../../etc/passwd", "content/../bridge", "/bridge/../bridge", "\0", "ledger/bridge"):
        for to in ("ru", "../ru", "ledger", ""):
            order = {"article": name, "to": to}
            assert browser.post("/-/begin", order)[0] == 422, order
            assert browser.post("/-/undo", order)[0] == 422, order
    for to in ("../../..", "de", "ledger"):
        assert browser.post("/-/begin", {"article": "boat", "to": to})[0] == 422
    assert sorted(path.name for path in (publication / "content").iterdir()) == [
        "en",
        "glossary.toml",
        "ledger",
        "ru",
        "site.toml",
    ]


def test_pictures_are_those_of_each_text(publication: Path, desk: DeskHere) -> None:
    picture = (ROOT / "docs/pictures/board.en.png").read_bytes()
    (publication / "content/ru/most.png").write_bytes(picture)
    write(publication, FILE, RUSSIAN.replace("- Одна лодка.", "![Мост](most.png)\n\n- Одна лодка."))
    browser = desk.visit()
    markup = browser.get("/article?name=bridge&to=ru").body.decode()
    address = re.search(r'src="(/-/pictures[^"]+)"', markup)
    assert address
    answer = browser.get(address[1])
    assert (answer.status, answer.headers["content-type"], answer.body) == (200, "image/png", picture)
    assert desk.ask("GET", address[1]).status == 403


def test_a_megabyte_is_refused_and_what_is_no_json_too(publication: Path, desk: DeskHere) -> None:
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    assert browser.save("bridge", "ru", 3, "x" * 1_000_000)[0] == 422
    good = {"Content_Type": "application/json", "Origin": desk.origin, "Cookie": browser.cookie}
    assert desk.ask("POST", "/-/save", b"x" * 6_000_000, **good).status == 413
    for body in (b"", b"[]", b"{", b'{"article": 1}', b"[" * 100_000, b'{"article":"bridge","to":"ru","row":"3"}'):
        assert desk.ask("POST", "/-/save", body, **good).status == 400, body[:20]
    order = {"article": "bridge", "to": "ru", "digest": page["digest"], "base": "", "text": "x"}
    for row in (-1, 99):
        assert browser.post("/-/save", {**order, "row": row})[0] in (409, 422)
    assert desk.ask("PUT", "/-/save", b"{}", **good).status == 405
    assert text_of(publication) == RUSSIAN


def test_markup_and_scripts_in_a_row_are_harmless(publication: Path, desk: DeskHere) -> None:
    evil = '<script>alert(1)</script><img src=x onerror=alert(2)> </script> <b onclick="x">bold</b> [a](javascript:alert(3))'
    browser = desk.visit()
    page = browser.open("bridge", "ru")
    status, _ = browser.save("bridge", "ru", row_with(page, "Река широкая"), evil)
    assert status in (200, 422)
    browser.open("bridge", "ru")
    assert browser.save("bridge", "ru", 0, "</script><script>alert(4)</script>")[0] == 200
    whole = browser.get("/article?name=bridge&to=ru")
    markup = whole.body.decode()
    assert "script-src 'self'" in whole.headers["content-security-policy"]
    assert markup.count("<script") == 2, "its own, and the data"
    outside = re.sub(r'<script type="application/json".*?</script>', "", markup, flags=re.DOTALL)
    assert "onerror" not in re.sub(r">[^<]*<", "><", outside)
    assert "javascript:" not in re.sub(r">[^<]*<", "><", outside)


# ---------------------------------------------------------------- many at once


def _random_edits(publication: Path, desk: ServedDesk, count: int) -> dict[str, int]:
    """Let two browsers and a hand edit paragraphs, each from what it has last read; return what came of it."""
    chance = random.Random(7)
    paragraphs = [f"Абзац номер {number}." for number in range(12)]
    english = [f"Paragraph number {number}." for number in range(12)]
    write(publication, "content/en/bridge.md", "---\ntitle: Bridge\n---\n\n" + "\n\n".join(english) + "\n")
    browsers = [desk.visit(), desk.visit()]
    came = {"saved": 0, "conflicts": 0, "by hand": 0}

    def whole() -> str:
        return "---\ntitle: Мост\n---\n\n" + "\n\n".join(paragraphs) + "\n"

    write(publication, FILE, whole())
    for browser in browsers:
        browser.open("bridge", "ru")
    for number in range(count):
        at = chance.randrange(12)
        if chance.random() < 0.3:
            paragraphs[at] = f"Рукой {number} в абзаце {at}."
            write(publication, FILE, whole())
            came["by hand"] += 1
            continue
        browser = chance.choice(browsers)
        if chance.random() < 0.3:
            browser.open("bridge", "ru")
        row = browser.pages["bridge", "ru"]["rows"][at + 1]
        status, answer = browser.save("bridge", "ru", at + 1, f"Правка {number} в абзаце {at}.")
        if row["written"] == paragraphs[at]:
            assert status == 200, "nobody has touched this row"
            paragraphs[at] = f"Правка {number} в абзаце {at}."
            came["saved"] += 1
        else:
            assert status == 409, "somebody has"
            assert answer["theirs"] == paragraphs[at]
            came["conflicts"] += 1
            browser.open("bridge", "ru")
        assert text_of(publication) == whole()
    return came


def test_two_browsers_and_a_hand_lose_nothing(publication: Path, desk: DeskHere) -> None:
    came = _random_edits(publication, desk, 80)
    assert min(came.values()) > 8, came


@pytest.mark.long
def test_two_browsers_and_a_hand_lose_nothing_in_many_edits(publication: Path, desk: DeskHere) -> None:
    assert sum(_random_edits(publication, desk, 500).values()) == 500


@pytest.mark.long
def test_a_desk_killed_while_it_saves_leaves_a_whole_file(publication: Path) -> None:
    old = "Река широкая, и зимой холодная.[^1]"
    states = {RUSSIAN}
    for turn in range(20):
        with running_desk(publication) as running:
            browser = running.visit()
            page = browser.open("bridge", "ru")
            (number,) = [row["number"] for row in page["rows"] if row["source"].startswith("The river is wide")]
            Timer(0.02 + 0.02 * turn, running.process.kill).start()
            with contextlib.suppress(OSError, http.client.HTTPException):
                for edit in range(1000):
                    words = f"Река {turn}-{edit} широкая, и зимой холодная."
                    states.add(RUSSIAN.replace(old, words))
                    assert browser.save("bridge", "ru", number, words)[0] == 200
                    browser.open("bridge", "ru")
            running.process.wait(PATIENCE_S)
        assert text_of(publication) in states
    assert len(states) > 20
    assert [path.name for path in (publication / "content/ru").iterdir() if not path.name.startswith(".")] == [
        "bridge.md"
    ]


# ---------------------------------------------------------------- in a browser


def test_by_keyboard_alone_from_the_board_to_the_file(publication: Path, desk: DeskHere, browser: Any) -> None:
    write(publication, "content/en/bridge.md", ENGLISH.replace("Nobody crossed it", "No cart crossed it"))
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(desk.url)
    assert "token" not in page.url
    _tab_to(page, "The Bridge")
    page.keyboard.press("Enter")
    page.wait_for_url("**/article?*")
    _tab_to(page, "Next that needs work")
    page.keyboard.press("Enter")
    assert page.locator(".in-hand .diff ins").first.inner_text() == "No cart"
    page.keyboard.press("Control+End")
    page.keyboard.type(" И телеги тоже.")
    page.wait_for_selector(".findings:not([hidden])")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#said .says")
    expected = RUSSIAN.replace("не ходил.", "не ходил. И телеги тоже.")
    assert text_of(publication) == expected
    assert complaints == []
    context.close()


def test_a_conflict_is_shown_and_what_was_typed_survives_the_tab(
    publication: Path, desk: DeskHere, browser: Any
) -> None:
    context = browser.new_context(viewport=WINDOW)
    page = context.new_page()
    page.goto(desk.url)
    page.goto(f"{desk.origin}/article?name=bridge&to=ru#at-2")
    page.wait_for_selector("textarea:focus")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Моё.")
    page.close()
    page = context.new_page()
    page.goto(f"{desk.origin}/article?name=bridge&to=ru#at-2")
    page.wait_for_selector("textarea:focus")
    assert page.locator("textarea").input_value().endswith(" Моё.")
    by_hand = RUSSIAN.replace("Никто по нему", "Никто никогда по нему")
    write(publication, FILE, by_hand)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".conflict")
    assert page.locator(".conflict pre").first.inner_text() == "Мост закрыли в 1990 году.\nНикто по нему не ходил."
    marked = [words.strip() for words in page.locator(".conflict ins").all_inner_texts()]
    assert marked == ["никогда", "Моё.", "никогда", "Моё."], "in theirs, in mine, and in both together"
    assert text_of(publication) == by_hand
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".conflict", state="detached")
    assert text_of(publication) == by_hand, "nothing is written before it is read"
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-2:not(.unsaved)")
    both = by_hand.replace("не ходил.", "не ходил. Моё.")
    assert text_of(publication) == both
    page.focus("#row-2 textarea")
    page.keyboard.press("Control+End")
    page.keyboard.type(" И моё.")
    write(publication, FILE, both.replace("Моё.", "Чужое."))
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".conflict")
    assert page.locator(".conflict .merged").count() == 0, "the changes touch each other"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".conflict", state="detached")
    page.wait_for_selector("#row-2:not(.unsaved)")
    assert text_of(publication) == both.replace("Моё.", "Моё. И моё.")
    context.close()


def committed(publication: Path, by: str) -> None:
    """Commit everything, in somebody's name."""
    who = ["-c", f"user.name={by}", "-c", "user.email=somebody@journal.example"]
    for words in (["init", "--quiet"], ["add", "--all"], [*who, "commit", "--quiet", "--message=Texts"]):
        subprocess.run(["git", "-C", publication, *words], check=True)


def test_what_a_row_held_earlier_is_shown_and_taken_back(publication: Path, desk: DeskHere, tab: Any) -> None:
    committed(publication, "Anna Lind")
    write(publication, FILE, RUSSIAN.replace("Река широкая", "Река бурная").replace("## Река", "## Речка"))
    committed(publication, "Boris Hale")
    page = _at_row(desk, tab, 4)
    page.keyboard.type(" Глубокая.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-4:not(.unsaved)")
    page.keyboard.press("Alt+v")
    page.wait_for_selector(".history .version")
    versions = page.locator(".history .version")
    assert [words.split(",")[0] for words in versions.locator("small").all_inner_texts()] == [
        "Nina Ash", "Boris Hale", "Anna Lind"
    ]  # fmt: skip
    assert versions.nth(1).locator("del").inner_text() == "широкая"
    versions.nth(2).get_by_role("button", name="Take this text back").click()
    assert page.locator("#row-4 textarea").input_value() == "Река широкая, и зимой холодная.[^1]"
    assert "Река бурная" in text_of(publication), "nothing is written before it is saved"
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-4:not(.unsaved)")
    assert text_of(publication) == RUSSIAN.replace("## Река", "## Речка")
    page.click("#row-0 .take")
    page.keyboard.press("Alt+v")
    page.wait_for_selector("#row-0 .version")
    assert page.locator("#row-0 .version ins").all_inner_texts() == ["Мост"], "the field, since it was first there"
    _close(page)


def test_what_the_original_has_is_inserted_and_words_are_found_and_made_a_term(
    publication: Path, desk: DeskHere, tab: Any
) -> None:
    write(publication, "content/en/bridge.md", ENGLISH.replace("in winter.", "since 1911, says [the map](boat.md)."))
    page = _at_row(desk, tab, 4)
    for _ in range(2):
        page.keyboard.press("Alt+n")
    page.keyboard.type("карта")
    assert page.locator("textarea").input_value() == "Река широкая, и зимой холодная.[^1] 1911[карта](boat.md)"
    assert page.locator(".pieces li:not(.used)").count() == 0
    page.locator("#row-4 .source .shown", has_text="river").evaluate(
        """one => {
          const text = one.querySelector("p").firstChild, at = text.data.indexOf("river");
          getSelection().setBaseAndExtent(text, at, text, at + "river".length);
          // Before the browser tells the page of what is selected: a busy one is late.
          one.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyF", altKey: true, bubbles: true }));
        }"""
    )
    page.wait_for_selector(".found mark")
    assert set(page.locator(".found mark").all_inner_texts()) == {"river"}
    assert page.locator(".found [lang=ru]").first.inner_text() == "## Река"
    page.locator(".phrases input:focus").wait_for()
    page.keyboard.type("река")
    page.keyboard.press("Alt+g")
    page.wait_for_selector("#said :text('in the glossary')")
    page.wait_for_selector(".term :text('river')")
    assert text_of(publication, "content/glossary.toml").endswith('\n[[terms]]\nen = "river"\nru = "река"\n')
    page.locator(".found a").first.click()
    page.wait_for_selector("#row-3.in-hand"), "the row in which it was found"
    _close(page)


def test_a_file_that_cannot_be_read_is_mended_at_the_desk(publication: Path, desk: DeskHere, tab: Any) -> None:
    page = _opened(desk, tab)
    write(publication, FILE, RUSSIAN.replace("## Река", "<<<<<<< HEAD\n## Река\n=======\n## Речка\n>>>>>>> hers"))
    page.reload()
    assert "unresolved merge conflict" in page.inner_text(".wrong")
    assert page.inner_text(".broken").split() == ["9", "▲", "<<<<<<<", "HEAD"]
    page.focus("#file")
    page.keyboard.type("x")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#said :text('unresolved merge conflict')")
    page.get_by_role("button", name="last version that could be read").click()
    page.wait_for_selector("#said :text('as the desk last read it')")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".rows")
    assert text_of(publication) == RUSSIAN
    _close(page)


def _button(page: Any, words: str) -> Any:
    return page.locator(".in-hand .buttons").get_by_role("button", name=words)


@pytest.fixture(scope="module")
def tab(browser: Any) -> Iterator[Any]:
    """One for all tests: to open another costs as much as what they do in it."""
    context = browser.new_context(viewport=WINDOW)
    yield context.new_page()
    context.close()


def _at_board(desk: ServedDesk, tab: Any) -> Any:
    """The first page of the desk, in a browser that has kept nothing."""
    tab.set_viewport_size(WINDOW)
    tab.goto(desk.url)
    # Another desk may have listened on the same port before.
    tab.evaluate("localStorage.clear(); sessionStorage.clear()")
    return tab


def _opened(desk: ServedDesk, tab: Any, article: str = "bridge", place: str = "") -> Any:
    """A page of the desk with an article."""
    _at_board(desk, tab)
    tab.goto(f"{desk.origin}/article?name={article}&to=ru{place}")
    return tab


def _close(page: Any) -> None:
    """Leave a page once it is loaded, also again: Chromium may never end to leave one that is loading."""
    page.wait_for_load_state("load")
    page.goto("about:blank")


def _in_hand(desk: ServedDesk, tab: Any, number: int, article: str = "bridge") -> Any:
    """A page of the desk with a row of an article in hand."""
    page = _opened(desk, tab, article, f"#at-{number}")
    page.wait_for_selector("textarea:focus")
    return page


def _at_row(desk: ServedDesk, tab: Any, number: int) -> Any:
    """A page whose row of a number is in hand, with the cursor at the end of its text."""
    page = _in_hand(desk, tab, number)
    # What is beside the row moves the page as it comes in.
    page.wait_for_selector(".matches:not([hidden])")
    wait_until_drawn(page)
    page.keyboard.press("Control+End")
    return page


def test_what_is_clicked_while_a_save_is_under_way_is_done_after_it(
    publication: Path, desk: DeskHere, tab: Any
) -> None:
    write(publication, "content/en/bridge.md", ENGLISH.replace("One boat", "One ship"))
    page = _at_row(desk, tab, 4)
    page.keyboard.type(" Глубокая.")
    with desk.turn:
        _button(page, "Save and go on").click()
        _button(page, "In step").click()
        page.wait_for_selector("#said :text('This will be done after what is under way.')")
    page.wait_for_selector("#said :text('In step, and saved in the ledger')")
    states = [page.locator(f"#row-{number} .take .state").inner_text() for number in (4, 5)]
    assert states == ["edited", "in step"], "the next row was opened at once"
    assert text_of(publication) == RUSSIAN.replace("холодная.[^1]", "холодная.[^1] Глубокая.")
    _close(page)


def test_what_is_clicked_behind_a_save_that_is_refused_says_that_it_was_not_done(
    publication: Path, desk: DeskHere, tab: Any
) -> None:
    page = _at_row(desk, tab, 4)
    page.keyboard.type(" Глубокая.")
    ledger, by_hand = text_of(publication, "content/ledger/bridge.toml"), RUSSIAN.replace("Река широкая", "Река узкая")
    with desk.turn:
        write(publication, FILE, by_hand)
        _button(page, "Save and go on").click()
        _button(page, "In step").click()
        # Whatever is in hand by then: the answer is shown in its row, with what was typed.
        page.locator("#row-2 .take").click()
    page.wait_for_selector("#row-4 .conflict")
    assert page.locator("#row-4 textarea").input_value().endswith("Глубокая.")
    said = page.locator("#said").inner_text()
    assert said.startswith("This row has changed") and "Your last action was not carried out" in said
    assert (text_of(publication), text_of(publication, "content/ledger/bridge.toml")) == (by_hand, ledger)
    _close(page)


def test_a_row_that_somebody_adds_meanwhile_keeps_no_order_from_being_done(
    publication: Path, desk: DeskHere, tab: Any
) -> None:
    page = _at_row(desk, tab, 4)
    page.keyboard.type(" Глубокая.")
    with desk.turn:
        write(publication, FILE, RUSSIAN.replace("- Одна лодка", "Новый абзац.\n\n- Одна лодка"))
        _button(page, "Save and go on").click()
        _button(page, "In step").click()
    page.wait_for_selector("#said :text('In step, and saved')")
    assert page.locator("#row-4 .take .state").inner_text() == "in step"
    assert page.locator("#row-5 .target .shown").inner_text() == "Новый абзац."
    assert page.locator("#row-6 .take .number").inner_text().split() == ["Row", "7"]
    _close(page)


def test_a_button_that_is_held_when_the_answer_comes_is_clicked_all_the_same(
    publication: Path, desk: DeskHere, tab: Any
) -> None:
    page = _at_row(desk, tab, 4)
    page.keyboard.type(" Глубокая.")
    with desk.turn:
        page.keyboard.press("Control+Enter")
        _button(page, "In step").hover()
        page.mouse.down()
    page.wait_for_selector("#said :text('Saved')")
    page.mouse.up()
    page.wait_for_selector("#row-4 .take .state:text('in step')")
    _close(page)


BEHIND = ENGLISH.replace("One boat", "One ship").replace("Two boats", "Two ships")


def test_what_is_typed_on_after_a_save_goes_into_the_next_row(publication: Path, desk: DeskHere, tab: Any) -> None:
    write(publication, "content/en/bridge.md", BEHIND)
    page = _at_row(desk, tab, 4)
    page.keyboard.type(" Глубокая.")
    with desk.turn:
        page.keyboard.press("Control+Enter")
        page.keyboard.press("Control+A")
        page.keyboard.type("- Один корабль.")
        page.keyboard.press("Control+Enter")
        page.keyboard.press("Control+End")
        page.keyboard.type(" Белых.")
        assert page.locator("#row-6.in-hand textarea").input_value() == "- Две лодки. Белых."
    page.wait_for_selector("#row-5:not(.unsaved)")
    saved = RUSSIAN.replace("холодная.[^1]", "холодная.[^1] Глубокая.").replace("Одна лодка", "Один корабль")
    assert text_of(publication) == saved
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-6:not(.unsaved)")
    assert text_of(publication) == saved.replace("Две лодки.", "Две лодки. Белых.")
    _close(page)


def test_somebody_types_on_where_they_are_when_a_row_is_added_above(
    publication: Path, desk: DeskHere, tab: Any
) -> None:
    write(publication, "content/en/bridge.md", BEHIND)
    page = _at_row(desk, tab, 4)
    page.keyboard.type(" Глубокая.")
    with desk.turn:
        write(publication, FILE, RUSSIAN.replace("## Река\n", "## Река\n\nЕщё строка.\n"))
        page.keyboard.press("Control+Enter")
        page.keyboard.press("Control+End")
        page.keyboard.type(" Старая.")
        for _ in "рая.":
            page.keyboard.press("ArrowLeft")
    page.wait_for_selector("#row-6.in-hand textarea:focus")
    page.keyboard.type("-")
    assert page.locator("textarea").input_value() == "- Одна лодка. Ста-рая."
    assert "Глубокая." in text_of(publication) and "Ста" not in text_of(publication)
    _close(page)


def test_a_page_that_the_desk_has_forgotten_goes_on_all_the_same(publication: Path, desk: DeskHere, tab: Any) -> None:
    """As after a start of the desk: it does not know what the page has, and sends everything."""
    page = _at_row(desk, tab, 4)
    page.evaluate("window.isFirst = true")
    forget = re.compile(r'"digest":"[0-9a-f]+"')
    page.route("**/-/save", lambda route: route.continue_(post_data=forget.sub('"digest":""', route.request.post_data)))
    page.keyboard.type(" Глубокая.")
    write(publication, FILE, RUSSIAN.replace("## Река\n", "## Река\n\nЕщё строка.\n").replace("Две", "Три"))
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-5[data-state=edited].in-hand:not(.unsaved)")
    assert page.locator("#row-5 textarea").input_value().endswith("холодная.[^1] Глубокая.")
    shown = page.locator(".row:not(.in-hand) .target").all_inner_texts()
    assert [shown[number].strip() for number in (3, 4, 6)] == ["Река", "Ещё строка.", "Три лодки."]
    assert page.locator(".row").count() == 9
    assert page.evaluate("window.isFirst"), "it was never loaded again"
    page.unroute("**/-/save")
    _close(page)


def test_a_refusal_takes_nobody_out_of_the_row_in_which_they_type(publication: Path, desk: DeskHere, tab: Any) -> None:
    write(publication, "content/en/bridge.md", BEHIND.replace("The Bridge", "The Old Bridge"))
    page = _at_row(desk, tab, 0)
    page.keyboard.type("[^1]")
    with desk.turn:
        page.keyboard.press("Control+Enter")
        page.keyboard.press("Control+End")
        page.keyboard.type(" Старая.")
        page.keyboard.press("Control+Enter")
        page.keyboard.press("Control+End")
        page.keyboard.type(" Белых.")
    page.wait_for_selector("#row-5:not(.unsaved)")
    said = page.locator("#said").inner_text()
    assert said.startswith("Row 1: ") and said.endswith("Saved"), "what came of the other row does not take its place"
    assert page.locator("#row-6.in-hand textarea").input_value() == "- Две лодки. Белых."
    assert page.locator(".unsaved").count() == 2
    assert text_of(publication) == RUSSIAN.replace("Одна лодка.", "Одна лодка. Старая."), (
        "what waits is saved all the same"
    )
    _close(page)


def test_a_refusal_leads_back_to_its_row(publication: Path, desk: DeskHere, tab: Any) -> None:
    write(publication, "content/en/bridge.md", BEHIND.replace("The Bridge", "The Old Bridge"))
    page = _at_row(desk, tab, 0)
    page.keyboard.type("[^1]")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-0.in-hand .take:focus")
    page.keyboard.type("Мимо")
    assert page.locator("#row-0 textarea").input_value() == "Мост[^1]"
    assert "note" in page.locator("#said").inner_text()
    assert text_of(publication) == RUSSIAN
    _close(page)


def test_what_is_typed_while_a_save_is_under_way_stays_in_its_row(publication: Path, desk: DeskHere, tab: Any) -> None:
    page = _at_row(desk, tab, 4)
    page.keyboard.type(" Глубокая.")
    with desk.turn:
        _button(page, "Save and go on").click()
        page.locator("textarea").focus()
        page.keyboard.press("Control+End")
        page.keyboard.type(" И тихая.")
    page.wait_for_selector("#said :text('Saved')")
    assert text_of(publication) == RUSSIAN.replace("холодная.[^1]", "холодная.[^1] Глубокая.")
    assert page.locator("#row-4.in-hand textarea").input_value().endswith("Глубокая. И тихая.")
    page.reload()
    assert page.locator("#row-4.in-hand textarea").input_value().endswith("Глубокая. И тихая.")
    _close(page)


def test_a_translation_is_begun_and_filled_from_the_memory_by_keyboard(
    publication: Path, desk: DeskHere, tab: Any
) -> None:
    page = _opened(desk, tab, "boat")
    _tab_to(page, "Begin the translation")
    page.keyboard.press("Enter")
    page.wait_for_selector(".rows")
    page.wait_for_load_state("load")  # before that, its script does not hear the keys
    _tab_to(page, "Next that needs work")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("Лодка")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-1.in-hand")
    page.wait_for_selector(".match")
    page.keyboard.press("Alt+1")
    page.wait_for_selector(".finding")
    page.keyboard.press("Control+A")
    page.keyboard.type("Мост закрыли в 1991 году.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-2.in-hand")
    page.wait_for_selector("#row-1:not(.unsaved)")
    text = text_of(publication, "content/ru/boat.md")
    assert "title: Лодка\n" in text
    assert "\nМост закрыли в 1991 году.\n" in text
    _close(page)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_first_translation_goes_as_the_guide_says(publication: Path, tab: Any, lang: str) -> None:
    """With the buttons that `docs/desk.md` names, by a pointer, from the board to a text that readers will see."""
    guide = (ROOT / "docs" / ("desk.md" if lang == "en" else "desk.ru.md")).read_text(encoding="utf-8")
    section = guide.split("\n## ")[2]
    begin, next_row, whole, front, status, save = re.findall(r"«(.+?)»" if lang == "ru" else r"\*(.+?)\*", section)
    assert "Ctrl+Enter" in section
    with running_desk(publication, lang=lang) as running:
        page = _at_board(running, tab)
        page.get_by_role("link", name="The Boat").first.click()
        page.get_by_role("button", name=begin).click()
        page.wait_for_selector(".rows")
        page.wait_for_load_state("load")
        page.get_by_role("button", name=next_row).click()
        for number, words in enumerate(("Лодка", "Мост закрыли в 1991 году.", "Одна лодка.")):
            page.wait_for_selector(f"#row-{number}.in-hand")
            page.keyboard.press("Control+A")
            page.keyboard.type(words)
            page.keyboard.press("Control+Enter")
        page.wait_for_selector('#row-2[data-state="undeclared"]')
        page.get_by_role("button", name=whole).click()
        page.wait_for_selector('#row-2[data-state="in-step"]')
        page.get_by_text(front).first.click()
        page.locator("#front-status").select_option(label=status)
        page.get_by_role("button", name=save).click()
        assert wait_until(lambda: "status: published\n" in text_of(publication, "content/ru/boat.md"))
        _close(page)
    assert "<!--" not in text_of(publication, "content/ru/boat.md")
    assert 'by = "Nina Ash"' in text_of(publication, "content/ledger/boat.toml")
    report = publish(publication, formats=("html",))
    assert (publication / "public/ru/boat/index.html").exists(), report


def test_a_second_person_reviews_by_keyboard(publication: Path, tab: Any) -> None:
    write(publication, "content/site.toml", SETTINGS + '[review]\nrequired = "hold"\nfour_eyes = true\n')
    write(publication, "content/en/bridge.md", ENGLISH.replace("One boat", "One ship"))
    with running_desk(publication, "--by", "Ivan Hale") as desk:
        page = _opened(desk, tab)
        assert page.locator("#to-review").inner_text() == "to review: 6"
        _tab_to(page, "Next to review")
        page.keyboard.press("Enter")
        for left in range(5, -1, -1):
            page.wait_for_selector(".in-hand textarea:focus")
            page.keyboard.press("Alt+r")
            page.wait_for_selector(f"#to-review b:text-is('{left}')")
        page.wait_for_selector("#said :text('No other row needs a review')")
        states = page.locator(".take .state").all_inner_texts()
        assert states == [*["reviewed"] * 5, "behind", "reviewed", ""]
        assert page.locator(".review").first.inner_text() == "Ivan Hale, 1 January 2030"
        page.locator("#row-5 .take").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#row-5.in-hand")
        page.keyboard.press("Alt+r")
        page.wait_for_selector("#said :text('Only a row that is in step can be reviewed')")
        _close(page)
    assert text_of(publication, "content/ledger/bridge.toml").count('by = "Ivan Hale"') == 6


def test_several_rows_are_reviewed_from_here_to_there(publication: Path, tab: Any) -> None:
    with running_desk(publication, "--by", "Ivan Hale") as desk:
        page = _at_row(desk, tab, 2)
        page.keyboard.press("Alt+Shift+r")
        page.wait_for_selector("#said :text('From row 3')")
        for _ in range(2):
            page.keyboard.press("Alt+ArrowDown")
        page.keyboard.press("Alt+Shift+r")
        page.wait_for_selector("#said :text('Rows reviewed: 3')")
        states = [one.get_attribute("data-state") for one in page.locator(".row").all()]
        assert states == ["in-step"] * 2 + ["reviewed"] * 3 + ["in-step"] * 2 + ["none"]
        _close(page)


def test_a_comment_is_added_and_resolved_by_keyboard(publication: Path, desk: DeskHere, tab: Any) -> None:
    page = _in_hand(desk, tab, 2)
    page.keyboard.press("Alt+m")
    page.wait_for_selector(".remark:focus")
    page.keyboard.type("Which <b>bridge</b>?")
    page.keyboard.press("Escape")
    assert page.locator("#row-2.unsaved").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_selector(".remark:focus")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-2 .comment")
    assert page.locator("#row-2 .comment p").inner_text() == "Which <b>bridge</b>?"
    assert page.locator("#row-2 .open-comments").inner_text() == "open comments: 1"
    assert page.locator(".unsaved").count() == 0
    page.reload()
    page.wait_for_selector("#row-2 .comment")
    _tab_to(page, "Resolved")
    page.keyboard.press("Enter")
    page.wait_for_selector("#row-2 .comment", state="detached")
    assert page.locator("#row-2 .open-comments").inner_text() == ""
    (written,) = comment_files(publication)
    assert 'text = "Which <b>bridge</b>?"\nresolved = ' in written
    _close(page)


def test_a_draft_is_asked_for_and_inserted_by_keyboard(publication: Path, desk: DeskHere, tab: Any) -> None:
    with_machine(publication)
    page = _in_hand(desk, tab, 2, "boat")
    page.keyboard.type("Моя")
    page.keyboard.press("Alt+a")
    page.wait_for_selector(".draft .match")
    assert page.locator(".draft .finding b").inner_text().startswith("“7” appears here but not in the original")
    assert page.locator("textarea").input_value() == "Моя"
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_selector("#row-1.in-hand")
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_selector("#row-2.in-hand .draft .match")
    page.keyboard.press("Alt+0")
    assert page.locator("textarea").input_value() == "Одна лодка 7."
    assert "Одна лодка" not in text_of(publication, "content/ru/boat.md")
    page.keyboard.press("Control+z")
    assert page.locator("textarea").input_value() == "Моя"
    page.keyboard.press("Alt+0")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-2[data-state=undeclared]")
    assert text_of(publication, "asked.txt") == "asked\n"
    assert "\nОдна лодка 7.\n" in text_of(publication, "content/ru/boat.md")
    _close(page)


def test_fields_are_saved_by_keyboard_and_survive_the_tab(publication: Path, desk: DeskHere, tab: Any) -> None:
    before = with_head(publication)
    page = _opened(desk, tab)
    _tab_to(page, "Front matter of the translation")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("mosti")
    scripts: list[Any] = []
    page.route("**/-/script/article-page.js", lambda route: scripts.append(route), times=1)
    with page.expect_request("**/-/script/article-page.js"):
        page.reload(wait_until="commit")
    page.locator("#front summary").click()
    page.locator("#front-slug").fill("mostik")
    page.keyboard.press("Enter")
    scripts[0].continue_()
    page.wait_for_load_state("load")
    assert page.locator("#front-slug").input_value() == "mostik", "though it was typed before the script came"
    assert page.locator("#left-over > div").count() == 0
    write(publication, FILE, before.replace("slug:   most", "slug: chuzhoj"))
    page.locator("#front-slug").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#front-slug-hint.changed")
    assert page.locator("#front-slug-hint").inner_text() == "in the file now: chuzhoj"
    assert "chuzhoj" in text_of(publication)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#said :text('Saved')")
    saved = before.replace("slug:   most", "slug: mostik")
    assert text_of(publication) == saved.replace("- /ru/old/\r\n", "- /ru/old/\r\n- /ru/chuzhoj/\r\n")
    _close(page)


def test_rows_are_joined_and_split_by_keyboard(publication: Path, desk: DeskHere, tab: Any) -> None:
    with_paragraphs(publication)
    page = _in_hand(desk, tab, 1)
    page.keyboard.type("Моё. ")
    page.keyboard.press("Alt+j")
    page.wait_for_selector("#said :text('save or discard it first')")
    for _ in "Моё. ":
        page.keyboard.press("Backspace")
    page.keyboard.press("Alt+j")
    page.wait_for_selector("#said :text('Alt+U undoes this')")
    page.wait_for_selector("textarea:focus")
    assert page.locator("textarea").input_value() == "Мост.\n\nДлинная река из слов."
    assert "{pair=row-1}\r\nМост.\r\n\r\n{pair=row-1}\r\nДлинная" in text_of(publication)
    page.keyboard.press("Alt+s")
    page.wait_for_selector(".cuts select:focus")
    assert page.locator(".cuts select option:checked").all_inner_texts() == [
        "A long river of some words.", "Длинная река из слов."
    ]  # fmt: skip
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#row-2[data-state=missing]")
    assert "{pair=row-2}\r\nМост.\r\n\r\n{pair=row-2}\r\nДлинная" in text_of(publication)
    assert "{pair=none}\nA long river" in text_of(publication, "content/en/bridge.md")
    for _ in range(2):
        page.wait_for_selector("textarea:focus")
        page.evaluate("document.querySelector('#said').replaceChildren()")
        page.keyboard.press("Alt+u")
        page.wait_for_selector("#said :text('was undone')")
    assert text_of(publication) == PARAGRAPHS[FILE]
    _close(page)


def _until(page: Any, words: str) -> None:
    """Wait until an expression is true; the page's policy allows no other way to ask for that."""
    assert wait_until(lambda: page.evaluate(words)), words


_MARKED = """[...document.querySelectorAll(".previews iframe:not(.loading)")].map((frame) => {
  const found = frame.contentDocument.querySelector("[data-in-hand]");
  return found && found.textContent.trim();
})"""


def test_both_pages_follow_the_row_and_show_each_save(publication: Path, desk: DeskHere, tab: Any) -> None:
    page = _opened(desk, tab)
    page.keyboard.press("Alt+p")
    page.click("#row-4 .take")
    _until(page, f"{_MARKED}.filter(Boolean).length === 2")
    marked = page.evaluate(_MARKED)
    assert (marked[0][:17], marked[1][:13]) == ("The river is wide", "Река широкая,")
    page.click("#row-0 .take")
    assert page.evaluate(_MARKED) == ["The Bridge", "Мост"]
    frame = page.locator(".previews iframe").last
    box = frame.bounding_box()
    assert (box["width"], box["y"] + box["height"]) == (639.5, 900)
    style = page.frames[-1].locator(".prose p").first.evaluate("one => getComputedStyle(one).fontFamily")
    assert style.startswith('"Diglot Serif"'), "the style of the site"
    page.click("#row-4 .take")
    page.keyboard.press("Control+a")
    page.keyboard.type("Широкая река<script>document.title = 'run'</script>.")
    page.keyboard.press("Control+Enter")
    shown = "[...document.querySelectorAll('.previews iframe:not(.loading)')].pop().contentDocument"
    _until(page, f"{shown}.body.textContent.includes('Широкая река')")
    assert page.evaluate(f"{shown}.title").startswith("Мост")
    before = page.frames[-1].url
    page.frames[-1].locator("a[href]").first.evaluate("link => link.click()")
    # Had the link led anywhere, its page would have been requested before this.
    page.evaluate("fetch(location.href).then(answer => answer.text())")
    assert page.frames[-1].url == before, "its links lead nowhere"
    page.reload()
    _until(page, "document.querySelectorAll('.previews iframe:not(.loading)').length === 2")
    page.keyboard.press("Alt+p")
    page.reload()
    assert not page.query_selector(".previews"), "what was put away stays away"
    page.click("#preview")
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    assert not page.query_selector(".previews"), "a narrow screen is for the rows, until somebody asks"
    page.click("#preview")
    _until(page, "document.querySelectorAll('.previews iframe:not(.loading)').length === 2")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not page.locator(".previews iframe").first.is_visible()
    _close(page)


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(360, "dark"), (1280, "light"), *(pytest.param(*look, marks=pytest.mark.long) for look in ((360, "light"), (1280, "dark")))],
)  # fmt: skip
def test_the_pages_are_accessible(publication: Path, desk: DeskHere, browser: Any, width: int, scheme: str) -> None:
    with_head(publication)
    write(publication, "drafting.toml", '[[providers]]\nname = "robot"\ncommand = ["robot"]\n')
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(desk.url)
    for row in (2, None):
        _comment(desk.visit(), row)
    for path in (
        "/",
        "/comments",
        "/new",
        "/write?name=bridge",
        "/article?name=bridge&to=ru#at-2",
        "/article?name=boat&to=ru",
        "/article?to=ru&name=boat",  # again, as another address: it is loaded anew
    ):
        if path.endswith("boat"):
            write(publication, "content/ru/boat.md", "---\ntitle: [\n---\n")
        page.goto(desk.origin + path)
        assert page.locator("#repair").count() == path.endswith("boat")
        if "write" in path:
            page.click("#picture")
        if "#at" in path:
            page.wait_for_selector(".findings:not([hidden])")
            page.keyboard.press("Alt+v")
            page.wait_for_selector(".history .version")
            page.click(".phrases summary")
            page.wait_for_selector(".draft .ask")
            page.locator("#front summary").click()
            page.click("#preview")
            _until(page, "document.querySelectorAll('.previews iframe:not(.loading)').length === 2")
        # Its script may not come from the page: that allows none of its own.
        violations = page.evaluate(
            f"async () => {{ {AXE.read_text(encoding='utf-8')}; return (await axe.run()).violations; }}"
        )
        assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if "#at" in path:
            page.set_viewport_size({"width": 960, "height": 900})
            assert page.evaluate("document.querySelector('.bar h1').clientWidth") > 280, "room beside the buttons"
            page.set_viewport_size({"width": width, "height": 900})
    context.close()


@pytest.mark.parametrize(
    ("path", "script"),
    [("new", "new-page"), ("write?name=bridge", "write-page"), ("article?name=boat&to=ru", "repair-page")],
)
def test_no_form_is_sent_before_its_script_is_there(
    publication: Path, desk: DeskHere, tab: Any, path: str, script: str
) -> None:
    """Its browser would send it by itself, and lose what is typed."""
    write(publication, "content/ru/boat.md", "---\ntitle: [\n---\n")
    scripts: list[Any] = []
    page = _at_board(desk, tab)
    page.route(f"**/-/script/{script}.js", lambda route: scripts.append(route), times=1)
    with page.expect_request(f"**/-/script/{script}.js"):
        page.goto(f"{desk.origin}/{path}", wait_until="commit")
    page.locator("main > #said").wait_for(state="attached")  # the last of the page
    buttons = page.locator("main [type=submit]")
    assert {button.is_enabled() for button in buttons.all()} == {False}
    scripts[0].continue_()
    page.wait_for_load_state("load")
    assert {button.is_enabled() for button in buttons.all()} == {True}
    _close(page)


def test_an_article_is_begun_written_and_given_a_picture_by_keyboard(
    publication: Path, desk: DeskHere, tab: Any
) -> None:
    _at_board(desk, tab)
    _tab_to(tab, "A new article")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/new")
    tab.focus("#new [name=title]")
    tab.keyboard.type("The Sea")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/write?name=the-sea")
    tab.wait_for_function("document.activeElement.id === 'text'")
    head = text_of(publication, "content/en/the-sea.md")
    tab.keyboard.type("Cold.")
    _tab_to(tab, "A picture")
    tab.keyboard.press("Enter")
    tab.set_input_files(
        "#picture-form [type=file]", [{"name": "wave.svg", "mimeType": "image/svg+xml", "buffer": WAVE}]
    )
    tab.focus("#picture-form [name=alt]")
    tab.keyboard.type("A wave")
    tab.keyboard.press("Enter")
    _until(tab, "!document.querySelector('#picture-sheet').open")
    tab.focus("#text")
    tab.keyboard.press("Control+Enter")
    _until(tab, "document.querySelector('#said').innerText === 'Saved'")
    shown = '![](/media/wave.svg){alt="A wave"}'
    assert text_of(publication, "content/en/the-sea.md") == f"{head}Cold.\n\n{shown}\n\n"
    # The first undoing says the same sentence as the second: what they leave on the disk tells them apart.
    for is_undone in (
        lambda: text_of(publication, "content/en/the-sea.md") == head,
        lambda: not (publication / "content/media").exists(),
    ):
        _tab_to(tab, "Undo the last save")
        tab.keyboard.press("Enter")
        assert wait_until(is_undone)
        _until(tab, "document.querySelector('#said').innerText === 'The last save was undone'")
    assert text_of(publication, "content/en/the-sea.md") == head
    _close(tab)


def _comment(browser: Browser, row: int | None) -> None:
    about = {"row": row, "hash": browser.open("bridge", "ru")["rows"][row]["hash"]} if row is not None else {}
    assert browser.post("/-/comment", {"article": "bridge", "to": "ru", "text": "Why?", **about})[0] == 200


def _tab_to(page: Any, words: str) -> None:
    """Press the Tab key until the element with these words has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.innerText"):
            return
    raise AssertionError(words)
