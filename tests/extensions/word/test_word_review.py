"""A reviewer's two-column file: exported, edited as people edit, and imported again through the command line."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from diglot.cli import command_line
from diglot.extensions.word.core.docx.review_table import (
    ReviewMetadata,
    read_review_metadata,
    style_review,
    write_review_metadata,
)
from diglot.extensions.word.core.docx.wordml import DOCUMENT
from diglot.extensions.word.model.docx import DocxParts
from diglot.extensions.word.pipeline import word_review
from diglot.extensions.word.pipeline.word_export import passage_digest
from diglot.model.tree import Blocks, Para, Str
from diglot.pipeline.typeset.markdown_writer import UnreadableMarkdown
from tests.tools.edited_word_files import edited, instead, row, rows
from tests.tools.publication import write_files
from tests.tools.word_maker import W

ENGLISH = """---
title: Left
kicker: Books
---
One   thing,
in two lines.

## Why

A thing with a note.[^krylov] And *more*.

* a point
* another

The end.

[^krylov]: A donkey.
"""
RUSSIAN = """---
title: "Лево"
kicker: Книги
translators: [Нина Эш]
---
Одна   вещь,
в двух строках.

## Почему

Вещь со сноской[^крылов]. И *еще*.

* пункт
* другой

Конец.

[^крылов]: Осел.
"""
PATHS = ("content/en/left.md", "content/ru/left.md")


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", dict(zip(PATHS, (ENGLISH, RUSSIAN), strict=True)))


def run(capsys: pytest.CaptureFixture[str], root: Path, *words: str | Path) -> tuple[int, dict[str, Any]]:
    code = command_line.main(["--root", str(root), *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def export(capsys: pytest.CaptureFixture[str], publication: Path) -> Path:
    file = publication / "left.docx"
    assert run(capsys, publication, "export", "left", "--output", file, "--yes") == (
        0,
        {"written": str(file), "problems": []},
    )
    return file


def import_file(capsys: pytest.CaptureFixture[str], publication: Path, file: Path) -> tuple[int, dict[str, Any]]:
    return run(capsys, publication, "import", file, "--yes")


def texts(publication: Path) -> tuple[str, str]:
    english, russian = ((publication / path).read_bytes().decode() for path in PATHS)
    return english, russian


def codes(report: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in report["problems"]]


def test_an_unedited_file_changes_nothing(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, report = import_file(capsys, publication, export(capsys, publication))
    assert (code, report["written"], report["problems"]) == (0, [], [])


def test_alerts_have_their_titles_in_the_language_of_their_column(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, text in zip(PATHS, (ENGLISH, RUSSIAN), strict=True):
        (publication / path).write_text(text + "\n> [!NOTE]\n> 1905.\n", encoding="utf-8")
    file = export(capsys, publication)
    with zipfile.ZipFile(file) as package:
        words = re.findall(r">(Note|Примечание)<", package.read("word/document.xml").decode())
    assert words == ["Note", "Примечание"]
    assert import_file(capsys, publication, file)[1]["written"] == [], "it is the same alert"


def test_a_file_saved_again_by_libreoffice_changes_nothing(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Made by tests/tools/make_word_files.py: styles, lists and notes are written differently, and mean the same."""
    file = Path(__file__).resolve().parents[2] / "word/two-columns.docx"
    code, report = import_file(capsys, publication, file)
    assert (code, report["written"], report["problems"]) == (0, [], [])


def test_the_same_article_gives_the_same_bytes(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file holds no date of creation."""
    first = export(capsys, publication).read_bytes()
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert b"dcterms:created" not in package.read("docProps/core.xml")
    assert export(capsys, publication).read_bytes() == first


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "Одна вещь, в двух строках.",
            "Одна вещь. В одной.",
            ("Одна   вещь,\nв двух строках.", "Одна вещь.\nВ одной."),
        ),
        ("Лево", "Лево: право", ('title: "Лево"', 'title: "Лево: право"')),
        ("Почему", "Отчего", ("## Почему", "## Отчего")),
        ("Вещь со сноской", "Дело со сноской", ("Вещь со сноской[^крылов]. И", "Дело со сноской[^крылов].\nИ")),
        ("пункт", "точка", ("* пункт\n* другой", "- точка\n- другой")),
    ],
    ids=["a paragraph", "the title", "a heading", "a paragraph with a note", "a list"],
)
def test_only_the_passage_that_was_edited_is_written(
    before: str, after: str, expected: tuple[str, str], publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything else is the same byte for byte, double spaces and the asterisks of lists included."""
    code, report = import_file(capsys, publication, edited(export(capsys, publication), instead(before, after)))
    assert (code, report["written"], codes(report)) == (0, ["content/ru/left.md"], [])
    assert texts(publication) == (ENGLISH, RUSSIAN.replace(*expected))


def test_an_edited_note_is_written_at_its_place_under_its_name(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = edited(export(capsys, publication), instead("Осел.", "Осел у Крылова."), part="word/footnotes.xml")
    import_file(capsys, publication, file)
    assert texts(publication) == (ENGLISH, RUSSIAN.replace("[^крылов]: Осел.", "[^крылов]: Осел у Крылова."))


def test_both_columns_may_be_edited(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = edited(export(capsys, publication), instead("The end.", "The very end."), instead("Конец.", "Совсем конец."))
    _, report = import_file(capsys, publication, file)
    assert report["written"] == list(PATHS)
    assert texts(publication) == (
        ENGLISH.replace("The end.", "The very end."),
        RUSSIAN.replace("Конец.", "Совсем конец."),
    )


def test_line_ends_and_the_byte_order_mark_stay(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    windows = "\ufeff" + RUSSIAN.replace("\n", "\r\n")
    write_files(publication, {PATHS[1]: windows})
    import_file(capsys, publication, edited(export(capsys, publication), instead("Конец.", "Финал.")))
    assert texts(publication)[1] == windows.replace("Конец.", "Финал.")


def test_nothing_is_written_without_confirmation(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = edited(export(capsys, publication), instead("Конец.", "Финал."))
    code, report = run(capsys, publication, "import", file)
    assert (code, codes(report), texts(publication)) == (1, ["file-in-the-way"], (ENGLISH, RUSSIAN))


def test_a_reviewer_sees_a_table_with_lines_across_a_wide_page(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three columns as wide as the page is between its margins; the head is grey; no row is divided between pages."""
    with zipfile.ZipFile(export(capsys, publication)) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))

    def numbers(path: str, name: str, parent: Element = root) -> list[int]:
        return [int(found.get(f"{{{W}}}{name}") or 0) for found in parent.iterfind(f".//{path}", {"w": W})]

    (width,), (height,), (left,) = (
        numbers(path, name) for path, name in (("w:pgSz", "w"), ("w:pgSz", "h"), ("w:pgMar", "left"))
    )
    assert (width, height, left) == (16838, 11906, 850), "A4 across, with margins of 15 mm"
    columns = numbers("w:gridCol", "w")
    assert sum(columns) == pytest.approx(width - 2 * left, abs=3)
    table = rows(root)
    # Word refuses a cell with two widths.
    assert all(numbers("w:tcW", "w", one) == columns for one in table)
    properties = [one.tag.partition("}")[2] for one in root.iterfind(".//w:tblPr/*", {"w": W})]
    # Word refuses another order. Source: ISO/IEC 29500-1, 17.4.59.
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"]
    assert properties == sorted(properties, key=order.index)
    borders = root.find(".//w:tblBorders", {"w": W})
    assert borders is not None
    assert [side.tag.partition("}")[2] for side in borders] == ["top", "left", "bottom", "right", "insideH", "insideV"]
    margins = root.find(".//w:tblCellMar", {"w": W})
    assert margins is not None
    # In twentieths of a point: a millimetre and a half. Source of the order: ISO/IEC 29500-1, 17.4.42.
    assert [(side.tag.partition("}")[2], side.get(f"{{{W}}}w")) for side in margins] == [
        (side, "85") for side in ("top", "left", "bottom", "right")
    ]
    # Word does not open a file in which a cell has no paragraph.
    assert all(cell.find(f"{{{W}}}p") is not None for cell in root.iter(f"{{{W}}}tc"))
    assert all(one.find("w:trPr/w:cantSplit", {"w": W}) is not None for one in table)
    assert [len(list(one.iter(f"{{{W}}}shd"))) for one in table] == [3] + [0] * (len(table) - 1)


# ---------------------------------------------------------------- rows


def test_an_emptied_cell_deletes_its_passage(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The note that nothing refers to any more is deleted too."""

    def empty(root: Element) -> None:
        cell = row(root, "3").findall(f"{{{W}}}tc")[2]
        for paragraph in cell.findall(f"{{{W}}}p"):
            for run_ in list(paragraph):
                paragraph.remove(run_)

    import_file(capsys, publication, edited(export(capsys, publication), empty))
    shortened = RUSSIAN.replace("Вещь со сноской[^крылов]. И *еще*.\n\n", "").replace("\n[^крылов]: Осел.\n", "")
    assert texts(publication) == (ENGLISH, shortened)


def test_a_deleted_row_deletes_nothing_and_is_reported(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def delete(root: Element) -> None:
        table = next(root.iter(f"{{{W}}}tbl"))
        table.remove(row(root, "3"))

    code, report = import_file(capsys, publication, edited(export(capsys, publication), delete))
    assert (code, codes(report), texts(publication)) == (0, ["review-row"], (ENGLISH, RUSSIAN))
    assert report["problems"][0]["what"] == "row 3: it is missing; the passage stays as it is"


def test_a_row_without_a_number_is_a_new_passage(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def add(root: Element) -> None:
        table = next(root.iter(f"{{{W}}}tbl"))
        copy = ElementTree.fromstring(ElementTree.tostring(row(root, "5")))
        instead("5", "")(copy)
        instead("The end.", "A new end.")(copy)
        instead("Конец.", "Новый конец.")(copy)
        table.append(copy)

    _, report = import_file(capsys, publication, edited(export(capsys, publication), add))
    assert [(problem["code"], problem["line"]) for problem in report["problems"]] == [("review-row", 8)]
    assert texts(publication) == (
        ENGLISH.replace("The end.\n", "The end.\n\nA new end.\n"),
        RUSSIAN.replace("Конец.\n", "Конец.\n\nНовый конец.\n"),
    )


def test_a_row_that_is_new_or_there_twice_stops_nothing_below_it(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a row that somebody has divided, both parts have its number."""

    def add(root: Element) -> None:
        table = next(root.iter(f"{{{W}}}tbl"))
        for number, name, words in (("2", "", ("Because", "Потому")), ("5", "5", ("And more.", "И еще."))):
            copy = ElementTree.fromstring(ElementTree.tostring(row(root, number)))
            for before, after in zip(
                ("Why", "Почему") if number == "2" else ("The end.", "Конец."), words, strict=True
            ):
                instead(before, after)(copy)
            instead(number, name)(copy)
            table.insert(list(table).index(row(root, number)) + 1, copy)

    _, report = import_file(capsys, publication, edited(export(capsys, publication), add))
    assert [problem["what"].partition(";")[0] for problem in report["problems"]] == [
        "row —: it is new",
        "row 5: it appears twice",
    ]
    assert [problem["line"] for problem in report["problems"]] == [5, 9]
    assert texts(publication) == (
        ENGLISH.replace("Why\n", "Why\n\n## Because\n").replace("The end.\n", "The end.\n\nAnd more.\n"),
        RUSSIAN.replace("Почему\n", "Почему\n\n## Потому\n").replace("Конец.\n", "Конец.\n\nИ еще.\n"),
    )


def test_a_file_of_an_article_whose_original_is_in_another_language_now_is_refused(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = export(capsys, publication)
    for path, text in zip(PATHS, (ENGLISH, RUSSIAN.replace("translators", "authors")), strict=True):
        write_files(publication, {path: text.replace("---\n", "---\noriginal: ru\n", 1)})
    before = texts(publication)
    code, report = import_file(capsys, publication, file)
    assert (code, codes(report), texts(publication)) == (1, ["refused-file"], before)
    assert "the original of its article is now in another language" in json.dumps(report)


def test_a_moved_row_moves_its_passage(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def move(root: Element) -> None:
        table = next(root.iter(f"{{{W}}}tbl"))
        last = row(root, "5")
        table.remove(last)
        table.insert(list(table).index(row(root, "1")), last)

    _, report = import_file(capsys, publication, edited(export(capsys, publication), move))
    assert [problem["what"] for problem in report["problems"]] == ["row 5: it was moved, and its passage with it"]
    assert [problem["line"] for problem in report["problems"]] == [3], "below kicker and title"
    moved = RUSSIAN.replace("Конец.\n\n", "").replace("Одна   вещь", "Конец.\n\nОдна   вещь")
    assert texts(publication)[1] == moved


# ---------------------------------------------------------------- the manuscript changed meanwhile


def test_what_the_author_added_since_stays_where_it_was_added(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At the end, too, where the reviewer's file has nothing after it."""
    file = edited(export(capsys, publication), instead("Одна вещь", "Одно дело"))
    english, russian = (
        text.replace(last, f"{last}\n\n{more}", 1)
        for text, last, more in (
            (ENGLISH, "The end.", "And an afterword.\n\nWith more."),
            (RUSSIAN, "Конец.", "И послесловие.\n\nПодробнее."),
        )
    )
    write_files(publication, {PATHS[0]: english, PATHS[1]: russian})
    code, report = import_file(capsys, publication, file)
    assert (code, codes(report)) == (0, [])
    assert texts(publication) == (
        english,
        russian.replace("Одна   вещь,\nв двух строках.", "Одно дело, в двух строках."),
    )


def test_of_two_paragraphs_that_are_one_passage_the_one_that_is_left_stays_as_it_was_typed(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english = "---\ntitle: Left\n---\nOne   thing,\nin 1961.\n\nAnother   thing,\nin 1986.\n\nThe end.\n"
    russian = "---\ntitle: Лево\n---\nОдна вещь, в 1961 году, и другая вещь, в 1986 году.\n\nКонец.\n"
    write_files(publication, {PATHS[0]: english, PATHS[1]: russian})

    def remove(root: Element) -> None:
        cell = row(root, "1").findall(f"{{{W}}}tc")[1]
        cell.remove(cell.findall(f"{{{W}}}p")[0])

    import_file(capsys, publication, edited(export(capsys, publication), remove))
    assert texts(publication) == (english.replace("One   thing,\nin 1961.\n\n", ""), russian)


def test_two_new_notes_in_place_of_one_have_two_labels(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reviewer has put a second reference into the passage, and has edited the first note."""

    def refer_twice(root: Element) -> None:
        note = next(one for one in root.iter(f"{{{W}}}r") if one.find(f"{{{W}}}footnoteReference") is not None)
        paragraph = next(one for one in root.iter(f"{{{W}}}p") if note in one)
        paragraph.append(ElementTree.fromstring(ElementTree.tostring(note)))

    file = edited(export(capsys, publication), refer_twice)
    edited(file, instead("A donkey.", "Two donkeys."), part="word/footnotes.xml")
    import_file(capsys, publication, file)
    found = texts(publication)[0]
    assert re.findall(r"\[\^(\w+)\](?!:)", found) == ["krylov", "1"]
    assert re.findall(r"\[\^(\w+)\]: (.*)", found) == [("krylov", "Two donkeys."), ("1", "Two donkeys.")]


def test_a_reviewed_file_that_cannot_be_read_is_refused(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = edited(export(capsys, publication), instead("The end.", "The very end."))

    def fail(*_: object) -> None:
        raise UnreadableMarkdown("it exceeded the memory limit")

    monkeypatch.setattr(word_review, "read_review", fail)
    code, report = import_file(capsys, publication, file)
    assert (code, codes(report)) == (1, ["refused-file"])
    assert texts(publication) == (ENGLISH, RUSSIAN)


def test_a_passage_edited_on_both_sides_is_left_alone_and_reported(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = edited(export(capsys, publication), instead("Конец.", "Финал."), instead("Почему", "Отчего"))
    newer = RUSSIAN.replace("Конец.", "Конец, и все.")
    write_files(publication, {PATHS[1]: newer})
    code, report = import_file(capsys, publication, file)
    assert (code, codes(report)) == (1, ["review-conflict"])
    assert texts(publication)[1] == newer.replace("## Почему", "## Отчего")


def test_a_title_on_two_lines_is_left_to_whoever_writes_the_file(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other fields and passages are written all the same."""
    folded = RUSSIAN.replace('title: "Лево"', "title: >\n  Лево")
    write_files(publication, {PATHS[1]: folded})
    file = edited(export(capsys, publication), *(instead(*pair) for pair in (("Лево", "Право"), ("Книги", "О книгах"))))
    _, report = import_file(capsys, publication, file)
    assert (codes(report), report["problems"][0]["line"]) == (["field-left"], 2)
    assert texts(publication)[1] == folded.replace("Книги", "О книгах")


def test_numbers_are_found_again_where_passages_were_added(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = edited(export(capsys, publication), instead("Конец.", "Финал."))
    english, russian = (
        text.replace("\n---\n", f"\n---\n{more}\n\n", 1)
        for text, more in ((ENGLISH, "An opening paragraph."), (RUSSIAN, "Первый абзац."))
    )
    write_files(publication, {PATHS[0]: english, PATHS[1]: russian})
    code, report = import_file(capsys, publication, file)
    assert (code, codes(report)) == (0, [])
    assert texts(publication) == (english, russian.replace("Конец.", "Финал."))


def test_a_passage_that_was_deleted_since_stays_deleted_and_the_others_are_there_once(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = edited(export(capsys, publication), instead("Конец.", "Финал."))
    shorter = [text.replace(f"## {name}\n\n", "") for text, name in ((ENGLISH, "Why"), (RUSSIAN, "Почему"))]
    write_files(publication, dict(zip(PATHS, shorter, strict=True)))
    import_file(capsys, publication, file)
    assert texts(publication) == (shorter[0], shorter[1].replace("Конец.", "Финал."))


def test_the_passages_of_a_long_litany_are_found_again_below_a_new_one() -> None:
    verses: list[Blocks] = [(Para((Str(text),)),) for text in ("Lord, have mercy.", "Lord, hear us.")] * 125
    digests = {str(number): (passage_digest(verse),) * 2 for number, verse in enumerate(verses, start=1)}
    now: list[Blocks] = [(Para((Str("A psalm."),)),), *verses]
    current = {str(number): (verse, verse) for number, verse in enumerate(now, start=1)}
    found = word_review._current_numbers(ReviewMetadata("litany", ("en", "ru"), digests), current)
    assert found == {str(number): str(number + 1) for number in range(1, 251)}


def test_an_edit_that_was_imported_before_changes_nothing(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does it undo how the author has divided it into lines since, or put into quotation marks."""
    file = edited(export(capsys, publication), instead("Конец.", "Самый конец."), instead("Лево", "Право"))
    import_file(capsys, publication, file)
    since = texts(publication)[1].replace("Самый конец.", "Самый\nконец.").replace("title: Право", 'title: "Право"')
    assert 'title: "Право"' in since
    write_files(publication, {PATHS[1]: since})
    code, report = import_file(capsys, publication, file)
    assert (code, report["written"], codes(report)) == (0, [], [])


def test_what_a_file_says_of_its_passages_is_read_as_it_was_written() -> None:
    parts = DocxParts({"docProps/custom.xml": Element("properties")})
    metadata = ReviewMetadata("left", ("en", "ru"), {"title": ("a", "б"), "1": ("c", "")})
    write_review_metadata(parts, metadata)
    assert read_review_metadata(parts) == metadata


def test_words_have_the_language_of_their_column_unless_they_have_their_own() -> None:
    """Neither a quotation in a third language nor words whose style says what they are get another one."""
    own = ("", '<w:rPr><w:lang w:val="fr-FR"/></w:rPr>', '<w:rPr><w:rStyle w:val="VerbatimChar"/></w:rPr>')
    runs = "".join(f"<w:r>{properties}<w:t>x</w:t></w:r>" for properties in own)
    cells = f"<w:tc><w:p>{runs}</w:p></w:tc>" * 2 + f"<w:tc><w:tcPr><w:vAlign/></w:tcPr><w:p>{runs}</w:p></w:tc>"
    body = f"<w:body><w:tbl><w:tblPr/><w:tr>{cells}</w:tr></w:tbl></w:body>"
    xml = ElementTree.fromstring(f'<w:document xmlns:w="{W}">{body}</w:document>')
    style_review(DocxParts({DOCUMENT: xml}), ("en", "ru"))
    assert [cell[0].tag for cell in xml.iter(f"{{{W}}}tc")] == [f"{{{W}}}tcPr"] * 3, "Word looks for it nowhere else"
    # Word refuses another order. Source: ISO/IEC 29500-1, 17.4.69.
    assert [one.tag.partition("}")[2] for one in list(xml.iter(f"{{{W}}}tcPr"))[2]] == ["tcW", "vAlign"]
    assert [run[0].tag for run in xml.iter(f"{{{W}}}r")][3:] == [f"{{{W}}}rPr"] * 6
    spoken = [run.find(f".//{{{W}}}lang") for run in xml.iter(f"{{{W}}}r")]
    assert ["" if lang is None else lang.get(f"{{{W}}}val") for lang in spoken] == [
        "", "fr-FR", "",
        "en-GB", "fr-FR", "",
        "ru-RU", "fr-FR", "",
    ]  # fmt: skip


def test_an_article_in_one_language_has_no_second_column(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (publication / PATHS[1]).unlink()
    code, report = run(capsys, publication, "export", "left", "--output", publication / "x.docx")
    assert (code, codes(report)) == (1, ["missing-edition"])
    code, report = run(capsys, publication, "export", "left", "--lang", "en", "--output", publication / "x.docx")
    assert code == 0
