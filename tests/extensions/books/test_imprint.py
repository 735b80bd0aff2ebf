"""The imprint of a volume: each part where ГОСТ Р 7.0.4 has it, in a Russian, an English and a bilingual book, and in an e-book."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.tools import epubs
from tests.tools.publication import codes, publish, write_files

VOLUME = """
title = { en = "Two Ports", ru = "Два порта" }
trim = "60x90/16"
signature = [16]
chapters = "run-on"
articles = ["asia/ice", "asia/port"]

[imprint]
udc = "82-4"
bbk = "84(2)6-46"
author_mark = "Д22"
age = "12+"
kind = { ru = "Научно-популярное издание" }
edition = { en = "Second edition, revised", ru = "2-е изд., испр." }
first_published.en = "First published in Russian as Два порта, Vladivostok, 2019"
annotation = { en = "Two short essays.", ru = "Два коротких эссе." }
copyright = { en = "Anna Veresova", ru = "Анна Вересова" }
place = { en = "Vladivostok", ru = "Владивосток" }
address = { en = "1 Example Street", ru = "ул. Примерная, д. 1" }
printer = { en = "Example Press", ru = "типография «Пример»" }
paper.ru = "офсетная"
printing.ru = "цифровая"
order = "77"
signed = 2026-04-02
print_run = 1500

[isbn]
en = "978-0-00-000000-2"
ru = "9785000000014"
both = "978-0-00-000001-9"
ru-epub = "978-5-00000-002-1"
"""

FILES = {
    "content/site.toml": 'base_url = "https://press.example"\npublisher = { en = "The Press", ru = "Издательство" }\n',
    "content/volumes/ports.toml": VOLUME,
    **{
        f"content/{lang}/asia/{name}.md": f"---\ntitle: {title}\ndate: 2026-03-0{day}\nauthors: [anna]\n---\n{text}\n"
        for lang, name, day, title, text in (
            ("en", "ice", 1, "Ice", "The harbour froze in January.[^1]\n\n[^1]: In 1881."),
            ("ru", "ice", 1, "Лед", "Гавань замерзла в январе.[^1]\n\n[^1]: В 1881 году."),
            ("en", "port", 2, "The port", "Ships came in May.[^1]\n\n[^1]: Seven of them."),
            ("ru", "port", 2, "Порт", "Суда пришли в мае.[^1]\n\n[^1]: Семь судов."),
        )
    },
    **{f"content/{lang}/asia/index.md": "---\ntitle: Asia\n---\n" for lang in ("en", "ru")},
    "content/people/anna.toml": 'name = { en = "Anna Veresova", ru = "Анна Вересова" }\n',
}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("imprint"), FILES)
    report = publish(root, formats=("html", "volume", "volume-facing", "volume-epub"))
    assert codes(report) == []
    return root / "public"


def pages_of(path: Path) -> list[str]:
    """Return the text of each page, in lines as they are printed, with plain spaces."""
    run = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return [re.sub(r"[\u00a0\u202f]", " ", page) for page in run.stdout.split("\f")[:-1]]


def lines_of(page: str) -> list[str]:
    return [" ".join(line.split()) for line in page.splitlines() if line.strip()]


def test_the_back_of_a_russian_title_page_has_the_classes_at_the_head_and_the_isbn_at_the_foot(books: Path) -> None:
    title, verso = (lines_of(page) for page in pages_of(books / "ru/volumes/ports.pdf")[2:4])
    assert title[-1] == "Владивосток Издательство 2026"
    assert "2-е изд., испр." in title
    assert verso[:3] == ["УДК 82-4 12+", "ББК 84(2)6-46", "Д22"]
    assert verso[3] == "Два коротких эссе."
    assert verso[-1] == "ISBN 978-5-00000-001-4 © Анна Вересова, 2026"


def test_the_last_page_of_a_russian_book_says_how_it_was_printed(books: Path) -> None:
    """16 pages of 60×90/16 are one conventional sheet; blank pages that fill the last sheet count."""
    pages = pages_of(books / "ru/volumes/ports.pdf")
    assert len(pages) == 16
    last = " ".join(lines_of(pages[-1]))
    assert last.startswith(
        "Вересова, Анна. Два порта / Анна Вересова. — 2-е изд., испр. — Владивосток : Издательство, 2026. — 16 с. ; 22 см. — 1 500 экз. "
        "— ISBN 978-5-00000-001-4. — Текст : непосредственный. Научно-популярное издание Два порта"
    )
    assert (
        "Подписано в печать 02.04.2026. Формат 60×90/16. Бумага офсетная. Гарнитуры: Source Serif 4, "
        "Source Sans 3 и Source Code Pro. Печать цифровая. Усл. печ. л. 1,0. Тираж 1 500 экз. Заказ № 77."
    ) in last
    assert "Издатель: Издательство ул. Примерная, д. 1" in last
    assert last.endswith("Отпечатано: типография «Пример»")


@pytest.mark.parametrize(
    ("lang", "titles", "notes", "folio"),
    [
        ("en", ["Ice", "The port"], ["In 1881.", "Seven of them."], "1"),
        ("ru", ["Лед", "Порт"], ["В 1881 году.", "Семь судов."], "7"),
    ],
)
def test_chapters_that_run_on_share_pages_and_number_their_notes_as_one(
    books: Path, lang: str, titles: list[str], notes: list[str], folio: str
) -> None:
    """The first one begins on a recto, and under no head; pages are counted as in any book of the language."""
    lines = lines_of(pages_of(books / f"{lang}/volumes/ports.pdf")[6])
    assert [line for line in lines if line in titles] == titles == [lines[0], titles[1]]
    assert lines[-3:] == [*(f"{number}. {note}" for number, note in enumerate(notes, 1)), folio]


def test_running_heads_can_name_the_text_and_its_section(tmp_path: Path) -> None:
    """The page on which the text begins has none; one on which two sections meet names the first that begins there."""
    fill = "The surveyor walked along the river and wrote down every stone that he saw on its banks. " * 40
    text = f"---\ntitle: Ice\ndate: 2026-03-01\n---\n{fill}\n\n{fill}\n\n## The bay\n\n{fill}\n\n{fill}\n\n{fill}\n"
    volume = 'title.en = "Ports"\narticles = ["ice"]\nheads = "sections"\ntrim = "60x90/16"\n'
    files = {
        "content/site.toml": 'languages = ["en"]\nbase_url = "https://press.example"\n',
        "content/en/ice.md": text,
        "content/volumes/v.toml": volume,
    }
    report = publish(write_files(tmp_path, files), formats=("html", "volume"))
    assert codes(report) == []
    pages = [lines_of(page) for page in pages_of(tmp_path / "public/en/volumes/v.pdf")]
    begin = next(number for number, lines in enumerate(pages) if lines[:1] == ["Ice"])
    heads = [lines[0] for lines in pages[begin + 1 : begin + 7]]
    assert heads[0::2] == ["Ice"] * 3
    assert heads[1] == "Ice" if "The bay" not in pages[begin + 2] else "The bay"
    assert heads[3] == heads[5] == "The bay"


def test_an_english_copyright_page_has_everything_in_one_place(books: Path) -> None:
    pages = pages_of(books / "en/volumes/ports.pdf")
    verso = lines_of(pages[3])
    assert lines_of(pages[2])[-1] == "The Press Vladivostok 2026"
    assert "УДК" not in pages[3]
    assert "Second edition, revised" in lines_of(pages[2])
    assert verso[-8:] == [
        "Two Ports",
        "First published in Russian as Два порта, Vladivostok, 2019",
        "Published by The Press, 2026",
        "1 Example Street",
        "Set in Source Serif 4, Source Sans 3 and Source Code Pro.",
        "Printed by Example Press",
        "1,500 copies",
        "ISBN 978-0-00-000000-2 © 2026 Anna Veresova",
    ]


def test_a_book_in_two_languages_has_both_imprints_and_an_isbn_of_its_own(books: Path) -> None:
    pages = pages_of(books / "en-ru/volumes/ports-facing.pdf")
    english, russian = pages[3], pages[4]
    assert "Printed by Example Press" in english
    assert "УДК 82-4" in russian
    for verso in (english, russian):
        assert "ISBN 978-0-00-000001-9" in verso
    assert len(pages) % 8 == 0
    volume = re.search(r"Усл\. печ\. л\. ([\d,]+)\.", pages[-1])
    assert volume
    assert float(volume[1].replace(",", ".")) == len(pages) / 16


def test_an_ebook_is_identified_by_its_own_isbn(books: Path) -> None:
    with zipfile.ZipFile(books / "ru/volumes/ports.epub") as book:
        package, title = (book.read(f"EPUB/{name}").decode() for name in ("package.opf", "title.xhtml"))
    assert "<dc:identifier>urn:isbn:9785000000021</dc:identifier>" in package
    for words in (
        "УДК 82-4",
        "ББК 84(2)6-46",
        "ISBN 978-5-00000-002-1",
        "12+",
        "2-е изд., испр.",
        "© Анна Вересова, 2026",
    ):
        assert words in re.sub(r"[\u00a0\u202f]", " ", title)
    with zipfile.ZipFile(books / "en/volumes/ports.epub") as book:
        assert "urn:isbn" not in book.read("EPUB/package.opf").decode()


def test_epubcheck_finds_no_fault(books: Path) -> None:
    [finding] = epubs.check([books / "ru/volumes/ports.epub"]).values()
    assert finding.messages == ()
