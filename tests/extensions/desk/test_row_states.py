"""Which passages of both texts are one row at the desk, how it stands, and which comment keeps the place of which."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from diglot.extensions.desk.pipeline.articles.article import DeskArticle
from diglot.extensions.desk.pipeline.desk import Desk, Saved
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.publication import write_files

DAY = dt.date(2026, 4, 21)
HEAD = "---\ntitle: {}\n---\n\n"


def desk_of(root: Path, english: str, russian: str, ledger: str = "") -> Desk:
    files = {"content/en/a.md": english, "content/ru/a.md": russian, "content/ledger/a.toml": ledger}
    return Desk(write_files(root, {path: text for path, text in files.items() if text}), KNOWN, lambda: DAY, "Nina", 1)


def opened(desk: Desk) -> DeskArticle:
    article = desk.open("a", "ru")
    assert isinstance(article, DeskArticle), article
    return article


def rows(root: Path, english: str, russian: str) -> list[tuple[str, str, str]]:
    """Return the rows below the title: both texts as they are shown, and how the row stands."""
    desk = desk_of(root, HEAD.format("A") + english, HEAD.format("А") + russian)
    found: list[tuple[str, str, str]] = [(row.source, row.target, row.state) for row in opened(desk).rows[1:]]
    desk.close()
    return found


def test_a_field_that_neither_text_has_hides_none_after_it(tmp_path: Path) -> None:
    head = "---\ntitle: {}\nstandfirst: {}\n---\n\n"
    desk = desk_of(tmp_path, head.format("A", "Of ice.") + "One.\n", head.format("А", "О льде.") + "Раз.\n")
    assert [row.target for row in opened(desk).rows] == ["А", "О льде.", "Раз."]
    desk.close()


def test_a_title_that_has_changed_shows_in_which_words(tmp_path: Path) -> None:
    english, russian = HEAD + "One.\n", HEAD.format("Лед") + "Раз.\n"
    desk = desk_of(tmp_path, english.format("The old ice"), russian)
    assert isinstance(desk.declare("a", "ru", opened(desk).digest, None, is_minor=False), Saved)
    write_files(tmp_path, {"content/en/a.md": english.format("The new ice")})
    title = opened(desk).rows[0]
    before, after = ("".join(words for kind, words in title.changes if kind != other) for other in ("in", "out"))
    assert (title.state, before, after) == ("behind", "The old ice", "The new ice")
    desk.close()


FILLED = '[[filled]]\nen = "{}"\nru = "{}"\non = 2026-04-01\nfrom = "b"\n\n'


def test_what_was_filled_in_is_marked_and_nothing_else(tmp_path: Path) -> None:
    ledger = (
        'format = 2\noriginal = "en"\n\n'
        + FILLED.format("Once.", "Однажды.")
        + FILLED.format("The Ice", "Лед")
        + FILLED.format("Never.", "Нет.")
    )
    english = "---\ntitle: The Ice\nkicker: Essay\n---\n\nOnce.\n\nTwice.\n\nNever.\n"
    russian = "---\ntitle: Лед\nkicker: Эссе\n---\n\nОднажды.\n\nДважды.\n\n<!-- 3\nNever.\n-->\n"
    desk = desk_of(tmp_path, english, russian, ledger)
    assert [row.state for row in opened(desk).rows] == ["filled", "undeclared", "filled", "undeclared", "missing"]
    desk.close()


@pytest.mark.parametrize(
    ("passage", "state"),
    [
        ("Words.", "missing"),
        ("1905", "undeclared"),
        ("```\ncode\n```", "undeclared"),
        ("| a |\n|---|\n| b |", "undeclared"),
        ("<table><tr><td>a</td></tr></table>", "undeclared"),
        ("![](a.png)", "undeclared"),
        ("- Words.", "missing"),
    ],
)
def test_words_left_as_they_are_in_the_original_are_missing_unless_both_may_have_them(
    tmp_path: Path, passage: str, state: str
) -> None:
    write_files(tmp_path, {"content/en/a.png": "", "content/ru/a.png": ""})
    assert [found for _, _, found in rows(tmp_path, f"{passage}\n", f"{passage}\n")] == [state]


def test_a_title_left_in_the_other_language_is_missing(tmp_path: Path) -> None:
    for english, russian in (("# Ice\n\nOne.\n", "# Ice\n\nРаз.\n"), (HEAD.format("Ice"), HEAD.format("Ice"))):
        desk = desk_of(tmp_path, english, russian)
        assert opened(desk).rows[0].state == "missing"
        desk.close()


def test_what_follows_a_heading_that_is_the_title_is_paired_as_without_it(tmp_path: Path) -> None:
    for english, russian in (("# A\n\n", "# А\n\n"), ("# A\n\n", HEAD.format("А")), (HEAD.format("A"), "# А\n\n")):
        desk = desk_of(tmp_path, f"{english}## B\n\nOne.\n", f"{russian}## Б\n\nРаз.\n")
        pairs = [(row.source, row.target) for row in opened(desk).rows]
        assert pairs[-2:] == [("## B", "## Б"), ("One.", "Раз.")]
        assert (pairs[0] == ("# A", "# А")) == (len(pairs) == 3) == (english[0] == russian[0] == "#")
        desk.close()


NOTES = "One[^a], two[^b].\n\n[^a]: First.\n\n[^b]: Second.\n"


@pytest.mark.parametrize(
    ("english", "russian", "expected"),
    [
        (NOTES, "Раз[^b], два[^a].\n\n[^b]: Второе.\n\n[^a]: Первое.\n", [("[^a]: First.", "[^a]: Первое.", "none"), ("[^b]: Second.", "[^b]: Второе.", "none")]),
        (NOTES, "Раз[^b], два[^1].\n\n[^b]: Второе.\n\n[^1]: Первое.\n", [("[^a]: First.", "[^1]: Первое.", "none"), ("[^b]: Second.", "[^b]: Второе.", "none")]),
        (NOTES, "Раз[^1].\n\n[^1]: Первое.\n", [("[^a]: First.", "", "missing"), ("[^b]: Second.", "", "missing"), ("", "[^1]: Первое.", "none")]),
        (NOTES, "Раз[^a].\n\n[^a]: Первое.\n\n<!--\n[^b]: Second.\n-->\n", [("[^a]: First.", "[^a]: Первое.", "none"), ("[^b]: Second.", "", "missing")]),
        (NOTES, "Раз.\n\n<!--\n[^a]: First.\n-->\n\n<!--\n[^b]: Second.\n-->\n", [("[^a]: First.", "", "missing"), ("[^b]: Second.", "", "missing")]),
    ],
    ids=["by their labels", "the others by their order", "of another number", "one is a comment", "both are"],
)  # fmt: skip
def test_notes_are_rows_with_those_that_they_belong_to(
    tmp_path: Path, english: str, russian: str, expected: list[tuple[str, str, str]]
) -> None:
    """A comment that keeps the place of a note is no row of its own."""
    found = rows(tmp_path, english, russian)
    assert sorted(row for row in found if row[0][:2] == "[^" or row[1][:2] in ("[^", "<!")) == sorted(expected)


@pytest.mark.parametrize(
    ("comments", "kept"),
    [
        (
            "<!-- 1\nThe harbour froze.\n-->\n\n<!-- 2\nThe council met.\n-->",
            ["The harbour froze.", "The council met."],
        ),
        ("<!-- 2\nThe council met.\n-->", ["", "The council met."]),
        ("<!-- 1–2\nThe council met at last.\n-->", ["", "The council met at last."]),
        ("<!--\nThe council met.\n-->", ["", "The council met."]),
        ("<!-- 12345678\nThe council met.\n-->", ["", "The council met."]),
        ("<!-- diglot: ignore -->\n\n<!-- 2\nThe council met.\n-->", ["", "The council met."]),
        ("<!-- Ask Anna. -->\n\n<!-- 2\nThe council met.\n-->", ["", "The council met."]),
        ("<!-- 2\nThe harbour froze.\n-->", ["The harbour froze.", ""]),
        ("<!-- -->\n\n<!-- 2\nThe council met.\n-->", ["", "The council met."]),
    ],
)
def test_a_comment_keeps_the_place_of_the_passage_that_it_holds(tmp_path: Path, comments: str, kept: list[str]) -> None:
    """Its number says which of several alike; an exception for `check` and a remark keep none."""
    desk = desk_of(
        tmp_path, HEAD.format("A") + "The harbour froze.\n\nThe council met.\n", HEAD.format("А") + comments + "\n"
    )
    found = [row for row in opened(desk).rows if row.source in ("The harbour froze.", "The council met.")]
    assert [place in row.written if place else not row.written for row, place in zip(found, kept, strict=True)] == [
        True
    ] * 2
    assert all((row.state, row.target, row.html[1]) == ("missing", "", "") for row in found)
    desk.close()


def test_a_comment_of_the_translator_s_own_is_shown_and_keeps_no_place(tmp_path: Path) -> None:
    assert rows(tmp_path, "<!-- Ask. -->\n\nOne.\n", "<!-- Спросить. -->\n\nРаз.\n") == [
        ("", "<!-- Спросить. -->", "none"), ("<!-- Ask. -->", "", "none"), ("One.", "Раз.", "undeclared")
    ]  # fmt: skip


def test_a_row_of_two_paragraphs_is_reviewed_when_both_are_and_by_whom_it_was_last(
    tmp_path: Path,
) -> None:
    body = HEAD + "{{pair=a}}\n{}\n\n{{pair=b}}\n{}\n"
    texts = body.format("A", "One.", "Two."), body.format("А", "Раз.", "Два.")
    files, desk = dict(zip(("content/en/a.md", "content/ru/a.md"), texts, strict=True)), desk_of(tmp_path, *texts)
    assert isinstance(desk.declare("a", "ru", opened(desk).digest, None, is_minor=False), Saved)

    def review(number: int, name: str, day: int) -> None:
        desk.today = lambda: DAY.replace(day=day)
        row = opened(desk).rows[number]
        assert isinstance(desk.for_person(name).review("a", "ru", [(number, row.digest)]), Saved)

    def joined() -> tuple[str, str]:
        write_files(tmp_path, {path: text.replace("pair=b", "pair=a") for path, text in files.items()})
        row = opened(desk).rows[1]
        write_files(tmp_path, files)
        return row.state, row.review.by if row.review else ""

    review(1, "Oleg", 24)
    assert joined() == ("in-step", "")
    review(2, "Anna", 23)
    assert joined() == ("reviewed", "Oleg")
    desk.close()
