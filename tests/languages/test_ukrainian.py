"""A pair without English: a publication in Ukrainian, by a package, and in Russian is built, checked and printed."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.languages import language_package
from tests.languages.language_package import compare_pages, own_words, page, places_of

HERE = Path(__file__).parent / "ukrainian"
run = partial(language_package.run, HERE)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(HERE / "publication", tmp_path_factory.mktemp("ukrainian") / "publication"))


@pytest.fixture(scope="module")
def report(root: Path) -> Any:
    return run(root, "build", "--formats", "html,pdf")


def test_it_is_built_without_a_problem(report: Any) -> None:
    """Nor does a message lack its Ukrainian."""
    assert report["problems"] == []
    assert (report["articles"], report["editions"], report["pdfs"]) == (1, 2, 2)


def test_its_pages_are_the_same_to_the_byte(report: Any, root: Path, accept: bool) -> None:
    compare_pages(root, HERE / "expected", ("uk", "ru"), accept)


def test_a_list_is_in_the_order_of_the_alphabet(report: Any, root: Path) -> None:
    """Of each language: «ґ» after «г», «і» and «ї» after «и», «ё» with «е»."""
    for lang, order in (
        ("uk", "Гавань Ґанок Зима Іній Їжа Їжак Йогурт Ялина"),
        ("ru", "Гавань Еда Ёж Ёлка Зима Иней Йогурт Крыльцо"),
    ):
        tags = page(root, f"{lang}/archive/").xpath("//*[@class='index index-tags']//a")
        assert [one.text_content() for one in tags] == order.split()


def test_each_text_is_set_by_the_rules_of_its_language(report: Any, root: Path) -> None:
    ukrainian, russian = (page(root, f"{lang}/port/").xpath("//div[@class='prose']/p")[:2] for lang in ("uk", "ru"))
    assert [one.text_content().replace("\u00a0", "⍽") for one in ukrainian] == [
        "Вона писала: «12⍽березня 1937 року „нікого“ тут не було»⍽— і⍽відпливла. Пароплавство налічувало тоді "
        "1234,5 тонни вантажу (с.⍽5–7), на⍽одинадцять відсотків більше.1",
        "Під’їзні колії з’єднували водопостачальне підприємство з⍽електростанцією, а судноремонтники жили "
        "у⍽п’ятиповерхових гуртожитках (див. також формулу⍽(1)).",
    ]
    assert (
        russian[0].text_content().startswith("Она писала: «12\u00a0марта 1937\u00a0года „никого“ здесь не\u00a0было»")
    )


def test_no_page_speaks_a_third_language(report: Any, root: Path) -> None:
    """Nor one of them the other: each has letters that the other lacks."""
    for place in (place.removeprefix("uk/") for place in places_of(root, "uk")):
        said = {lang: own_words(root, f"{lang}/{place}", other) for lang, other in (("uk", "ru"), ("ru", "uk"))}
        assert not re.search("[ыэёъЫЭЁЪ]", said["uk"])
        assert not re.search("[іїєґІЇЄҐ]", said["ru"])
        for words in said.values():
            assert {*re.findall("[a-z]+", words.lower())}.isdisjoint(
                {"the", "and", "of", "by", "also", "read", "notes"}
            )


def test_words_beside_a_number_have_their_form(report: Any, root: Path) -> None:
    facts = page(root, "uk/port/").xpath("//*[@class='byline-facts']")[0].text_content()
    assert " ".join(facts.split()) == "12 березня 2020 р. 1 хвилина читання"


def test_its_pdf_divides_words_as_ukrainian_does(report: Any, root: Path) -> None:
    command = ["pdftotext", "-layout", str(root / "public/uk/port.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "електро-\nстанцією" in text


def test_a_translation_from_it_is_checked(root: Path) -> None:
    """Numbers and months are compared in a pair of which neither is English."""
    path = root / "content/ru/port.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("12 марта", "12 мая").replace("1234,5", "1243,5"), encoding="utf-8")
    problems = run(root, "check")["problems"]
    path.write_text(text, encoding="utf-8")
    assert [problem["code"] for problem in problems] == ["number-differs", "number-differs"]


def test_an_address_has_the_letters_of_the_language_of_its_text(tmp_path: Path) -> None:
    """«г» is “h” in Ukrainian and “g” in Russian: of files, of folders, of headings, and of files that are begun."""
    root = Path(shutil.copytree(HERE / "publication", tmp_path / "publication"))
    settings = root / "content/site.toml"
    settings.write_text(f'slugs = "transliterated"\n{settings.read_text(encoding="utf-8")}', encoding="utf-8")
    for lang, heading in (("uk", "Гавань і Луг"), ("ru", "Гавань и Луг")):
        path = root / f"content/{lang}/берег/луг.md"
        path.parent.mkdir()
        head = "date: 2021-05-01\noriginal: uk\n" if lang == "uk" else ""
        path.write_text(f"---\ntitle: {heading}\n{head}---\n\n## {heading}\n\nГ.\n", encoding="utf-8")
    alone = "---\ntitle: Город\ndate: 2021-05-02\nlanguages: [ru]\n---\n\n## Гора\n\nГ.\n"
    (root / "content/ru/город.md").write_text(alone, encoding="utf-8")
    run(root, "build")
    assert page(root, "uk/bereh/luh/").xpath("//h2/@id")[0] == page(root, "ru/bereg/lug/").xpath("//h2/@id")[0]
    assert page(root, "ru/gorod/").xpath("//h2/@id")[0] == "gora"
    begun = [run(root, "new", "Гавань на березі", "--lang", lang)["file"] for lang in ("uk", "ru")]
    assert begun == ["content/uk/havan-na-berezi.md", "content/ru/gavan-na-berezi.md"]
