"""Notes of the author by figures; those of the editor and the translator apart, by marks of their own, everywhere."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.tools import epubs
from tests.tools.publication import publish, run, run_json, write_files

ENGLISH = """---
title: A Town
date: 2026-01-02
original: ru
translators: [Anna Nash]
---

A town[^1] on a hill, a river[^ed:river] below it. People call it old.[^2]

They read the *Times*[^tr:times] in it.

[^1]: Which town, the author does not say.

[^2]: Others call it new.

[^ed:river]: The Ob

[^tr:times]: Not that of New York. (Trans.)
"""
RUSSIAN = """---
title: Город
date: 2026-01-02
author: [Lev Tikhonov]
---

Город[^1] на холме, под ним река[^ред:река]. Говорят, он старый[^2].

В нём читают *Таймс*.

[^1]: Какой, автор не говорит.

[^2]: Другие говорят: новый.

[^ред:река]: Обь
"""
FILES = {
    "content/site.toml": 'base_url = "https://a.example"\n[typography]\nnote_signatures = true\n',
    "content/en/town.md": ENGLISH,
    "content/ru/town.md": RUSSIAN,
}
FORMATS = ("html", "pdf", "epub", "parallel", "facing", "parallel-pdf")
EN_NOTES = ["1. Which town, the author does not say.", "2. Others call it new.", "* The Ob.—Ed."]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("rows"), FILES)
    report = publish(root, formats=FORMATS)
    assert report.problems == ()
    return root / "public"


def lines_of(pdf: Path, *options: str) -> list[str]:
    done = subprocess.run(["pdftotext", *options, str(pdf), "-"], capture_output=True, check=True)
    return [line.strip() for line in done.stdout.decode().splitlines() if line.strip()]


def notes_of(page: Path, path: str) -> list[tuple[str, ...]]:
    """Return the marks and the texts of each list of notes of a page."""
    lists = html.parse(str(page)).xpath(path)
    return [
        tuple(f"{li.get('value') or ''} {' '.join(li.text_content().split())}".strip() for li in row) for row in lists
    ]


def test_a_page_has_two_lists_of_notes(site: Path) -> None:
    assert notes_of(site / "en/town/index.html", '//section[@role="doc-endnotes"]/ol') == [
        ("1 Which town, the author does not say. ↑", "2 Others call it new. ↑"),
        ("* The Ob.—Ed. ↑", "** Not that of New York. (Trans.) ↑"),
    ]


def test_the_author_s_numbers_do_not_count_the_others(site: Path) -> None:
    tree = html.parse(str(site / "en/town/index.html"))
    calls = [(call.text, call.get("href")) for call in tree.xpath('//a[@role="doc-noteref"]')]
    assert calls == [("1", "#fn1"), ("*", "#fn3"), ("2", "#fn2"), ("**", "#fn4")]


def test_both_languages_sign_in_their_own_words(site: Path) -> None:
    rows = notes_of(site / "ru/town/index.html", '//section[@role="doc-endnotes"]/ol')
    assert rows[1] == ("* Обь. — Прим. ред. ↑",)


def test_a_parallel_page_keeps_the_rows_of_each_language_apart(site: Path) -> None:
    rows = notes_of(site / "en/town/parallel/index.html", '//section[@role="doc-endnotes"]/ol')
    assert [len(row) for row in rows] == [2, 1, 2, 2]
    assert rows[3][1].startswith("** Not that of New York")


@pytest.mark.parametrize("pdf", ["en/town.pdf", "en-ru/town-facing.pdf"])
def test_on_paper_the_others_stand_below_the_author_s(site: Path, pdf: str) -> None:
    """The call of the editor's note precedes that of the author's second one."""
    lines = [" ".join(line.replace("\u00a0", " ").split()) for line in lines_of(site / pdf, "-layout")]
    start = lines.index(EN_NOTES[0])
    assert lines[start : start + 4] == [*EN_NOTES, "** Not that of New York. (Trans.)"]


def test_two_columns_have_both_rows_on_either_side(site: Path) -> None:
    text = " ".join(" ".join(lines_of(site / "en-ru/town.pdf", "-raw")).split())
    assert text.index("2. Others call it new.") < text.index("* The Ob.—Ed.")
    assert text.index("2. Другие говорят: новый.") < text.index("* Обь. — Прим. ред.")


def test_a_reading_system_finds_the_mark_at_the_note(site: Path) -> None:
    with zipfile.ZipFile(site / "en/town.epub") as book:
        page = next(book.read(name).decode() for name in book.namelist() if b"doc-footnote" in book.read(name))
    notes = html.fromstring(page.encode()).xpath('//aside[@role="doc-footnote"]')
    assert [(note.get("id"), note[0].text) for note in notes] == [
        ("fn1", "1"),
        ("fn2", "2"),
        ("fn3", "*"),
        ("fn4", "**"),
    ]
    assert page.count('epub:type="noteref"') == 4


@pytest.mark.skipif(not epubs.has_java(), reason="needs Java")
def test_epubcheck_finds_nothing(site: Path) -> None:
    file = site / "en/town.epub"
    assert epubs.check([file])[file].messages == ()


def test_a_feed_has_both_rows(site: Path) -> None:
    feed = (site / "en/feed.xml").read_text(encoding="utf-8")
    assert "* &lt;p&gt;The Ob.—" in feed or "* <p>The Ob.—" in feed


def test_many_notes_have_letters(tmp_path: Path) -> None:
    calls = "".join(f" слово[^tr:{number}]" for number in range(5))
    notes = "".join(f"\n\n[^tr:{number}]: Сноска." for number in range(5))
    root = write_files(tmp_path, {"content/ru/a.md": f"# Текст\n\nЭто{calls}.{notes}\n"})
    publish(root)
    tree = html.parse(str(root / "public/ru/a/index.html"))
    assert [call.text for call in tree.xpath('//a[@role="doc-noteref"]')] == list("абвгд")
    assert "Прим." not in (root / "public/ru/a/index.html").read_text(encoding="utf-8")


# ---------------------------------------------------------------- round trips


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", FILES)


def bodies(root: Path) -> list[str]:
    return [(root / f"content/{lang}/town.md").read_text(encoding="utf-8") for lang in ("en", "ru")]


@pytest.mark.parametrize("options", [("--lang", "en"), ()], ids=["one language", "side by side"])
def test_word_keeps_whose_a_note_is(publication: Path, options: tuple[str, ...], capsys: Any) -> None:
    file = publication / "town.docx"
    before = bodies(publication)
    assert run(["--root", publication, "export", "town", "--output", file, *options], capsys)[0] == 0
    back = ("--lang", "en", "--pair", "town") if options else ()
    code, report = run_json(["--root", publication, "import", file, "--yes", *back], capsys)
    assert (code, report["problems"]) == (0, [])
    assert bodies(publication) == before


def test_a_translator_writes_a_note_of_their_own_in_word(publication: Path, capsys: Any) -> None:
    file = publication / "town.docx"
    run(["--root", publication, "export", "town", "--lang", "en", "--output", file], capsys)
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert b"ed: The Ob" in parts["word/footnotes.xml"]
    parts["word/footnotes.xml"] = parts["word/footnotes.xml"].replace(b"Others call it new.", b"tr: Old in Russian.")
    with zipfile.ZipFile(file, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    run(["--root", publication, "import", file, "--lang", "en", "--pair", "town", "--yes"], capsys)
    assert "[^tr:1]: Old in Russian." in bodies(publication)[0]


def test_an_xliff_file_keeps_a_note_that_only_the_translation_has(publication: Path, capsys: Any) -> None:
    file = publication / "town.xlf"
    run(["--root", publication, "export", "town", "--format", "xliff", "--lang", "en", "--output", file], capsys)
    text = file.read_text(encoding="utf-8")
    assert "Not that of New York" in text  # as the description of a code
    assert ">Not that of New York" not in text
    file.write_text(text.replace("They read the", "We read the"), encoding="utf-8")
    code, report = run_json(["--root", publication, "import", file, "--yes"], capsys)
    assert (code, report["problems"]) == (0, [])
    assert bodies(publication)[0] == ENGLISH.replace("They read the", "We read the")


def test_check_does_not_ask_for_the_translator_s_notes(publication: Path, capsys: Any) -> None:
    code, report = run_json(["--root", publication, "check"], capsys)
    assert (code, report["problems"]) == (0, [])


def test_fix_finds_its_columns_after_a_call(publication: Path, capsys: Any) -> None:
    path = publication / "content/en/town.md"
    path.write_text(ENGLISH.replace("People call it old.", 'People call it "old".'), encoding="utf-8")
    run(["--root", publication, "fix", "--yes"], capsys)
    assert "below it. People call it “old”.[^2]" in path.read_text(encoding="utf-8")
