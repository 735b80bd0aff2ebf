"""What is typed into a row of the desk stays in that row, however short it is, and though it is opened anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from diglot.extensions.desk.pipeline.articles import article_reading
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskRow
from diglot.extensions.desk.pipeline.desk import Desk, Refusal, Save, Saved
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.publication import write_files

DAY = dt.date(2026, 4, 21)
PARAGRAPHS = [
    "The harbour froze in January, and for six weeks no ship could reach the town by sea at all.",
    "The council met in the hall above the market, where the stove had been lit since before dawn.",
    "It was decided that the bread should be counted, and that nobody was to sell flour to strangers.",
    "A carter offered to cross the ice with two horses if the town would pay for them should they drown.",
    "They did not drown. He came back on the ninth day with salt, lamp oil and a letter for the mayor.",
]
RUSSIAN = [
    "Гавань замерзла в январе, и шесть недель ни один корабль не мог подойти к городу с моря.",
    "Совет собрался в зале над рынком, где печь топили еще с ночи.",
    "Решили пересчитать хлеб и никому не продавать муку чужим.",
    "Возчик предложил перейти лед на двух лошадях, если город заплатит за них, буде они утонут.",
    "Они не утонули. На девятый день он вернулся с солью, маслом для ламп и письмом к городскому голове.",
]
SOURCE, FILE = "content/en/ice.md", "content/ru/ice.md"
HEAD = "---\ntitle: {}\n---\n\n"
ENGLISH = HEAD.format("The Ice") + "\n\n".join(PARAGRAPHS) + "\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path, {SOURCE: ENGLISH, FILE: HEAD.format("Лед")})


@pytest.fixture
def desk(root: Path) -> Iterator[Desk]:
    desk = Desk(root, KNOWN, lambda: DAY, "Nina Ash", 1)
    yield desk
    desk.close()


def opened(desk: Desk) -> DeskArticle:
    article = desk.open("ice", "ru", is_fresh=True)
    assert isinstance(article, DeskArticle), article
    return article


def row_of(article: DeskArticle, original: str) -> DeskRow:
    [row] = [row for row in article.rows if original in row.source]
    return row


def type_into(desk: Desk, original: str, text: str) -> Saved:
    article = opened(desk)
    row = row_of(article, original)
    saved = desk.save(Save("ice", "ru", article.digest, row.number, row.written, text))
    assert isinstance(saved, Saved), saved
    return saved


@pytest.mark.parametrize("number", range(len(PARAGRAPHS)))
@pytest.mark.parametrize("text", ["TBD", "Город…", RUSSIAN[0].split(",")[0] + "."])
def test_a_beginning_stays_in_its_row(desk: Desk, number: int, text: str) -> None:
    saved = type_into(desk, PARAGRAPHS[number], text)
    again = opened(desk)
    assert row_of(again, PARAGRAPHS[number]).target == text
    assert [row.target for row in again.rows] == [row.target for row in saved.article.rows]
    assert len(again.rows) == 1 + len(PARAGRAPHS)


def test_a_word_in_place_of_a_paragraph_stays_in_its_row(root: Path, desk: Desk) -> None:
    write_files(root, {FILE: HEAD.format("Лед") + "\n\n".join(RUSSIAN) + "\n"})
    for number, paragraph in enumerate(PARAGRAPHS):
        type_into(desk, paragraph, f"Тут {number}.")
    again = opened(desk)
    assert [row_of(again, one).target for one in PARAGRAPHS] == [f"Тут {number}." for number in range(len(PARAGRAPHS))]


def test_the_hints_go_when_the_row_is_whole(root: Path, desk: Desk) -> None:
    type_into(desk, PARAGRAPHS[1], "TBD")
    assert "{pair=row-1}" in (root / SOURCE).read_text() and "{pair=row-1}" in (root / FILE).read_text()
    for paragraph, text in zip(PARAGRAPHS, RUSSIAN, strict=True):
        type_into(desk, paragraph, text)
    assert (root / SOURCE).read_text() == ENGLISH
    assert (root / FILE).read_text().partition("Лед\n---\n")[2].strip() == "\n\n".join(RUSSIAN)


def test_a_hint_that_the_translation_has_lost_goes_from_the_page_as_well(
    root: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a long text, too, of which a save otherwise reads one row only."""
    monkeypatch.setattr(article_reading, "_MOST_PAIRED", 0)
    hinted = ENGLISH.replace(PARAGRAPHS[1], f"{{pair=row-1}}\n{PARAGRAPHS[1]}")
    write_files(root, {SOURCE: hinted, FILE: HEAD.format("Лед") + "\n\n".join(RUSSIAN) + "\n"})
    saved = type_into(desk, PARAGRAPHS[1], RUSSIAN[1].replace("топили", "топят"))
    assert (root / SOURCE).read_text() == ENGLISH
    assert saved.article.digest == opened(desk).digest


def test_files_with_crlf_keep_it_with_hints_and_without(root: Path, desk: Desk) -> None:
    for path in (SOURCE, FILE):
        (root / path).write_bytes((root / path).read_bytes().replace(b"\n", b"\r\n"))
    type_into(desk, PARAGRAPHS[1], "TBD")
    texts = [(root / path).read_bytes() for path in (SOURCE, FILE)]
    assert all(b"\r\n{pair=row-1}\r\n" in text and b"\n" not in text.replace(b"\r\n", b"") for text in texts)
    type_into(desk, PARAGRAPHS[1], "")
    assert (root / SOURCE).read_bytes() == ENGLISH.encode().replace(b"\n", b"\r\n")


def test_rows_that_were_joined_stay_so_when_one_is_typed_anew(root: Path, desk: Desk) -> None:
    write_files(root, {FILE: HEAD.format("Лед") + "\n\n".join(RUSSIAN) + "\n"})
    article = opened(desk)
    assert isinstance(desk.regroup("ice", "ru", article.digest, row_of(article, PARAGRAPHS[1]).number, None), Saved)
    type_into(desk, PARAGRAPHS[1], f"{RUSSIAN[1]} {RUSSIAN[2]}")
    row = row_of(opened(desk), PARAGRAPHS[1])
    assert (row.source, row.target) == ("\n\n".join(PARAGRAPHS[1:3]), f"{RUSSIAN[1]} {RUSSIAN[2]}")


def test_a_beginning_is_taken_back_with_its_hints(root: Path, desk: Desk) -> None:
    before = [(root / path).read_bytes() for path in (SOURCE, FILE)]
    type_into(desk, PARAGRAPHS[3], "TBD")
    assert isinstance(desk.undo("ice", "ru"), Saved)
    assert [(root / path).read_bytes() for path in (SOURCE, FILE)] == before


def test_a_row_that_is_emptied_leaves_no_hint(root: Path, desk: Desk) -> None:
    type_into(desk, PARAGRAPHS[2], "TBD")
    type_into(desk, PARAGRAPHS[2], "")
    assert (root / SOURCE).read_text() == ENGLISH
    assert "pair=" not in (root / FILE).read_text()


def test_two_paragraphs_typed_into_one_row_stay_there(desk: Desk) -> None:
    type_into(desk, PARAGRAPHS[1], "Раз.\n\nДва.")
    assert row_of(opened(desk), PARAGRAPHS[1]).target == "Раз.\n\nДва."


def test_an_own_hint_is_left_as_it_was_typed(root: Path, desk: Desk) -> None:
    type_into(desk, PARAGRAPHS[1], "{pair=council}\nСовет.")
    assert "{pair=council}\nСовет." in (root / FILE).read_text()
    assert (root / SOURCE).read_text() == ENGLISH


LISTED = HEAD.format("The Ice") + (
    "What a carter needs.[^jar]\n\n- A spade.\n- A lamp.\n\nHe has it.\n\n1. Salt.\n2. Oil.\n\n[^jar]: A jar of it.\n"
)


@pytest.mark.parametrize(
    ("original", "typed", "written"),
    [
        ("- A spade.", "лопата", "- лопата"),
        ("- A spade.", "- лопата\n- совок", "- лопата\n- совок"),
        ("1. Salt.", "соль", "1. соль"),
        ("[^jar]:", "Стоит", "[^jar]: Стоит"),
        ("[^jar]:", "Стоит.\n\nЕще.", "[^jar]: Стоит.\n\n    Еще."),
        ("[^jar]:", "[^jar]: Стоит", "[^jar]: Стоит"),
    ],
)
def test_a_mark_or_label_that_was_not_typed_is_written(
    root: Path, desk: Desk, original: str, typed: str, written: str
) -> None:
    """Whoever looks at an empty row does not know that a list or a note begins with one."""
    write_files(root, {SOURCE: LISTED})
    type_into(desk, original, typed)
    assert row_of(opened(desk), original).target == written


def test_a_list_typed_as_lines_without_marks_is_refused(root: Path, desk: Desk) -> None:
    write_files(root, {SOURCE: LISTED})
    article = opened(desk)
    row, before = row_of(article, "- A spade."), (root / FILE).read_bytes()
    outcome = desk.save(Save("ice", "ru", article.digest, row.number, row.written, "лопата\nлампа"))
    assert isinstance(outcome, Refusal) and "begin each item" in outcome.reason
    assert (root / FILE).read_bytes() == before
